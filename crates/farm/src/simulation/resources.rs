//! Farms, queues and fleets that requests create, change and delete, and which fleets work for which queue.

use super::Simulation;
use super::plan::{FleetPlan, Given, QueuePlan};
use super::state::{Farm, Fleet, Queue};
use super::status::{ACTIVE, CANCEL_TASKS, STOPPED};

impl Simulation {
    /// The number of the resource with this id, which is not made up and begins with its kind.
    pub fn find_own(&self, id: &str) -> Option<u64> {
        self.ids.get(id).map(|number| *number as u64)
    }

    pub fn add_farm(&mut self, given: Given) -> u32 {
        self.farms.push(Farm::new(given, self.now));
        self.farms.len() as u32 - 1
    }

    pub fn add_queue(&mut self, farm: u32, plan: QueuePlan, given: Given) -> u32 {
        let number = self.queues.len() as u32;
        let mut queue = Queue::new(&plan, farm, self.now);
        queue.given = given;
        self.plan.queues.push(plan);
        self.queues.push(queue);
        self.farms[farm as usize].queues.push(number);
        number
    }

    pub fn add_fleet(&mut self, farm: u32, plan: FleetPlan, given: Given) -> u32 {
        let number = self.fleets.len();
        let least = plan.min_workers;
        self.plan.fleets.push(plan);
        self.fleets.push(Fleet {
            farm,
            updated: Some(self.now),
            given,
            ..Fleet::default()
        });
        self.farms[farm as usize].fleets.push(number as u32);
        self.launch(number, least);
        number as u32
    }

    /// The fleet has other limits; workers that are too many end when they are idle.
    pub fn resize(&mut self, fleet: u32, least: u32, most: u32) {
        let number = fleet as usize;
        let plan = &mut self.plan.fleets[number];
        (plan.min_workers, plan.max_workers) = (least, most.max(least));
        let missing = least.saturating_sub(self.fleets[number].live);
        self.launch(number, missing);
        self.grow(number);
        self.shut_down_idle(fleet, least);
    }

    /// The queue has no jobs that go on, and the farm does not list it any more.
    pub fn delete_queue(&mut self, queue: u32) {
        for job in self.queues[queue as usize].jobs.clone() {
            self.cancel(job);
        }
        self.queues[queue as usize].is_deleted = true;
    }

    pub fn delete_fleet(&mut self, fleet: u32) {
        self.resize(fleet, 0, 0);
        self.fleets[fleet as usize].is_deleted = true;
    }

    /// The fleet works for the queue, or does not any more.
    pub fn associate(&mut self, queue: usize, fleet: usize, status: &'static str) {
        self.queues[queue].stopped.retain(|(known, _)| *known != fleet);
        let fleets = &mut self.plan.queues[queue].fleets;
        fleets.retain(|known| *known != fleet);
        if status == ACTIVE {
            fleets.push(fleet);
            self.dispatch(queue);
            return;
        }
        self.queues[queue].stopped.push((fleet, status));
        if status == CANCEL_TASKS {
            self.cancel_sessions_on(fleet as u32, queue);
        }
    }

    /// There is no association any more.
    pub fn dissociate(&mut self, queue: usize, fleet: usize) {
        self.queues[queue].stopped.retain(|(known, _)| *known != fleet);
    }

    /// The status of an association: one that was stopped is so once no worker of the fleet has a session for the queue.
    pub fn association(&self, queue: usize, fleet: usize) -> Option<&'static str> {
        if self.plan.queues[queue].fleets.contains(&fleet) {
            return Some(ACTIVE);
        }
        let (_, ordered) = self.queues[queue].stopped.iter().find(|(known, _)| *known == fleet)?;
        let is_stopping = self.is_serving(fleet as u32, queue);
        Some(if is_stopping { ordered } else { STOPPED })
    }

    /// The fleets that the queue is associated with, those that are stopped as well.
    pub fn associated(&self, queue: usize) -> impl Iterator<Item = usize> {
        let stopped = self.queues[queue].stopped.iter().map(|(fleet, _)| *fleet);
        self.plan.queues[queue].fleets.iter().copied().chain(stopped)
    }
}
