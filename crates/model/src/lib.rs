//! The list operations of AWS Deadline Cloud and their shapes, as data. `table.rs` is generated from botocore's service model.

use std::collections::BTreeMap;

mod parents;
pub mod shapes;
#[rustfmt::skip]
pub mod table;

pub use parents::{lister, parents};
pub use shapes::{ErrorShape, Input, InputKind, Location, Member, Operation, Shape, Structure, quoted};
pub use table::{BOTOCORE, ERRORS, KEYS, NOT_PAGEABLE, OPERATIONS};

/// The paginated operation with this method name (`list_sessions`).
pub fn operation(method: &str) -> Option<&'static Operation> {
    OPERATIONS.iter().find(|operation| operation.method == method)
}

/// The error shape with this code.
pub fn error(code: &str) -> Option<&'static ErrorShape> {
    ERRORS.iter().find(|error| error.code == code)
}

pub type Names = Vec<&'static str>;

/// The names of the operation's parameters, and the members of each structure in its output, by structure name.
pub fn members(operation: &'static Operation) -> (Names, BTreeMap<&'static str, Names>) {
    let mut structures = BTreeMap::new();
    collect(operation.output, &mut structures);
    (operation.inputs.iter().map(|input| input.name).collect(), structures)
}

fn collect(structure: &'static Structure, structures: &mut BTreeMap<&'static str, Names>) {
    let names = structure.members.iter().map(|member| member.name).collect();
    if structures.insert(structure.name, names).is_none() {
        for member in structure.members {
            let mut shape = &member.shape;
            while let Shape::List(_, item) | Shape::Map(_, item) = shape {
                shape = item;
            }
            if let Shape::Structure(inner) = shape {
                collect(inner, structures);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_found_by_method_name() {
        for known in OPERATIONS {
            let found = operation(known.method).map(|operation| operation.name);
            assert_eq!(found, Some(known.name));
        }
        assert!(operation("ListSessions").is_none());
        assert!(NOT_PAGEABLE.iter().all(|method| operation(method).is_none()));
    }

    #[test]
    fn errors_are_found_by_code() {
        assert_eq!(
            error("ThrottlingException").map(|error| error.shape.name),
            Some("ThrottlingException")
        );
        assert!(error("throttlingexception").is_none());
    }

    #[test]
    fn members_reach_through_lists_and_maps() {
        let sessions = operation("list_sessions").map(members);
        let (parameters, structures) = sessions.expect("list_sessions is paginated");
        assert!(parameters.contains(&"jobId"));
        assert_eq!(structures["ListSessionsResponse"], ["sessions", "nextToken"]);
        assert!(structures["SessionSummary"].contains(&"startedAt"));
    }

    #[test]
    fn each_member_has_its_name_in_the_keys() {
        fn check(structure: &Structure) {
            for member in structure.members {
                assert_eq!(KEYS[usize::from(member.key)], member.name);
            }
        }
        OPERATIONS.iter().for_each(|operation| check(operation.output));
        ERRORS.iter().for_each(|error| check(error.shape));
    }

    #[test]
    fn each_operation_lists_under_its_result_key_and_pages_by_token() {
        for operation in OPERATIONS {
            let result = operation
                .output
                .members
                .iter()
                .find(|member| member.name == operation.result_key);
            assert!(
                matches!(result.map(|member| &member.shape), Some(Shape::List(..))),
                "{}",
                operation.name
            );
            let has_token = operation.inputs.iter().any(|input| input.name == "nextToken");
            assert!(has_token, "{}", operation.name);
        }
    }
}
