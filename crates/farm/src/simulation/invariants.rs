//! What holds in every simulated farm at any time, tried with many seeds.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::plan::{DAY, MINUTE, SECOND};
use super::state::{Deed, Job, Task, action_number, action_of};
use super::status::{ActionStatus, Counts, TaskStatus, WorkerStatus};
use super::{Dials, Simulation, scenario, studio};

/// A Monday morning.
const START: i64 = 1_767_607_200_000;
const SEEDS: u64 = 48;

fn simulation(seed: u64) -> Simulation {
    let dials = Dials {
        queues: 1 + seed as u32 % 3,
        fleets: 1 + seed as u32 / 3 % 4,
        workers: [2, 5, 9][seed as usize % 3],
        jobs_per_day: (!seed.is_multiple_of(4)).then_some(40),
    };
    Simulation::new(studio(seed, START, dials))
}

/// The farms of many seeds, each at another time of two days.
static FARMS: LazyLock<Vec<Simulation>> = LazyLock::new(|| {
    let at = |seed: u64| {
        let mut farm = simulation(seed);
        farm.advance_to(START + seed as i64 * 53 * MINUTE + seed as i64 * 7 * SECOND);
        farm
    };
    let made_up = (0..SEEDS).map(at);
    let told = (0..30).map(|part| {
        let mut farm = Simulation::new(scenario(part, START, SCENARIO).expect("nothing is wrong with it"));
        farm.advance_to(START + part as i64 * 11 * MINUTE);
        farm
    });
    made_up.chain(told).collect()
});

const SCENARIO: &str = r#"{
    "fleets": [
        {"name": "nodes", "workers": 3, "bad_workers": [{"worker": 1, "share": 0.6}],
         "interruptions": [{"worker": 2, "after": 1800}]},
        {"name": "spot", "workers": 4, "instance_type": "c5.large", "spot": true,
         "interruptions": [{"worker": 0, "after": 900}, {"worker": 1, "after": 901}, {"worker": 5, "after": 4000}]}
    ],
    "queues": [{"name": "one", "dollars_per_day": 0.4}, {"name": "two", "fleets": ["spot"]}],
    "jobs": [
        {"name": "a", "cancel_after": 2400, "steps": [{"name": "x", "frames": "1-90", "spread": 0.5}]},
        {"name": "b", "queue": "two", "suspend_after": 1000, "resume_after": 5000, "max_workers": 2, "steps": [
            {"name": "x", "frames": "1-40", "seconds": 45},
            {"name": "y", "frames": "1-40", "chunk": 7, "depends_on": "x"},
            {"name": "z", "frames": "1-3", "depends_on": "x"}]},
        {"name": "c", "after": 600, "priority": 80, "max_retries": 1, "max_failed_tasks": 2, "steps": [
            {"name": "x", "frames": "1-30:2", "failures": [{"frame": 5}, {"frame": 9}, {"frame": 11, "times": 1}]},
            {"name": "y", "depends_on": "x"}]},
        {"name": "d", "after": 700, "cancel_after": 0, "steps": [{"name": "x"}]},
        {"name": "e", "after": 3000, "cancel_after": 4, "priority": 90, "steps": [{"name": "x"}]},
        {"name": "f", "suspend_after": 60, "cancel_after": 3000, "priority": 70, "steps": [{"name": "x"}]}
    ]
}"#;

fn each(check: impl Fn(&Simulation)) {
    FARMS.iter().for_each(check);
}

#[test]
fn a_worker_has_one_session_at_a_time() {
    each(|farm| {
        for (number, worker) in farm.workers.iter().enumerate() {
            let mut free = worker.created;
            for (at, session) in worker.sessions.iter().enumerate() {
                let state = &farm.sessions[*session as usize];
                assert_eq!(state.worker as usize, number);
                assert!(free <= state.created, "the one before has ended");
                let is_last = at + 1 == worker.sessions.len();
                match state.ended {
                    Some(ended) => free = ended,
                    None => assert!(is_last && worker.session == Some(*session)),
                }
            }
            assert_eq!(worker.status == WorkerStatus::Running, worker.session.is_some());
        }
    });
}

