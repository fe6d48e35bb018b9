//! Dates as Python's `datetime`: those that `timestamp` parses, and everything else that botocore takes.

use pyo3::exceptions::{PyOverflowError, PyRuntimeError, PyValueError, PyWarning};
use pyo3::prelude::*;
use pyo3::types::{PyDateTime, PyDelta, PyFloat, PyInt, PyString, PyTzInfo};
use speedate::DateTime;

use super::timestamp;

/// A new object each time: dumpers (YAML, jsonpickle) write an object that occurs twice as a reference.
pub fn datetime<'py>(py: Python<'py>, DateTime { date, time }: &DateTime) -> PyResult<Bound<'py, PyDateTime>> {
    let fixed;
    let utc;
    let zone = match time.tz_offset {
        None => None,
        Some(0) => {
            utc = PyTzInfo::utc(py)?;
            Some(&*utc)
        }
        Some(seconds) => {
            fixed = PyTzInfo::fixed_offset(py, PyDelta::new(py, 0, seconds, 0, true)?)?;
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
}

/// As `botocore.utils.parse_timestamp`, but with epochs in UTC instead of local time.
pub fn lenient<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let py = value.py();
    if value.is_instance_of::<PyInt>() || value.is_instance_of::<PyFloat>() {
        return from_epoch(value);
    }
    let text = value.cast::<PyString>()?;
    if let Some(date) = text.to_str().ok().and_then(timestamp::parse) {
        return Ok(datetime(py, &date)?.into_any());
    }
    if let Ok(number) = py.get_type::<PyFloat>().call1((text,)) {
        match from_epoch(&number) {
            // Digits that are no epoch can be a date: 20260105100000.
            Err(error) if error.is_instance_of::<PyValueError>(py) => {}
            date => return date,
        }
    }
    let date = py.import("botocore.utils")?.call_method1("parse_timestamp", (text,));
    with_fixed_offset(date.map_err(|error| as_value_error(py, error))?)
}

/// botocore's RuntimeError for a date that it cannot parse, and a warning of dateutil's where warnings are errors, as the
/// ValueError that they mean.
fn as_value_error(py: Python<'_>, error: PyErr) -> PyErr {
    let of_botocore = error.get_type(py).is(py.get_type::<PyRuntimeError>());
    if of_botocore || error.is_instance_of::<PyWarning>(py) {
        PyValueError::new_err(error.value(py).to_string())
    } else {
        error
    }
}

fn from_epoch<'py>(seconds: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let py = seconds.py();
    py.get_type::<PyDateTime>()
        .call_method1("fromtimestamp", (seconds, PyTzInfo::utc(py)?))
        .map_err(|error| match error.is_instance_of::<PyOverflowError>(py) {
            true => PyValueError::new_err("out of range"),
            false => error,
        })
}

/// With the standard library's time zone instead of dateutil's, whose offset may be one that datetime refuses.
fn with_fixed_offset(date: Bound<'_, PyAny>) -> PyResult<Bound<'_, PyAny>> {
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
