//! A plan from a document: a test says what matters to it, the rest is made up.

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::Value;

use super::document::{Fallible, MOST, Table};
use super::plan::{
    BadWorker, Broken, FleetPlan, Given, Instance, JobPlan, MINUTE, Market, Plan, QueuePlan, SECOND, StepPlan, USERS,
};
use super::tasks::{Frames, Tasks};

/// Tasks of a step.
const MOST_TASKS: u32 = 1_000_000;
const MOST_WORKERS: u32 = 10_000;

/// The plan of this document, from `start` on; an error says what is wrong where.
pub fn scenario(seed: u64, start: i64, document: &str) -> Fallible<Plan> {
    let document = serde_json::from_str(document).map_err(|error| format!("the scenario is not JSON: {error}"))?;
    let whole = Table::new("scenario", &document)?;
    whole.only(&["farm_id", "fleets", "queues", "jobs"])?;
    let fleets = whole.each("fleets", fleet)?;
    let queues = whole.each("queues", |table| queue(table, &fleets))?;
    let mut users = Vec::new();
    let mut jobs = whole.each("jobs", |table| job(table, start, &queues, &mut users))?;
    jobs.sort_by_key(|job| job.arrives);
    let ids = fleets.iter().map(|fleet| &fleet.id);
    let ids = ids.chain(queues.iter().map(|queue| &queue.id));
    let ids = ids.chain(jobs.iter().map(|job| &job.id));
    let mut known = HashSet::new();
    if let Some(twice) = ids.flatten().find(|id| !known.insert(*id)) {
        return Err(format!("scenario: the id {twice} is there twice"));
    }
    Ok(Plan {
        seed,
        start,
        farm_id: whole.id("farm_id")?,
        users,
        fleets,
        queues,
        jobs: Box::new(jobs.into_iter()),
        has_mishaps: false,
    })
}

fn fleet(table: &Table) -> Fallible<FleetPlan> {
    table.only(&[
        "name",
        "fleet_id",
        "workers",
        "min_workers",
        "instance_type",
        "spot",
        "bad_workers",
        "interruptions",
    ])?;
    let kind = table.text("instance_type")?;
    let market = match (kind.is_some(), table.flag("spot")?) {
        (true, true) => Market::Spot,
        (true, false) => Market::OnDemand,
        (false, false) => Market::Customer,
        (false, true) => return Err(table.wrong("spot", "hosts without an instance_type are not spot instances")),
    };
    let workers = table.count("workers", MOST_WORKERS)?.unwrap_or(8);
    let least = if market == Market::Customer { workers } else { 0 };
    let (vcpus, memory_gib, dollars_per_hour) = match market {
        Market::Customer => (32, 128, 0.05),
        Market::OnDemand => (16, 64, 0.77),
        Market::Spot => (16, 64, 0.27),
    };
    Ok(FleetPlan {
        name: table.name()?,
        id: table.id("fleet_id")?,
        market,
        instances: vec![Instance {
            name: kind.unwrap_or_default().into(),
            vcpus,
            memory_mib: memory_gib * 1024,
            speed: 1.0,
            dollars_per_hour,
        }],
        min_workers: table.count("min_workers", workers)?.unwrap_or(least),
        max_workers: workers,
        idle: 5 * MINUTE,
        interrupted_every: None,
        interruptions: table.each("interruptions", |table| {
            table.only(&["worker", "after"])?;
            Ok((
                table.need("worker", table.count("worker", MOST)?)?,
                table.time("after")?.unwrap_or(0),
            ))
        })?,
        bad_workers: table.each("bad_workers", |table| {
            table.only(&["worker", "share", "exit_code"])?;
            Ok(BadWorker {
                number: table.need("worker", table.count("worker", MOST)?)?,
                share: table.number("share", 1.0)?.unwrap_or(1.0),
                exit_code: table.exit_code()?,
            })
        })?,
    })
}

