//! What is counted, and what waits.

use std::collections::BTreeSet;

use super::super::status::{Counts, TaskStatus, WorkerStatus};
use super::{each, every};

#[test]
fn counts_are_those_of_the_tasks() {
    every(|farm| {
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
fn a_job_with_too_many_failures_stops() {
    each(|farm| {
        for job in &farm.jobs {
            let failed = job.counts.of(TaskStatus::Failed);
            assert!(job.is_stopped || failed < job.plan.max_failed.max(1) || job.ended.is_some());
        }
    });
}

#[test]
fn dependent_steps_wait() {
    each(|farm| {
        for (number, job) in farm.jobs.iter().enumerate() {
            for step in farm.steps_of(number as u32) {
                let step = &farm.steps[step as usize];
                let Some(before) = step.plan.depends_on.first() else {
                    continue;
                };
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
    every(|farm| {
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
            let busy = fleet.live - fleet.booting - fleet.idle.len() as u32;
            assert!(fleet.live >= plan.min_workers && fleet.live - busy <= plan.max_workers);
            assert!(
                fleet.idle.is_empty() || farm.offered_to(number).next().is_none(),
                "nobody idles beside work"
            );
        }
    });
}

#[test]
fn what_waits_is_what_is_ready() {
    every(|farm| {
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
