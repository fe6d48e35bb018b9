//! The facts of one item of a list: ids, times, states. `write.rs` turns them into JSON.

use super::world::{ENDPOINTS, ENVIRONMENTS, Kind, LIMITS, MEMBERS, PRODUCTS_OF_ENDPOINT, PROFILES, USAGES, World};

/// 2026-01-05T10:00:00Z in milliseconds; the farms are older, the jobs younger.
const START: i64 = 1_767_607_200_000;
const SECOND: i64 = 1000;
const DAY: i64 = 86_400 * SECOND;
/// Every task and step of a job that has ended did so within this time from the job's start.
const WORK: i64 = 3700 * SECOND;
/// Sessions of a job start one after the other, and again from the beginning after this many seconds.
const SESSION_SPAN: u64 = 259_200;
const SESSION_GAP: u64 = 17;

/// What a list lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Farms,
    Queues,
    Fleets,
    Workers,
    Jobs,
    Steps,
    Tasks,
    Sessions,
    SessionActions,
    /// Session actions that run a task, numbered as runs through all jobs.
    Runs,
    Members(Kind),
    /// Farms, queues, fleets and jobs, in this order.
    Memberships,
    Monitors,
    LicenseEndpoints,
    Products,
    Budgets,
    Limits,
    StorageProfiles,
    QueueEnvironments,
    QueueFleetAssociations,
    QueueLimitAssociations,
    Dependencies,
    Consumers,
    ParameterDefinitions,
    Volumes,
    Statistics,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    Waiting,
    Running,
    Failed,
    Done,
}

/// `None` and the empty text mean: this item does not say.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub hash: u64,
    /// The number of the item in its parent.
    pub index: u64,
    pub name: &'static str,
    pub farm: Option<u64>,
    pub queue: Option<u64>,
    pub fleet: Option<u64>,
    pub worker: Option<u64>,
    pub job: Option<u64>,
    pub step: Option<u64>,
    pub session: Option<u64>,
    pub task: Option<u64>,
    pub action: Option<u64>,
    /// The number of a kind that has no field of its own here.
    pub own: u64,
    pub principal: u64,
    pub created: i64,
    pub updated: Option<i64>,
    pub started: Option<i64>,
    pub ended: Option<i64>,
    pub status: &'static str,
    pub lifecycle: &'static str,
    pub target: Option<&'static str>,
    /// How many tasks have succeeded, failed, run, are ready.
    pub counts: [u64; 4],
    /// Which member of a union.
    pub arm: &'static str,
    pub percent: Option<u64>,
}

pub const COUNTED: [&str; 4] = ["SUCCEEDED", "FAILED", "RUNNING", "READY"];