fn queue(table: &Table, fleets: &[FleetPlan]) -> Fallible<QueuePlan> {
    table.only(&["name", "queue_id", "fleets", "dollars_per_day"])?;
    let find = |name: &str| fleets.iter().position(|fleet| &*fleet.name == name);
    let named = match table.given("fleets") {
        None => (0..fleets.len()).collect(),
        Some(names) => {
            let names = names
                .as_array()
                .map(|names| names.iter().map(|name| find(name.as_str()?)).collect());
            names
                .flatten()
                .ok_or_else(|| table.wrong("fleets", "not a list of names of fleets"))?
        }
    };
    Ok(QueuePlan {
        name: table.name()?,
        id: table.id("queue_id")?,
        fleets: named,
        dollars_per_day: table.number("dollars_per_day", 1e9)?.unwrap_or(1e9),
    })
}

fn job(table: &Table, start: i64, queues: &[QueuePlan], users: &mut Vec<Arc<str>>) -> Fallible<JobPlan> {
    table.only(&[
        "name",
        "job_id",
        "queue",
        "user",
        "parameters",
        "priority",
        "after",
        "max_retries",
        "max_failed_tasks",
        "max_workers",
        "cancel_after",
        "suspend_after",
        "resume_after",
        "steps",
    ])?;
    let queue = match table.text("queue")? {
        None if queues.is_empty() => return Err(table.wrong("queue", "the scenario has no queue")),
        None => 0,
        Some(name) => {
            let queue = queues.iter().position(|queue| &*queue.name == name);
            queue.ok_or_else(|| table.wrong("queue", "there is no queue of this name"))?
        }
    };
    let mut names: Vec<Arc<str>> = Vec::new();
    let steps = table.each("steps", |table| {
        let step = step(table, &names)?;
        names.push(Arc::clone(&step.name));
        Ok(step)
    })?;
    if steps.is_empty() {
        return Err(table.wrong("steps", "a job has at least one"));
    }
    let suspended = match (table.time("suspend_after")?, table.time("resume_after")?) {
        (Some(from), until) => Some((from, until.unwrap_or(i64::from(MOST) * SECOND))),
        (None, None) => None,
        (None, Some(_)) => return Err(table.wrong("resume_after", "it needs suspend_after")),
    };
    Ok(JobPlan {
        id: table.id("job_id")?,
        arrives: start + table.time("after")?.unwrap_or(0),
        queue,
        user: user(table, users)?,
        name: table.name()?,
        parameters: table.parameters("parameters")?,
        priority: table.count("priority", 100)?.unwrap_or(50) as u8,
        steps,
        max_retries: table.count("max_retries", MOST)?.unwrap_or(5),
        max_failed: table.count("max_failed_tasks", MOST)?.unwrap_or(20),
        max_workers: table.count("max_workers", MOST)?.filter(|most| *most > 0),
        canceled: table.time("cancel_after")?,
        suspended,
        given: Given::new(),
    })
}

/// The number of a user: of those that are made up, or of one that the scenario names.
fn user(table: &Table, users: &mut Vec<Arc<str>>) -> Fallible<u64> {
    if !table.given("user").is_some_and(Value::is_string) {
        return Ok(table.count("user", MOST)?.unwrap_or(0).into());
    }
    let name = table.text("user")?.unwrap_or_default();
    // The service's limits.
    if !(1..=47).contains(&name.len()) {
        return Err(table.wrong("user", "not a text of 1 to 47 letters"));
    }
    let known = users.iter().position(|known| &**known == name).unwrap_or_else(|| {
        users.push(name.into());
        users.len() - 1
    });
    Ok(USERS + known as u64)
}

