//! What holds in every simulated farm at any time, tried with many seeds.

mod counts;
mod history;
mod sessions;

use std::sync::LazyLock;

use super::draw::{About, Draw};
use super::plan::{MINUTE, SECOND};
use super::status::{ACTIVE, CANCEL_TASKS, COMPLETE_TASKS, TaskStatus};
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

/// Farms in which somebody orders something every few minutes.
static ORDERED: LazyLock<Vec<Simulation>> = LazyLock::new(|| {
    let at = |seed: u64| {
        let mut farm = simulation(seed);
        for step in 0..120 {
            farm.advance_to(START + step * 7 * MINUTE);
            order(&mut farm, &mut Draw::new(seed, About::Gap, step as u64));
        }
        farm
    };
    (0..SEEDS / 2).map(at).collect()
});

/// Order anything of anything that is there.
fn order(farm: &mut Simulation, draw: &mut Draw) {
    let target = *draw.pick(&TARGETS);
    let mut any = |count: usize| (count > 0).then(|| draw.bits() as u32 % count as u32);
    let (kind, job, step) = (any(9), any(farm.jobs.len()), any(farm.steps.len()));
    let (task, session) = (any(farm.tasks.len()), any(farm.sessions.len()));
    let (queue, fleet) = (any(farm.queues.len()), any(farm.fleets.len()));
    let (Some(job), Some(step), Some(task), Some(session)) = (job, step, task, session) else {
        return;
    };
    let (queue, fleet) = (queue.unwrap_or_default() as usize, fleet.unwrap_or_default() as usize);
    match kind {
        Some(0) => farm.target_job(job, target),
        Some(1) => farm.target_step(step, target),
        Some(2..=4) => farm.target_task(task, target),
        Some(5) if farm.sessions[session as usize].ended.is_none() => farm.end_session(session),
        Some(6) => farm.change_plan(job, |plan| plan.priority = plan.priority.wrapping_mul(7) % 101),
        Some(7) => {
            let status = [ACTIVE, COMPLETE_TASKS, CANCEL_TASKS][task as usize % 3];
            farm.associate(queue, fleet, status);
        }
        Some(8) => {
            let least = farm.plan.fleets[fleet].min_workers;
            farm.resize(fleet as u32, least, least + task % 9);
        }
        _ => {}
    }
}

const TARGETS: [TaskStatus; 6] = [
    TaskStatus::Ready,
    TaskStatus::Pending,
    TaskStatus::Suspended,
    TaskStatus::Canceled,
    TaskStatus::Failed,
    TaskStatus::Succeeded,
];

/// Those as well in which something was ordered.
fn every(check: impl Fn(&Simulation)) {
    FARMS.iter().chain(ORDERED.iter()).for_each(check);
}
