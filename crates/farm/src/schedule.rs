//! Which worker runs which session, and which session action runs which task. All are numbers through all farms.

use crate::world::World;

impl World {
    /// The worker that a session runs on: the sessions of a farm take its workers in turn.
    pub fn worker_of(&self, session: u64) -> u64 {
        let (sessions, workers) = (self.sessions_of_farm(), self.workers_of_farm());
        session / sessions * workers + session % sessions % workers
    }

    /// The sessions of a worker: the first, and how many; they are `workers_of_farm()` apart.
    pub fn sessions_of(&self, worker: u64) -> (u64, u64) {
        let (sessions, workers) = (self.sessions_of_farm(), self.workers_of_farm());
        let (farm, turn) = (worker / workers, worker % workers);
        (farm * sessions + turn, sessions.saturating_sub(turn).div_ceil(workers))
    }

    pub fn workers_of_farm(&self) -> u64 {
        self.sizes.fleets * self.sizes.workers
    }

    fn sessions_of_farm(&self) -> u64 {
        self.sizes.queues * self.sizes.jobs * self.sizes.sessions
    }

    /// The actions of a session that run tasks: the first, and how many. The others enter and leave environments.
    pub fn runs(&self) -> (u64, u64) {
        let actions = self.sizes.actions;
        if self.sizes.steps * self.sizes.tasks == 0 {
            return (actions, 0);
        }
        let first = u64::from(actions >= 2) + u64::from(actions >= 4);
        (first, actions - first - u64::from(actions >= 3))
    }

    /// The runs of a task (numbers within its job): the first, and how many. The runs of a job take its tasks in turn.
    pub fn runs_of(&self, task: u64) -> (u64, u64) {
        let (tasks, runs) = (self.sizes.steps * self.sizes.tasks, self.sizes.sessions * self.runs().1);
        let turn = task % tasks;
        (turn, runs.saturating_sub(turn).div_ceil(tasks))
    }

    /// The session action that is this run of the job.
    pub fn action_of_run(&self, job: u64, run: u64) -> u64 {
        let (first, runs) = self.runs();
        let session = job * self.sizes.sessions + run / runs;
        session * self.sizes.actions + first + run % runs
    }

    /// The task that this action of a session runs.
    pub fn task_of_action(&self, session: u64, action: u64) -> Option<u64> {
        let (first, runs) = self.runs();
        let turn = action.checked_sub(first).filter(|turn| *turn < runs)?;
        let (job, session) = (session / self.sizes.sessions, session % self.sizes.sessions);
        let tasks = self.sizes.steps * self.sizes.tasks;
        Some(job * tasks + (session * runs + turn) % tasks)
    }
}

#[cfg(test)]
mod tests {
    use crate::world::Kind;
    use crate::world::tests::{SIZES, world};

    #[test]
    fn sessions_and_workers_name_each_other() {
        let world = world(7);
        for session in 0..world.count(Kind::Session) {
            let (first, count) = world.sessions_of(world.worker_of(session));
            let mut sessions = (0..count).map(|turn| first + turn * world.workers_of_farm());
            assert!(sessions.any(|known| known == session));
        }
    }

    #[test]
    fn runs_and_tasks_name_each_other() {
        let world = world(7);
        let tasks = SIZES.steps * SIZES.tasks;
        for task in 0..world.count(Kind::Task) {
            let (first, count) = world.runs_of(task);
            for turn in 0..count {
                let action = world.action_of_run(task / tasks, first + turn * tasks);
                let (session, index) = (action / SIZES.actions, action % SIZES.actions);
                assert_eq!(world.task_of_action(session, index), Some(task));
            }
        }
    }
}
