//! Many jobs or tasks to change in one request, with an error for each that cannot be.

use serde_json::{Value, json};

use super::{Named, jobs, named};
use crate::failure::Failure;
use crate::request::Request;
use crate::simulation::Simulation;
use crate::write::Write;

/// What is ordered of one resource, if it was found.
pub struct Order<'a> {
    item: &'a Value,
    named: Result<Named, Failure>,
}

pub fn orders<'a>(request: &Request, body: &'a Value) -> Result<Vec<Order<'a>>, Failure> {
    let items = ["jobs", "tasks"].into_iter().find_map(|name| body[name].as_array());
    let items = items.ok_or_else(|| Failure::not_implemented(request.operation.name))?;
    let order = |item| Order {
        item,
        named: named(request, Vec::new(), item),
    };
    Ok(items.iter().map(order).collect())
}

pub fn carry_out(simulation: &mut Simulation, write: &Write, orders: Vec<Order>) -> Value {
    let mut errors = Vec::new();
    for Order { item, named } in orders {
        let change = match write.operation.name {
            "BatchUpdateJob" => jobs::update,
            _ => jobs::update_task,
        };
        if let Err(failure) = named.and_then(|named| change(simulation, &named, item)) {
            let ids = ["farmId", "queueId", "jobId", "stepId", "taskId"];
            let mut error = super::given(item, &ids);
            error.insert("code".to_owned(), json!(failure.code));
            error.insert("message".to_owned(), failure.body["message"].clone());
            errors.push(error);
        }
    }
    json!({"errors": errors})
}
