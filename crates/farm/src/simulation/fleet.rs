//! Fleets: workers are launched where tasks wait, shut down when they are idle, and interrupted at times.

use super::Simulation;
use super::draw::About;
use super::events::Event;
use super::plan::{BadWorker, HOUR, Instance, MINUTE, Market, SECOND};
use super::state::Worker;
use super::status::WorkerStatus;

impl Simulation {
    pub(super) fn launch(&mut self, fleet: usize, count: u32) {
        let plan = &self.plan.fleets[fleet];
        let (market, instances) = (plan.market, plan.instances.len());
        for _ in 0..count {
            let worker = self.workers.len() as u32;
            let mut draw = self.draw(About::Launch, worker.into());
            let state = &mut self.fleets[fleet];
            let boot = match market {
                Market::Customer => draw.between(5 * SECOND, MINUTE),
                Market::OnDemand | Market::Spot => draw.between(100 * SECOND, 4 * MINUTE),
            };
            self.workers.push(Worker {
                fleet: fleet as u32,
                number: state.workers.len() as u32,
                instance: (draw.bits() % instances as u64) as u32,
                status: WorkerStatus::Created,
                created: self.now,
                updated: self.now,
                session: None,
                sessions: Vec::new(),
            });
            state.workers.push(worker);
            state.live += 1;
            state.booting += 1;
            self.events.add(self.now + boot, Event::Boot(worker));
        }
    }

    /// Launch a worker for each task that waits and finds none.
    pub(super) fn grow(&mut self, fleet: usize) {
        let state = &self.fleets[fleet];
        let coming = state.booting + state.idle.len() as u32;
        let place = self.plan.fleets[fleet].max_workers.saturating_sub(state.live);
        if place == 0 {
            return;
        }
        let mut waiting = 0;
        for job in self.offered_to(fleet) {
            waiting += job.places();
            if waiting >= coming + place {
                break;
            }
        }
        self.launch(fleet, waiting.saturating_sub(coming).min(place));
    }

    pub(super) fn boot(&mut self, worker: u32) {
        let fleet = self.workers[worker as usize].fleet as usize;
        self.fleets[fleet].booting -= 1;
        // Each time that it boots is another draw.
        let number = u64::from(worker) << 32 | self.workers[worker as usize].sessions.len() as u64;
        if let Some(every) = self.plan.fleets[fleet].interrupted_every {
            let until = self.draw(About::Worker, number).between(MINUTE, 2 * every);
            self.events.add(self.now + until, Event::Interrupt(worker));
        }
        self.set_worker(worker, WorkerStatus::Idle);
        self.release(worker);
    }

    /// The worker has no session any more: it gets another, or is idle.
    pub(super) fn release(&mut self, worker: u32) {
        let fleet = self.workers[worker as usize].fleet as usize;
        self.set_worker(worker, WorkerStatus::Idle);
        self.fleets[fleet].idle.insert(worker);
        if !self.employ(worker) {
            let idle = self.plan.fleets[fleet].idle;
            self.events.add(self.now + idle, Event::Idle(worker));
        }
    }

    pub(super) fn set_worker(&mut self, worker: u32, status: WorkerStatus) {
        let worker = &mut self.workers[worker as usize];
        (worker.status, worker.updated) = (status, self.now);
    }

    pub(super) fn shut_down_if_idle(&mut self, worker: u32) {
        let state = &self.workers[worker as usize];
        let plan = &self.plan.fleets[state.fleet as usize];
        let is_idle = state.status == WorkerStatus::Idle && self.now - state.updated >= plan.idle;
        if is_idle && self.fleets[state.fleet as usize].live > plan.min_workers {
            self.shut_down(worker);
        }
    }

    /// Shut down workers that are idle, down to so many.
    pub(super) fn shut_down_idle(&mut self, fleet: u32, least: u32) {
        while self.fleets[fleet as usize].live > least {
            let Some(worker) = self.fleets[fleet as usize].idle.last().copied() else {
                return;
            };
            self.shut_down(worker);
        }
    }

    fn shut_down(&mut self, worker: u32) {
        self.take_away(worker, WorkerStatus::Stopping);
        self.events.add(self.now + 40 * SECOND, Event::Stop(worker));
    }

    fn take_away(&mut self, worker: u32, status: WorkerStatus) {
        let fleet = &mut self.fleets[self.workers[worker as usize].fleet as usize];
        fleet.live -= 1;
        fleet.idle.remove(&worker);
        self.set_worker(worker, status);
    }

    pub(super) fn stop(&mut self, worker: u32) {
        self.set_worker(worker, WorkerStatus::Stopped);
    }

    /// The instance is taken away, or the host does not answer for a while: what runs there is lost.
    pub(super) fn interrupt(&mut self, worker: u32) {
        if !self.workers[worker as usize].status.is_online() {
            return;
        }
        let fleet = self.workers[worker as usize].fleet as usize;
        match self.plan.fleets[fleet].market {
            Market::Customer => {
                self.take_away(worker, WorkerStatus::NotResponding);
                // It will be back: no other is launched in its place.
                self.fleets[fleet].live += 1;
                self.fleets[fleet].booting += 1;
                let away = self
                    .draw(About::Launch, !u64::from(worker))
                    .between(10 * MINUTE, 2 * HOUR);
                self.events.add(self.now + away, Event::Boot(worker));
            }
            Market::OnDemand | Market::Spot => {
                self.take_away(worker, WorkerStatus::Stopping);
                self.events.add(self.now + 2 * MINUTE, Event::Stop(worker));
            }
        }
        if let Some(session) = self.workers[worker as usize].session {
            self.lose_session(session);
        }
        self.grow(fleet);
    }

    pub fn instance_of(&self, worker: u32) -> &Instance {
        let worker = &self.workers[worker as usize];
        &self.plan.fleets[worker.fleet as usize].instances[worker.instance as usize]
    }

    pub(super) fn bad_worker(&self, worker: u32) -> Option<&BadWorker> {
        let worker = &self.workers[worker as usize];
        let mut bad = self.plan.fleets[worker.fleet as usize].bad_workers.iter();
        bad.find(|bad| bad.number == worker.number)
    }

    /// What the worker costs for this time.
    pub fn dollars(&self, worker: u32, time: i64) -> f64 {
        self.instance_of(worker).dollars_per_hour * time as f64 / HOUR as f64
    }
}
