//! The facts of an item of a simulated farm, as they are now.

use crate::items::{Collection, Item};
use crate::simulated::numbers::pair_of;
use crate::simulation::Simulation;
use crate::simulation::plan::{Market, SECOND};
use crate::simulation::state::{ACTIONS, Deed, Session, TASKS};
use crate::simulation::status::{ActionStatus, STOPPED, TaskStatus};
use crate::world::{PROFILES, World};

/// How often a worker says how far it is.
const HEARTBEAT: i64 = 30 * SECOND;

impl Simulation {
    pub fn item(&self, world: &World, collection: Collection, at: u64) -> Option<Item> {
        let mut item = Item::new(world, collection, at);
        match collection {
            Collection::Farms => {
                let farm = &self.farms[at as usize];
                (item.farm, item.name) = (Some(at), "Farm");
                // The first is older than its history.
                if at > 0 {
                    (item.created, item.updated) = (farm.created, Some(farm.updated));
                }
            }
            Collection::QueueFleetAssociations => {
                let (fleet, queue) = pair_of(at);
                item.set_queue(world, queue);
                item.fleet = Some(fleet);
                item.status = self.association(queue as usize, fleet as usize).unwrap_or(STOPPED);
            }
            Collection::Queues => {
                let queue = &self.queues[at as usize];
                item.set_queue(world, at);
                item.updated = Some(queue.updated);
                item.status = match (queue.blocked, queue.waiting + queue.open_sessions) {
                    (Some(_), _) => "SCHEDULING_BLOCKED",
                    (None, 0) => "IDLE",
                    (None, _) => "SCHEDULING",
                };
            }
            Collection::Budgets => {
                item.set_queue(world, at);
                item.updated = Some(self.queues[at as usize].updated);
                (item.status, item.variant) = ("ACTIVE", "queueId");
            }
            Collection::Fleets => {
                let fleet = &self.fleets[at as usize];
                item.set_fleet(world, at);
                item.number = u64::from(fleet.farm) * PROFILES;
                if let Some(updated) = fleet.updated {
                    (item.created, item.updated) = (item.created.min(updated), Some(updated));
                }
                item.status = "ACTIVE";
                item.variant = match self.plan.fleets[at as usize].market {
                    Market::Customer => "customerManaged",
                    Market::OnDemand | Market::Spot => "serviceManagedEc2",
                };
            }
            Collection::Workers => {
                let worker = &self.workers[at as usize];
                item.set_fleet(world, worker.fleet.into());
                item.worker = Some(at);
                item.status = worker.status.name();
                item.created = worker.created;
                item.updated = Some(worker.updated);
            }
            Collection::Jobs => self.job_item(world, &mut item, at),
            Collection::Steps => self.step_item(world, &mut item, at),
            Collection::Tasks => self.task_item(world, &mut item, at),
            Collection::Sessions => self.session_item(world, &mut item, at),
            Collection::SessionActions | Collection::Runs => self.action_item(world, &mut item, at),
            Collection::Dependencies | Collection::Consumers => {
                // A consumer is resolved with the step that it waits for.
                let (step, before) = match collection {
                    Collection::Consumers => pair_of(at),
                    _ => (at, at),
                };
                item.step = Some(step);
                let is_done = self.steps[before as usize].counts.status() == TaskStatus::Succeeded;
                item.status = if is_done { "RESOLVED" } else { "UNRESOLVED" };
            }
            _ => return None,
        }
        Some(item)
    }

    fn in_job(&self, world: &World, item: &mut Item, job: u32) {
        let plan = &self.jobs[job as usize].plan;
        item.set_queue(world, plan.queue as u64);
        item.job = Some(job.into());
        item.principal = plan.user;
        item.created = self.jobs[job as usize].created;
    }

    fn job_item(&self, world: &World, item: &mut Item, at: u64) {
        let job = &self.jobs[at as usize];
        self.in_job(world, item, at as u32);
        (item.updated, item.started, item.ended) = (Some(job.updated), job.started, job.ended);
        item.status = job.counts.status().name();
        item.lifecycle = if job.is_archived { "ARCHIVED" } else { "CREATE_COMPLETE" };
        item.number = 0;
        let gave_up = job.counts.of(TaskStatus::Failed) > 0;
        if job.is_stopped {
            item.target = Some(if gave_up { "FAILED" } else { "CANCELED" });
        } else if job.is_suspended {
            item.target = Some("SUSPENDED");
        }
    }

