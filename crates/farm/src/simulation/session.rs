//! A session: a worker's work on a step. Its actions run one after the other: it gets the job's files, enters the
//! environment, runs tasks, and leaves the environment. An action that does not succeed is the last but the leaving.

use super::Simulation;
use super::draw::About;
use super::events::Event;
use super::plan::SECOND;
use super::state::{Action, Deed, Session, action_number};
use super::status::{ActionStatus, TaskStatus, WorkerStatus};

/// How often the worker asks for work.
const POLL: i64 = 15 * SECOND;
/// What a process that says that it failed exits with.
const FAILURE: i32 = 1;

impl Simulation {
    pub(super) fn open(&mut self, worker: u32, job: u32, step: u32) {
        let number = self.sessions.len() as u32;
        self.sessions.push(Session {
            job,
            step,
            worker,
            created: self.now,
            started: None,
            ended: None,
            updated: self.now,
            is_ending: false,
            actions: Vec::new(),
        });
        let state = &mut self.jobs[job as usize];
        state.sessions.push(number);
        state.workers += 1;
        self.queues[state.plan.queue].open_sessions += 1;
        let state = &mut self.workers[worker as usize];
        state.session = Some(number);
        state.sessions.push(number);
        self.set_worker(worker, WorkerStatus::Running);
        self.queue_action(number, Deed::Sync);
        self.queue_action(number, Deed::Enter);
        self.queue_task(number);
        self.offer_or_not(job);
        let delay = self.draw(About::Setup, number.into()).between(SECOND, POLL);
        self.events.add(self.now + delay, Event::Start(number));
    }

    fn queue_action(&mut self, session: u32, deed: Deed) {
        let state = &mut self.sessions[session as usize];
        let status = if state.started.is_some() {
            ActionStatus::Assigned
        } else {
            ActionStatus::Scheduled
        };
        let number = action_number(session, state.actions.len());
        state.actions.push(Action {
            deed,
            status,
            exit_code: 0,
            started: 0,
            ends: 0,
        });
        self.jobs[state.job as usize].actions.push(number);
        if let Deed::Run(task) = deed {
            self.tasks[task as usize].action = Some(number);
            if status == ActionStatus::Assigned {
                self.set_task(task, TaskStatus::Assigned);
            }
        }
    }

    fn queue_task(&mut self, session: u32) {
        let Session { job, step, worker, .. } = self.sessions[session as usize];
        let fleet = self.workers[worker as usize].fleet as usize;
        let queue = self.jobs[job as usize].plan.queue;
        if !self.plan.queues[queue].fleets.contains(&fleet) {
            return;
        }
        if let Some(task) = self.next_task(step) {
            self.queue_action(session, Deed::Run(task));
        }
    }

    /// The worker has taken up the session.
    pub(super) fn start(&mut self, session: u32) {
        let state = &mut self.sessions[session as usize];
        if state.started.is_some() {
            return;
        }
        (state.started, state.updated) = (Some(self.now), self.now);
        for at in 0..state.actions.len() {
            let action = &mut self.sessions[session as usize].actions[at];
            if !action.status.is_queued() {
                continue;
            }
            action.status = ActionStatus::Assigned;
            if let Deed::Run(task) = action.deed {
                self.set_task(task, TaskStatus::Assigned);
            }
        }
        let Session { job, is_ending, .. } = self.sessions[session as usize];
        if self.jobs[job as usize].is_stopped || is_ending {
            self.wind_up(session);
        } else {
            let started = &mut self.jobs[job as usize].started;
            *started = started.or(Some(self.now));
            self.begin(session, 0);
        }
    }

    fn begin(&mut self, session: u32, index: usize) {
        let (time, exit_code) = self.outcome(session, index);
        let now = self.now;
        let state = &mut self.sessions[session as usize];
        state.updated = now;
        let action = &mut state.actions[index];
        action.status = ActionStatus::Running;
        (action.started, action.ends, action.exit_code) = (now, now + time, exit_code);
        self.events.add(now + time, Event::End(session, index));
        if let Deed::Run(task) = action.deed {
            let started = &mut self.steps[self.sessions[session as usize].step as usize].started;
            *started = started.or(Some(now));
            self.set_task(task, TaskStatus::Running);
            self.queue_task(session);
        }
    }

    /// How long an action takes, and with which exit code it ends.
    fn outcome(&self, session: u32, index: usize) -> (i64, i32) {
        let state = &self.sessions[session as usize];
        let mut draw = self.draw(About::Run, action_number(session, index));
        let (step, speed) = (&self.steps[state.step as usize], self.instance_of(state.worker).speed);
        let (seconds, share_of_failures) = match state.actions[index].deed {
            Deed::Sync => (draw.lognormal(25.0, 0.5), 0.002),
            Deed::Enter => (draw.lognormal(40.0, 0.4), 0.003),
            Deed::Exit => (draw.lognormal(4.0, 0.3), 0.0),
            Deed::Run(task) => {
                let number = task - step.first_task;
                let seconds = draw.lognormal(step.plan.seconds / speed, step.plan.spread);
                let failures = self.tasks[task as usize].retries;
                let mut broken = step.plan.broken.iter();
                if let Some(broken) = broken.find(|broken| broken.task == number && failures < broken.times) {
                    return (millis(seconds * 0.2), broken.exit_code);
                }
                if let Some(bad) = self.bad_worker(state.worker)
                    && draw.chance(bad.share)
                {
                    return (millis(seconds * 0.1), bad.exit_code);
                }
                (seconds, 0.004)
            }
        };
        let fails = self.plan.has_mishaps && draw.chance(share_of_failures);
        (millis(seconds), if fails { FAILURE } else { 0 })
    }

