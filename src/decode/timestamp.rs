//! Dates: RFC 3339 in the spellings of ISO 8601 that services use, and everything else that botocore takes.

use pyo3::exceptions::{PyOverflowError, PyRuntimeError, PyValueError, PyWarning};
use pyo3::prelude::*;
use pyo3::types::{PyDateTime, PyDelta, PyFloat, PyInt, PyString, PyTzInfo};
use speedate::{Date, DateTime, MicrosecondsPrecisionOverflowBehavior, Time, TimeConfig};

/// As dateutil, which cuts what is finer than a microsecond off.
const TIME: TimeConfig = TimeConfig {
    microseconds_precision_overflow_behavior: MicrosecondsPrecisionOverflowBehavior::Truncate,
    unix_timestamp_offset: None,
};

const MIDNIGHT: Time = Time {
    hour: 0,
    minute: 0,
    second: 0,
    microsecond: 0,
    tz_offset: None,
};

/// `2026-01-05T10:00:00.123Z` and its like, down to a bare date; `None` for any other form.
pub fn parse(text: &str) -> Option<DateTime> {
    // speedate also takes separators and a minus beyond ASCII, which dateutil refuses.
    if !text.is_ascii() {
        return None;
    }
    match text.as_bytes().get(10) {
        None => {
            let date = Date::parse_str_rfc3339(text).ok()?;
            Some(DateTime { date, time: MIDNIGHT })
        }
        Some(b'T' | b't' | b' ') => parse_rfc3339(text).or_else(|| parse_rfc3339(&with_plain_offset(text)?)),
        Some(_) => None,
    }
}

fn parse_rfc3339(text: &str) -> Option<DateTime> {
    DateTime::parse_bytes_rfc3339_with_config(text.as_bytes(), &TIME).ok()
}

/// The offset of an ASCII text without a blank before it, and with minutes.
fn with_plain_offset(text: &str) -> Option<String> {
    let (time, offset) = text.split_at(11 + text.get(11..)?.find([' ', '+', '-'])?);
    let offset = offset.strip_prefix(' ').unwrap_or(offset);
    match offset.as_bytes() {
        [b'+' | b'-', _, _] => Some(format!("{time}{offset}:00")),
        [b'+' | b'-' | b'Z' | b'z', ..] => Some(format!("{time}{offset}")),
        _ => None,
    }
}

/// A new object each time: dumpers (YAML, jsonpickle) write one that stands in two places as a reference.
pub fn datetime<'py>(py: Python<'py>, DateTime { date, time }: &DateTime) -> Option<Bound<'py, PyDateTime>> {
    let fixed;
    let utc;
    let zone = match time.tz_offset {
        None => None,
        Some(0) => {
            utc = PyTzInfo::utc(py).ok()?;
            Some(&*utc)
        }
        Some(seconds) => {
            fixed = PyTzInfo::fixed_offset(py, PyDelta::new(py, 0, seconds, 0, true).ok()?).ok()?;
            Some(&fixed)
        }
    };
    PyDateTime::new(
        py,
        i32::from(date.year),
        date.month,
        date.day,
        time.hour,
        time.minute,
        time.second,
        time.microsecond,
        zone,
    )
    .ok()
}

/// What `botocore.utils.parse_timestamp` makes of a value, with epochs in UTC instead of local time.
pub fn lenient<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let py = value.py();
    if value.is_instance_of::<PyInt>() || value.is_instance_of::<PyFloat>() {
        return epoch(value);
    }
    let text = value.cast::<PyString>()?;
    if let Some(date) = text.to_str().ok().and_then(|text| datetime(py, &parse(text)?)) {
        return Ok(date.into_any());
    }
    if let Ok(number) = py.get_type::<PyFloat>().call1((text,)) {
        match epoch(&number) {
            // Digits that are no epoch may be a date: 20260105100000.
            Err(error) if error.is_instance_of::<PyValueError>(py) => {}
            epoch => return epoch,
        }
    }
    let date = py.import("botocore.utils")?.call_method1("parse_timestamp", (text,));
    fixed(date.map_err(|error| unreadable(py, error))?)
}