    fn step_item(&self, world: &World, item: &mut Item, at: u64) {
        let step = &self.steps[at as usize];
        self.in_job(world, item, step.job);
        item.step = Some(at);
        (item.updated, item.started, item.ended) = (Some(step.updated), step.started, step.ended);
        item.status = step.counts.status().name();
        item.lifecycle = "CREATE_COMPLETE";
    }

    fn task_item(&self, world: &World, item: &mut Item, at: u64) {
        let step = &self.steps[(at / TASKS) as usize];
        let task = &self.tasks[step.first_task as usize + (at % TASKS) as usize];
        self.in_job(world, item, step.job);
        (item.step, item.task, item.action) = (Some(at / TASKS), Some(at), task.action);
        item.updated = Some(task.updated);
        item.status = task.status.name();
        item.target = task.target.map(TaskStatus::name);
        let Some(number) = task.action else { return };
        let action = &self.sessions[(number / ACTIONS) as usize].actions[(number % ACTIONS) as usize];
        // The times of a task that waits again are not those of its last run.
        let is_its = match task.status {
            TaskStatus::Running | TaskStatus::Interrupting | TaskStatus::Succeeded | TaskStatus::Failed => true,
            TaskStatus::Canceled => action.status == ActionStatus::Canceled,
            _ => false,
        };
        if is_its {
            item.started = Some(action.started);
            item.ended = action.status.has_ended().then_some(action.ends);
        }
    }

    /// When the worker of a session spoke of it last.
    fn heartbeat(&self, session: &Session) -> i64 {
        match (session.started, session.ended) {
            (Some(started), None) => session.updated.max(self.now - (self.now - started) % HEARTBEAT),
            _ => session.updated,
        }
    }

    fn session_item(&self, world: &World, item: &mut Item, at: u64) {
        let session = &self.sessions[at as usize];
        self.in_job(world, item, session.job);
        let worker = &self.workers[session.worker as usize];
        (item.session, item.worker, item.fleet) = (Some(at), Some(session.worker.into()), Some(worker.fleet.into()));
        item.created = session.created;
        (item.started, item.ended) = (session.started, session.ended);
        item.updated = session.started.map(|_| self.heartbeat(session));
        item.lifecycle = if session.ended.is_some() { "ENDED" } else { "STARTED" };
        let is_canceled = || {
            session
                .actions
                .iter()
                .any(|action| action.status == ActionStatus::Canceling)
        };
        item.target = (session.ended.is_none() && (session.is_ending || is_canceled())).then_some("ENDED");
    }

    fn action_item(&self, world: &World, item: &mut Item, at: u64) {
        let session = &self.sessions[(at / ACTIONS) as usize];
        let action = &session.actions[(at % ACTIONS) as usize];
        self.in_job(world, item, session.job);
        (item.session, item.action) = (Some(at / ACTIONS), Some(at));
        item.created = session.created;
        item.status = action.status.name();
        item.variant = match action.deed {
            Deed::Sync => "syncInputJobAttachments",
            Deed::Enter => "envEnter",
            Deed::Exit => "envExit",
            Deed::Run(task) => {
                let step = &self.steps[session.step as usize];
                item.step = Some(session.step.into());
                item.task = Some(u64::from(session.step) * TASKS + u64::from(task - step.first_task));
                "taskRun"
            }
        };
        item.updated = None;
        if action.status.has_ended() {
            (item.started, item.ended, item.updated) = (Some(action.started), Some(action.ends), Some(action.ends));
            item.percent = (action.status == ActionStatus::Succeeded).then_some(100);
        } else if action.status.is_active() {
            (item.started, item.updated) = (Some(action.started), Some(self.heartbeat(session)));
            let whole = (action.ends - action.started).max(1);
            item.percent = Some(((self.now - action.started) * 100 / whole) as u64);
        }
    }
}