impl World {
    pub fn row(&self, source: Source, at: u64) -> Row {
        let sizes = &self.sizes;
        let hash = self.hash(source.salt(), at);
        let created = START - 200 * DAY + (hash % (100 * 86_400)) as i64 * SECOND;
        let mut row = Row {
            hash,
            index: at,
            own: at,
            created,
            principal: hash >> 8,
            ..Row::default()
        };
        if hash & 3 != 0 {
            row.updated = Some(created + (hash >> 16 & 0xf_ffff) as i64);
        }
        match source {
            Source::Farms => (row.name, row.farm) = ("Farm", Some(at)),
            Source::Queues => {
                row.at_queue(self, at);
                (row.name, row.index) = ("Queue", at % sizes.queues);
                row.status = ["SCHEDULING", "IDLE", "SCHEDULING_BLOCKED"][(row.index % 3) as usize];
            }
            Source::Fleets => {
                (row.fleet, row.farm) = (Some(at), Some(at / sizes.fleets));
                (row.name, row.index) = ("Fleet", at % sizes.fleets);
                row.status = if row.index % 4 == 3 { "SUSPENDED" } else { "ACTIVE" };
                row.arm = if hash & 16 == 0 {
                    "serviceManagedEc2"
                } else {
                    "customerManaged"
                };
                row.own = at / sizes.fleets * PROFILES;
            }
            Source::Workers | Source::Volumes => {
                row.at_worker(self, at);
                row.index = at % sizes.workers;
                row.status = if source == Source::Volumes { "IN_USE" } else { "" };
            }
            Source::Jobs => self.job(&mut row, at),
            Source::Steps => self.step(&mut row, at),
            Source::Tasks => self.task(&mut row, at),
            Source::Sessions => self.session(&mut row, at),
            Source::SessionActions => self.action(&mut row, at),
            Source::Runs => {
                let runs = sizes.sessions * self.runs().1;
                return self.row(Source::SessionActions, self.action_of_run(at / runs, at % runs));
            }
            Source::Members(kind) => {
                row.at(self, kind, at / MEMBERS);
                (row.index, row.principal) = (at % MEMBERS, Self::member(at / MEMBERS, at % MEMBERS));
            }
            Source::Memberships => {
                let kinds = [
                    (Kind::Farm, "farm"),
                    (Kind::Queue, "queue"),
                    (Kind::Fleet, "fleet"),
                    (Kind::Job, "job"),
                ];
                for (kind, arm) in kinds {
                    if row.own < self.count(kind) {
                        row.at(self, kind, row.own);
                        row.arm = arm;
                        break;
                    }
                    row.own -= self.count(kind);
                }
            }
            Source::Monitors => row.name = "Monitor",
            Source::LicenseEndpoints => {}
            Source::Products => row.index = at % PRODUCTS_OF_ENDPOINT + at / PRODUCTS_OF_ENDPOINT % ENDPOINTS,
            Source::Budgets => {
                row.at_queue(self, at);
                (row.name, row.index) = ("Budget", at % sizes.queues);
                row.status = if row.index % 2 == 0 { "ACTIVE" } else { "INACTIVE" };
                row.arm = "queueId";
            }
            Source::Limits => {
                (row.name, row.index, row.farm) = ("Limit", at % LIMITS, Some(at / LIMITS));
            }
            Source::StorageProfiles => (row.name, row.index) = ("Profile", at % PROFILES),
            Source::QueueEnvironments => {
                row.at_queue(self, at / ENVIRONMENTS);
                (row.name, row.index) = ("Environment", at % ENVIRONMENTS);
            }
            Source::QueueFleetAssociations => {
                row.at_queue(self, at / sizes.fleets);
                row.fleet = row.farm.map(|farm| farm * sizes.fleets + at % sizes.fleets);
                row.status = "ACTIVE";
            }
            Source::QueueLimitAssociations => {
                row.at_queue(self, at / LIMITS);
                row.own = row.farm.unwrap_or_default() * LIMITS + at % LIMITS;
            }
            // Steps stand in a row: each needs the one before it.
            Source::Dependencies | Source::Consumers => {
                let before = if source == Source::Consumers {
                    at.saturating_sub(1)
                } else {
                    at
                };
                row.step = Some(at);
                let finished = matches!(self.step_progress(before).0, Progress::Done);
                row.status = if finished { "RESOLVED" } else { "UNRESOLVED" };
            }
            Source::ParameterDefinitions => {}
            Source::Statistics => {
                row.at_queue(self, at / USAGES);
                row.status = ["COMPUTE", "LICENSE", "PERSISTENT_VOLUME"][(at % USAGES) as usize];
                let queue = at / USAGES;
                row.job = (sizes.jobs > 0).then(|| queue * sizes.jobs);
                row.fleet = row
                    .farm
                    .filter(|_| sizes.fleets > 0)
                    .map(|farm| farm * sizes.fleets + at % sizes.fleets);
                row.index = 0;
                row.name = "Job";
            }
        }
        row
    }

    fn job_start(&self, job: u64) -> i64 {
        self.job_created(job) + (30 + (self.hash(201, job) % 60) as i64) * SECOND
    }

    fn job_created(&self, job: u64) -> i64 {
        START + (job % self.sizes.jobs % 100_000 * 61) as i64 * SECOND
    }

    fn job_progress(&self, job: u64) -> Progress {
        match job % self.sizes.jobs % 4 {
            1 => Progress::Done,
            3 => Progress::Failed,
            _ => Progress::Running,
        }
    }

    fn job(&self, row: &mut Row, job: u64) {
        let sizes = &self.sizes;
        row.at_job(self, job);
        (row.name, row.index, row.created) = ("Job", job % sizes.jobs, self.job_created(job));
        row.started = Some(self.job_start(job));
        row.updated = row.started;
        let progress = self.job_progress(job);
        if progress != Progress::Running {
            let last = sizes.sessions.saturating_mul(SESSION_GAP).min(SESSION_SPAN) as i64;
            row.ended = row.started.map(|started| started + WORK + last * SECOND);
            row.updated = row.ended;
        }
        row.status = progress.status();
        row.lifecycle = if row.hash & 8 == 0 {
            "CREATE_COMPLETE"
        } else {
            "UPDATE_SUCCEEDED"
        };
        row.target = (row.hash & 48 == 0 && progress == Progress::Running).then_some("SUSPENDED");
        // All steps but the last are the same.
        if sizes.steps > 0 {
            let last = self.step_progress((job + 1) * sizes.steps - 1).1;
            row.counts = last;
            row.counts[0] += (sizes.steps - 1) * sizes.tasks;
        }
    }

