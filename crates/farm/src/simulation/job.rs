//! Jobs, steps and tasks: their submission, their states, and who stops them.

use std::cmp::Reverse;
use std::mem;

use super::Simulation;
use super::events::Event;
use super::plan::JobPlan;
use super::state::{Job, Step, TASKS, Task};
use super::status::{Counts, TaskStatus};

impl Simulation {
    /// The job is there; returns its number.
    pub fn submit(&mut self, mut plan: JobPlan) -> u32 {
        let number = self.jobs.len() as u32;
        let (queue, steps) = (plan.queue, mem::take(&mut plan.steps));
        self.ids.extend(plan.id.clone().map(|id| (id, number as usize)));
        for (delay, event) in [
            (plan.canceled, Event::Cancel(number)),
            (plan.suspended.map(|(from, _)| from), Event::Suspend(number)),
            (plan.suspended.map(|(_, until)| until), Event::Resume(number)),
        ] {
            if let Some(delay) = delay {
                self.events.add(self.now + delay, event);
            }
        }
        let mut job = Job {
            plan,
            first_step: self.steps.len() as u32,
            steps: steps.len() as u32,
            created: self.now,
            started: None,
            ended: None,
            updated: self.now,
            counts: Counts::default(),
            retries: 0,
            is_suspended: false,
            is_stopped: false,
            is_archived: false,
            workers: 0,
            sessions: Vec::new(),
            actions: Vec::new(),
        };
        for plan in steps {
            let status = if plan.depends_on.is_empty() {
                TaskStatus::Ready
            } else {
                TaskStatus::Pending
            };
            let (first, count) = (self.tasks.len() as u32, plan.tasks.count());
            let step = self.steps.len() as u32;
            self.tasks.extend((0..count).map(|_| Task {
                step,
                status,
                retries: 0,
                target: None,
                action: None,
                updated: self.now,
            }));
            let mut step = Step {
                plan,
                job: number,
                first_task: first,
                started: None,
                ended: None,
                updated: self.now,
                counts: Counts::default(),
                retries: 0,
                ready: Default::default(),
            };
            step.counts.add(status, count);
            job.counts.add(status, count);
            if status == TaskStatus::Ready {
                step.ready.extend(first..first + count);
                self.queues[queue].waiting += count;
            }
            self.steps.push(step);
        }
        self.jobs.push(job);
        self.queues[queue].jobs.push(number);
        self.offer_job(number);
        number
    }

    pub(super) fn job_of(&mut self, task: u32) -> &mut Job {
        let step = self.tasks[task as usize].step;
        let job = self.steps[step as usize].job;
        &mut self.jobs[job as usize]
    }

    /// The steps of a job, by number.
    pub fn steps_of(&self, job: u32) -> std::ops::Range<u32> {
        let job = &self.jobs[job as usize];
        job.first_step..job.first_step + job.steps
    }

    /// The tasks of a step, by number.
    pub fn tasks_of(&self, step: u32) -> std::ops::Range<u32> {
        let step = &self.steps[step as usize];
        step.first_task..step.first_task + step.plan.tasks.count()
    }

    /// The task with this number through all farms.
    pub fn task_at(&self, number: u64) -> u32 {
        self.steps[(number / TASKS) as usize].first_task + (number % TASKS) as u32
    }

    /// Every change of a task's status goes this way, so that all counts agree.
    pub(super) fn set_task(&mut self, task: u32, status: TaskStatus) {
        let now = self.now;
        let changed = &mut self.tasks[task as usize];
        let before = mem::replace(&mut changed.status, status);
        (changed.updated, changed.target) = (now, None);
        let number = changed.step;
        let step = &mut self.steps[number as usize];
        step.counts.remove(before);
        step.counts.add(status, 1);
        step.updated = now;
        let job = &mut self.jobs[step.job as usize];
        job.counts.remove(before);
        job.counts.add(status, 1);
        job.updated = now;
        let queue = &mut self.queues[job.plan.queue];
        queue.waiting -= u32::from(before == TaskStatus::Ready);
        if status == TaskStatus::Ready {
            queue.waiting += 1;
            step.ready.push_back(task);
        }
        if status.is_final() && step.counts.are_final() {
            self.end_step(number);
        }
    }

    /// A task that was not run to its end waits again, unless nobody wants it any more.
    pub(super) fn give_back(&mut self, task: u32) {
        let Task { step, target, .. } = self.tasks[task as usize];
        let job = &self.jobs[self.steps[step as usize].job as usize];
        let status = target.unwrap_or(if job.is_stopped {
            TaskStatus::Canceled
        } else if job.is_suspended {
            TaskStatus::Suspended
        } else if self.waits_for_steps(step) {
            TaskStatus::Pending
        } else {
            TaskStatus::Ready
        });
        self.set_task(task, status);
    }

