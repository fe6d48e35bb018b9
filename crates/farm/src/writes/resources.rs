//! Farms and queues that are created, changed and deleted.

use serde_json::Value;

use super::{Created, Named, conflict, given};
use crate::failure::Failure;
use crate::simulation::Simulation;
use crate::simulation::plan::QueuePlan;
use crate::world::Kind;

/// More of them would make a request slow.
const MOST_RESOURCES: usize = 1000;
const OF_FARMS: [&str; 4] = ["displayName", "description", "kmsKeyArn", "costScaleFactor"];
const OF_QUEUES: [&str; 9] = [
    "displayName",
    "description",
    "defaultBudgetAction",
    "jobAttachmentSettings",
    "roleArn",
    "jobRunAsUser",
    "requiredFileSystemLocationNames",
    "allowedStorageProfileIds",
    "schedulingConfiguration",
];
/// Lists of a queue that are changed by what is added and removed.
const LISTS: [&str; 2] = ["requiredFileSystemLocationNames", "allowedStorageProfileIds"];

/// There is room for one more, beside so many that are not deleted.
pub fn room(count: usize, kind: Kind, operation: &str) -> Result<(), Failure> {
    if count < MOST_RESOURCES {
        return Ok(());
    }
    let message = format!("There are {MOST_RESOURCES} already: this machine has no more.");
    let mut failure = Failure::of(Some(402), None, Some(&message), operation);
    failure.body["resourceType"] = kind.resource().into();
    Err(failure)
}

pub fn create_farm(simulation: &mut Simulation, body: &Value) -> Result<Created, Failure> {
    let count = simulation.farms.iter().filter(|farm| !farm.is_deleted).count();
    room(count, Kind::Farm, "CreateFarm")?;
    let farm = simulation.add_farm(given(body, &OF_FARMS));
    Ok(Some(("farmId", Kind::Farm, farm)))
}

pub fn update_farm(simulation: &mut Simulation, named: &Named, body: &Value) -> Result<(), Failure> {
    let now = simulation.now;
    let farm = &mut simulation.farms[named.need(Kind::Farm)?];
    farm.given.extend(given(body, &OF_FARMS));
    farm.updated = now;
    Ok(())
}

pub fn delete_farm(simulation: &mut Simulation, named: &Named) -> Result<(), Failure> {
    let number = named.need(Kind::Farm)?;
    let farm = &simulation.farms[number];
    let queues = farm
        .queues
        .iter()
        .all(|queue| simulation.queues[*queue as usize].is_deleted);
    let fleets = farm
        .fleets
        .iter()
        .all(|fleet| simulation.fleets[*fleet as usize].is_deleted);
    if !(queues && fleets) {
        return Err(conflict(
            Kind::Farm,
            "RESOURCE_IN_USE",
            "The farm has queues or fleets.",
        ));
    }
    simulation.farms[number].is_deleted = true;
    Ok(())
}

pub fn create_queue(simulation: &mut Simulation, named: &Named, body: &Value) -> Result<Created, Failure> {
    let count = simulation.queues.iter().filter(|queue| !queue.is_deleted).count();
    room(count, Kind::Queue, "CreateQueue")?;
    let plan = QueuePlan {
        id: None,
        name: body["displayName"].as_str().unwrap_or_default().into(),
        fleets: Vec::new(),
        dollars_per_day: f64::from(u32::MAX),
    };
    let queue = simulation.add_queue(named.need(Kind::Farm)? as u32, plan, given(body, &OF_QUEUES));
    Ok(Some(("queueId", Kind::Queue, queue)))
}

pub fn update_queue(simulation: &mut Simulation, named: &Named, body: &Value) -> Result<(), Failure> {
    let (number, now) = (named.need(Kind::Queue)?, simulation.now);
    if let Some(name) = body["displayName"].as_str() {
        simulation.plan.queues[number].name = name.into();
    }
    let queue = &mut simulation.queues[number];
    queue.updated = now;
    queue.given.extend(given(body, &OF_QUEUES));
    for name in LISTS {
        let texts = |list: &Value| list.as_array().cloned().unwrap_or_default();
        let (added, removed) = (
            texts(&body[format!("{name}ToAdd")]),
            texts(&body[format!("{name}ToRemove")]),
        );
        if added.is_empty() && removed.is_empty() {
            continue;
        }
        let mut list = queue.given.get(name).map(texts).unwrap_or_default();
        list.retain(|known| !removed.contains(known) && !added.contains(known));
        list.extend(added);
        queue.given.insert(name.to_owned(), list.into());
    }
    Ok(())
}

pub fn delete_queue(simulation: &mut Simulation, named: &Named) -> Result<(), Failure> {
    let queue = named.need(Kind::Queue)?;
    if simulation.associated(queue).next().is_some() {
        let message = "The queue is associated with a fleet.";
        return Err(conflict(Kind::Queue, "RESOURCE_IN_USE", message));
    }
    simulation.delete_queue(queue as u32);
    Ok(())
}
