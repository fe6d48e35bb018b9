//! Operations that get one resource.

use crate::failure::Failure;
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
    writer.structure(&mut out, request.world, &item, operation.output);
    Ok(out)
}
