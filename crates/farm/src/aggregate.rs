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
const DAY: i64 = 24 * HOUR;
const YEAR_10000: i64 = 253_402_300_800_000;
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
        periods: periods(body, time(body, "startTime")?, time(body, "endTime")?)?,
        group_by: words(body, "groupBy", &GROUPS, 2)?,
        statistics: words(body, "statistics", &STATISTICS, 4)?,
    })
}

/// Values of an enumeration, at least one.
fn words(body: &Value, name: &str, known: &[&str], most: usize) -> Result<Vec<String>, Failure> {
    let words = body[name].as_array().filter(|words| (1..=most).contains(&words.len()));
    let why = || Failure::invalid(name, &format!("The value must be a list of 1 to {most} members."));
    let words = words.ok_or_else(why)?;
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
    let millis = millis.filter(|millis| (0..YEAR_10000).contains(millis));
    millis.ok_or_else(|| Failure::invalid(name, "The value is not a time from 1970 on."))
}

/// The time from start to end in periods, which begin with the hour, the day, the week or the month.
fn periods(body: &Value, start: i64, end: i64) -> Result<Vec<(i64, i64)>, Failure> {
    if end <= start {
        return Err(Failure::invalid("endTime", "The value must be after the startTime."));
    }
    let offset = offset(&body["timezone"])?;
    let (length, is_start): (i64, fn(i64) -> bool) = match body["period"].as_str() {
        None => return Ok(vec![(start, end)]),
        Some("HOURLY") => (HOUR, |_| true),
        Some("DAILY") => (DAY, |_| true),
        // The first day of 1970 was a Thursday, weeks begin on Mondays.
        Some("WEEKLY") => (DAY, |day| (day + 3).rem_euclid(7) == 0),
        Some("MONTHLY") => (DAY, |day| {
            DateTime::from_timestamp(day * DAY / 1000, 0).is_ok_and(|time| time.date.day == 1)
        }),
        Some(_) => return Err(Failure::invalid("period", "The value is not one of the enumeration.")),
    };
    if (end - start) / length >= MAX_PERIODS {
        return Err(Failure::invalid("period", "The time has too many periods."));
    }
    let (first, last) = (
        (start + offset).div_euclid(length) + 1,
        (end + offset - 1).div_euclid(length),
    );
    let mut periods = Vec::new();
    let mut from = start;
    for number in (first..=last).filter(|number| is_start(*number)) {
        let time = number * length - offset;
        periods.push((from, time));
        from = time;
    }
    periods.push((from, end));
    Ok(periods)
}

/// How far a time zone is before UTC, in milliseconds: `UTC+05:30`.
fn offset(zone: &Value) -> Result<i64, Failure> {
    let parse = |zone: &str| {
        let zone = zone.strip_prefix("UTC")?;
        if zone.is_empty() {
            return Some(0);
        }
        let (sign, time) = zone
            .strip_prefix('+')
            .map(|time| (1, time))
            .or(zone.strip_prefix('-').map(|time| (-1, time)))?;
        let (hours, minutes) = time.split_once(':')?;
        let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
        ((0..24).contains(&hours) && (0..60).contains(&minutes)).then_some(sign * (hours * HOUR + minutes * 60_000))
    };
    let text = zone.as_str().unwrap_or("UTC");
    parse(text).ok_or_else(|| Failure::invalid("timezone", "The value is not a time zone such as UTC+05:30."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_begin_with_the_hour_day_week_or_month() {
        // 2026-01-05 was a Monday.
        let monday = 1_767_571_200_000;
        let (start, end) = (monday + HOUR / 2, monday + 30 * HOUR);
        let split = |period: &str, zone: &str, end: i64| {
            let body = json!({"period": period, "timezone": zone});
            periods(&body, start, end).ok()
        };
        assert_eq!(split("WEEKLY", "UTC", end), Some(vec![(start, end)]));
        let tuesday = monday + DAY;
        assert_eq!(split("DAILY", "UTC", end), Some(vec![(start, tuesday), (tuesday, end)]));
        assert_eq!(split("DAILY", "UTC", tuesday), Some(vec![(start, tuesday)]));
        let there = tuesday - 5 * HOUR - HOUR / 2;
        assert_eq!(
            split("DAILY", "UTC+05:30", end),
            Some(vec![(start, there), (there, end)])
        );
        assert_eq!(split("HOURLY", "UTC", end).map(|hours| hours.len()), Some(30));
        assert_eq!(
            split("WEEKLY", "UTC-08:00", monday + 20 * DAY).map(|weeks| weeks.len()),
            Some(4)
        );
        let february = monday + 27 * DAY;
        let months = vec![(start, february), (february, monday + 50 * DAY)];
        assert_eq!(split("MONTHLY", "UTC", monday + 50 * DAY), Some(months));
        assert_eq!(periods(&Value::Null, start, end).ok(), Some(vec![(start, end)]));
        for (period, zone) in [
            ("YEARLY", "UTC"),
            ("DAILY", "CET"),
            ("DAILY", "UTC+25:00"),
            ("DAILY", "UTC1"),
        ] {
            assert!(split(period, zone, end).is_none(), "{period} {zone}");
        }
        assert!(periods(&Value::Null, 1, 1).is_err());
        assert!(split("HOURLY", "UTC", i64::MAX / 2).is_none());
    }
}
