//! One resource, and what is neither a list nor a batch.

use serde_json::{Value, json};

use super::ids;
use super::route::{Failure, Request};
use super::world::Kind;
use super::write::Writer;

/// The resource that the last label names.
pub fn one(request: &Request, writer: &Writer) -> Result<Vec<u8>, Failure> {
    let kind = request
        .operation
        .inputs
        .last()
        .and_then(|input| Kind::of_parameter(input.name));
    let row = kind.and_then(|kind| request.row(kind));
    let row = row.ok_or_else(|| Failure::missing(request.operation.name))?;
    let mut out = Vec::with_capacity(2048);
    writer.structure(&mut out, request.world, &row, request.operation.output);
    Ok(out)
}

/// All statistics are there at once, so that the id only has to look like one.
pub fn aggregation(request: &Request, body: &Value) -> Result<Vec<u8>, Failure> {
    let resources = &body["resourceIds"];
    let (name, kind) = if resources["queueIds"].is_array() {
        ("queueIds", Kind::Queue)
    } else {
        ("fleetIds", Kind::Fleet)
    };
    request.ids(resources, name, kind)?;
    for name in ["startTime", "endTime", "groupBy", "statistics"] {
        if body[name].is_null() {
            return Err(Failure::invalid(name, "The parameter is required."));
        }
    }
    let hash = ids::hash_bytes(request.key(), body.to_string().as_bytes());
    let id = ids::hex(u128::from(hash) << 64 | u128::from(ids::mix(hash)));
    Ok(json!({"aggregationId": String::from_utf8_lossy(&id)})
        .to_string()
        .into_bytes())
}