    /// The time of an action has passed.
    pub(super) fn end(&mut self, session: u32, index: usize) {
        let action = &self.sessions[session as usize].actions[index];
        if !action.status.is_active() || action.ends != self.now {
            return;
        }
        let status = match (action.status, action.exit_code) {
            (ActionStatus::Canceling, _) => ActionStatus::Canceled,
            (_, 0) => ActionStatus::Succeeded,
            _ => ActionStatus::Failed,
        };
        self.conclude(session, index, status);
        let state = &self.sessions[session as usize];
        if state.actions[index].deed == Deed::Exit {
            self.close(session);
        } else if status != ActionStatus::Succeeded || self.jobs[state.job as usize].is_stopped {
            self.wind_up(session);
        } else {
            let next = self.next_queued(session).or_else(|| {
                // A task that nobody had when this one began.
                self.queue_task(session);
                self.next_queued(session)
            });
            match next {
                Some(next) => self.begin(session, next),
                None => self.wind_up(session),
            }
        }
    }

    fn next_queued(&self, session: u32) -> Option<usize> {
        let mut actions = self.sessions[session as usize].actions.iter();
        actions.position(|action| action.status.is_queued())
    }

    /// The action has this status in the end, and its task follows.
    fn conclude(&mut self, session: u32, index: usize, status: ActionStatus) {
        let state = &mut self.sessions[session as usize];
        state.updated = self.now;
        let action = &mut state.actions[index];
        (action.status, action.ends) = (status, self.now);
        let (deed, time) = (action.deed, action.ends - action.started);
        self.pay(session, time);
        let Deed::Run(task) = deed else { return };
        match status {
            ActionStatus::Succeeded => self.set_task(task, TaskStatus::Succeeded),
            ActionStatus::Failed => self.fail(task),
            _ => self.give_back(task),
        }
        self.dispatch_job(session);
    }

    /// The session runs no more tasks: what is queued is not attempted, and an environment that was entered is left.
    fn wind_up(&mut self, session: u32) {
        self.drop_queued(session);
        let entered = |action: &Action| action.deed == Deed::Enter && action.status.has_ended();
        if self.sessions[session as usize].actions.iter().any(entered) {
            self.queue_action(session, Deed::Exit);
            let last = self.sessions[session as usize].actions.len() - 1;
            self.begin(session, last);
        } else {
            self.close(session);
        }
    }

    pub(super) fn drop_queued(&mut self, session: u32) {
        for at in 0..self.sessions[session as usize].actions.len() {
            let action = &mut self.sessions[session as usize].actions[at];
            if action.status.is_queued() {
                action.status = ActionStatus::NeverAttempted;
                if let Deed::Run(task) = action.deed {
                    self.give_back(task);
                }
            }
        }
        self.dispatch_job(session);
    }

    /// Tasks of the session's job may wait for other workers now.
    fn dispatch_job(&mut self, session: u32) {
        let job = self.sessions[session as usize].job;
        self.offer_job(job);
    }

    fn close(&mut self, session: u32) {
        let worker = self.shut(session);
        self.release(worker);
    }

    /// The session has ended; the worker that had it is returned.
    fn shut(&mut self, session: u32) -> u32 {
        let state = &mut self.sessions[session as usize];
        (state.ended, state.updated) = (Some(self.now), self.now);
        state.actions.shrink_to_fit();
        let (job, worker) = (state.job, state.worker);
        self.jobs[job as usize].workers -= 1;
        self.queues[self.jobs[job as usize].plan.queue].open_sessions -= 1;
        self.workers[worker as usize].session = None;
        self.dispatch_job(session);
        worker
    }

    /// The job is canceled: what runs is ended soon, and nothing after it is attempted.
    pub(super) fn cancel_session(&mut self, session: u32) {
        let state = &self.sessions[session as usize];
        if state.ended.is_some() || state.started.is_none() {
            // One that has not started finds out when it starts.
            return;
        }
        let active = state
            .actions
            .iter()
            .position(|action| action.status == ActionStatus::Running);
        if let Some(index) = active.filter(|index| state.actions[*index].deed != Deed::Exit) {
            self.cancel_action(session, index);
        }
    }

    /// What runs is told to stop, and does so soon.
    pub(super) fn cancel_action(&mut self, session: u32, index: usize) {
        let grace = self
            .draw(About::Cancel, session.into())
            .between(2 * SECOND, 10 * SECOND);
        let action = &mut self.sessions[session as usize].actions[index];
        action.status = ActionStatus::Canceling;
        action.ends = action.ends.min(self.now + grace);
        self.events.add(action.ends, Event::End(session, index));
        if let Deed::Run(task) = action.deed {
            self.set_task(task, TaskStatus::Interrupting);
        }
    }

    /// The worker is gone, in the middle of an action; it leaves no environment.
    pub(super) fn lose_session(&mut self, session: u32) {
        let state = &mut self.sessions[session as usize];
        state.started = state.started.or(Some(self.now));
        let active = state.actions.iter().position(|action| action.status.is_active());
        self.drop_queued(session);
        if let Some(index) = active {
            self.conclude(session, index, ActionStatus::Interrupted);
        }
        self.shut(session);
    }
}

fn millis(seconds: f64) -> i64 {
    ((seconds * 1000.0) as i64).max(200)
}
