//! BatchGet operations: many resources in one answer, with an error for each that is not found.

use deadline_model::{Shape, Structure};
use serde_json::{Map, Value, json};

use crate::failure::Failure;
use crate::items::Item;
use crate::json;
use crate::request::Request;
use crate::world::Kind;

pub fn batch(request: &Request, body: &Value) -> Result<Vec<u8>, Failure> {
    let operation = request.operation;
    let shapes = request
        .item_shape(operation.result_key)
        .zip(request.item_shape("errors"));
    let (shape, error) = shapes.ok_or_else(|| Failure::not_implemented(operation.name))?;
    // The operation for workers, with a union, takes fewer.
    let most = if shape.union { 10 } else { 100 };
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
    json::key(&mut out, operation.result_key);
    out.push(b'[');
    for identifier in identifiers {
        let identifier = Identifier::new(error, identifier)?;
        match identifier.item(request) {
            Ok(item) => {
                json::separate(&mut out);
                let writer = &request.farm.writer;
                writer.structure(&mut out, request.world, &item, shape);
            }
            Err(failure) => errors.push(identifier.error(&failure)),
        }
    }
    out.push(b']');
    json::key(&mut out, "errors");
    out.extend_from_slice(Value::Array(errors).to_string().as_bytes());
    out.push(b'}');
    Ok(out)
}

/// The ids of one resource, from the farm down.
struct Identifier<'a> {
    /// The member of the union; empty if it is not one.
    variant: &'static str,
    ids: Vec<(&'static str, &'a str)>,
}

impl<'a> Identifier<'a> {
    /// The shape of an error names the ids, as errors repeat them.
    fn new(error: &'static Structure, given: &'a Value) -> Result<Self, Failure> {
        let invalid = |why: &str| Failure::invalid("identifiers", why);
        let (variant, shape, given) = if error.union {
            let member = error.members.iter().find(|member| given[member.name].is_object());
            let Some((member, Shape::Structure(shape))) = member.map(|member| (member, &member.shape)) else {
                return Err(invalid("The identifier is none of the union."));
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
        let ids = ids.ok_or_else(|| invalid("An id is missing."))?;
        Ok(Self { variant, ids })
    }

    fn item(&self, request: &Request) -> Result<Item, Failure> {
        let mut within = request.nested();
        for (name, id) in &self.ids {
            match Kind::of_parameter(name) {
                Some(kind) => {
                    let number = within.find(kind, name, id)?;
                    within.found.push((kind, number));
                }
                // A job has one environment, named after the job.
                None if Some(*id) == self.job_environment().as_deref() => {}
                None => return Err(Failure::not_found(Kind::QueueEnvironment, id)),
            }
        }
        let kind = within.found.last().map(|(kind, _)| *kind);
        let mut item = kind
            .and_then(|kind| within.resource(kind))
            .ok_or_else(|| Failure::not_implemented(request.operation.name))?;
        if !self.variant.is_empty() {
            item.variant = self.variant;
        }
        Ok(item)
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
        if self.variant.is_empty() {
            Value::Object(error)
        } else {
            json!({self.variant: error})
        }
    }
}
