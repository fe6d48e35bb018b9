//! What somebody orders of jobs, steps, tasks and sessions that are there.

use std::cmp::Reverse;

use super::Simulation;
use super::plan::JobPlan;
use super::state::action_of;
use super::status::{ActionStatus, TaskStatus};

impl Simulation {
    /// Somebody wants the tasks of a job to have this status. `Ready` resumes what is suspended, `Pending` runs all again.
    pub fn target_job(&mut self, job: u32, target: TaskStatus) {
        match target {
            TaskStatus::Canceled => return self.cancel(job),
            TaskStatus::Suspended => return self.suspend(job),
            TaskStatus::Ready => self.resume(job),
            TaskStatus::Pending => self.jobs[job as usize].is_suspended = false,
            TaskStatus::Succeeded => self.jobs[job as usize].is_stopped = false,
            _ => {}
        }
        for step in self.steps_of(job) {
            self.target_tasks(step, target);
        }
        self.offer_job(job);
    }

    /// Somebody wants the tasks of a step to have this status.
    pub fn target_step(&mut self, step: u32, target: TaskStatus) {
        self.target_tasks(step, target);
        self.offer_job(self.steps[step as usize].job);
    }

    /// As the service documents it for jobs and steps; steps that waited for this one and have started or ended stay so.
    fn target_tasks(&mut self, step: u32, target: TaskStatus) {
        for task in self.tasks_of(step) {
            let status = self.tasks[task as usize].status;
            let is_meant = match target {
                TaskStatus::Ready => status == TaskStatus::Suspended,
                TaskStatus::Failed => status != TaskStatus::Succeeded,
                TaskStatus::Canceled | TaskStatus::Suspended => !status.is_final(),
                _ => true,
            };
            if is_meant {
                self.change_target(task, target);
            }
        }
    }

    /// Somebody wants a task to have this status. One that has ended waits again for `Ready` and `Pending`.
    pub fn target_task(&mut self, task: u32, target: TaskStatus) {
        self.change_target(task, target);
        let step = self.tasks[task as usize].step;
        self.offer_job(self.steps[step as usize].job);
    }

    fn change_target(&mut self, task: u32, target: TaskStatus) {
        let status = self.tasks[task as usize].status;
        let waits = matches!(target, TaskStatus::Ready | TaskStatus::Pending);
        match status {
            TaskStatus::Running if !waits && target != TaskStatus::Suspended => {
                if let Some((session, index)) = self.tasks[task as usize].action.map(action_of) {
                    self.cancel_action(session, index);
                }
                self.tasks[task as usize].target = Some(target);
            }
            TaskStatus::Running | TaskStatus::Interrupting => {
                self.tasks[task as usize].target = (!waits).then_some(target);
            }
            _ if waits && (status.is_final() || status == TaskStatus::Suspended) => {
                self.reopen(task);
                self.give_back(task);
            }
            _ if waits || status == target => {}
            TaskStatus::Assigned | TaskStatus::Scheduled => {
                if let Some((session, index)) = self.tasks[task as usize].action.map(action_of) {
                    self.sessions[session as usize].actions[index].status = ActionStatus::NeverAttempted;
                }
                self.set_task(task, target);
            }
            TaskStatus::Ready => {
                let step = self.tasks[task as usize].step;
                let ready = &mut self.steps[step as usize].ready;
                if let Some(position) = ready.iter().position(|waiting| *waiting == task) {
                    ready.remove(position);
                }
                self.set_task(task, target);
            }
            _ => {
                if !target.is_final() {
                    self.reopen(task);
                }
                self.set_task(task, target);
            }
        }
    }

    /// The task's step and job have not ended any more.
    fn reopen(&mut self, task: u32) {
        let step = &mut self.steps[self.tasks[task as usize].step as usize];
        step.ended = None;
        let job = &mut self.jobs[step.job as usize];
        (job.ended, job.is_stopped) = (None, false);
    }

    /// Workers may be given tasks of the job that they were not given before.
    pub fn offer_job(&mut self, job: u32) {
        self.offer_or_not(job);
        self.dispatch(self.jobs[job as usize].plan.queue);
    }

    /// Another priority, or other limits.
    pub fn change_plan(&mut self, job: u32, change: impl FnOnce(&mut JobPlan)) {
        let plan = &self.jobs[job as usize].plan;
        let key = (Reverse(plan.priority), job);
        self.queues[plan.queue].ready.remove(&key);
        change(&mut self.jobs[job as usize].plan);
        self.jobs[job as usize].updated = self.now;
        self.offer_job(job);
    }

    /// Nothing more is done for the job, and nothing can be changed.
    pub fn archive(&mut self, job: u32) {
        self.cancel(job);
        let job = &mut self.jobs[job as usize];
        (job.is_archived, job.updated) = (true, self.now);
    }

    /// Somebody wants the session to end: what runs is canceled, and nothing after it is attempted.
    pub fn end_session(&mut self, session: u32) {
        self.sessions[session as usize].is_ending = true;
        self.cancel_session(session);
    }

    /// Cancel what the workers of a fleet do for a queue.
    pub(super) fn cancel_sessions_on(&mut self, fleet: u32, queue: usize) {
        let workers = self.fleets[fleet as usize].workers.clone();
        for worker in workers {
            let Some(session) = self.workers[worker as usize].session else {
                continue;
            };
            let job = self.sessions[session as usize].job;
            if self.jobs[job as usize].plan.queue == queue {
                self.end_session(session);
            }
        }
    }

    /// Whether a worker of the fleet has a session for the queue.
    pub fn is_serving(&self, fleet: u32, queue: usize) -> bool {
        let workers = self.fleets[fleet as usize].workers.iter();
        let mut sessions = workers.filter_map(|worker| self.workers[*worker as usize].session);
        sessions.any(|session| self.jobs[self.sessions[session as usize].job as usize].plan.queue == queue)
    }
}
