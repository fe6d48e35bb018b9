//! What goes on in a job: how far it, its steps, tasks and sessions are, and when that was.

use super::rows::{Row, SECOND, START, Source};
use super::world::{LIMITS, PROFILES, PROFILES_OF_QUEUE, World};

/// Every task and step of a job that has ended did so within this time from the job's start.
const WORK: i64 = 3700 * SECOND;
/// Sessions of a job start one after the other, and again from the beginning after this many seconds.
const SESSION_SPAN: u64 = 259_200;
const SESSION_GAP: u64 = 17;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    Waiting,
    Running,
    Failed,
    Done,
}

impl World {
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

    pub fn job(&self, row: &mut Row, job: u64) {
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
        row.own = row.farm.unwrap_or_default() * PROFILES + row.index % PROFILES_OF_QUEUE;
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

    pub fn is_finished(&self, step: u64) -> bool {
        self.step_progress(step).0 == Progress::Done
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

    pub fn step(&self, row: &mut Row, step: u64) {
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

    pub fn task(&self, row: &mut Row, task: u64) {
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
        } else if index + 1 == self.sizes.sessions || hash.is_multiple_of(32) {
            Progress::Waiting
        } else if index + 2 == self.sizes.sessions || hash % 16 == 1 {
            Progress::Running
        } else {
            Progress::Done
        }
    }

    pub fn session(&self, row: &mut Row, session: u64) {
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

    pub fn action(&self, row: &mut Row, at: u64) {
        let actions = self.sizes.actions;
        let (number, index) = (at / actions, at % actions);
        let session = self.row(Source::Sessions, number);
        (row.farm, row.queue, row.job) = (session.farm, session.queue, session.job);
        (row.session, row.action, row.index) = (Some(number), Some(at), index);
        row.own = row.farm.unwrap_or_default() * LIMITS + index % LIMITS;
        row.task = self.task_of_action(number, index);
        row.step = row.task.map(|task| task / self.sizes.tasks);
        row.arm = match (row.task, index) {
            (Some(_), _) => "taskRun",
            (None, 1) if actions >= 4 => "syncInputJobAttachments",
            (None, 0) => "envEnter",
            _ => "envExit",
        };
        row.updated = None;
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