    /// Whether a step that this one depends on has not succeeded.
    fn waits_for_steps(&self, step: u32) -> bool {
        let Step { plan, job, .. } = &self.steps[step as usize];
        let first = self.jobs[*job as usize].first_step as usize;
        let mut before = plan.depends_on.iter().map(|before| &self.steps[first + before]);
        before.any(|before| before.counts.status() != TaskStatus::Succeeded)
    }

    /// A failed task is retried until there were enough retries; after too many failures the job stops.
    pub(super) fn fail(&mut self, task: u32) {
        let retries = self.tasks[task as usize].retries;
        let job = self.job_of(task);
        if retries < job.plan.max_retries && !job.is_stopped {
            job.retries += 1;
            self.tasks[task as usize].retries += 1;
            let step = self.tasks[task as usize].step;
            self.steps[step as usize].retries += 1;
            self.give_back(task);
            return;
        }
        self.set_task(task, TaskStatus::Failed);
        let number = self.steps[self.tasks[task as usize].step as usize].job;
        let job = &self.jobs[number as usize];
        if !job.is_stopped && job.counts.of(TaskStatus::Failed) >= job.plan.max_failed.max(1) {
            self.cancel(number);
        }
    }

    fn end_step(&mut self, step: u32) {
        let now = self.now;
        let ended = &mut self.steps[step as usize];
        ended.ended = Some(now);
        ended.ready.clear();
        let (job, has_succeeded) = (ended.job, ended.counts.status() == TaskStatus::Succeeded);
        for other in self.steps_of(job) {
            let number = (step - self.jobs[job as usize].first_step) as usize;
            let waits_for = &self.steps[other as usize].plan.depends_on;
            if !waits_for.contains(&number) || (has_succeeded && self.waits_for_steps(other)) {
                continue;
            }
            for task in self.tasks_of(other) {
                if self.tasks[task as usize].status != TaskStatus::Pending {
                    continue;
                }
                if has_succeeded {
                    self.give_back(task);
                } else {
                    self.set_task(task, TaskStatus::Canceled);
                }
            }
        }
        let job = &mut self.jobs[job as usize];
        if job.counts.are_final() && job.ended.is_none() {
            job.ended = Some(now);
        }
    }

    /// Somebody cancels the job, or it has had too many failures.
    pub(super) fn cancel(&mut self, job: u32) {
        if self.jobs[job as usize].ended.is_some() || self.jobs[job as usize].is_stopped {
            return;
        }
        self.jobs[job as usize].is_stopped = true;
        self.change_waiting(
            job,
            &[TaskStatus::Ready, TaskStatus::Pending, TaskStatus::Suspended],
            TaskStatus::Canceled,
        );
        self.offer_or_not(job);
        for at in 0..self.jobs[job as usize].sessions.len() {
            let session = self.jobs[job as usize].sessions[at];
            if self.sessions[session as usize].ended.is_none() {
                self.drop_queued(session);
                self.end_session(session);
            }
        }
        // They stay canceled, even if others of the job are to run again before they have stopped.
        for task in self
            .steps_of(job)
            .flat_map(|step| self.tasks_of(step))
            .collect::<Vec<_>>()
        {
            if self.tasks[task as usize].status == TaskStatus::Interrupting {
                self.tasks[task as usize].target = Some(TaskStatus::Canceled);
            }
        }
    }

    /// What runs goes on, what waits does not.
    pub(super) fn suspend(&mut self, job: u32) {
        if self.jobs[job as usize].ended.is_some() || self.jobs[job as usize].is_stopped {
            return;
        }
        self.jobs[job as usize].is_suspended = true;
        self.change_waiting(job, &[TaskStatus::Ready], TaskStatus::Suspended);
        self.offer_or_not(job);
    }

    pub(super) fn resume(&mut self, job: u32) {
        if !mem::take(&mut self.jobs[job as usize].is_suspended) {
            return;
        }
        self.change_waiting(job, &[TaskStatus::Suspended], TaskStatus::Ready);
        self.offer_job(job);
    }

    /// Change the tasks of a job that have one of these statuses, none of which is of a task that a worker has.
    fn change_waiting(&mut self, job: u32, from: &[TaskStatus], to: TaskStatus) {
        for step in self.steps_of(job) {
            self.steps[step as usize].ready.clear();
            for task in self.tasks_of(step) {
                if from.contains(&self.tasks[task as usize].status) {
                    self.set_task(task, to);
                }
            }
        }
    }

    /// Whether workers are given tasks of this job is decided anew.
    pub(super) fn offer_or_not(&mut self, number: u32) {
        let job = &self.jobs[number as usize];
        let key = (Reverse(job.plan.priority), number);
        let ready = &mut self.queues[job.plan.queue].ready;
        if job.places() > 0 {
            ready.insert(key);
        } else {
            ready.remove(&key);
        }
    }
}
