//! `decode_page()` and `decode_table()`: decode the bodies of pages.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyByteArray, PyBytes, PyDict};

use super::client::paginated;
use super::table::Table;
use super::table_options;
use crate::columns::{BATCH_ROWS, Rows, Style};
use crate::errors::Result;
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
///     bodies: an iterable of the JSON as it came over HTTP (bytes or bytearray), a page each, for instance recorded ones.
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
///     ValueError: there is no such column.
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
    let style = Style::new(flatten, dictionary);
    let layout = table_options::layout(paginated(operation)?, columns, parents, style)?;
    let parent = |name: &str| parameters?.get_item(name).ok()??.extract().ok();
    let mut rows = Rows::new(layout, parent, BATCH_ROWS);
    if bodies.is_instance_of::<PyBytes>() || bodies.is_instance_of::<PyByteArray>() {
        return Err(PyTypeError::new_err(
            "bodies must be a list of pages' bodies, not one of them",
        ));
    }
    for body in bodies.try_iter()? {
        // Nothing else looks for Ctrl-C while a list is read.
        let interrupted = py.check_signals();
        let added = interrupted.and(body).and_then(|body| Ok(add_body(&mut rows, &body)?));
        added.map_err(|error| Table::attach(py, error, &mut rows, None))?;
    }
    Table::new(&mut rows, None)
}

fn add_body(rows: &mut Rows, body: &Bound<'_, PyAny>) -> Result<()> {
    let py = body.py();
    let body: PyBackedBytes = body.extract().map_err(|_| not_bytes(body))?;
    if runtime::detach(py, || rows.read_plain(&body)).is_none() {
        let page = decode::structure(py, rows.layout().operation.output, &body)?;
        rows.read_page(page.as_any())?;
    }
    rows.commit()
}

fn not_bytes(body: &Bound<'_, PyAny>) -> PyErr {
    let kind = body.get_type();
    PyTypeError::new_err(format!("bodies must be bytes, not {kind}"))
}
