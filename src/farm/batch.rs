//! BatchGet: many resources in one answer; those that are not found are told beside them.

use serde_json::{Map, Value, json};

use super::route::{Failure, Request, separate};
use super::rows::Row;
use super::world::Kind;
use super::write::Writer;
use crate::model::{Shape, Structure};

pub fn batch(request: &Request, writer: &Writer, body: &Value) -> Result<Vec<u8>, Failure> {
    let operation = request.operation;
    let list = |name: &str| match operation.output.members.iter().find(|member| member.name == name) {
        Some(member) => match &member.shape {
            Shape::List(_, Shape::Structure(item)) => Ok(*item),
            _ => Err(Failure::missing(operation.name)),
        },
        None => Err(Failure::missing(operation.name)),
    };
    let (item, error) = (list(operation.result_key)?, list("errors")?);
    // The workers' own operation takes less.
    let most = if item.union { 10 } else { 100 };
    let identifiers = body["identifiers"].as_array();
    let identifiers = identifiers
        .filter(|identifiers| (1..=most).contains(&identifiers.len()))
        .ok_or_else(|| {
            Failure::invalid(
                "identifiers",
                &format!("The value must be a list of 1 to {most} members."),
            )
        })?;
    let mut out = Vec::with_capacity(identifiers.len() * 1024 + 64);
    let mut errors = Vec::new();
    out.push(b'{');
    separate(&mut out, operation.result_key);
    out.push(b'[');
    let start = out.len();
    for identifier in identifiers {
        let asked = Identifier::new(error, identifier)?;
        match asked.row(request) {
            Ok(row) => {
                if out.len() > start {
                    out.push(b',');
                }
                writer.structure(&mut out, request.world, &row, item);
            }
            Err(failure) => errors.push(asked.error(&failure)),
        }
    }
    out.push(b']');
    separate(&mut out, "errors");
    out.extend_from_slice(Value::Array(errors).to_string().as_bytes());
    out.push(b'}');
    Ok(out)
}

/// The ids of one resource, from the farm down.
struct Identifier<'a> {
    /// The member of the union that it stands in, if it does.
    arm: &'static str,
    ids: Vec<(&'static str, &'a str)>,
}

impl<'a> Identifier<'a> {
    /// An error repeats the ids, so that its shape names them.
    fn new(error: &'static Structure, given: &'a Value) -> Result<Self, Failure> {
        let ill = |why: &str| Failure::invalid("identifiers", why);
        let (arm, shape, given) = if error.union {
            let member = error.members.iter().find(|member| given[member.name].is_object());
            let Some((member, Shape::Structure(shape))) = member.map(|member| (member, &member.shape)) else {
                return Err(ill("The identifier is none of the union."));
            };
            (member.name, *shape, &given[member.name])
        } else {
            ("", error, given)
        };
        let names = shape.members.iter().map(|member| member.name);
        let ids = names
            .filter(|name| !matches!(*name, "code" | "message"))
            .map(|name| Some((name, given[name].as_str()?)))
            .collect::<Option<_>>();
        let ids = ids.ok_or_else(|| ill("An id is missing."))?;
        Ok(Self { arm, ids })
    }

    fn row(&self, request: &Request) -> Result<Row, Failure> {
        let mut within = request.at_same();
        for (name, id) in &self.ids {
            match Kind::of_parameter(name) {
                Some(kind) => {
                    let number = within.find(kind, name, id)?;
                    within.found.push((kind, number));
                }
                // A job has one environment, which is named after it.
                None if Some(*id) == self.job_environment().as_deref() => {}
                None => return Err(Failure::unknown(Kind::QueueEnvironment, id)),
            }
        }
        let kind = within.found.last().map(|(kind, _)| *kind);
        let mut row = kind
            .and_then(|kind| within.row(kind))
            .ok_or_else(|| Failure::missing(request.operation.name))?;
        if !self.arm.is_empty() {
            row.arm = self.arm;
        }
        Ok(row)
    }

    fn job_environment(&self) -> Option<String> {
        let job = self.ids.iter().find(|(name, _)| *name == "jobId")?;
        Some(format!("JOB:{}:Environment", job.1))
    }

    fn error(&self, failure: &Failure) -> Value {
        let mut error: Map<String, Value> = self
            .ids
            .iter()
            .map(|(name, id)| ((*name).to_owned(), json!(id)))
            .collect();
        error.insert("code".to_owned(), json!(failure.code));
        error.insert("message".to_owned(), failure.body["message"].clone());
        if self.arm.is_empty() {
            Value::Object(error)
        } else {
            json!({self.arm: error})
        }
    }
}
