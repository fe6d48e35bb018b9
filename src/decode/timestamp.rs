//! Dates: RFC 3339 as services send it, and everything else that botocore takes.

use pyo3::exceptions::{PyOverflowError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDateTime, PyDelta, PyFloat, PyInt, PyString, PyTzInfo};
use speedate::DateTime;

/// `2026-01-05T10:00:00.123Z` and its like; `None` for any other form.
pub fn rfc3339<'py>(py: Python<'py>, text: &str) -> Option<Bound<'py, PyDateTime>> {
    // speedate also takes separators that botocore refuses.
    if text.as_bytes().get(10) != Some(&b'T') {
        return None;
    }
    let DateTime { date, time } = DateTime::parse_str_rfc3339(text).ok()?;
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
    if let Some(date) = text.to_str().ok().and_then(|text| rfc3339(py, text)) {
        return Ok(date.into_any());
    }
    if let Ok(number) = py.get_type::<PyFloat>().call1((text,)) {
        return epoch(&number);
    }
    let date = py.import("botocore.utils")?.call_method1("parse_timestamp", (text,))?;
    fixed(date)
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
