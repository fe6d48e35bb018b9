//! The statistics of sessions: an aggregation is started, and its result listed.

use std::sync::{Arc, PoisonError};

use serde_json::{Value, json};
use speedate::DateTime;

use crate::failure::Failure;
use crate::ids;
use crate::request::Request;
use crate::simulated::{Question, Statistics};
use crate::world::Kind;

const GROUPS: [&str; 7] = [
    "QUEUE_ID",
    "FLEET_ID",
    "JOB_ID",
    "USER_ID",
    "USAGE_TYPE",
    "INSTANCE_TYPE",
    "LICENSE_PRODUCT",
];
const STATISTICS: [&str; 4] = ["SUM", "MIN", "MAX", "AVG"];
const HOUR: i64 = 3_600_000;
/// More periods than a year has hours would take long.
const MAX_PERIODS: i64 = 10_000;

/// The aggregation is complete at once. In a farm that is not simulated any id of the right form gets statistics.
pub fn start(request: &Request, body: &Value) -> Result<Vec<u8>, Failure> {
    let question = question(request, body)?;
    let mut hash = ids::hash_bytes(request.listing_hash(), body.to_string().as_bytes());
    if let Some(simulation) = &request.world.simulation {
        // The same question has another answer later.
        hash = ids::mix(hash ^ simulation.now as u64);
    }
    let id = ids::hex(ids::widen(hash));
    if let Some(simulation) = &request.world.simulation {
        let statistics = simulation.statistics(request.world, &question);
        let kept = request.farm.aggregations.lock();
        kept.unwrap_or_else(PoisonError::into_inner).keep(&id, statistics);
    }
    Ok(json!({"aggregationId": id}).to_string().into_bytes())
}

/// The result of an aggregation of a simulated farm.
pub fn result(request: &Request) -> Result<Arc<Statistics>, Failure> {
    let id = request.get("aggregationId").unwrap_or_default();
    let kept = request.farm.aggregations.lock().unwrap_or_else(PoisonError::into_inner);
    kept.get(id).ok_or_else(|| Failure::unknown("aggregation", id))
}

fn question(request: &Request, body: &Value) -> Result<Question, Failure> {
    let resources = &body["resourceIds"];
    let (name, of) = if resources["queueIds"].is_array() {
        ("queueIds", Kind::Queue)
    } else {
        ("fleetIds", Kind::Fleet)
    };
    Ok(Question {
        of,
        resources: request.find_all(resources, name, of)?,
        periods: periods(time(body, "startTime")?, time(body, "endTime")?, &body["period"])?,
        group_by: words(body, "groupBy", &GROUPS)?,
        statistics: words(body, "statistics", &STATISTICS)?,
    })
}

/// Values of an enumeration.
fn words(body: &Value, name: &str, known: &[&str]) -> Result<Vec<String>, Failure> {
    let words = body[name].as_array().filter(|words| !words.is_empty());
    let words = words.ok_or_else(|| Failure::invalid(name, "The parameter is required."))?;
    let word = |word: &Value| word.as_str().filter(|word| known.contains(word)).map(str::to_owned);
    let words = words.iter().map(word).collect::<Option<_>>();
    words.ok_or_else(|| Failure::invalid(name, "The value is not one of the enumeration."))
}

/// A time in milliseconds: text, or seconds.
fn time(body: &Value, name: &str) -> Result<i64, Failure> {
    let millis = match &body[name] {
        Value::Null => return Err(Failure::invalid(name, "The parameter is required.")),
        Value::String(text) => {
            let time = DateTime::parse_str(text).ok();
            time.map(|time| time.timestamp_tz() * 1000 + i64::from(time.time.microsecond) / 1000)
        }
        value => value.as_f64().map(|seconds| (seconds * 1000.0) as i64),
    };
    millis.ok_or_else(|| Failure::invalid(name, "The value is not a time."))
}

/// The time from start to end in periods, which begin with the hour, the day or the week.
fn periods(start: i64, end: i64, period: &Value) -> Result<Vec<(i64, i64)>, Failure> {
    if end <= start {
        return Err(Failure::invalid("endTime", "The value must be after the startTime."));
    }
    let length = match period.as_str() {
        None => return Ok(vec![(start, end)]),
        Some("HOURLY") => HOUR,
        Some("DAILY") => 24 * HOUR,
        Some("WEEKLY") => 7 * 24 * HOUR,
        Some(other) => {
            let why = format!("The local farm does not implement {other}.");
            return Err(Failure::invalid("period", &why));
        }
    };
    // The first day of 1970 was a Thursday, weeks begin on Mondays.
    let offset = 3 * 24 * HOUR % length;
    let first = start - (start + offset).rem_euclid(length);
    if (end - first) / length >= MAX_PERIODS {
        return Err(Failure::invalid("period", "The time has too many periods."));
    }
    let starts = (first..end).step_by(length as usize);
    Ok(starts.map(|from| (from.max(start), (from + length).min(end))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_begin_with_the_hour_day_or_week() {
        // 2026-01-05 was a Monday.
        let monday = 1_767_571_200_000;
        let split = |period: &str| periods(monday + HOUR / 2, monday + 30 * HOUR, &json!(period)).ok();
        let whole = (monday + HOUR / 2, monday + 30 * HOUR);
        assert_eq!(split("WEEKLY"), Some(vec![whole]));
        let days = vec![(whole.0, monday + 24 * HOUR), (monday + 24 * HOUR, whole.1)];
        assert_eq!(split("DAILY"), Some(days));
        assert_eq!(split("HOURLY").map(|hours| hours.len()), Some(30));
        assert_eq!(periods(whole.0, whole.1, &Value::Null).ok(), Some(vec![whole]));
        assert!(split("MONTHLY").is_none());
        assert!(periods(1, 1, &Value::Null).is_err());
        assert!(periods(0, i64::MAX / 2, &json!("HOURLY")).is_err());
    }
}
