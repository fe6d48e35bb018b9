//! Fleets that are created, changed and deleted, and the queues that they work for.

use serde_json::Value;

use super::resources::room;
use super::{Created, Named, conflict, given};
use crate::failure::Failure;
use crate::simulation::Simulation;
use crate::simulation::plan::{DAY, FleetPlan, Instance, MINUTE, Market, SECOND};
use crate::simulation::status::{ACTIVE, CANCEL_TASKS, COMPLETE_TASKS, STOPPED};
use crate::world::Kind;

const OF_FLEETS: [&str; 5] = [
    "displayName",
    "description",
    "roleArn",
    "configuration",
    "hostConfiguration",
];
const MOST_WORKERS: u64 = 10_000;
/// Dollars that a virtual CPU costs in an hour.
const PRICES: [(Market, f64); 3] = [
    (Market::Customer, 0.0016),
    (Market::OnDemand, 0.048),
    (Market::Spot, 0.017),
];

pub fn create(simulation: &mut Simulation, named: &Named, body: &Value) -> Result<Created, Failure> {
    let count = simulation.fleets.iter().filter(|fleet| !fleet.is_deleted).count();
    room(count, Kind::Fleet, "CreateFleet")?;
    let least = workers(body, "minWorkerCount")?.unwrap_or(0);
    let most = workers(body, "maxWorkerCount")?.unwrap_or(0);
    if least > most {
        return Err(Failure::invalid("minWorkerCount", "It is more than maxWorkerCount."));
    }
    let configuration = &body["configuration"];
    let (market, capabilities) = match &configuration["serviceManagedEc2"] {
        Value::Null => (
            Market::Customer,
            &configuration["customerManaged"]["workerCapabilities"],
        ),
        service if service["instanceMarketOptions"]["type"] == "on-demand" => {
            (Market::OnDemand, &service["instanceCapabilities"])
        }
        service => (Market::Spot, &service["instanceCapabilities"]),
    };
    let size = |name: &str| {
        capabilities[name]["min"]
            .as_u64()
            .and_then(|size| u32::try_from(size).ok())
    };
    let (vcpus, memory_mib) = (size("vCpuCount").unwrap_or(1), size("memoryMiB").unwrap_or(1024));
    let price = PRICES
        .iter()
        .find(|(of, _)| *of == market)
        .map_or(0.0, |(_, price)| *price);
    let mut names: Vec<&str> = capabilities["allowedInstanceTypes"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    if names.is_empty() {
        names.push(if market == Market::Customer { "" } else { "c5.4xlarge" });
    }
    let instance = |name: &str| Instance {
        name: name.into(),
        vcpus,
        memory_mib,
        speed: 1.0,
        dollars_per_hour: price * f64::from(vcpus),
    };
    let idle = &configuration["serviceManagedEc2"]["autoScalingConfiguration"]["workerIdleDurationSeconds"];
    let plan = FleetPlan {
        id: None,
        name: body["displayName"].as_str().unwrap_or_default().into(),
        market,
        instances: names.into_iter().map(instance).collect(),
        // Hosts of the studio's own are always on.
        min_workers: if market == Market::Customer { most } else { least },
        max_workers: most,
        idle: idle
            .as_i64()
            .map_or(5 * MINUTE, |seconds| seconds.clamp(0, DAY / SECOND) * SECOND),
        interrupted_every: None,
        interruptions: Vec::new(),
        bad_workers: Vec::new(),
    };
    let fleet = simulation.add_fleet(named.need(Kind::Farm)? as u32, plan, given(body, &OF_FLEETS));
    Ok(Some(("fleetId", Kind::Fleet, fleet)))
}

/// A number of workers that a farm on this machine can have.
fn workers(body: &Value, name: &'static str) -> Result<Option<u32>, Failure> {
    match body[name].as_u64() {
        Some(count) if count > MOST_WORKERS => {
            let why = format!("A fleet on this machine has at most {MOST_WORKERS} workers.");
            Err(Failure::invalid(name, &why))
        }
        count => Ok(count.map(|count| count as u32)),
    }
}

/// Another configuration is told from now on; workers are launched as before.
pub fn update(simulation: &mut Simulation, named: &Named, body: &Value) -> Result<(), Failure> {
    let (number, now) = (named.need(Kind::Fleet)?, simulation.now);
    let plan = &mut simulation.plan.fleets[number];
    let least = workers(body, "minWorkerCount")?.unwrap_or(plan.min_workers);
    let most = workers(body, "maxWorkerCount")?.unwrap_or(plan.max_workers);
    if least > most && !body["minWorkerCount"].is_null() {
        return Err(Failure::invalid("minWorkerCount", "It is more than maxWorkerCount."));
    }
    if let Some(name) = body["displayName"].as_str() {
        plan.name = name.into();
    }
    let least = if plan.market == Market::Customer {
        most
    } else {
        least.min(most)
    };
    let fleet = &mut simulation.fleets[number];
    fleet.updated = Some(now);
    fleet.given.extend(given(body, &OF_FLEETS));
    simulation.resize(number as u32, least, most);
    Ok(())
}

pub fn delete(simulation: &mut Simulation, named: &Named) -> Result<(), Failure> {
    let fleet = named.need(Kind::Fleet)?;
    let mut queues = 0..simulation.queues.len();
    if queues.any(|queue| simulation.association(queue, fleet).is_some()) {
        let message = "The fleet is associated with a queue.";
        return Err(conflict(Kind::Fleet, "RESOURCE_IN_USE", message));
    }
    simulation.delete_fleet(fleet as u32);
    Ok(())
}

pub fn associate(simulation: &mut Simulation, named: &Named) -> Result<(), Failure> {
    let (queue, fleet) = (named.need(Kind::Queue)?, named.need(Kind::Fleet)?);
    if simulation.association(queue, fleet).is_none() {
        simulation.associate(queue, fleet, ACTIVE);
    }
    Ok(())
}

pub fn update_association(simulation: &mut Simulation, named: &Named, body: &Value) -> Result<(), Failure> {
    let (queue, fleet) = associated(simulation, named)?;
    let statuses = [ACTIVE, COMPLETE_TASKS, CANCEL_TASKS];
    let status = statuses.into_iter().find(|status| body["status"] == *status);
    let status = status.ok_or_else(|| Failure::invalid("status", "The value is not one of the enumeration."))?;
    simulation.associate(queue, fleet, status);
    Ok(())
}

pub fn dissociate(simulation: &mut Simulation, named: &Named) -> Result<(), Failure> {
    let (queue, fleet) = associated(simulation, named)?;
    if simulation.association(queue, fleet) != Some(STOPPED) {
        let message = "The association is not STOPPED.";
        return Err(conflict(Kind::Fleet, "STATUS_CONFLICT", message));
    }
    simulation.dissociate(queue, fleet);
    Ok(())
}

/// The queue and the fleet that are named, which are associated.
fn associated(simulation: &Simulation, named: &Named) -> Result<(usize, usize), Failure> {
    let (queue, fleet) = (named.need(Kind::Queue)?, named.need(Kind::Fleet)?);
    match simulation.association(queue, fleet) {
        Some(_) => Ok((queue, fleet)),
        None => Err(Failure::unknown("queue-fleet-association", "")),
    }
}