#[test]
fn times_are_in_order() {
    each(|farm| {
        for session in &farm.sessions {
            let started = session.started.unwrap_or(session.created);
            let mut time = started;
            assert!(session.created <= started && started <= session.ended.unwrap_or(farm.now));
            for action in &session.actions {
                if action.status.has_ended() {
                    assert!(time <= action.started && action.started <= action.ends && action.ends <= session.updated);
                    time = action.ends;
                } else if action.status.is_active() {
                    assert!(time <= action.started && action.started <= farm.now && action.ends > farm.now);
                }
            }
            assert!(
                session
                    .ended
                    .is_none_or(|ended| time <= ended && session.updated == ended)
            );
        }
        for job in &farm.jobs {
            let started = job.started.unwrap_or(job.created);
            assert!(job.created <= started && started <= job.updated);
            assert!(
                job.ended
                    .is_none_or(|ended| started <= ended && ended == job.updated && ended <= farm.now)
            );
        }
        for step in &farm.steps {
            let job = &farm.jobs[step.job as usize];
            assert!(
                step.started
                    .is_none_or(|started| job.started.is_some_and(|first| first <= started))
            );
            let last = step.ended.unwrap_or(job.created);
            assert!(step.started.unwrap_or(last) <= last.max(farm.now) && last <= step.updated.max(last));
            assert!(
                job.ended
                    .is_none_or(|ended| step.ended.is_some_and(|last| last <= ended))
            );
        }
    });
}

#[test]
fn actions_are_in_order() {
    each(|farm| {
        for session in &farm.sessions {
            let deeds: Vec<Deed> = session.actions.iter().map(|action| action.deed).collect();
            assert_eq!(deeds[..2], [Deed::Sync, Deed::Enter]);
            let last = deeds.len() - usize::from(deeds.last() == Some(&Deed::Exit));
            assert!(deeds[2..last].iter().all(|deed| matches!(deed, Deed::Run(_))));
            let statuses: Vec<ActionStatus> = session.actions[..last].iter().map(|action| action.status).collect();
            let succeeded = statuses
                .iter()
                .take_while(|status| **status == ActionStatus::Succeeded)
                .count();
            let rest = &statuses[succeeded..];
            if session.ended.is_some() || deeds.len() > last {
                let rest = &rest[usize::from(rest.first().is_some_and(|status| status.has_ended()))..];
                assert!(
                    rest.iter().all(|status| *status == ActionStatus::NeverAttempted),
                    "{statuses:?}"
                );
            } else if session.started.is_some() {
                assert!(rest[0].is_active() && rest[1..].iter().all(|status| *status == ActionStatus::Assigned));
                assert!(rest.len() <= 3);
            } else {
                assert!(rest.iter().all(|status| *status == ActionStatus::Scheduled));
            }
            if deeds.len() > last {
                assert!(statuses[1].has_ended(), "what was entered is left");
            }
        }
    });
}

#[test]
fn a_task_is_as_its_last_action() {
    each(|farm| {
        let mut last: BTreeMap<u32, u64> = BTreeMap::new();
        let mut failures: BTreeMap<u32, u32> = BTreeMap::new();
        for job in &farm.jobs {
            for number in &job.actions {
                let (session, index) = action_of(*number);
                let action = &farm.sessions[session as usize].actions[index];
                if let Deed::Run(task) = action.deed {
                    last.insert(task, *number);
                    *failures.entry(task).or_default() += u32::from(action.status == ActionStatus::Failed);
                }
            }
        }
        for (number, task) in farm.tasks.iter().enumerate() {
            let number = number as u32;
            assert_eq!(task.action, last.get(&number).copied());
            let action = task.action.map(|action| {
                let (session, index) = action_of(action);
                farm.sessions[session as usize].actions[index].status
            });
            use ActionStatus as A;
            use TaskStatus as T;
            let fits = match task.status {
                T::Running => action == Some(A::Running),
                T::Interrupting => action == Some(A::Canceling),
                T::Assigned => action == Some(A::Assigned),
                T::Scheduled => action == Some(A::Scheduled),
                T::Succeeded => action == Some(A::Succeeded),
                T::Failed => action == Some(A::Failed),
                T::Pending => action.is_none(),
                T::Ready | T::Suspended | T::Canceled => {
                    action.is_none_or(|action| !action.is_queued() && !action.is_active() && action != A::Succeeded)
                }
            };
            assert!(fits, "{task:?} {action:?}");
            let plan = &farm.jobs[farm.steps[task.step as usize].job as usize].plan;
            assert!(task.retries <= plan.max_retries);
            let failed = failures.get(&number).copied().unwrap_or_default();
            let given_up =
                u32::from(action == Some(A::Failed) && task.status != T::Ready && task.status != T::Suspended);
            assert!(
                failed == task.retries || failed == task.retries + given_up,
                "{task:?}: {failed} failures"
            );
        }
    });
}

