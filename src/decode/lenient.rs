//! What Python's `json` loads, with botocore's coercions. Slower, and takes all that botocore takes.

use std::fmt;

use deadline_model::{Shape, Structure};
use pyo3::exceptions::{
    PyArithmeticError, PyAttributeError, PyImportError, PyLookupError, PyOSError, PyRecursionError, PyTypeError,
    PyValueError,
};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString};

use super::datetime;
use super::names::MemberNames;
use crate::errors::{Error, Result};

pub fn document<'py>(py: Python<'py>, shape: &'static Structure, body: &[u8]) -> Result<Bound<'py, PyDict>> {
    let value = parse(py, body)?;
    structure(shape, &value, &Path::Body)
}

fn parse<'py>(py: Python<'py>, body: &[u8]) -> Result<Bound<'py, PyAny>> {
    if body.is_empty() {
        return Err(Error::Decode("the body is empty".into()));
    }
    let text = std::str::from_utf8(body)
        .map_err(|error| Error::Decode(format!("the body is not UTF-8: byte {}", error.valid_up_to())))?;
    py.import("json")?.call_method1("loads", (text,)).map_err(|error| {
        malformed(py, text, &error).unwrap_or_else(|| {
            if error.is_instance_of::<PyRecursionError>(py) {
                return Error::Decode("the body is nested too deeply".into());
            }
            decode_error(py, error, |why| format!("the body is not JSON: {why}"))
        })
    })
}

/// `json.JSONDecodeError` with the place as a byte offset.
fn malformed(py: Python<'_>, text: &str, error: &PyErr) -> Option<Error> {
    let error = error.value(py);
    let message: String = error.getattr("msg").ok()?.extract().ok()?;
    let position: usize = error.getattr("pos").ok()?.extract().ok()?;
    let byte = text.char_indices().nth(position).map_or(text.len(), |(byte, _)| byte);
    let message = message.trim_end_matches(" at");
    Some(Error::Decode(format!("the body is not JSON: {message} at byte {byte}")))
}

/// A decoding error for an exception that the value causes. Others are passed on: those of a signal handler that ran
/// meanwhile (Ctrl-C, a user's time-out), or of a lack of memory.
fn decode_error(py: Python<'_>, error: PyErr, message: impl FnOnce(String) -> String) -> Error {
    // `datetime` raises OSError for some dates, and without botocore, which parses odd ones, there is an ImportError.
    let of_dates = error.get_type(py).is(py.get_type::<PyOSError>()) || error.is_instance_of::<PyImportError>(py);
    let of_values = of_dates
        || error.is_instance_of::<PyValueError>(py)
        || error.is_instance_of::<PyTypeError>(py)
        || error.is_instance_of::<PyArithmeticError>(py)
        || error.is_instance_of::<PyLookupError>(py)
        || error.is_instance_of::<PyAttributeError>(py);
    if of_values {
        Error::Decode(message(error.value(py).to_string()))
    } else {
        Error::Python(error)
    }
}

/// A place in the document, for error messages.
enum Path<'a> {
    Body,
    Member(&'a Path<'a>, &'a str),
    Item(&'a Path<'a>, usize),
    Entry(&'a Path<'a>, &'a Bound<'a, PyAny>),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Body => out.write_str("the body"),
            Path::Member(Path::Body, name) => out.write_str(name),
            Path::Member(parent, name) => write!(out, "{parent}.{name}"),
            Path::Item(parent, index) => write!(out, "{parent}[{index}]"),
            Path::Entry(parent, key) => write!(out, "{parent}[{}]", shown(key)),
        }
    }
}

fn structure<'py>(shape: &'static Structure, value: &Bound<'py, PyAny>, path: &Path) -> Result<Bound<'py, PyDict>> {
    let py = value.py();
    let raw = value
        .cast::<PyDict>()
        .map_err(|_| unexpected("an object", value, path))?;
    let dict = PyDict::new(py);
    if shape.union
        && let Some(tag) = unknown_member(shape, raw)?
    {
        let unknown = PyDict::new(py);
        unknown.set_item("name", tag)?;
        dict.set_item("SDK_UNKNOWN_MEMBER", unknown)?;
        return Ok(dict);
    }
    let names = MemberNames::get(py);
    for member in shape.members.iter().filter(|member| member.header.is_none()) {
        let name = names.of(member);
        if let Some(item) = raw.get_item(name)?
            && !item.is_none()
        {
            dict.set_item(name, decode(&member.shape, &item, &Path::Member(path, member.name))?)?;
        }
    }
    Ok(dict)
}