    /// How far a step is, and its counts of tasks.
    fn step_progress(&self, step: u64) -> (Progress, [u64; 4]) {
        let (steps, tasks) = (self.sizes.steps, self.sizes.tasks);
        match self.job_progress(step / steps) {
            Progress::Running if step % steps == steps - 1 && tasks > 0 => {
                let done = Self::done(tasks);
                (Progress::Running, [done, 0, 1, tasks - done - 1])
            }
            Progress::Failed if step % steps == steps - 1 && tasks > 0 => (Progress::Failed, [tasks - 1, 1, 0, 0]),
            _ => (Progress::Done, [tasks, 0, 0, 0]),
        }
    }

    /// The tasks of a running step that have succeeded; the next one runs.
    fn done(tasks: u64) -> u64 {
        tasks / 10 * 7 + tasks % 10 / 2
    }

    fn step(&self, row: &mut Row, step: u64) {
        let sizes = &self.sizes;
        row.at_job(self, step / sizes.steps);
        let job = step / sizes.steps;
        (row.name, row.index, row.step) = ("Step", step % sizes.steps, Some(step));
        (row.created, row.started) = (self.job_created(job), Some(self.job_start(job)));
        let (progress, counts) = self.step_progress(step);
        (row.status, row.counts) = (progress.status(), counts);
        row.lifecycle = "CREATE_COMPLETE";
        row.ended = row
            .started
            .filter(|_| progress != Progress::Running)
            .map(|started| started + WORK - 10 * SECOND);
        row.updated = row.ended.or(row.started);
    }

    fn task(&self, row: &mut Row, task: u64) {
        let sizes = &self.sizes;
        let (step, index) = (task / sizes.tasks, task % sizes.tasks);
        let job = step / sizes.steps;
        row.at_job(self, job);
        (row.step, row.task, row.index) = (Some(step), Some(task), index);
        row.created = self.job_created(job);
        let done = Self::done(sizes.tasks);
        let progress = match self.step_progress(step).0 {
            Progress::Running if index == done => Progress::Running,
            Progress::Running if index > done => Progress::Waiting,
            Progress::Failed if index == sizes.tasks - 1 => Progress::Failed,
            _ => Progress::Done,
        };
        row.status = progress.status();
        if progress != Progress::Waiting {
            row.started = Some(self.job_start(job) + (index % 600) as i64 * SECOND + row.fraction());
        }
        if matches!(progress, Progress::Done | Progress::Failed) {
            row.ended = row
                .started
                .map(|started| started + (60 + (row.hash >> 20) as i64 % 2900) * SECOND);
        }
        row.updated = row.ended.or(row.started);
        row.target = (progress == Progress::Waiting && row.hash & 48 == 0).then_some("SUSPENDED");
        let (first, count) = self.runs_of(task);
        row.action = count.checked_sub(1).map(|last| {
            let tasks = sizes.steps * sizes.tasks;
            self.action_of_run(job, first + last * tasks)
        });
    }

    fn session_progress(&self, session: u64) -> Progress {
        let index = session % self.sizes.sessions;
        let hash = self.hash(202, session);
        if self.job_progress(session / self.sizes.sessions) != Progress::Running {
            Progress::Done
        } else if index + 1 == self.sizes.sessions || hash % 32 == 0 {
            Progress::Waiting
        } else if index + 2 == self.sizes.sessions || hash % 16 == 1 {
            Progress::Running
        } else {
            Progress::Done
        }
    }

