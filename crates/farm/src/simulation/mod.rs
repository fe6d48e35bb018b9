//! The simulated farm: a discrete-event simulation of fleets that scale, of jobs that arrive, and of the sessions in
//! which workers run their tasks. What happens is a function of the plan and of the time: going on continues the same
//! history, and two farms of one plan have the same one.

mod document;
mod draw;
mod events;
mod fleet;
#[cfg(test)]
mod invariants;
mod job;
mod orders;
pub mod plan;
mod resources;
mod scenario;
mod scheduler;
mod session;
pub mod state;
pub mod status;
mod studio;
pub mod tasks;

use std::collections::HashMap;
use std::sync::Arc;

use draw::{About, Draw};
use events::{Event, Events};
use plan::{DAY, Given, Plan};
use state::{Farm, Fleet, Job, Queue, Session, Step, Task, Worker};

pub use scenario::scenario;
pub use state::{ACTIONS, TASKS};
pub use studio::{Dials, studio};

pub struct Simulation {
    pub plan: Plan,
    /// Everything up to this time has happened, and nothing after it.
    pub now: i64,
    events: Events,
    pub farms: Vec<Farm>,
    pub fleets: Vec<Fleet>,
    pub queues: Vec<Queue>,
    pub workers: Vec<Worker>,
    pub jobs: Vec<Job>,
    pub steps: Vec<Step>,
    pub tasks: Vec<Task>,
    pub sessions: Vec<Session>,
    /// The numbers of the resources whose ids are not made up.
    ids: HashMap<Arc<str>, usize>,
}

impl Simulation {
    /// The farm at the start of the plan.
    pub fn new(plan: Plan) -> Self {
        let start = plan.start;
        let queues = plan.queues.iter().map(|queue| Queue::new(queue, 0, start)).collect();
        let fleets = plan.fleets.iter().map(|_| Fleet::default()).collect();
        let farm = Farm {
            queues: (0..plan.queues.len() as u32).collect(),
            fleets: (0..plan.fleets.len() as u32).collect(),
            ..Farm::new(Given::new(), start)
        };
        let mut simulation = Self {
            plan,
            now: start,
            events: Events::default(),
            farms: vec![farm],
            fleets,
            queues,
            workers: Vec::new(),
            jobs: Vec::new(),
            steps: Vec::new(),
            tasks: Vec::new(),
            sessions: Vec::new(),
            ids: HashMap::new(),
        };
        let Plan {
            farm_id,
            fleets,
            queues,
            ..
        } = &simulation.plan;
        let fleets = fleets.iter().map(|fleet| &fleet.id).enumerate();
        let queues = queues.iter().map(|queue| &queue.id).enumerate();
        for (number, id) in fleets.chain(queues).chain([(0, farm_id)]) {
            simulation.ids.extend(id.clone().map(|id| (id, number)));
        }
        for fleet in 0..simulation.fleets.len() {
            let least = simulation.plan.fleets[fleet].min_workers;
            simulation.launch(fleet, least);
        }
        for (fleet, plan) in simulation.plan.fleets.iter().enumerate() {
            for (number, after) in &plan.interruptions {
                simulation
                    .events
                    .add(start + after, Event::TakeAway(fleet as u32, *number));
            }
        }
        simulation.events.add(start + DAY, Event::NewDay);
        simulation.expect_job();
        simulation
    }

    /// Let everything happen up to this time; nothing if it has passed.
    pub fn advance_to(&mut self, time: i64) {
        while let Some((at, event)) = self.events.next_until(time) {
            self.now = at;
            self.happen(event);
        }
        self.now = self.now.max(time);
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Arrive(job) => {
                self.submit(*job);
                self.expect_job();
            }
            Event::Start(session) => self.start(session),
            Event::End(session, index) => self.end(session, index),
            Event::Boot(worker) => self.boot(worker),
            Event::Idle(worker) => self.shut_down_if_idle(worker),
            Event::Stop(worker) => self.stop(worker),
            Event::Interrupt(worker) => self.interrupt(worker),
            Event::TakeAway(fleet, number) => {
                let workers = &self.fleets[fleet as usize].workers;
                if let Some(worker) = workers.get(number as usize) {
                    self.interrupt(*worker);
                }
            }
            Event::Cancel(job) => self.cancel(job),
            Event::Suspend(job) => self.suspend(job),
            Event::Resume(job) => self.resume(job),
            Event::NewDay => self.new_day(),
        }
    }

    fn expect_job(&mut self) {
        if let Some(job) = self.plan.jobs.next() {
            self.events.add(job.arrives, Event::Arrive(Box::new(job)));
        }
    }

    fn draw(&self, about: About, number: u64) -> Draw {
        Draw::new(self.plan.seed, about, number)
    }
}
