//! The facts of the item at a position of a collection, computed from the seed.

use crate::items::{Collection, Item, SECOND};
use crate::progress::Progress;
use crate::world::{
    ENDPOINTS, ENVIRONMENTS, Kind, LIMITS, MEMBERS, PRODUCTS_OF_ENDPOINT, PROFILES, PROFILES_OF_QUEUE, USAGES, World,
};

/// Every task and step of a job that has ended did so within this time from the job's start.
const JOB_DURATION: i64 = 3700 * SECOND;
/// Sessions of a job start one after the other, and again from the beginning after this many seconds.
const SESSION_SPAN: u64 = 259_200;
const SESSION_GAP: u64 = 17;

impl World {
    pub fn item(&self, collection: Collection, at: u64) -> Item {
        if let Some(item) = self
            .simulation
            .as_ref()
            .and_then(|simulation| simulation.item(self, collection, at))
        {
            return item;
        }
        let sizes = &self.sizes;
        let mut item = Item::new(self, collection, at);
        match collection {
            Collection::Farms => (item.name, item.farm) = ("Farm", Some(at)),
            Collection::Queues => {
                item.set_queue(self, at);
                (item.name, item.index) = ("Queue", at % sizes.queues);
                item.status = ["SCHEDULING", "IDLE", "SCHEDULING_BLOCKED"][(item.index % 3) as usize];
            }
            Collection::Fleets => {
                item.set_fleet(self, at);
                (item.name, item.index) = ("Fleet", at % sizes.fleets);
                item.status = if item.index % 4 == 3 { "SUSPENDED" } else { "ACTIVE" };
                item.variant = if item.hash & 16 == 0 {
                    "serviceManagedEc2"
                } else {
                    "customerManaged"
                };
                item.number = at / sizes.fleets * PROFILES;
            }
            Collection::Workers | Collection::Volumes => {
                item.set_worker(self, at);
                item.index = at % sizes.workers;
                item.status = if collection == Collection::Volumes {
                    "IN_USE"
                } else {
                    ""
                };
            }
            Collection::Jobs => self.job(&mut item, at),
            Collection::Steps => self.step(&mut item, at),
            Collection::Tasks => self.task(&mut item, at),
            Collection::Sessions => self.session(&mut item, at),
            Collection::SessionActions => self.action(&mut item, at),
            Collection::Runs => {
                let runs = sizes.sessions * self.runs().1;
                return self.item(Collection::SessionActions, self.action_of_run(at / runs, at % runs));
            }
            Collection::Members(kind) => {
                item.set_resource(self, kind, at / MEMBERS);
                (item.index, item.principal) = (at % MEMBERS, Self::member(at / MEMBERS, at % MEMBERS));
            }
            Collection::Memberships => {
                let kinds = [
                    (Kind::Farm, "farm"),
                    (Kind::Queue, "queue"),
                    (Kind::Fleet, "fleet"),
                    (Kind::Job, "job"),
                ];
                for (kind, variant) in kinds {
                    if item.number < self.count(kind) {
                        item.set_resource(self, kind, item.number);
                        item.variant = variant;
                        break;
                    }
                    item.number -= self.count(kind);
                }
            }
            Collection::Monitors => item.name = "Monitor",
            Collection::LicenseEndpoints => {}
            Collection::Products => item.index = at % PRODUCTS_OF_ENDPOINT + at / PRODUCTS_OF_ENDPOINT % ENDPOINTS,
            Collection::Budgets => {
                item.set_queue(self, at);
                (item.name, item.index) = ("Budget", at % sizes.queues);
                item.status = if item.index.is_multiple_of(2) {
                    "ACTIVE"
                } else {
                    "INACTIVE"
                };
                item.variant = "queueId";
            }
            Collection::Limits => {
                (item.name, item.index, item.farm) = ("Limit", at % LIMITS, Some(at / LIMITS));
            }
            Collection::StorageProfiles => (item.name, item.index) = ("Profile", at % PROFILES),
            Collection::QueueEnvironments => {
                item.set_queue(self, at / ENVIRONMENTS);
                (item.name, item.index) = ("Environment", at % ENVIRONMENTS);
            }
            Collection::QueueFleetAssociations => {
                item.set_queue(self, at / sizes.fleets);
                item.fleet = item.farm.map(|farm| farm * sizes.fleets + at % sizes.fleets);
                item.status = "ACTIVE";
            }
            Collection::QueueLimitAssociations => {
                item.set_queue(self, at / LIMITS);
                item.number = item.farm.unwrap_or_default() * LIMITS + at % LIMITS;
            }
            // The steps of a job are a chain: each depends on the one before it.
            Collection::Dependencies | Collection::Consumers => {
                let before = if collection == Collection::Consumers {
                    at.saturating_sub(1)
                } else {
                    at
                };
                item.step = Some(at);
                let finished = self.step_progress(before).0 == Progress::Done;
                item.status = if finished { "RESOLVED" } else { "UNRESOLVED" };
            }
            Collection::ParameterDefinitions => {}
            Collection::Statistics => {
                item.set_queue(self, at / USAGES);
                item.status = ["COMPUTE", "LICENSE", "PERSISTENT_VOLUME"][(at % USAGES) as usize];
                let queue = at / USAGES;
                item.job = (sizes.jobs > 0).then(|| queue * sizes.jobs);
                item.fleet = item
                    .farm
                    .filter(|_| sizes.fleets > 0)
                    .map(|farm| farm * sizes.fleets + at % sizes.fleets);
                item.index = 0;
                item.name = "Job";
            }
        }
        item
    }

