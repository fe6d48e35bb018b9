//! The parents of a resource: the ids that an operation needs, and for each id the operation that lists it.

use crate::shapes::{Location, Operation};
use crate::table::OPERATIONS;

/// The ids in an operation's URL, from the outermost resource to the innermost: `farmId`, `queueId`, ...
pub fn parents(operation: &'static Operation) -> impl Iterator<Item = &'static str> {
    let inputs = operation.inputs.iter();
    inputs
        .filter(|input| input.location == Location::Uri)
        .map(|input| input.name)
}

/// The operation that lists the resources which an id names: `sessions` for `sessionId`, and of several operations the
/// one that needs the fewest ids itself. None for what no operation lists, such as `aggregationId`.
pub fn lister(id: &str) -> Option<&'static Operation> {
    let listing = OPERATIONS.iter().filter(|operation| {
        let given = operation.inputs.iter().any(|input| input.name == id);
        let names_them = operation.result_key.strip_suffix('s') == id.strip_suffix("Id");
        operation.name.starts_with("List") && !given && names_them
    });
    listing.min_by_key(|operation| parents(operation).count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation;

    #[test]
    fn ids_from_the_outermost_in() {
        let tasks = operation("list_tasks").expect("a paginated operation");
        assert_eq!(
            parents(tasks).collect::<Vec<_>>(),
            ["farmId", "queueId", "jobId", "stepId"]
        );
        let farms = operation("list_farms").expect("a paginated operation");
        assert_eq!(parents(farms).count(), 0);
    }

    #[test]
    fn each_id_in_a_url_is_listed() {
        for operation in OPERATIONS {
            for id in parents(operation) {
                assert!(lister(id).is_some(), "{} needs {id}", operation.name);
            }
        }
        for id in ["aggregationId", "principalId"] {
            assert!(lister(id).is_none(), "{id}");
        }
    }

    #[test]
    fn listers_are_the_obvious_ones() {
        for (id, method) in [
            ("farmId", "list_farms"),
            ("queueId", "list_queues"),
            ("fleetId", "list_fleets"),
            ("workerId", "list_workers"),
            ("jobId", "list_jobs"),
            ("stepId", "list_steps"),
            ("sessionId", "list_sessions"),
            ("licenseEndpointId", "list_license_endpoints"),
        ] {
            assert_eq!(lister(id).map(|operation| operation.method), Some(method));
        }
    }
}
