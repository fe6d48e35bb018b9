//! Operations that get one resource.

use crate::failure::Failure;
use crate::items::{Collection, Item};
use crate::request::Request;
use crate::world::Kind;

/// The resource that the last label names.
pub fn resource(request: &Request) -> Result<Vec<u8>, Failure> {
    let operation = request.operation;
    let label = operation.inputs.last();
    let kind = label.and_then(|input| Kind::of_parameter(input.name));
    let item = match operation.name {
        "GetQueueFleetAssociation" => Some(association(request, Kind::Fleet, Collection::QueueFleetAssociations)?),
        "GetQueueLimitAssociation" => Some(association(request, Kind::Limit, Collection::QueueLimitAssociations)?),
        _ => kind.and_then(|kind| request.resource(kind)),
    };
    let item = item.ok_or_else(|| Failure::not_implemented(operation.name))?;
    let mut out = Vec::with_capacity(2048);
    let writer = &request.farm.writer;
    writer.structure(&mut out, request.world, &item, operation.output);
    Ok(out)
}

/// What joins the queue to a fleet or limit.
fn association(request: &Request, kind: Kind, collection: Collection) -> Result<Item, Failure> {
    let world = request.world;
    let farm = request.found(Kind::Farm).unwrap_or_default();
    let (queue, other) = (request.found(Kind::Queue), request.found(kind));
    let items = world.numbers(collection, Kind::Farm, farm);
    let mut items = items.iter().map(|number| world.item(collection, number));
    let found = items.find(|item| {
        let number = if kind == Kind::Limit {
            Some(item.number)
        } else {
            item.fleet
        };
        item.queue == queue && number == other
    });
    found.ok_or_else(|| Failure::unknown("association", ""))
}