#[test]
fn counts_are_those_of_the_tasks() {
    each(|farm| {
        for (number, job) in farm.jobs.iter().enumerate() {
            let (mut counts, mut retries) = (Counts::default(), 0);
            for step in farm.steps_of(number as u32) {
                let (mut in_step, mut retries_of_step) = (Counts::default(), 0);
                for task in farm.tasks_of(step) {
                    let task = &farm.tasks[task as usize];
                    in_step.add(task.status, 1);
                    counts.add(task.status, 1);
                    retries_of_step += task.retries;
                }
                let step = &farm.steps[step as usize];
                assert_eq!((step.counts, step.retries), (in_step, retries_of_step));
                assert_eq!(step.ended.is_some(), step.counts.are_final());
                retries += retries_of_step;
            }
            assert_eq!((job.counts, job.retries), (counts, retries));
            assert_eq!(job.ended.is_some(), job.counts.are_final());
            assert!(
                job.is_stopped || counts.of(TaskStatus::Failed) < job.plan.max_failed.max(1) || job.ended.is_some()
            );
            assert!(job.plan.max_workers.is_none_or(|most| job.workers <= most));
            let open = job
                .sessions
                .iter()
                .filter(|session| farm.sessions[**session as usize].ended.is_none());
            assert_eq!(open.count(), job.workers as usize);
        }
    });
}

#[test]
fn dependent_steps_wait() {
    each(|farm| {
        for (number, job) in farm.jobs.iter().enumerate() {
            for step in farm.steps_of(number as u32) {
                let step = &farm.steps[step as usize];
                let Some(before) = step.plan.depends_on else { continue };
                let before = &farm.steps[job.first_step as usize + before];
                assert!(
                    step.started
                        .is_none_or(|started| before.ended.is_some_and(|ended| ended <= started))
                );
                match before.ended {
                    None => assert!(step.started.is_none() && step.ended.is_none_or(|_| job.is_stopped)),
                    Some(_) if before.counts.status() == TaskStatus::Succeeded => {
                        assert_eq!(step.counts.of(TaskStatus::Pending), 0);
                    }
                    Some(_) => assert_eq!(step.counts.status(), TaskStatus::Canceled),
                }
            }
        }
    });
}

#[test]
fn queues_and_fleets_know_what_they_have() {
    each(|farm| {
        for (number, queue) in farm.queues.iter().enumerate() {
            let jobs: Vec<u32> = (0..farm.jobs.len() as u32)
                .filter(|job| farm.jobs[*job as usize].plan.queue == number)
                .collect();
            assert_eq!(queue.jobs, jobs);
            let ready: BTreeSet<u32> = jobs
                .iter()
                .copied()
                .filter(|job| farm.jobs[*job as usize].places() > 0)
                .collect();
            assert_eq!(queue.ready.iter().map(|(_, job)| *job).collect::<BTreeSet<_>>(), ready);
            let waiting: u32 = jobs
                .iter()
                .map(|job| farm.jobs[*job as usize].counts.of(TaskStatus::Ready))
                .sum();
            assert_eq!(queue.waiting, waiting);
            let mut dollars = 0.0;
            let mut open = 0;
            for session in jobs.iter().flat_map(|job| &farm.jobs[*job as usize].sessions) {
                open += u32::from(farm.sessions[*session as usize].ended.is_none());
                let session = &farm.sessions[*session as usize];
                let ended = session.actions.iter().filter(|action| action.status.has_ended());
                let time: i64 = ended.map(|action| action.ends - action.started).sum();
                dollars += farm.dollars(session.worker, time);
                if let Some((started, ended)) = session.started.zip(session.ended) {
                    assert_eq!(time, ended - started, "a session is nothing but its actions");
                }
            }
            assert_eq!(queue.open_sessions, open);
            assert!((queue.spent - dollars).abs() < 1e-6);
            assert_eq!(queue.blocked.is_some(), queue.spent >= queue.budget);
        }
        for (number, fleet) in farm.fleets.iter().enumerate() {
            let with = |wanted: &dyn Fn(WorkerStatus) -> bool| {
                let workers = fleet.workers.iter().copied();
                workers
                    .filter(|worker| wanted(farm.workers[*worker as usize].status))
                    .collect::<BTreeSet<u32>>()
            };
            assert_eq!(fleet.idle, with(&|status| status == WorkerStatus::Idle));
            let booting = with(&|status| matches!(status, WorkerStatus::Created | WorkerStatus::NotResponding));
            assert_eq!(fleet.booting as usize, booting.len());
            assert_eq!(
                fleet.live as usize,
                booting.len() + with(&WorkerStatus::is_online).len()
            );
            let plan = &farm.plan.fleets[number];
            assert!((plan.min_workers..=plan.max_workers).contains(&fleet.live));
            assert!(
                fleet.idle.is_empty() || farm.offered_to(number).next().is_none(),
                "nobody idles beside work"
            );
        }
    });
}

#[test]
fn what_waits_is_what_is_ready() {
    each(|farm| {
        for (number, step) in farm.steps.iter().enumerate() {
            let ready = farm
                .tasks_of(number as u32)
                .filter(|task| farm.tasks[*task as usize].status == TaskStatus::Ready);
            let queued: BTreeSet<u32> = step.ready.iter().copied().collect();
            assert_eq!(queued.len(), step.ready.len());
            assert_eq!(queued, ready.collect());
        }
    });
}

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