    fn job(&self, item: &mut Item, job: u64) {
        let sizes = &self.sizes;
        item.set_job(self, job);
        (item.name, item.index, item.created) = ("Job", job % sizes.jobs, self.job_created(job));
        item.started = Some(self.job_started(job));
        item.updated = item.started;
        let progress = self.job_progress(job);
        if progress != Progress::Running {
            let last = sizes.sessions.saturating_mul(SESSION_GAP).min(SESSION_SPAN) as i64;
            item.ended = item.started.map(|started| started + JOB_DURATION + last * SECOND);
            item.updated = item.ended;
        }
        item.number = item.farm.unwrap_or_default() * PROFILES + item.index % PROFILES_OF_QUEUE;
        item.status = progress.status();
        item.lifecycle = if item.hash & 8 == 0 {
            "CREATE_COMPLETE"
        } else {
            "UPDATE_SUCCEEDED"
        };
        item.target = (item.hash & 48 == 0 && progress == Progress::Running).then_some("SUSPENDED");
        // All steps but the last are done.
        if sizes.steps > 0 {
            let last = self.step_progress((job + 1) * sizes.steps - 1).1;
            item.counts = last;
            item.counts[0] += (sizes.steps - 1) * sizes.tasks;
        }
    }

    fn step(&self, item: &mut Item, step: u64) {
        let sizes = &self.sizes;
        item.set_job(self, step / sizes.steps);
        let job = step / sizes.steps;
        (item.name, item.index, item.step) = ("Step", step % sizes.steps, Some(step));
        (item.created, item.started) = (self.job_created(job), Some(self.job_started(job)));
        let (progress, counts) = self.step_progress(step);
        (item.status, item.counts) = (progress.status(), counts);
        item.lifecycle = "CREATE_COMPLETE";
        item.ended = item
            .started
            .filter(|_| progress != Progress::Running)
            .map(|started| started + JOB_DURATION - 10 * SECOND);
        item.updated = item.ended.or(item.started);
    }

