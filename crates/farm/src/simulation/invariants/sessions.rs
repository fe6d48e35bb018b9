//! Sessions, their actions, and the tasks that they run.

use std::collections::BTreeMap;

use super::super::state::{Deed, action_of};
use super::super::status::{ActionStatus, TaskStatus, WorkerStatus};
use super::{each, every};

#[test]
fn a_worker_has_one_session_at_a_time() {
    every(|farm| {
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