/// botocore's error for a date that it cannot read, and a warning of dateutil's where warnings are errors, as what they
/// say of the value.
fn unreadable(py: Python<'_>, error: PyErr) -> PyErr {
    let of_botocore = error.get_type(py).is(py.get_type::<PyRuntimeError>());
    if of_botocore || error.is_instance_of::<PyWarning>(py) {
        PyValueError::new_err(error.value(py).to_string())
    } else {
        error
    }
}

fn epoch<'py>(seconds: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let py = seconds.py();
    py.get_type::<PyDateTime>()
        .call_method1("fromtimestamp", (seconds, PyTzInfo::utc(py)?))
        .map_err(|error| match error.is_instance_of::<PyOverflowError>(py) {
            true => PyValueError::new_err("out of range"),
            false => error,
        })
}

/// With the standard library's time zone instead of dateutil's, which may have an offset that datetime refuses.
fn fixed(date: Bound<'_, PyAny>) -> PyResult<Bound<'_, PyAny>> {
    let py = date.py();
    let offset = date.call_method0("utcoffset")?;
    if offset.is_none() {
        return Ok(date);
    }
    let zone = PyTzInfo::fixed_offset(py, offset.cast::<PyDelta>()?)?;
    let keywords = pyo3::types::PyDict::new(py);
    keywords.set_item("tzinfo", zone)?;
    date.call_method("replace", (), Some(&keywords))
}

#[cfg(test)]
mod tests {
    use super::parse;

    fn shown(text: &str) -> Option<String> {
        parse(text).map(|date| date.to_string())
    }

    #[test]
    fn spellings_of_one_instant() {
        for text in [
            "2026-01-05T10:00:00Z",
            "2026-01-05t10:00:00z",
            "2026-01-05 10:00:00Z",
            "2026-01-05T10:00:00.0000000Z",
            "2026-01-05T10:00:00,0Z",
            "2026-01-05T10:00Z",
            "2026-01-05T10:00:00+00:00",
            "2026-01-05T10:00:00+0000",
            "2026-01-05T10:00:00-00",
            "2026-01-05T10:00:00 +00",
            "2026-01-05T10:00:00 z",
        ] {
            assert_eq!(shown(text).as_deref(), Some("2026-01-05T10:00:00Z"), "{text}");
        }
    }

    #[test]
    fn fractions_are_cut_to_microseconds() {
        let nines = "9".repeat(50);
        for digits in ["999999", "9999999", "999999999", &nines] {
            let text = format!("2026-01-05T10:00:00.{digits}-08");
            assert_eq!(
                shown(&text).as_deref(),
                Some("2026-01-05T10:00:00.999999-08:00"),
                "{text}"
            );
        }
    }

    #[test]
    fn without_a_zone_or_a_time() {
        assert_eq!(
            shown("2026-01-05T10:00:00.5").as_deref(),
            Some("2026-01-05T10:00:00.500000")
        );
        assert_eq!(shown("2026-01-05").as_deref(), Some("2026-01-05T00:00:00"));
    }

    #[test]
    fn other_forms() {
        for text in [
            "",
            "5",
            "2026-01",
            "2026-01-05T",
            "2026-01-05_10:00:00Z",
            "2026-02-29T10:00:00Z",
            "2026-01-05T24:00:00Z",
            "2026-01-05T10:00:60Z",
            "2026-01-05T10:00:00.Z",
            "2026-01-05T10:00.5Z",
            "2026-01-05T10:00 :30",
            "2026-01-05T10:00:00 .5",
            "2026-01-05T10:00:00 +",
            "2026-01-05T10:00:00+5",
            "2026-01-05T10:00:00+24",
            "2026-01-05T10:00:00+00:60",
            "2026-01-05T10:00:00\u{2212}05:00",
            "2026-01-05\u{e9}10:00:00Z",
            "\u{ff12}026-01-05",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
