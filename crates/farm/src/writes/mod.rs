//! Operations that change a simulated farm: the request is checked as a whole before anything is changed.

mod batch;
mod checks;
mod fleets;
mod jobs;
mod resources;

use serde_json::{Map, Value, json};

use crate::call::Call;
use crate::failure::Failure;
use crate::request::Request;
use crate::simulation::Simulation;
use crate::state::Farm;
use crate::table::WRITES;
use crate::world::Kind;
use crate::write::Write;

/// The resources that a request names, by their numbers through all farms.
#[derive(Clone)]
struct Named(Vec<(Kind, u64)>);

impl Named {
    fn get(&self, kind: Kind) -> Option<usize> {
        // One in the body comes after those in the path.
        let mut found = self.0.iter().rev();
        found
            .find(|(known, _)| *known == kind)
            .map(|(_, number)| *number as usize)
    }

    /// The number of a resource that the operation always names.
    fn need(&self, kind: Kind) -> Result<usize, Failure> {
        self.get(kind)
            .ok_or_else(|| Failure::invalid(kind.resource(), "The parameter is required."))
    }
}

/// Members of a body that are ids of resources.
const IDS: [(&str, Kind); 9] = [
    ("farmId", Kind::Farm),
    ("queueId", Kind::Queue),
    ("fleetId", Kind::Fleet),
    ("jobId", Kind::Job),
    ("stepId", Kind::Step),
    ("taskId", Kind::Task),
    ("sessionId", Kind::Session),
    ("sourceJobId", Kind::Job),
    ("storageProfileId", Kind::StorageProfile),
];

/// What was created, by the member of the answer that has its id.
type Created = Option<(&'static str, Kind, u32)>;

/// The operation of this name, if it changes the farm.
pub fn find(name: &str) -> Option<&'static Write> {
    WRITES.iter().find(|write| write.operation.name == name)
}

/// The answer to the request, which has changed the farm. One that is repeated with its client token changes nothing.
pub fn answer(farm: &Farm, call: &Call, write: &'static Write, body: &Value) -> Result<Vec<u8>, Failure> {
    let name = write.operation.name;
    let mut world = farm.world_to_change();
    if world.simulation.is_none() {
        let message = format!("{name}: the data of a LocalFarm cannot be changed; a SimulatedFarm serves it.");
        return Err(Failure::new(501, "NotImplemented", json!({"message": message})));
    }
    if let Some(answer) = farm.answered(|answered| answered.get(name, call)) {
        return Ok(answer);
    }
    checks::check(write, body)?;
    let request = Request::new(farm, &world, &write.operation, call.parameters())?;
    let answer = if name.starts_with("Batch") {
        let orders = batch::orders(&request, body)?;
        let simulation = world.simulation.as_mut();
        simulation.map_or_else(|| json!({}), |simulation| batch::carry_out(simulation, write, orders))
    } else {
        let named = named(&request, request.found.clone(), body)?;
        let simulation = world.simulation.as_mut();
        let created = simulation.map(|simulation| change(simulation, write, &named, body));
        match created.transpose()?.flatten() {
            Some((member, kind, number)) => json!({member: world.id(kind, number.into())}),
            None => json!({}),
        }
    };
    let answer = answer.to_string().into_bytes();
    farm.answered(|answered| answered.add(name, call, &answer));
    Ok(answer)
}

/// Those that were found, and those that the body names, each within those before it.
fn named(request: &Request, found: Vec<(Kind, u64)>, body: &Value) -> Result<Named, Failure> {
    let mut within = request.nested();
    within.found = found;
    for (name, kind) in IDS {
        if let Some(id) = body[name].as_str() {
            let number = within.find(kind, name, id)?;
            within.found.push((kind, number));
        }
    }
    Ok(Named(within.found))
}

fn change(simulation: &mut Simulation, write: &Write, named: &Named, body: &Value) -> Result<Created, Failure> {
    let none = |result: Result<(), Failure>| result.map(|()| None);
    match write.operation.name {
        "CreateJob" => jobs::create(simulation, named, body),
        "UpdateJob" => none(jobs::update(simulation, named, body)),
        "UpdateStep" => none(jobs::update_step(simulation, named, body)),
        "UpdateTask" => none(jobs::update_task(simulation, named, body)),
        "UpdateSession" => none(jobs::update_session(simulation, named)),
        "CreateFarm" => resources::create_farm(simulation, body),
        "UpdateFarm" => none(resources::update_farm(simulation, named, body)),
        "DeleteFarm" => none(resources::delete_farm(simulation, named)),
        "CreateQueue" => resources::create_queue(simulation, named, body),
        "UpdateQueue" => none(resources::update_queue(simulation, named, body)),
        "DeleteQueue" => none(resources::delete_queue(simulation, named)),
        "CreateFleet" => fleets::create(simulation, named, body),
        "UpdateFleet" => none(fleets::update(simulation, named, body)),
        "DeleteFleet" => none(fleets::delete(simulation, named)),
        "CreateQueueFleetAssociation" => none(fleets::associate(simulation, named)),
        "UpdateQueueFleetAssociation" => none(fleets::update_association(simulation, named, body)),
        "DeleteQueueFleetAssociation" => none(fleets::dissociate(simulation, named)),
        name => Err(Failure::not_implemented(name)),
    }
}

/// The members of a body that a resource tells as they were given.
fn given(body: &Value, members: &[&str]) -> Map<String, Value> {
    let member = |name: &&str| {
        Some((
            (*name).to_owned(),
            body.get(*name).filter(|value| !value.is_null())?.clone(),
        ))
    };
    members.iter().filter_map(member).collect()
}

fn conflict(kind: Kind, reason: &str, message: &str) -> Failure {
    let body = json!({"message": message, "reason": reason, "resourceId": "", "resourceType": kind.resource()});
    Failure::new(409, "ConflictException", body)
}
