//! A made-up studio: its fleets and queues, and the jobs that its artists submit by day for the night.

use std::sync::Arc;

use super::draw::{About, Draw};
use super::plan::{
    BadWorker, Broken, DAY, FleetPlan, Given, HOUR, Instance, JobPlan, MINUTE, Market, Parameter, Plan, QueuePlan,
    SECOND, StepPlan,
};
use super::tasks::{Frames, Tasks};

/// How much of each.
#[derive(Clone, Copy, Debug)]
pub struct Dials {
    pub queues: u32,
    pub fleets: u32,
    /// The most workers of each fleet.
    pub workers: u32,
    /// Jobs submitted on a working day; none is as many as keep the workers busy.
    pub jobs_per_day: Option<u32>,
}

/// What a job takes in the mean, in seconds of the first instance type.
const SECONDS_OF_A_JOB: f64 = 12_000.0;
/// How busy the farm is, if nobody says how many jobs there are: with set-up and failures, well above half of the time.
const LOAD: f64 = 0.5;
/// Jobs submitted in each hour of the day, against the mean.
const HOURS: [f64; 24] = [
    0.15, 0.1, 0.1, 0.1, 0.1, 0.15, 0.2, 0.3, 0.6, 1.4, 1.7, 1.7, 1.2, 1.1, 1.7, 1.8, 1.8, 2.0, 2.8, 2.2, 1.2, 0.8,
    0.5, 0.3,
];
const WEEKEND: f64 = 0.3;

