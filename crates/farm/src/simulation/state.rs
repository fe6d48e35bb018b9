//! The history of a simulated farm, and the state that it is in. Resources are numbered in the order in which they
//! were created; nothing is ever removed, so that what was listed once is there for ever.

use std::cmp::Reverse;
use std::collections::{BTreeSet, VecDeque};

use super::plan::{Given, JobPlan, QueuePlan, StepPlan};
use super::status::{ActionStatus, Counts, TaskStatus, WorkerStatus};

#[derive(Debug)]
pub struct Farm {
    pub created: i64,
    pub updated: i64,
    pub queues: Vec<u32>,
    pub fleets: Vec<u32>,
    pub given: Given,
    pub is_deleted: bool,
}

impl Farm {
    pub fn new(given: Given, now: i64) -> Self {
        Self {
            created: now,
            updated: now,
            queues: Vec::new(),
            fleets: Vec::new(),
            given,
            is_deleted: false,
        }
    }
}

#[derive(Debug, Default)]
pub struct Fleet {
    pub farm: u32,
    pub workers: Vec<u32>,
    pub idle: BTreeSet<u32>,
    /// Workers that were launched and are not shut down.
    pub live: u32,
    /// Those of them that are not online yet.
    pub booting: u32,
    /// When it was created or changed by a request.
    pub updated: Option<i64>,
    pub given: Given,
    pub is_deleted: bool,
}

#[derive(Debug)]
pub struct Worker {
    pub fleet: u32,
    /// Its number in the fleet.
    pub number: u32,
    /// Its instance type, by number in the fleet.
    pub instance: u32,
    pub status: WorkerStatus,
    pub created: i64,
    pub updated: i64,
    /// The session that it has now.
    pub session: Option<u32>,
    pub sessions: Vec<u32>,
}

#[derive(Debug)]
pub struct Queue {
    pub farm: u32,
    /// Fleets that do not work for it any more, with what was ordered.
    pub stopped: Vec<(usize, &'static str)>,
    pub jobs: Vec<u32>,
    /// Jobs that a worker can be given a task of, by priority, then age.
    pub ready: BTreeSet<(Reverse<u8>, u32)>,
    /// Tasks that are READY.
    pub waiting: u32,
    pub open_sessions: u32,
    /// Dollars for all session actions that have ended.
    pub spent: f64,
    /// What may be spent until the next day.
    pub budget: f64,
    /// Since when the budget is used up.
    pub blocked: Option<i64>,
    pub updated: i64,
    pub given: Given,
    pub is_deleted: bool,
}

impl Queue {
    pub fn new(plan: &QueuePlan, farm: u32, now: i64) -> Self {
        Self {
            farm,
            stopped: Vec::new(),
            jobs: Vec::new(),
            ready: BTreeSet::new(),
            waiting: 0,
            open_sessions: 0,
            spent: 0.0,
            budget: plan.dollars_per_day,
            blocked: None,
            updated: now,
            given: Given::new(),
            is_deleted: false,
        }
    }
}

#[derive(Debug)]
pub struct Job {
    /// Its steps are taken out: they have structures of their own.
    pub plan: JobPlan,
    pub first_step: u32,
    pub steps: u32,
    pub created: i64,
    pub started: Option<i64>,
    pub ended: Option<i64>,
    pub updated: i64,
    pub counts: Counts,
    pub retries: u32,
    pub is_suspended: bool,
    /// Canceled, by somebody or after too many failures: the tasks that do not run yet never will.
    pub is_stopped: bool,
    pub is_archived: bool,
    /// Workers that have a session of it.
    pub workers: u32,
    pub sessions: Vec<u32>,
    /// The session actions in the order of their creation, by number.
    pub actions: Vec<u64>,
}

impl Job {
    /// How many more workers can be given a task of it.
    pub fn places(&self) -> u32 {
        let places = self
            .plan
            .max_workers
            .map_or(u32::MAX, |most| most.saturating_sub(self.workers));
        places.min(self.counts.of(TaskStatus::Ready))
    }
}

#[derive(Debug)]
pub struct Step {
    pub plan: StepPlan,
    pub job: u32,
    pub first_task: u32,
    pub started: Option<i64>,
    pub ended: Option<i64>,
    pub updated: i64,
    pub counts: Counts,
    pub retries: u32,
    /// The tasks that are READY.
    pub ready: VecDeque<u32>,
}

#[derive(Debug)]
pub struct Task {
    pub step: u32,
    pub status: TaskStatus,
    pub retries: u32,
    /// The status that somebody wants it to have once no worker has it.
    pub target: Option<TaskStatus>,
    /// Its last session action, by number.
    pub action: Option<u64>,
    pub updated: i64,
}

#[derive(Debug)]
pub struct Session {
    pub job: u32,
    pub step: u32,
    pub worker: u32,
    pub created: i64,
    pub started: Option<i64>,
    pub ended: Option<i64>,
    pub updated: i64,
    /// Somebody wants it to end.
    pub is_ending: bool,
    pub actions: Vec<Action>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Sync,
    Enter,
    /// Of this task.
    Run(u32),
    Exit,
}

#[derive(Debug)]
pub struct Action {
    pub deed: Deed,
    pub status: ActionStatus,
    pub exit_code: i32,
    pub started: i64,
    /// When it ended, or will end if nothing happens.
    pub ends: i64,
}

/// The numbers of a session's actions begin at this many times the session's.
pub const ACTIONS: u64 = 1 << 20;
/// The numbers of a step's tasks begin at this many times the step's.
pub const TASKS: u64 = 1 << 20;

pub fn action_number(session: u32, index: usize) -> u64 {
    u64::from(session) * ACTIONS + index as u64
}

/// The session of an action, and the action's number in it.
pub fn action_of(number: u64) -> (u32, usize) {
    ((number / ACTIONS) as u32, (number % ACTIONS) as usize)
}