    fn session(&self, row: &mut Row, session: u64) {
        let index = session % self.sizes.sessions;
        let job = session / self.sizes.sessions;
        row.at_job(self, job);
        row.at_worker(self, self.worker_of(session));
        (row.session, row.index) = (Some(session), index);
        row.lifecycle = "STARTED";
        row.updated = None;
        let progress = self.session_progress(session);
        if progress != Progress::Waiting {
            let started = self.job_start(job) + (index % SESSION_SPAN * SESSION_GAP % SESSION_SPAN) as i64 * SECOND;
            row.started = Some(started + row.fraction());
            row.updated = row.started;
        }
        if progress == Progress::Done {
            row.lifecycle = "ENDED";
            row.ended = row
                .started
                .map(|started| started + (60 + (row.hash >> 20) as i64 % 3500) * SECOND);
            row.updated = row.ended.filter(|_| row.hash & 3 != 0);
        } else if progress == Progress::Running {
            let states = ["STARTED", "UPDATE_IN_PROGRESS", "UPDATE_SUCCEEDED", "UPDATE_FAILED"];
            row.lifecycle = states[(row.hash >> 30) as usize & 3];
            row.target = (row.lifecycle == "UPDATE_IN_PROGRESS").then_some("ENDED");
        }
    }

    fn action(&self, row: &mut Row, at: u64) {
        let actions = self.sizes.actions;
        let (number, index) = (at / actions, at % actions);
        let session = self.row(Source::Sessions, number);
        (row.farm, row.queue, row.job) = (session.farm, session.queue, session.job);
        (row.session, row.action, row.index) = (Some(number), Some(at), index);
        row.task = self.task_of_action(number, index);
        row.step = row.task.map(|task| task / self.sizes.tasks);
        row.arm = match (row.task, index) {
            (Some(_), _) => "taskRun",
            (None, 1) if actions >= 4 => "syncInputJobAttachments",
            (None, 0) => "envEnter",
            _ => "envExit",
        };
        let Some(start) = session.started else {
            row.status = if index == 0 { "ASSIGNED" } else { "SCHEDULED" };
            return;
        };
        let running = if session.ended.is_some() { actions } else { actions / 2 };
        let slot = session
            .ended
            .map_or(20 * SECOND, |ended| (ended - start) / actions as i64);
        if index > running {
            row.status = "SCHEDULED";
            return;
        }
        row.started = Some(start + index as i64 * slot);
        (row.status, row.percent) = ("RUNNING", Some(row.hash >> 40 & 63));
        if index < running {
            row.ended = row.started.map(|started| started + slot);
            row.status = if row.hash >> 32 & 31 == 0 {
                "FAILED"
            } else {
                "SUCCEEDED"
            };
            row.percent = Some(100);
        }
        row.updated = row.ended.or(row.started);
    }
}

impl Progress {
    const fn status(self) -> &'static str {
        match self {
            Self::Waiting => "READY",
            Self::Running => "RUNNING",
            Self::Failed => "FAILED",
            Self::Done => "SUCCEEDED",
        }
    }
}

impl Source {
    /// Tells the hashes of the sources apart.
    fn salt(self) -> u64 {
        match self {
            Self::Members(kind) => 64 + kind as u64,
            Self::Farms => 1,
            Self::Queues => 2,
            Self::Fleets => 3,
            Self::Workers => 4,
            Self::Jobs => 5,
            Self::Steps => 6,
            Self::Tasks => 7,
            Self::Sessions => 8,
            Self::SessionActions => 9,
            Self::Memberships => 10,
            Self::Budgets => 11,
            _ => 12,
        }
    }
}

impl Row {
    /// Some times have a fraction of a second, some have none.
    fn fraction(&self) -> i64 {
        if self.hash & 64 == 0 {
            0
        } else {
            (self.hash >> 12) as i64 % 1000
        }
    }

    fn at_queue(&mut self, world: &World, queue: u64) {
        (self.queue, self.farm) = (Some(queue), Some(queue / world.sizes.queues));
    }

    fn at_job(&mut self, world: &World, job: u64) {
        self.at_queue(world, job / world.sizes.jobs);
        self.job = Some(job);
    }

    fn at_worker(&mut self, world: &World, worker: u64) {
        let fleet = worker / world.sizes.workers;
        (self.worker, self.fleet, self.farm) = (Some(worker), Some(fleet), Some(fleet / world.sizes.fleets));
    }

    fn at(&mut self, world: &World, kind: Kind, number: u64) {
        match kind {
            Kind::Queue => self.at_queue(world, number),
            Kind::Fleet => (self.fleet, self.farm) = (Some(number), Some(number / world.sizes.fleets)),
            Kind::Job => self.at_job(world, number),
            _ => self.farm = Some(number),
        }
    }
}
