//! Items as Python objects, from the lenient decoder or from Python code, into columns.

use deadline_model::Structure;
use pyo3::prelude::*;
use pyo3::types::{PyDateTime, PyDict, PyList, PyString, PyTzInfo};

use super::column::{Column, Members, Values};
use super::plain::push_text;
use super::text::TooLong;
use super::vectors::last;
use crate::errors::{Error, Result};

/// botocore's name for a union's member that the model does not know.
const UNKNOWN_MEMBER: &str = "SDK_UNKNOWN_MEMBER";

impl From<TooLong> for Error {
    fn from(TooLong: TooLong) -> Self {
        Self::Decode("more than 2 GiB of text in one column of a page".to_owned())
    }
}

/// Push a value as this row. An error leaves the column in the middle of it. `name`: of the column, for messages.
pub fn push(column: &mut Column, row: usize, value: &Bound<'_, PyAny>, name: &str) -> Result<()> {
    if value.is_none() {
        return Ok(());
    }
    column.begin(row);
    match &mut column.values {
        Values::Text(texts) => texts.push(&text(value)?)?,
        Values::Dictionary(keys, dictionary) => keys.push(dictionary.key(&text(value)?)),
        Values::Json(texts, _) => texts.push(&json(value)?)?,
        Values::Integer(numbers) => numbers.push(extract(value, name, "a 64-bit integer")?),
        Values::Float(numbers) => numbers.push(extract(value, name, "a number")?),
        Values::Boolean(truths) => truths.append(extract(value, name, "a boolean")?),
        Values::Timestamp(numbers) => numbers.push(micros(value, name)?),
        Values::Structure(members) => structure(members, row, value, name)?,
        Values::List(ends, items) => {
            let list = cast::<PyList>(value, name, "a list")?;
            let start = last(ends);
            for (index, item) in list.iter().enumerate() {
                push(items, start + index, &item, name)?;
            }
            ends.push(i32::try_from(start + list.len()).map_err(|_| TooLong)?);
        }
        Values::Map(ends, keys, values) => {
            let dict = cast::<PyDict>(value, name, "a dict")?;
            let start = last(ends);
            for (index, (key, value)) in dict.iter().enumerate() {
                keys.push(&text(&key)?)?;
                push(values, start + index, &value, name)?;
            }
            ends.push(i32::try_from(start + dict.len()).map_err(|_| TooLong)?);
        }
    }
    column.end();
    Ok(())
}

fn structure(members: &mut Members, row: usize, value: &Bound<'_, PyAny>, name: &str) -> Result<()> {
    let dict = cast::<PyDict>(value, name, "a dict")?;
    let Members { shape, columns, kind } = members;
    if let Some(kind) = kind
        && let Some(member) = member_set(shape, dict)?
    {
        push_text(kind, row, &member)?;
    }
    for (member, column) in shape.members.iter().zip(columns) {
        if let Some(column) = column
            && let Some(value) = dict.get_item(member.name)?
        {
            push(column, row, &value, member.name)?;
        }
    }
    Ok(())
}

/// The name of the member of a union that is set.
fn member_set(shape: &Structure, dict: &Bound<'_, PyDict>) -> Result<Option<String>> {
    for member in shape.members {
        if dict.get_item(member.name)?.is_some_and(|value| !value.is_none()) {
            return Ok(Some(member.name.to_owned()));
        }
    }
    match dict.get_item(UNKNOWN_MEMBER)? {
        Some(unknown) => Ok(Some(text(&unknown.get_item("name")?)?)),
        None => Ok(None),
    }
}

/// A string; anything else that the service gave in its place as JSON. Half a surrogate pair becomes U+FFFD.
fn text(value: &Bound<'_, PyAny>) -> PyResult<String> {
    match value.cast::<PyString>() {
        Ok(text) => Ok(text.to_string_lossy().into_owned()),
        Err(_) => json(value),
    }
}

fn json(value: &Bound<'_, PyAny>) -> PyResult<String> {
    let py = value.py();
    let options = PyDict::new(py);
    options.set_item("default", py.get_type::<PyString>())?;
    let dumps = py.import("json")?.getattr("dumps")?;
    dumps.call((value,), Some(&options))?.extract()
}

/// A date without a zone is taken as UTC.
fn micros(value: &Bound<'_, PyAny>, name: &str) -> Result<i64> {
    let py = value.py();
    let mut date = cast::<PyDateTime>(value, name, "a datetime")?.clone().into_any();
    let utc = PyTzInfo::utc(py)?;
    if date.getattr("tzinfo")?.is_none() {
        let zone = PyDict::new(py);
        zone.set_item("tzinfo", utc)?;
        date = date.call_method("replace", (), Some(&zone))?;
    }
    let epoch = PyDateTime::new(py, 1970, 1, 1, 0, 0, 0, 0, Some(&utc))?;
    let since = date.sub(epoch)?;
    let part = |name: &str| -> PyResult<i64> { since.getattr(name)?.extract() };
    Ok((part("days")? * 86_400 + part("seconds")?) * 1_000_000 + part("microseconds")?)
}

fn extract<'a, 'py, T: FromPyObject<'a, 'py>>(value: &'a Bound<'py, PyAny>, name: &str, expected: &str) -> Result<T> {
    value.extract().map_err(|_| unexpected(value, name, expected))
}

fn cast<'a, 'py, T: pyo3::PyTypeCheck>(
    value: &'a Bound<'py, PyAny>,
    name: &str,
    expected: &str,
) -> Result<&'a Bound<'py, T>> {
    value.cast::<T>().map_err(|_| unexpected(value, name, expected))
}

fn unexpected(value: &Bound<'_, PyAny>, name: &str, expected: &str) -> Error {
    let shown: String = value.to_string().chars().take(60).collect();
    Error::Decode(format!("{name}: a column of the table takes {expected}, got {shown}"))
}

/// Whether a list of items can be pushed: what a page has under its result key.
pub fn items<'a, 'py>(value: &'a Bound<'py, PyAny>, name: &str) -> Result<&'a Bound<'py, PyList>> {
    cast::<PyList>(value, name, "a list")
}