/// The one member of a union that is set, if the model does not know it.
fn unknown_member<'py>(shape: &'static Structure, raw: &Bound<'py, PyDict>) -> Result<Option<Bound<'py, PyAny>>> {
    let mut tags = Vec::new();
    for (key, item) in raw.iter() {
        if !item.is_none() && !key.eq("__type")? {
            tags.push(key);
        }
    }
    let [tag] = tags.as_slice() else {
        let name = shape.name;
        return Err(Error::Decode(format!(
            "Invalid service response: {name} must have one and only one member set."
        )));
    };
    for member in shape.members {
        if tag.eq(member.name)? {
            return Ok(None);
        }
    }
    Ok(Some(tag.clone()))
}

fn decode<'py>(shape: &'static Shape, value: &Bound<'py, PyAny>, path: &Path) -> Result<Bound<'py, PyAny>> {
    let py = value.py();
    match shape {
        Shape::String(_) | Shape::Document => Ok(value.clone()),
        Shape::Integer => py
            .get_type::<PyInt>()
            .call1((value,))
            .map_err(|error| bad_scalar("an integer", value, path, error)),
        Shape::Float => py
            .get_type::<PyFloat>()
            .call1((value,))
            .map_err(|error| bad_scalar("a number", value, path, error)),
        Shape::Boolean => Ok(PyBool::new(py, ensure_boolean(value)?).to_owned().into_any()),
        Shape::Timestamp => datetime::lenient(value).map_err(|error| bad_scalar("a timestamp", value, path, error)),
        Shape::List(_, item) => {
            let raw = value.cast::<PyList>().map_err(|_| unexpected("a list", value, path))?;
            let list = PyList::empty(py);
            for (index, entry) in raw.iter().enumerate() {
                match entry.is_none() {
                    true => list.append(entry)?,
                    false => list.append(decode(item, &entry, &Path::Item(path, index))?)?,
                }
            }
            Ok(list.into_any())
        }
        Shape::Map(_, item) => {
            let raw = value
                .cast::<PyDict>()
                .map_err(|_| unexpected("an object", value, path))?;
            let dict = PyDict::new(py);
            for (key, entry) in raw.iter() {
                // As in botocore, strings and structures may be null, numbers may not.
                let entry = match (item, entry.is_none()) {
                    (Shape::Structure(_), true) => entry,
                    _ => decode(item, &entry, &Path::Entry(path, &key))?,
                };
                dict.set_item(key, entry)?;
            }
            Ok(dict.into_any())
        }
        Shape::Structure(shape) => Ok(structure(shape, value, path)?.into_any()),
    }
}

/// botocore's rule of the same name.
fn ensure_boolean(value: &Bound<'_, PyAny>) -> Result<bool> {
    if let Ok(truth) = value.cast::<PyBool>() {
        return Ok(truth.is_true());
    }
    match value.cast::<PyString>() {
        Ok(text) => Ok(text.call_method0("lower")?.eq("true")?),
        Err(_) => Ok(false),
    }
}

fn bad_scalar(expected: &str, value: &Bound<'_, PyAny>, path: &Path, error: PyErr) -> Error {
    decode_error(value.py(), error, |_| {
        format!("{path}: expected {expected}, got {}", shown(value))
    })
}

fn unexpected(expected: &str, value: &Bound<'_, PyAny>, path: &Path) -> Error {
    Error::Decode(format!("{path}: expected {expected}, got {}", shown(value)))
}

/// A value as it is shown in messages.
fn shown(value: &Bound<'_, PyAny>) -> String {
    if value.is_none() {
        "null".into()
    } else if value.is_instance_of::<PyDict>() {
        "an object".into()
    } else if value.is_instance_of::<PyList>() {
        "a list".into()
    } else if let Ok(truth) = value.cast::<PyBool>() {
        truth.is_true().to_string()
    } else if let Ok(text) = value.cast::<PyString>() {
        format!("\"{}\"", truncated(&text.to_string_lossy()))
    } else {
        value
            .str()
            .map_or_else(|_| "a number".into(), |text| truncated(&text.to_string_lossy()))
    }
}

fn truncated(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((byte, _)) => format!("{}...", &text[..byte]),
        None => text.to_owned(),
    }
}
