//! Operations that get one resource, and the start of a statistics aggregation.

use serde_json::{Value, json};

use crate::failure::Failure;
use crate::ids;
use crate::request::Request;
use crate::world::Kind;

/// The resource that the last label names.
pub fn resource(request: &Request) -> Result<Vec<u8>, Failure> {
    let operation = request.operation;
    let label = operation.inputs.last();
    let kind = label.and_then(|input| Kind::of_parameter(input.name));
    let item = kind.and_then(|kind| request.resource(kind));
    let item = item.ok_or_else(|| Failure::not_implemented(operation.name))?;
    let mut out = Vec::with_capacity(2048);
    let writer = &request.farm.writer;
    writer.structure(&mut out, request.world(), &item, operation.output);
    Ok(out)
}

/// The aggregation is complete at once, so any id of the right form gets its statistics.
pub fn aggregation(request: &Request, body: &Value) -> Result<Vec<u8>, Failure> {
    let resources = &body["resourceIds"];
    let (name, kind) = if resources["queueIds"].is_array() {
        ("queueIds", Kind::Queue)
    } else {
        ("fleetIds", Kind::Fleet)
    };
    request.find_all(resources, name, kind)?;
    for name in ["startTime", "endTime", "groupBy", "statistics"] {
        if body[name].is_null() {
            return Err(Failure::invalid(name, "The parameter is required."));
        }
    }
    let hash = ids::hash_bytes(request.listing_hash(), body.to_string().as_bytes());
    let id = ids::hex(ids::widen(hash));
    Ok(json!({"aggregationId": id}).to_string().into_bytes())
}