fn step(table: &Table, before: &[Arc<str>]) -> Fallible<StepPlan> {
    table.only(&["name", "frames", "chunk", "seconds", "spread", "depends_on", "failures"])?;
    let frames = table.text("frames")?.unwrap_or("1-100");
    let (first, count, by) = frames_of(frames).ok_or_else(|| {
        table.wrong(
            "frames",
            "not a range such as \"1001-1100\" or \"1001-1100:2\", of a million frames at most",
        )
    })?;
    let depends_on = match table.text("depends_on")? {
        None => Vec::new(),
        Some(name) => {
            let step = before.iter().position(|step| &**step == name);
            vec![step.ok_or_else(|| table.wrong("depends_on", "there is no step of this name before it"))?]
        }
    };
    let chunk = table.count("chunk", MOST)?.unwrap_or(1).max(1);
    let broken = table.each("failures", |table| {
        table.only(&["frame", "times", "exit_code"])?;
        let frame = table.need("frame", table.count("frame", MOST)?)?;
        let position = frame
            .checked_sub(first)
            .filter(|offset| offset % by == 0)
            .map(|offset| offset / by);
        let position = position.filter(|position| *position < count);
        Ok(Broken {
            task: position.ok_or_else(|| table.wrong("frame", "it is not one of the step"))? / chunk,
            times: table.count("times", MOST)?.unwrap_or(u32::MAX),
            exit_code: table.exit_code()?,
        })
    })?;
    Ok(StepPlan {
        name: table.name()?,
        depends_on,
        tasks: Tasks::Frames(Frames {
            first,
            count,
            by,
            chunk,
        }),
        seconds: table.number("seconds", f64::from(MOST))?.unwrap_or(60.0),
        spread: table.number("spread", 3.0)?.unwrap_or(0.0),
        broken,
    })
}

/// The first frame, how many there are and how far apart: `1001-1100`, `1001-1100:2` or `7`.
fn frames_of(text: &str) -> Option<(u32, u32, u32)> {
    let (range, by) = text.split_once(':').unwrap_or((text, "1"));
    let (first, last) = range.split_once('-').unwrap_or((range, range));
    let (first, last, by): (u32, u32, u32) = (first.parse().ok()?, last.parse().ok()?, by.parse().ok()?);
    let count = last.checked_sub(first)?.checked_div(by)? + 1;
    (count <= MOST_TASKS && last <= MOST).then_some((first, count, by))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_ranges() {
        assert_eq!(frames_of("1001-1100"), Some((1001, 100, 1)));
        assert_eq!(frames_of("1-10:3"), Some((1, 4, 3)));
        assert_eq!(frames_of("7"), Some((7, 1, 1)));
        for text in ["", "-", "1-", "5-1", "1-5:0", "-5-5", "1-5:x", "1-2000000", "a"] {
            assert_eq!(frames_of(text), None, "{text:?}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let wrong = |document: &str| scenario(0, 0, document).err().unwrap_or_default();
        for (document, text) in [
            ("x", "not JSON"),
            ("[]", "scenario is not a table"),
            (
                r#"{"fleet": []}"#,
                "scenario.fleet = []: not one of farm_id, fleets, queues, jobs",
            ),
            (
                r#"{"fleets": [{"workers": 2}]}"#,
                "scenario.fleets[0].name: it is required",
            ),
            (
                r#"{"fleets": [{"name": "a", "workers": -1}]}"#,
                "scenario.fleets[0].workers = -1: not a whole number",
            ),
            (
                r#"{"fleets": [{"name": "a", "spot": true}]}"#,
                "without an instance_type",
            ),
            (
                r#"{"queues": [{"name": "a", "fleets": ["b"]}]}"#,
                "not a list of names of fleets",
            ),
            (
                r#"{"jobs": [{"name": "a"}]}"#,
                "scenario.jobs[0].queue: the scenario has no queue",
            ),
            (
                r#"{"queues": [{"name": "q"}], "jobs": [{"name": "a"}]}"#,
                "steps: a job has at least one",
            ),
        ] {
            assert!(wrong(document).contains(text), "{:?}", wrong(document));
        }
    }
}
