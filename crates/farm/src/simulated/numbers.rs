//! Which resources of a simulated farm are in which.

use std::borrow::Cow;

use crate::items::Collection;
use crate::numbers::Numbers;
use crate::simulation::Simulation;
use crate::simulation::state::{ACTIONS, Deed, TASKS, action_of};
use crate::world::{Kind, LIMITS};

impl Simulation {
    pub fn farms(&self) -> u64 {
        self.farms.len() as u64
    }

    pub fn queues(&self) -> u64 {
        self.queues.len() as u64
    }

    pub fn fleets(&self) -> u64 {
        self.fleets.len() as u64
    }

    /// How many there are of a kind that is simulated.
    pub fn count(&self, kind: Kind) -> Option<u64> {
        let count = match kind {
            Kind::Worker => self.workers.len(),
            Kind::Job => self.jobs.len(),
            Kind::Step | Kind::Task => self.steps.len(),
            Kind::Session | Kind::SessionAction => self.sessions.len(),
            _ => return None,
        };
        Some(count as u64)
    }

    /// The id of a resource, if it is not made up.
    pub fn own_id(&self, kind: Kind, number: u64) -> Option<&str> {
        let at = number as usize;
        match kind {
            Kind::Farm if at == 0 => self.plan.farm_id.as_deref(),
            Kind::Queue => self.plan.queues.get(at)?.id.as_deref(),
            Kind::Fleet => self.plan.fleets.get(at)?.id.as_deref(),
            Kind::Job => self.jobs.get(at)?.plan.id.as_deref(),
            _ => None,
        }
    }

    pub fn is_deleted(&self, kind: Kind, number: u64) -> bool {
        let at = number as usize;
        match kind {
            Kind::Farm => self.farms[at].is_deleted,
            Kind::Queue => self.queues[at].is_deleted,
            Kind::Fleet => self.fleets[at].is_deleted,
            _ => false,
        }
    }

    pub fn tasks_in(&self, step: u64) -> u64 {
        let tasks = self.tasks_of(step as u32);
        u64::from(tasks.end - tasks.start)
    }

    pub fn actions_in(&self, session: u64) -> u64 {
        self.sessions[session as usize].actions.len() as u64
    }

    pub fn parent(&self, kind: Kind, number: u64) -> Option<(Kind, u64)> {
        let at = number as usize;
        Some(match kind {
            Kind::Queue => (Kind::Farm, self.queues[at].farm.into()),
            Kind::Fleet => (Kind::Farm, self.fleets[at].farm.into()),
            Kind::Worker => (Kind::Fleet, self.workers[at].fleet.into()),
            Kind::Job => (Kind::Queue, self.jobs[at].plan.queue as u64),
            Kind::Step => (Kind::Job, self.steps[at].job.into()),
            Kind::Task => (Kind::Step, number / TASKS),
            Kind::Session => (Kind::Job, self.sessions[at].job.into()),
            Kind::SessionAction => (Kind::Session, number / ACTIONS),
            _ => return None,
        })
    }