    fn task(&self, item: &mut Item, task: u64) {
        let sizes = &self.sizes;
        let (step, index) = (task / sizes.tasks, task % sizes.tasks);
        let job = step / sizes.steps;
        item.set_job(self, job);
        (item.step, item.task, item.index) = (Some(step), Some(task), index);
        item.created = self.job_created(job);
        let progress = self.task_progress(step, index);
        item.status = progress.status();
        if progress != Progress::Waiting {
            item.started = Some(self.job_started(job) + (index % 600) as i64 * SECOND + item.fraction());
        }
        if matches!(progress, Progress::Done | Progress::Failed) {
            item.ended = item
                .started
                .map(|started| started + (60 + (item.hash >> 20) as i64 % 2900) * SECOND);
        }
        item.updated = item.ended.or(item.started);
        item.target = (progress == Progress::Waiting && item.hash & 48 == 0).then_some("SUSPENDED");
        let (first, count) = self.runs_of(task);
        item.action = count.checked_sub(1).map(|last| {
            let tasks = sizes.steps * sizes.tasks;
            self.action_of_run(job, first + last * tasks)
        });
    }

    fn session(&self, item: &mut Item, session: u64) {
        let index = session % self.sizes.sessions;
        let job = session / self.sizes.sessions;
        item.set_job(self, job);
        item.set_worker(self, self.worker_of(session));
        (item.session, item.index) = (Some(session), index);
        item.lifecycle = "STARTED";
        item.updated = None;
        let progress = self.session_progress(session);
        if progress != Progress::Waiting {
            let started = self.job_started(job) + (index % SESSION_SPAN * SESSION_GAP % SESSION_SPAN) as i64 * SECOND;
            item.started = Some(started + item.fraction());
            item.updated = item.started;
        }
        if progress == Progress::Done {
            item.lifecycle = "ENDED";
            item.ended = item
                .started
                .map(|started| started + (60 + (item.hash >> 20) as i64 % 3500) * SECOND);
            item.updated = item.ended.filter(|_| item.hash & 3 != 0);
        } else if progress == Progress::Running {
            let states = ["STARTED", "UPDATE_IN_PROGRESS", "UPDATE_SUCCEEDED", "UPDATE_FAILED"];
            item.lifecycle = states[(item.hash >> 30) as usize & 3];
            item.target = (item.lifecycle == "UPDATE_IN_PROGRESS").then_some("ENDED");
        }
    }

    fn action(&self, item: &mut Item, at: u64) {
        let actions = self.sizes.actions;
        let (number, index) = (at / actions, at % actions);
        let session = self.item(Collection::Sessions, number);
        (item.farm, item.queue, item.job) = (session.farm, session.queue, session.job);
        (item.session, item.action, item.index) = (Some(number), Some(at), index);
        item.number = item.farm.unwrap_or_default() * LIMITS + index % LIMITS;
        item.task = self.task_of_action(number, index);
        item.step = item.task.map(|task| task / self.sizes.tasks);
        item.variant = match (item.task, index) {
            (Some(_), _) => "taskRun",
            (None, 1) if actions >= 4 => "syncInputJobAttachments",
            (None, 0) => "envEnter",
            _ => "envExit",
        };
        item.updated = None;
        let Some(start) = session.started else {
            item.status = if index == 0 { "ASSIGNED" } else { "SCHEDULED" };
            return;
        };
        let running = if session.ended.is_some() { actions } else { actions / 2 };
        let slot = session
            .ended
            .map_or(20 * SECOND, |ended| (ended - start) / actions as i64);
        if index > running {
            item.status = "SCHEDULED";
            return;
        }
        item.started = Some(start + index as i64 * slot);
        (item.status, item.percent) = ("RUNNING", Some(item.hash >> 40 & 63));
        if index < running {
            item.ended = item.started.map(|started| started + slot);
            item.status = if item.hash >> 32 & 31 == 0 {
                "FAILED"
            } else {
                "SUCCEEDED"
            };
            item.percent = Some(100);
        }
        item.updated = item.ended.or(item.started);
    }
}
