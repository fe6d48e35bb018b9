//! What StartSessionsStatisticsAggregation asks for: the time and the cost of sessions, by group.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::json;
use crate::simulation::Simulation;
use crate::simulation::plan::USERS;
use crate::world::{Kind, PRINCIPALS, World};

/// Aggregations that are kept, the latest.
const KEPT: usize = 100;

/// What is asked for.
pub struct Question {
    /// Queues, or else fleets, by number.
    pub of: Kind,
    pub resources: Vec<u64>,
    /// The times from and to which sessions count, for each period, in order and without gaps.
    pub periods: Vec<(i64, i64)>,
    pub group_by: Vec<String>,
    pub statistics: Vec<String>,
}

/// The rows of an answer, as JSON.
pub type Statistics = Vec<String>;

/// The answers that can still be listed, by their id.
#[derive(Default)]
pub struct Aggregations(VecDeque<(String, Arc<Statistics>)>);

impl Aggregations {
    pub fn keep(&mut self, id: &str, statistics: Statistics) {
        self.0.retain(|(known, _)| known != id);
        if self.0.len() == KEPT {
            self.0.pop_front();
        }
        self.0.push_back((id.to_owned(), Arc::new(statistics)));
    }

    pub fn get(&self, id: &str) -> Option<Arc<Statistics>> {
        let (_, found) = self.0.iter().find(|(known, _)| known == id)?;
        Some(Arc::clone(found))
    }
}

/// The period, queue, fleet, job, user and instance type that sessions have in common; 0 is what nobody asked for.
type Group = [u64; 6];

impl Simulation {
    pub fn statistics(&self, world: &World, question: &Question) -> Statistics {
        let has = |name: &str| question.group_by.iter().any(|group| group == name);
        let group = |name: &str, number: u64| if has(name) { number + 1 } else { 0 };
        let mut groups: BTreeMap<Group, Vec<(f64, f64)>> = BTreeMap::new();
        for session in &self.sessions {
            let (job, worker) = (&self.jobs[session.job as usize], &self.workers[session.worker as usize]);
            let resource = match question.of {
                Kind::Queue => job.plan.queue as u64,
                _ => worker.fleet.into(),
            };
            if !question.resources.contains(&resource) {
                continue;
            }
            let started = session.started.unwrap_or(self.now);
            let ended = session.ended.unwrap_or(self.now);
            let first = question.periods.partition_point(|(_, end)| *end <= started);
            for (period, (start, end)) in question.periods.iter().enumerate().skip(first) {
                let time = ended.min(*end) - started.max(*start);
                if time <= 0 {
                    break;
                }
                let key = [
                    period as u64,
                    group("QUEUE_ID", job.plan.queue as u64),
                    group("FLEET_ID", worker.fleet.into()),
                    group("JOB_ID", session.job.into()),
                    group(
                        "USER_ID",
                        if job.plan.user < USERS {
                            job.plan.user % PRINCIPALS
                        } else {
                            job.plan.user
                        },
                    ),
                    group(
                        "INSTANCE_TYPE",
                        u64::from(worker.fleet) << 32 | u64::from(worker.instance),
                    ),
                ];
                let dollars = self.dollars(session.worker, time);
                groups.entry(key).or_default().push((time as f64 / 1000.0, dollars));
            }
        }
        let rows = groups
            .iter()
            .map(|(group, values)| self.row(world, question, group, values));
        rows.collect()
    }

    fn row(&self, world: &World, question: &Question, group: &Group, values: &[(f64, f64)]) -> String {
        let [period, queue, fleet, job, user, instance] = *group;
        let mut row = Map::new();
        let mut put = |name: &str, value: Value| row.insert(name.to_owned(), value);
        for (name, kind, number) in [
            ("queueId", Kind::Queue, queue),
            ("fleetId", Kind::Fleet, fleet),
            ("jobId", Kind::Job, job),
        ] {
            if number > 0 {
                put(name, world.id(kind, number - 1).into());
            }
        }
        if job > 0 {
            put("jobName", (*self.jobs[job as usize - 1].plan.name).into());
        }
        if user > 0 {
            put("userId", world.principal(user - 1).into());
        }
        if instance > 0 {
            let (fleet, instance) = ((instance - 1) >> 32, (instance - 1) & 0xffff_ffff);
            let instance = &self.plan.fleets[fleet as usize].instances[instance as usize];
            if !instance.name.is_empty() {
                put("instanceType", (*instance.name).into());
            }
        }
        if question.group_by.iter().any(|group| group == "USAGE_TYPE") {
            put("usageType", "COMPUTE".into());
        }
        put("count", values.len().into());
        put("costInUsd", stats(question, values.iter().map(|(_, dollars)| *dollars)));
        put(
            "runtimeInSeconds",
            stats(question, values.iter().map(|(seconds, _)| *seconds)),
        );
        let (start, end) = question.periods[period as usize];
        for (name, time) in [("aggregationStartTime", start), ("aggregationEndTime", end)] {
            let mut text = Vec::new();
            json::timestamp(&mut text, time);
            put(name, String::from_utf8_lossy(&text).trim_matches('"').into());
        }
        Value::Object(row).to_string()
    }
}

/// Those of the four statistics that were asked for.
fn stats(question: &Question, values: impl Iterator<Item = f64> + Clone) -> Value {
    let sum: f64 = values.clone().sum();
    let count = values.clone().count() as f64;
    let all = [
        ("MIN", values.clone().fold(f64::INFINITY, f64::min)),
        ("MAX", values.fold(f64::NEG_INFINITY, f64::max)),
        ("AVG", sum / count),
        ("SUM", sum),
    ];
    let asked = all
        .into_iter()
        .filter(|(name, _)| question.statistics.iter().any(|asked| asked == name));
    Value::Object(asked.map(|(name, value)| (name.to_lowercase(), json!(value))).collect())
}
