//! Which resources of a simulated farm are in which.

use std::borrow::Cow;

use crate::items::Collection;
use crate::numbers::Numbers;
use crate::simulation::Simulation;
use crate::simulation::state::{ACTIONS, Deed, TASKS, action_of};
use crate::world::Kind;

impl Simulation {
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
                let before = step
                    .plan
                    .depends_on
                    .map(|before| self.jobs[step.job as usize].first_step as u64 + before as u64);
                before.map_or(Numbers::NONE, |before| Numbers::from(before, 1))
            }
            (Collection::Consumers, _) => {
                let consumers = self.consumers_of(number as u32);
                Numbers::Listed(consumers.map(u64::from).collect())
            }
            (Collection::QueueFleetAssociations, _) => {
                let fleets = self.fleets.len();
                let pairs = self.plan.queues.iter().enumerate().flat_map(|(queue, plan)| {
                    let fleets = plan.fleets.iter().map(move |fleet| queue * fleets + fleet);
                    fleets.map(|pair| pair as u64)
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
        let waits = move |other: &u32| self.steps[*other as usize].plan.depends_on == Some((step - first) as usize);
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
            Kind::Farm | Kind::Queue | Kind::Fleet => &[],
            Kind::Worker => &[(Collection::Workers, Kind::Fleet)],
            Kind::Job => &[(Collection::Jobs, Kind::Queue)],
            Kind::Step => &[(Collection::Jobs, Kind::Queue), (Collection::Steps, Kind::Job)],
            Kind::Session => &[(Collection::Jobs, Kind::Queue), (Collection::Sessions, Kind::Job)],
            _ => return None,
        };
        let (first, rest) = match (kind, below.split_first()) {
            (Kind::Farm, None) => return (*farm == 0).then_some(0),
            (_, split) => split?,
        };
        let most = match kind {
            Kind::Fleet | Kind::Worker => self.fleets(),
            _ => self.queues(),
        };
        let first = (*farm == 0 && *first < most && rest.len() == path.len()).then_some(*first)?;
        path.iter()
            .zip(rest)
            .try_fold(first, |parent, ((collection, kind), position)| {
                let numbers = self.numbers(*collection, *kind, parent)?;
                (*position < numbers.count()).then(|| numbers.at(*position))
            })
    }
}
