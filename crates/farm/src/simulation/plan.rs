//! What a simulated farm consists of, and the jobs that arrive. A plan is data: it says nothing about what happens.

use std::sync::Arc;

pub const SECOND: i64 = 1000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

/// All times are milliseconds.
pub struct Plan {
    pub seed: u64,
    /// The simulation begins at this time, with no jobs.
    pub start: i64,
    pub fleets: Vec<FleetPlan>,
    pub queues: Vec<QueuePlan>,
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
    /// The fleets that work for it, by number.
    pub fleets: Vec<usize>,
    /// What may be spent in a day before nothing more is scheduled.
    pub dollars_per_day: f64,
}

#[derive(Debug)]
pub struct JobPlan {
    pub arrives: i64,
    pub queue: usize,
    pub user: u64,
    pub name: Arc<str>,
    /// Its parameters, all of them text.
    pub parameters: Vec<(Arc<str>, Arc<str>)>,
    pub priority: u8,
    pub steps: Vec<StepPlan>,
    pub max_retries: u32,
    pub max_failed: u32,
    pub max_workers: Option<u32>,
    /// Somebody cancels it so long after its arrival.
    pub canceled: Option<i64>,
    /// Somebody suspends it so long after its arrival, and resumes it later.
    pub suspended: Option<(i64, i64)>,
}

#[derive(Debug)]
pub struct StepPlan {
    pub name: Arc<str>,
    /// The step of the job, by number, that has to be done before.
    pub depends_on: Option<usize>,
    /// Frames `first`, `first + by`, ..., `frames` of them, each task with up to `chunk`.
    pub first: u32,
    pub frames: u32,
    pub by: u32,
    pub chunk: u32,
    /// Median time of a task on the first instance type, and the spread of its logarithm.
    pub seconds: f64,
    pub spread: f64,
    /// Tasks that fail wherever they run.
    pub broken: Vec<Broken>,
}

#[derive(Debug)]
pub struct Broken {
    /// The task's number in the step.
    pub task: u32,
    /// After so many failures it succeeds.
    pub times: u32,
    pub exit_code: i32,
}

impl StepPlan {
    pub fn tasks(&self) -> u32 {
        self.frames.div_ceil(self.chunk)
    }

    /// The first and the last frame of a task.
    pub fn frames_of(&self, task: u32) -> (u32, u32) {
        let first = task * self.chunk;
        let last = (first + self.chunk).min(self.frames) - 1;
        (self.first + first * self.by, self.first + last * self.by)
    }
}