/// Names, virtual CPUs, memory in GiB, speed and price of instance types.
type Kinds = [(&'static str, u32, u32, f64, f64)];

const SPOT: &Kinds = &[
    ("c5.4xlarge", 16, 32, 1.0, 0.27),
    ("c6i.4xlarge", 16, 32, 1.15, 0.29),
    ("c6a.8xlarge", 32, 64, 2.0, 0.52),
];
const ON_DEMAND: &Kinds = &[("g5.4xlarge", 16, 64, 2.2, 1.62), ("g6.4xlarge", 16, 64, 2.5, 1.32)];
/// Hosts of the studio's own have no type.
const OWN: &Kinds = &[("", 32, 128, 1.4, 0.05)];

/// The studio of this seed, from `start` on.
pub fn studio(seed: u64, start: i64, dials: Dials) -> Plan {
    let fleets: Vec<FleetPlan> = (0..dials.fleets)
        .map(|number| fleet(seed, number, dials.workers))
        .collect();
    let per_second = |fleet: &FleetPlan| {
        let speeds = fleet.instances.iter().map(|instance| instance.speed);
        f64::from(fleet.max_workers) * speeds.sum::<f64>() / fleet.instances.len() as f64
    };
    let capacity: f64 = fleets.iter().map(per_second).sum();
    let queues = (0..dials.queues).map(|number| queue(number, dials, &fleets)).collect();
    let jobs_per_day = match dials.jobs_per_day {
        Some(jobs) => f64::from(jobs),
        None => LOAD * capacity * 86_400.0 / SECONDS_OF_A_JOB,
    };
    let has_work = jobs_per_day > 0.0 && dials.queues > 0;
    let jobs = Jobs {
        seed,
        queues: dials.queues as usize,
        number: 0,
        time: start,
        gap: DAY as f64 / jobs_per_day.max(1e-3),
    };
    Plan {
        farm_id: None,
        users: Vec::new(),
        seed,
        start,
        fleets,
        queues,
        jobs: Box::new(jobs.take(if has_work { usize::MAX } else { 0 })),
        has_mishaps: true,
    }
}

fn fleet(seed: u64, number: u32, workers: u32) -> FleetPlan {
    let mut draw = Draw::new(seed, About::Worker, number.into());
    let (name, market, instances) = match number % 3 {
        0 => ("Spot", Market::Spot, SPOT),
        1 => ("Render nodes", Market::Customer, OWN),
        _ => ("GPU", Market::OnDemand, ON_DEMAND),
    };
    let round = number / 3;
    FleetPlan {
        id: None,
        name: if round == 0 {
            Arc::from(name)
        } else {
            Arc::from(format!("{name} {}", round + 1))
        },
        market,
        instances: instances.iter().copied().map(instance).collect(),
        min_workers: if market == Market::Customer { workers } else { 0 },
        max_workers: workers,
        idle: 5 * MINUTE,
        interrupted_every: match market {
            Market::Spot => Some(6 * HOUR),
            Market::Customer => Some(3 * DAY),
            Market::OnDemand => None,
        },
        interruptions: Vec::new(),
        // A machine with a broken memory module, and an instance now and then.
        bad_workers: match market {
            Market::Customer if workers > 3 => vec![bad(draw.between(1, i64::from(workers) - 1))],
            Market::Spot if workers > 3 => vec![bad(draw.between(3, 12))],
            _ => Vec::new(),
        },
    }
}

fn instance((name, vcpus, memory, speed, dollars_per_hour): (&str, u32, u32, f64, f64)) -> Instance {
    Instance {
        name: name.into(),
        vcpus,
        memory_mib: memory * 1024,
        speed,
        dollars_per_hour,
    }
}

fn bad(number: i64) -> BadWorker {
    BadWorker {
        number: number as u32,
        share: 0.5,
        exit_code: 139,
    }
}

fn queue(number: u32, dials: Dials, fleets: &[FleetPlan]) -> QueuePlan {
    let names = ["Lighting", "FX", "Compositing", "Animation"];
    let name = names[number as usize % names.len()];
    // The last of several queues has a budget that is used up on a busy day.
    let is_tight = dials.queues > 1 && number == dials.queues - 1;
    // Every other queue does without the last fleet.
    let served = fleets.len() - usize::from(number % 2 == 1 && fleets.len() > 1);
    // Its part of what all workers of its fleets cost in a day.
    let dollars: f64 = fleets[..served].iter().map(dollars_per_day).sum::<f64>() / f64::from(dials.queues);
    QueuePlan {
        id: None,
        name: if number < 4 {
            Arc::from(name)
        } else {
            Arc::from(format!("{name} {}", number / 4 + 1))
        },
        fleets: (0..served).collect(),
        dollars_per_day: (dollars * if is_tight { 0.9 } else { 5.0 } * 100.0).round() / 100.0 + 1.0,
    }
}

fn dollars_per_day(fleet: &FleetPlan) -> f64 {
    let prices = fleet.instances.iter().map(|instance| instance.dollars_per_hour);
    f64::from(fleet.max_workers) * 24.0 * prices.sum::<f64>() / fleet.instances.len() as f64
}

/// The jobs of the studio, without an end.
struct Jobs {
    seed: u64,
    queues: usize,
    number: u64,
    time: i64,
    /// Mean time between two jobs.
    gap: f64,
}

impl Iterator for Jobs {
    type Item = JobPlan;

    fn next(&mut self) -> Option<JobPlan> {
        let mut draw = Draw::new(self.seed, About::Gap, self.number);
        self.wait(self.gap * (0.1 + 1.8 * draw.uniform()));
        let job = job(self.seed, self.number, self.time, self.queues);
        self.number += 1;
        Some(job)
    }
}

impl Jobs {
    /// Let this much time pass, which is slower at night.
    fn wait(&mut self, mut time: f64) {
        loop {
            let pace = pace(self.time);
            let left = (HOUR - self.time.rem_euclid(HOUR)) as f64;
            if time <= left * pace {
                self.time += (time / pace) as i64;
                return;
            }
            time -= left * pace;
            self.time += left as i64;
        }
    }
}

/// How many jobs are submitted at this time, against the mean of a working day.
fn pace(time: i64) -> f64 {
    let (day, hour) = (time.div_euclid(DAY), time.rem_euclid(DAY) / HOUR);
    // The first day of 1970 was a Thursday.
    let is_weekend = (day + 3).rem_euclid(7) >= 5;
    HOURS[hour as usize] * if is_weekend { WEEKEND } else { 1.0 }
}

fn job(seed: u64, number: u64, arrives: i64, queues: usize) -> JobPlan {
    let mut draw = Draw::new(seed, About::Job, number);
    let (sequence, shot) = (draw.between(1, 12) * 10, draw.between(1, 40) * 10);
    let version = draw.between(1, 24);
    // A shot has its length in each of its jobs.
    let length = 48 + (sequence * 31 + shot * 17) as u32 % 150;
    let is_evening = (17..21).contains(&(arrives.rem_euclid(DAY) / HOUR));
    let kind = draw.uniform() + if is_evening { 0.35 } else { 0.0 };
    let (what, priority, steps) = if kind < 0.08 {
        (
            "transcode",
            70,
            vec![step("Transcode", length, length, draw.lognormal(120.0, 0.4), 0.2)],
        )
    } else if kind < 0.45 {
        let seconds = draw.lognormal(35.0, 0.4);
        (
            "preview",
            60,
            vec![step("Render", length.div_ceil(5), 1, seconds, 0.25)],
        )
    } else if kind < 0.9 {
        let seconds = draw.lognormal(110.0, 0.6);
        (
            "lighting",
            50,
            vec![
                step("Render", length, 1, seconds, 0.3),
                after(0, step("Composite", length, 10, 45.0, 0.3)),
            ],
        )
    } else if kind < 1.0 {
        let (simulation, seconds) = (draw.lognormal(2400.0, 0.5), draw.lognormal(70.0, 0.5));
        let steps = vec![
            step("Simulate", length, length, simulation, 0.3),
            after(0, step("Render", length, 1, seconds, 0.3)),
            after(1, step("Composite", length, 24, 60.0, 0.3)),
        ];
        ("fx", 50, steps)
    } else {
        let seconds = draw.lognormal(160.0, 0.6);
        (
            "final",
            40,
            vec![
                step("Render", length, 1, seconds, 0.35),
                after(0, step("Composite", length, 12, 60.0, 0.3)),
            ],
        )
    };
    let mut job = JobPlan {
        id: None,
        arrives,
        queue: draw.bits() as usize % queues,
        user: draw.bits(),
        name: format!("sq{sequence:03}_sh{shot:04}_{what}_v{version:03}").into(),
        parameters: vec![
            Parameter::text("Frames", &format!("1001-{}", 1000 + length)),
            Parameter::text(
                "Scene",
                &format!("/mnt/projects/sq{sequence:03}/sh{shot:04}/{what}_v{version:03}.ma"),
            ),
        ],
        priority,
        steps,
        max_retries: *draw.pick(&[2, 3, 5, 5]),
        max_failed: *draw.pick(&[5, 10, 20]),
        max_workers: draw.chance(0.15).then(|| draw.between(2, 10) as u32),
        canceled: draw
            .chance(0.04)
            .then(|| draw.between(2, 120) * MINUTE + draw.between(0, 59) * SECOND),
        suspended: None,
        given: Given::new(),
    };
    if draw.chance(0.05) {
        let from = draw.between(2, 60) * MINUTE;
        job.suspended = Some((from, from + draw.between(30, 300) * MINUTE));
    }
    break_scene(&mut job.steps, &mut draw);
    job
}

/// Some scenes have frames that fail wherever they run, a few fail in all of them.
fn break_scene(steps: &mut [StepPlan], draw: &mut Draw) {
    let step = &mut steps[0];
    let tasks = step.tasks.count();
    if draw.chance(0.015) {
        step.broken = (0..tasks).map(broken).collect();
    } else if draw.chance(0.06) {
        let first = draw.between(0, i64::from(tasks) - 1) as u32;
        let tasks = (first..tasks).take(draw.between(1, 3) as usize);
        step.broken = tasks.map(broken).collect();
    }
}

fn broken(task: u32) -> Broken {
    Broken {
        task,
        times: u32::MAX,
        exit_code: 1,
    }
}

fn step(name: &str, frames: u32, chunk: u32, seconds: f64, spread: f64) -> StepPlan {
    StepPlan {
        name: name.into(),
        depends_on: Vec::new(),
        tasks: Tasks::Frames(Frames {
            first: 1001,
            count: frames,
            by: 1,
            chunk,
        }),
        seconds,
        spread,
        broken: Vec::new(),
    }
}

fn after(before: usize, step: StepPlan) -> StepPlan {
    StepPlan {
        depends_on: vec![before],
        ..step
    }
}
