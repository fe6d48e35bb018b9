//! Which worker gets which task: of the queues that its fleet works for, the one with the fewest sessions; of that
//! queue's jobs the one with the highest priority, of those the oldest.

use super::Simulation;
use super::events::Event;
use super::plan::DAY;
use super::state::{Job, Queue, Session};
use super::status::TaskStatus;

impl Simulation {
    /// Give the queue's tasks to workers that are idle, and launch more if there are not enough.
    pub(super) fn dispatch(&mut self, queue: usize) {
        for at in 0..self.plan.queues[queue].fleets.len() {
            let fleet = self.plan.queues[queue].fleets[at];
            while let Some(worker) = self.fleets[fleet].idle.first().copied() {
                if !self.employ(worker) {
                    break;
                }
            }
            self.grow(fleet);
        }
    }

    /// Open a session on an idle worker; false if there is nothing to do.
    pub(super) fn employ(&mut self, worker: u32) -> bool {
        let fleet = self.workers[worker as usize].fleet as usize;
        let queues = self.served_by(fleet).filter(|queue| !queue.ready.is_empty());
        let next = queues.min_by_key(|queue| queue.open_sessions);
        let Some((_, job)) = next.and_then(|queue| queue.ready.first().copied()) else {
            return false;
        };
        let step = self
            .steps_of(job)
            .find(|step| !self.steps[*step as usize].ready.is_empty());
        let Some(step) = step else { return false };
        self.fleets[fleet].idle.remove(&worker);
        self.open(worker, job, step);
        true
    }

    /// The next task for a session of this step, which is assigned to it.
    pub(super) fn next_task(&mut self, step: u32) -> Option<u32> {
        let job = self.steps[step as usize].job;
        let plan = &self.jobs[job as usize].plan;
        let queue = &self.queues[plan.queue];
        // A worker changes to a job of higher priority between two tasks.
        let is_first = queue.ready.first().is_none_or(|(best, _)| best.0 <= plan.priority);
        if !is_first || queue.blocked.is_some() {
            return None;
        }
        let task = self.steps[step as usize].ready.pop_front()?;
        self.set_task(task, TaskStatus::Scheduled);
        self.offer_or_not(job);
        Some(task)
    }

    /// The jobs that the workers of a fleet can be given tasks of.
    pub(super) fn offered_to(&self, fleet: usize) -> impl Iterator<Item = &Job> {
        let ready = self.served_by(fleet).flat_map(|queue| &queue.ready);
        ready.map(|(_, job)| &self.jobs[*job as usize])
    }

    fn served_by(&self, fleet: usize) -> impl Iterator<Item = &Queue> {
        let queues = self.plan.queues.iter().zip(&self.queues);
        queues
            .filter(move |(plan, queue)| plan.fleets.contains(&fleet) && queue.blocked.is_none())
            .map(|(_, queue)| queue)
    }

    /// The budgets of all queues begin anew.
    pub(super) fn new_day(&mut self) {
        let now = self.now;
        for (plan, queue) in self.plan.queues.iter().zip(&mut self.queues) {
            queue.budget = queue.spent + plan.dollars_per_day;
            queue.updated = now;
            queue.blocked = None;
        }
        self.events.add(now + DAY, Event::NewDay);
        for queue in 0..self.queues.len() {
            self.dispatch(queue);
        }
    }

    /// An action of a session has taken this time: the queue pays for it, and is blocked if its budget is used up.
    pub(super) fn pay(&mut self, session: u32, time: i64) {
        let Session { job, worker, .. } = self.sessions[session as usize];
        let dollars = self.dollars(worker, time);
        let queue = &mut self.queues[self.jobs[job as usize].plan.queue];
        queue.spent += dollars;
        if queue.spent >= queue.budget && queue.blocked.is_none() {
            queue.blocked = Some(self.now);
            queue.updated = self.now;
        }
    }
}
