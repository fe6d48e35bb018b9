//! What happened stays.

use std::collections::BTreeSet;

use super::super::Simulation;
use super::super::plan::{DAY, MINUTE, SECOND};
use super::super::state::{Job, Task, action_number, action_of};
use super::super::status::TaskStatus;
use super::{FARMS, START, simulation};

#[test]
fn going_on_in_small_steps_is_the_same_history() {
    for seed in 0..4 {
        let (mut one, mut many) = (simulation(seed), simulation(seed));
        one.advance_to(START + DAY);
        for minute in 0..24 * 60 {
            many.advance_to(START + minute * MINUTE);
        }
        many.advance_to(START + DAY);
        let show = |farm: &Simulation| {
            format!(
                "{:?} {:?} {:?} {:?}",
                farm.sessions, farm.tasks, farm.workers, farm.queues
            )
        };
        assert!(show(&one) == show(&many));
        one.advance_to(START);
        assert_eq!(one.now, START + DAY, "time does not go back");
    }
}

#[test]
fn what_was_listed_stays() {
    for seed in 0..4 {
        let mut farm = simulation(seed);
        farm.advance_to(START + DAY);
        let ended: Vec<String> = farm
            .sessions
            .iter()
            .filter(|session| session.ended.is_some())
            .map(|session| format!("{session:?}"))
            .collect();
        let actions: Vec<Vec<u64>> = farm.jobs.iter().map(|job| job.actions.clone()).collect();
        farm.advance_to(START + 2 * DAY);
        let after: BTreeSet<String> = farm.sessions.iter().map(|session| format!("{session:?}")).collect();
        assert!(ended.iter().all(|session| after.contains(session)));
        for (job, before) in farm.jobs.iter().zip(actions) {
            assert!(job.actions.starts_with(&before));
        }
    }
}

#[test]
fn everything_happens_somewhere() {
    let (mut actions, mut tasks, mut workers) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for farm in FARMS.iter() {
        actions.extend(
            farm.sessions
                .iter()
                .flat_map(|session| &session.actions)
                .map(|action| action.status.name()),
        );
        tasks.extend(farm.tasks.iter().map(|task| task.status.name()));
        workers.extend(farm.workers.iter().map(|worker| worker.status.name()));
    }
    // These do not last long.
    let (mut farm, mut ending) = (simulation(5), BTreeSet::new());
    for moment in 0..2 * DAY / (3 * SECOND) {
        farm.advance_to(START + moment * 3 * SECOND);
        workers.extend(farm.workers.iter().map(|worker| worker.status.name()));
        let open = farm.workers.iter().filter_map(|worker| worker.session);
        let open = open.flat_map(|session| &farm.sessions[session as usize].actions);
        ending.extend(
            open.map(|action| action.status.name())
                .filter(|name| *name == "CANCELING"),
        );
    }
    actions.extend(ending);
    assert_eq!(actions.len(), 9, "{actions:?}");
    tasks.insert(TaskStatus::Interrupting.name());
    assert_eq!(tasks.len(), TaskStatus::ALL.len(), "{tasks:?}");
    assert_eq!(workers.len(), 6, "{workers:?}");
    let count = |holds: &dyn Fn(&Simulation) -> usize| FARMS.iter().map(holds).sum::<usize>();
    assert!(count(&|farm| farm.queues.iter().filter(|queue| queue.blocked.is_some()).count()) > 0);
    let retried = |task: &&Task| task.retries > 0 && task.status == TaskStatus::Succeeded;
    assert!(count(&|farm| farm.tasks.iter().filter(retried).count()) > 100);
    let gave_up = |job: &&Job| job.is_stopped && job.counts.of(TaskStatus::Failed) > 0;
    assert!(count(&|farm| farm.jobs.iter().filter(gave_up).count()) > 0);
}

#[test]
fn numbers_of_actions_are_undone() {
    assert_eq!(action_of(action_number(7, 0)), (7, 0));
    assert_eq!(action_of(action_number(u32::MAX, 1000)), (u32::MAX, 1000));
}
