//! How far jobs, steps, tasks and sessions are, and when jobs began.

use std::sync::atomic::Ordering;

use crate::items::{SECOND, START};
use crate::world::{EVERY_OTHER, World};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    Waiting,
    Running,
    Failed,
    Done,
}

impl Progress {
    /// A task's run status.
    pub const fn status(self) -> &'static str {
        match self {
            Self::Waiting => "READY",
            Self::Running => "RUNNING",
            Self::Failed => "FAILED",
            Self::Done => "SUCCEEDED",
        }
    }
}

impl World {
    /// How many jobs of each queue run, those created last; `None` is every other one.
    pub fn running_jobs(&self) -> Option<u64> {
        let running = self.running_jobs.load(Ordering::Relaxed);
        (running != EVERY_OTHER).then_some(running)
    }

    pub fn set_running_jobs(&self, running: Option<u64>) {
        self.running_jobs
            .store(running.unwrap_or(EVERY_OTHER), Ordering::Relaxed);
    }

    pub fn job_created(&self, job: u64) -> i64 {
        START + (job % self.sizes.jobs % 100_000 * 61) as i64 * SECOND
    }

    pub fn job_started(&self, job: u64) -> i64 {
        self.job_created(job) + (30 + (self.hash(201, job) % 60) as i64) * SECOND
    }

    pub fn job_progress(&self, job: u64) -> Progress {
        let index = job % self.sizes.jobs;
        let is_running = match self.running_jobs() {
            None => index.is_multiple_of(2),
            Some(running) => index >= self.sizes.jobs.saturating_sub(running),
        };
        match index % 4 {
            _ if is_running => Progress::Running,
            3 => Progress::Failed,
            _ => Progress::Done,
        }
    }

    /// How far a step is, and its tasks by status. All steps of a job but the last are done.
    pub fn step_progress(&self, step: u64) -> (Progress, [u64; 4]) {
        let (steps, tasks) = (self.sizes.steps, self.sizes.tasks);
        match self.job_progress(step / steps) {
            Progress::Running if step % steps == steps - 1 && tasks > 0 => {
                let done = self.done_while_running();
                (Progress::Running, [done, 0, 1, tasks - done - 1])
            }
            Progress::Failed if step % steps == steps - 1 && tasks > 0 => (Progress::Failed, [tasks - 1, 1, 0, 0]),
            _ => (Progress::Done, [tasks, 0, 0, 0]),
        }
    }

    /// How far the task with this number in its step is.
    pub fn task_progress(&self, step: u64, index: u64) -> Progress {
        let done = self.done_while_running();
        match self.step_progress(step).0 {
            Progress::Running if index == done => Progress::Running,
            Progress::Running if index > done => Progress::Waiting,
            Progress::Failed if index == self.sizes.tasks - 1 => Progress::Failed,
            _ => Progress::Done,
        }
    }

    /// The tasks of a running step that have succeeded; the next one runs.
    fn done_while_running(&self) -> u64 {
        let tasks = self.sizes.tasks;
        tasks / 10 * 7 + tasks % 10 / 2
    }

    pub fn session_progress(&self, session: u64) -> Progress {
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
}
