//! Whether a body is as the service's model says.

use deadline_model::{Shape, Structure};
use serde_json::Value;

use crate::failure::Failure;
use crate::write::Write;

pub fn check(write: &Write, body: &Value) -> Result<(), Failure> {
    structure("", write.body, body)?;
    for (name, least, most) in write.bounds {
        let size = match &body[name] {
            Value::Null => continue,
            Value::String(text) => text.chars().count() as i64,
            Value::Array(list) => list.len() as i64,
            Value::Object(map) => map.len() as i64,
            Value::Bool(_) => continue,
            // Beyond 64 bits it is beyond every bound as well.
            Value::Number(number) => number.as_f64().map_or(i64::MAX, |number| number as i64),
        };
        if least.is_some_and(|least| size < least) || most.is_some_and(|most| size > most) {
            let bound = |bound: &Option<i64>| bound.map_or_else(|| "any".to_owned(), |bound| bound.to_string());
            let why = format!(
                "The value or its length must be from {} to {}.",
                bound(least),
                bound(most)
            );
            return Err(Failure::invalid(name, &why));
        }
    }
    Ok(())
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
                check_value(&path, &member.shape, value)?;
            }
        }
    }
    if structure.union && members != 1 {
        return Err(Failure::invalid(path, "Exactly one member of the union must be set."));
    }
    Ok(())
}

fn check_value(path: &str, shape: &Shape, given: &Value) -> Result<(), Failure> {
    let is_right = match shape {
        Shape::Structure(inner) => return structure(path, inner, given),
        Shape::List(_, item) => {
            let list = given.as_array();
            let list = list.ok_or_else(|| Failure::invalid(path, "The value is not a list."))?;
            return list.iter().try_for_each(|value| check_value(path, item, value));
        }
        Shape::Map(_, item) => {
            let map = given.as_object();
            let map = map.ok_or_else(|| Failure::invalid(path, "The value is not an object."))?;
            return map
                .iter()
                .try_for_each(|(key, value)| check_value(&format!("{path}.{key}"), item, value));
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
    if is_right {
        Ok(())
    } else {
        Err(Failure::invalid(
            path,
            "The value has another type than the model says.",
        ))
    }
}