    /// What the parent has of a collection that is simulated.
    pub fn numbers(&self, collection: Collection, parent: Kind, number: u64) -> Option<Numbers<'_>> {
        let at = number as usize;
        Some(match (collection, parent) {
            (Collection::Farms, _) => Numbers::from(0, self.farms()),
            (Collection::Queues | Collection::Budgets, _) => Numbers::Each(&self.farms[at].queues),
            (Collection::Fleets, _) => Numbers::Each(&self.farms[at].fleets),
            (Collection::QueueLimitAssociations, _) => {
                let queues = self.farms[at].queues.iter().map(|queue| u64::from(*queue));
                Numbers::Listed(
                    queues
                        .flat_map(|queue| (0..LIMITS).map(move |limit| queue * LIMITS + limit))
                        .collect(),
                )
            }
            (Collection::Jobs, _) => Numbers::Each(&self.queues[at].jobs),
            (Collection::Workers, _) => Numbers::Each(&self.fleets[at].workers),
            // No fleet has persistent volumes.
            (Collection::Volumes, _) => Numbers::NONE,
            (Collection::Steps, _) => {
                let steps = self.steps_of(number as u32);
                Numbers::from(steps.start.into(), steps.len() as u64)
            }
            (Collection::Tasks, _) => Numbers::from(number * TASKS, self.tasks_in(number)),
            (Collection::Sessions, Kind::Worker) => Numbers::Each(&self.workers[at].sessions),
            (Collection::Sessions, _) => Numbers::Each(&self.jobs[at].sessions),
            (Collection::SessionActions, Kind::Session) => Numbers::from(number * ACTIONS, self.actions_in(number)),
            (Collection::SessionActions, _) => Numbers::Listed(Cow::Borrowed(&self.jobs[at].actions)),
            (Collection::Runs, _) => Numbers::Listed(Cow::Owned(self.runs_of(number))),
            (Collection::Dependencies, _) => {
                let step = &self.steps[at];
                let first = self.jobs[step.job as usize].first_step as u64;
                Numbers::Listed(
                    step.plan
                        .depends_on
                        .iter()
                        .map(|before| first + *before as u64)
                        .collect(),
                )
            }
            (Collection::Consumers, _) => {
                let consumers = self.consumers_of(number as u32);
                Numbers::Listed(consumers.map(|consumer| pair(number, consumer.into())).collect())
            }
            (Collection::QueueFleetAssociations, _) => {
                let queues = self.farms[at].queues.iter();
                let pairs = queues.flat_map(|queue| {
                    let fleets = self.associated(*queue as usize);
                    fleets.map(|fleet| pair((*queue).into(), fleet as u64))
                });
                Numbers::Listed(pairs.collect())
            }
            _ => return None,
        })
    }

    /// The steps that wait for this one.
    pub fn consumers_of(&self, step: u32) -> impl Iterator<Item = u32> {
        let job = self.steps[step as usize].job;
        let first = self.jobs[job as usize].first_step;
        let waits = move |other: &u32| {
            let before = &self.steps[*other as usize].plan.depends_on;
            before.contains(&((step - first) as usize))
        };
        self.steps_of(job).filter(waits)
    }

    /// The session actions that run a task.
    fn runs_of(&self, task: u64) -> Vec<u64> {
        let step = &self.steps[(task / TASKS) as usize];
        let wanted = Deed::Run(step.first_task + (task % TASKS) as u32);
        let actions = self.jobs[step.job as usize].actions.iter().copied();
        let runs = actions.filter(|number| {
            let (session, index) = action_of(*number);
            self.sessions[session as usize].actions[index].deed == wanted
        });
        runs.collect()
    }

    /// The number of a resource, by its number in each parent from the farm down.
    pub fn number_at(&self, kind: Kind, numbers: &[u64]) -> Option<u64> {
        let (farm, below) = numbers.split_first()?;
        let path: &[(Collection, Kind)] = match kind {
            Kind::Farm => &[],
            Kind::Queue => &[(Collection::Queues, Kind::Farm)],
            Kind::Fleet => &[(Collection::Fleets, Kind::Farm)],
            Kind::Worker => &[(Collection::Fleets, Kind::Farm), (Collection::Workers, Kind::Fleet)],
            Kind::Job => &[(Collection::Queues, Kind::Farm), (Collection::Jobs, Kind::Queue)],
            Kind::Step => &[
                (Collection::Queues, Kind::Farm),
                (Collection::Jobs, Kind::Queue),
                (Collection::Steps, Kind::Job),
            ],
            Kind::Session => &[
                (Collection::Queues, Kind::Farm),
                (Collection::Jobs, Kind::Queue),
                (Collection::Sessions, Kind::Job),
            ],
            _ => return None,
        };
        if *farm >= self.farms() || below.len() != path.len() {
            return None;
        }
        path.iter()
            .zip(below)
            .try_fold(*farm, |parent, ((collection, kind), position)| {
                let numbers = self.numbers(*collection, *kind, parent)?;
                (*position < numbers.count()).then(|| numbers.at(*position))
            })
    }
}

/// The number of an item that is a pair of resources, and they.
fn pair(first: u64, second: u64) -> u64 {
    first << 32 | second
}

pub fn pair_of(pair: u64) -> (u64, u64) {
    (pair & u64::from(u32::MAX), pair >> 32)
}
