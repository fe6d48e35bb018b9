//! `decode_page()` and `decode_table()`: decode the bodies of pages.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyByteArray, PyBytes, PyDict, PyString};

use super::client::paginated;
use super::table::Table;
use super::table_options;
use crate::columns::{BATCH_ROWS, Rows, Style};
use crate::errors::{Error, Result};
use crate::{decode, runtime};

/// Decode the body of one page.
///
/// Args:
///     operation: the method that lists it, such as `list_sessions`.
///     body: the JSON as it came over HTTP, for instance a recorded one.
///
/// Returns:
///     The page as the paginators yield it, without `ResponseMetadata`.
///
/// Raises:
///     KeyError: no paginated operation has this name.
///     ResponseParserError: the body is not a page of that operation.
#[pyfunction]
#[pyo3(signature = (operation, body, /))]
pub fn decode_page<'py>(py: Python<'py>, operation: &str, body: &Bound<'py, PyBytes>) -> PyResult<Bound<'py, PyDict>> {
    Ok(decode::structure(py, paginated(operation)?.output, body.as_bytes())?)
}

/// Decode the bodies of pages into one table.
///
/// Args:
///     operation: the method that lists them, such as `list_sessions`.
///     bodies: an iterable of the JSON as it came over HTTP (bytes, bytearray or str), a page each, for instance recorded
///         ones.
///     parameters: the parameters of the listing (dict), for the columns of its parents' ids; these are null without it.
///     columns: names (list of str) of the columns to make, in this order; all if it is None.
///     flatten: make columns of the members of structures (`definition.taskRun.taskId`).
///     dictionary: keep strings that repeat as Arrow dictionaries, pandas' categories.
///     parents: begin with columns of the parents' ids.
///
/// Returns:
///     A `Table`, with the same columns as `PageIterator.table()`.
///
/// Raises:
///     KeyError: no paginated operation has this name.
///     ValueError: there is no such column, or the operation has no such parameter.
///     TypeError: `bodies` is one body, or a body is of another type.
///     ResponseParserError: a body is not a page of that operation. Its `table` has the rows of those before it.
#[pyfunction]
#[pyo3(signature = (operation, bodies, *, parameters=None, columns=None, flatten=false, dictionary=false, parents=true))]
#[expect(clippy::too_many_arguments, reason = "keyword-only, but for two")]
pub fn decode_table(
    py: Python<'_>,
    operation: &str,
    bodies: &Bound<'_, PyAny>,
    parameters: Option<&Bound<'_, PyDict>>,
    columns: Option<&Bound<'_, PyAny>>,
    flatten: bool,
    dictionary: bool,
    parents: bool,
) -> PyResult<Table> {
    let operation = paginated(operation)?;
    let layout = table_options::layout(operation, columns, parents, Style::new(flatten, dictionary))?;
    for name in parameters.into_iter().flat_map(|parameters| parameters.keys()) {
        if !operation
            .inputs
            .iter()
            .any(|input| name.eq(input.name).unwrap_or(false))
        {
            let text = format!("{} has no parameter {name:?}", operation.method);
            return Err(PyValueError::new_err(text));
        }
    }
    let parent = |name: &str| parameters?.get_item(name).ok()??.extract().ok();
    let mut rows = Rows::new(layout, parent, BATCH_ROWS);
    if is_body(bodies) {
        return Err(PyTypeError::new_err(
            "bodies must be a list of pages' bodies, not one of them",
        ));
    }
    for (index, body) in bodies.try_iter()?.enumerate() {
        // Nothing else looks for Ctrl-C while a list is read.
        let interrupted = py.check_signals();
        let added = interrupted.and(body).and_then(|body| Ok(add_body(&mut rows, &body)?));
        added.map_err(|error| {
            // Python 3.10 has no notes.
            let _ = error
                .value(py)
                .call_method1("add_note", (format!("in bodies[{index}]"),));
            Table::attach(py, error, &mut rows, None)
        })?;
    }
    Table::new(&mut rows, None)
}

fn is_body(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyByteArray>() || value.is_instance_of::<PyString>()
}

fn add_body(rows: &mut Rows, body: &Bound<'_, PyAny>) -> Result<()> {
    let py = body.py();
    if let Ok(text) = body.cast::<PyString>() {
        return add_bytes(py, rows, text.to_str()?.as_bytes());
    }
    let Ok(bytes) = body.extract::<PyBackedBytes>() else {
        let text = format!("a body must be bytes or str, not {}", body.get_type());
        return Err(PyTypeError::new_err(text).into());
    };
    add_bytes(py, rows, &bytes)
}

fn add_bytes(py: Python<'_>, rows: &mut Rows, body: &[u8]) -> Result<()> {
    if runtime::detach(py, || rows.read_plain(body)).is_none() {
        let operation = rows.layout().operation;
        let page = decode::structure(py, operation.output, body)?;
        if !page.contains(operation.result_key)? && decode::has_unknown_members(operation.output, body) {
            let text = format!(
                "the body has no {}: is it of {}?",
                operation.result_key, operation.method
            );
            return Err(Error::Decode(text));
        }
        rows.read_page(page.as_any())?;
    }
    rows.commit()
}
