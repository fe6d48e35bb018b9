//! What a simulated farm consists of, and the jobs that arrive. A plan is data: it says nothing about what happens.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::tasks::Tasks;

pub const SECOND: i64 = 1000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

/// No made-up user has so high a number.
pub const USERS: u64 = 1 << 60;

/// All times are milliseconds.
pub struct Plan {
    pub seed: u64,
    /// The simulation begins at this time, with no jobs.
    pub start: i64,
    pub fleets: Vec<FleetPlan>,
    pub queues: Vec<QueuePlan>,
    /// The id of the first farm, if it is not made up.
    pub farm_id: Option<Arc<str>>,
    /// Who submits jobs, beside those that are made up.
    pub users: Vec<Arc<str>>,
    /// In the order of their arrival.
    pub jobs: Box<dyn Iterator<Item = JobPlan> + Send + Sync>,
    /// Whether actions fail now and then for no reason that the plan knows.
    pub has_mishaps: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Market {
    OnDemand,
    /// Instances are taken away at times.
    Spot,
    /// Hosts of the studio's own, which are always on.
    Customer,
}

pub struct FleetPlan {
    pub name: Arc<str>,
    /// Its id, if it is not made up.
    pub id: Option<Arc<str>>,
    pub market: Market,
    /// What instances are launched.
    pub instances: Vec<Instance>,
    pub min_workers: u32,
    pub max_workers: u32,
    /// A worker that has been idle for so long is shut down.
    pub idle: i64,
    /// Mean time until an instance or a host is interrupted by chance.
    pub interrupted_every: Option<i64>,
    /// Workers, by their number in the fleet, that are interrupted so long after the start.
    pub interruptions: Vec<(u32, i64)>,
    pub bad_workers: Vec<BadWorker>,
}

/// A worker on which tasks fail.
pub struct BadWorker {
    /// Its number in the fleet.
    pub number: u32,
    /// The share of tasks that fail.
    pub share: f64,
    pub exit_code: i32,
}

#[derive(Clone, Debug)]
pub struct Instance {
    pub name: Arc<str>,
    pub vcpus: u32,
    pub memory_mib: u32,
    /// How much faster than the first a frame is rendered.
    pub speed: f64,
    pub dollars_per_hour: f64,
}

pub struct QueuePlan {
    pub name: Arc<str>,
    /// Its id, if it is not made up.
    pub id: Option<Arc<str>>,
    /// The fleets that work for it, by number.
    pub fleets: Vec<usize>,
    /// What may be spent in a day before nothing more is scheduled.
    pub dollars_per_day: f64,
}

/// What a request gave of a resource, by the member's name; what is made up gives way to it.
pub type Given = Map<String, Value>;

#[derive(Debug)]
pub struct JobPlan {
    /// Its id, if it is not made up.
    pub id: Option<Arc<str>>,
    pub arrives: i64,
    pub queue: usize,
    /// Its number; those of the plan's users begin at `USERS`.
    pub user: u64,
    pub name: Arc<str>,
    pub parameters: Vec<Parameter>,
    pub priority: u8,
    pub steps: Vec<StepPlan>,
    pub max_retries: u32,
    pub max_failed: u32,
    pub max_workers: Option<u32>,
    /// Somebody cancels it so long after its arrival.
    pub canceled: Option<i64>,
    /// Somebody suspends it so long after its arrival, and resumes it later.
    pub suspended: Option<(i64, i64)>,
    /// Members that were given when it was created or changed, as the service tells them.
    pub given: Given,
}

/// A parameter of a job; the type is the member of the service's union, such as `int`.
#[derive(Clone, Debug)]
pub struct Parameter {
    pub name: Arc<str>,
    pub kind: &'static str,
    pub value: Value,
}

impl Parameter {
    pub fn text(name: &str, value: &str) -> Self {
        Self {
            name: name.into(),
            kind: "string",
            value: value.into(),
        }
    }
}

#[derive(Clone, Debug)]
pub struct StepPlan {
    pub name: Arc<str>,
    /// The steps of the job, by number, that have to be done before.
    pub depends_on: Vec<usize>,
    pub tasks: Tasks,
    /// Median time of a task on the first instance type, and the spread of its logarithm.
    pub seconds: f64,
    pub spread: f64,
    /// Tasks that fail wherever they run.
    pub broken: Vec<Broken>,
}

#[derive(Clone, Debug)]
pub struct Broken {
    /// The task's number in the step.
    pub task: u32,
    /// After so many failures it succeeds.
    pub times: u32,
    pub exit_code: i32,
}
