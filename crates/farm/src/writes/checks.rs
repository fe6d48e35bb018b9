//! Whether a body is as the service's model says.

use deadline_model::{Shape, Structure};
use regex_lite::Regex;
use serde_json::Value;

use crate::failure::Failure;
use crate::table::LIMITS;
use crate::write::Write;

pub fn check(write: &Write, body: &Value) -> Result<(), Failure> {
    structure("", write.body, body)
}

fn structure(path: &str, structure: &Structure, given: &Value) -> Result<(), Failure> {
    if !given.is_object() {
        return Err(Failure::invalid(path, "The value is not an object."));
    }
    let mut members = 0;
    for member in structure.members {
        let path = if path.is_empty() {
            member.name.to_owned()
        } else {
            format!("{path}.{}", member.name)
        };
        match &given[member.name] {
            Value::Null if member.required => return Err(Failure::invalid(&path, "The parameter is required.")),
            Value::Null => {}
            value => {
                members += 1;
                check_value(
                    &path,
                    &format!("{}.{}", structure.name, member.name),
                    &member.shape,
                    value,
                )?;
            }
        }
    }
    if structure.union && members != 1 {
        return Err(Failure::invalid(path, "Exactly one member of the union must be set."));
    }
    Ok(())
}

/// `of` is the value's name in `LIMITS`.
fn check_value(path: &str, of: &str, shape: &Shape, given: &Value) -> Result<(), Failure> {
    let is_right = match shape {
        Shape::Structure(inner) => return structure(path, inner, given),
        Shape::List(_, item) => {
            let list = given.as_array();
            let list = list.ok_or_else(|| Failure::invalid(path, "The value is not a list."))?;
            check_limit(path, of, given)?;
            let of = format!("{of}[]");
            return list.iter().try_for_each(|value| check_value(path, &of, item, value));
        }
        Shape::Map(_, item) => {
            let map = given.as_object();
            let map = map.ok_or_else(|| Failure::invalid(path, "The value is not an object."))?;
            check_limit(path, of, given)?;
            let (of_keys, of) = (format!("{of}{{}}"), format!("{of}[]"));
            return map.iter().try_for_each(|(key, value)| {
                check_limit(path, &of_keys, &key.as_str().into())?;
                check_value(&format!("{path}.{key}"), &of, item, value)
            });
        }
        Shape::String(values) => {
            let text = given.as_str();
            if text.is_some_and(|text| !values.is_empty() && !values.contains(&text)) {
                return Err(Failure::invalid(path, "The value is not one of the enumeration."));
            }
            text.is_some()
        }
        Shape::Integer => given.is_i64() || given.is_u64(),
        Shape::Float => given.is_number(),
        Shape::Boolean => given.is_boolean(),
        Shape::Timestamp => given.is_number() || given.is_string(),
        Shape::Document => true,
    };
    if !is_right {
        let why = "The value has another type than the model says.";
        return Err(Failure::invalid(path, why));
    }
    check_limit(path, of, given)
}

/// Whether the value, or its length, is within the bounds, and a text matches the pattern.
fn check_limit(path: &str, of: &str, given: &Value) -> Result<(), Failure> {
    let Ok(found) = LIMITS.binary_search_by_key(&of, |(known, ..)| known) else {
        return Ok(());
    };
    let (_, least, most, pattern) = LIMITS[found];
    let size = match given {
        Value::String(text) => text.chars().count() as f64,
        Value::Array(list) => list.len() as f64,
        Value::Object(map) => map.len() as f64,
        given => given.as_f64().unwrap_or_default(),
    };
    if least.is_some_and(|least| size < least as f64) || most.is_some_and(|most| size > most as f64) {
        let bound = |bound: Option<i64>| bound.map_or_else(|| "any".to_owned(), |bound| bound.to_string());
        let why = format!(
            "The value or its length must be from {} to {}.",
            bound(least),
            bound(most)
        );
        return Err(Failure::invalid(path, &why));
    }
    match given {
        Value::String(text) if !pattern.is_empty() && !is_match(pattern, text) => Err(Failure::invalid(
            path,
            &format!("The value does not match the pattern {pattern}"),
        )),
        _ => Ok(()),
    }
}

fn is_match(pattern: &str, text: &str) -> bool {
    // A test compiles all patterns of the table.
    Regex::new(&format!("^(?:{pattern})$")).is_ok_and(|pattern| pattern.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limits_are_in_order_and_their_patterns_are_known_here() {
        assert!(LIMITS.is_sorted_by_key(|(of, ..)| of));
        for (of, _, _, pattern) in LIMITS {
            assert!(Regex::new(pattern).is_ok(), "{of}: {pattern}");
        }
        assert!(is_match(r"[a-zA-Z0-9-_/]+", "a-_/9") && !is_match(r"[a-zA-Z0-9-_/]+", "a:"));
        assert!(is_match("a|b", "a") && !is_match("a|b", "ab") && !is_match("a", "a\n"));
    }
}
