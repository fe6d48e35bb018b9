//! `decode_page()` and `decode_table()`: decode the bodies of pages.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::{PyByteArray, PyBytes, PyDict, PyIterator, PyString};

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
    let layout = table_options::layout(operation, columns, parents, false, Style::new(flatten, dictionary))?;
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
    let several = bodies.try_iter().map_err(|_| {
        let text = format!("bodies must be a list of pages' bodies, not {:?}", bodies.get_type());
        PyTypeError::new_err(text)
    })?;
    match add_all(py, &mut rows, several) {
        Ok(()) => Table::new(&mut rows, None),
        Err((index, error)) => {
            // Python 3.10 has no notes.
            let note = format!("in bodies[{index}]");
            let _ = error.value(py).call_method1("add_note", (note,));
            Err(Table::attach(py, error, &mut rows, None))
        }
    }
}

fn is_body(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyByteArray>() || value.is_instance_of::<PyString>()
}

/// How much JSON is decoded before the GIL is taken again. Page by page, threads would wait for each other at the GIL for
/// as long as they decode.
const CHUNK: usize = 1 << 20;

/// What went wrong, and with which of the bodies.
type Failed = (usize, PyErr);

fn add_all(py: Python<'_>, rows: &mut Rows, mut bodies: Bound<'_, PyIterator>) -> std::result::Result<(), Failed> {
    let mut added = 0;
    loop {
        let (chunk, end) = next_chunk(&mut bodies);
        add_chunk(py, rows, &chunk).map_err(|(index, error)| (added + index, error))?;
        added += chunk.len();
        // Nothing else looks for Ctrl-C while a list is read.
        let end = end.and_then(|is_last| py.check_signals().map(|()| is_last));
        if end.map_err(|error| (added, error))? {
            return Ok(());
        }
    }
}

/// The next bodies, and whether there are no more.
fn next_chunk(bodies: &mut Bound<'_, PyIterator>) -> (Vec<Body>, PyResult<bool>) {
    let (mut chunk, mut size) = (Vec::new(), 0);
    while size < CHUNK {
        match bodies.next().map(|body| Body::new(&body?)) {
            Some(Ok(body)) => {
                size += body.as_ref().len().max(1);
                chunk.push(body);
            }
            Some(Err(error)) => return (chunk, Err(error)),
            None => return (chunk, Ok(true)),
        }
    }
    (chunk, Ok(false))
}

fn add_chunk(py: Python<'_>, rows: &mut Rows, chunk: &[Body]) -> std::result::Result<(), Failed> {
    let mut added = 0;
    while let Some(left) = chunk.get(added..).filter(|left| !left.is_empty()) {
        let (plain, outcome) = runtime::detach(py, || add_plain(rows, left));
        added += plain;
        let outcome = match (outcome, chunk.get(added)) {
            (Ok(()), Some(body)) => add_other(py, rows, body.as_ref()),
            (outcome, _) => outcome,
        };
        outcome.map_err(|error| (added, error.into()))?;
        added += 1;
    }
    Ok(())
}

/// Add bodies up to the first that is not plain, and tell how many.
fn add_plain(rows: &mut Rows, bodies: &[Body]) -> (usize, Result<()>) {
    for (index, body) in bodies.iter().enumerate() {
        if rows.read_plain(body.as_ref()).is_none() {
            return (index, Ok(()));
        }
        if let Err(error) = rows.commit() {
            return (index, Err(error.into()));
        }
    }
    (bodies.len(), Ok(()))
}

fn add_other(py: Python<'_>, rows: &mut Rows, body: &[u8]) -> Result<()> {
    let operation = rows.layout().operation;
    let page = decode::structure(py, operation.output, body)?;
    if !page.contains(operation.result_key)? && decode::has_unknown_members(operation.output, body) {
        let (key, method) = (operation.result_key, operation.method);
        return Err(Error::Decode(format!("the body has no {key}: is it of {method}?")));
    }
    rows.read_page(page.as_any())?;
    Ok(rows.commit()?)
}

/// The body of a page, which needs no GIL to be read.
enum Body {
    Bytes(PyBackedBytes),
    Text(PyBackedStr),
}

impl Body {
    fn new(body: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(bytes) = body.extract() {
            Ok(Self::Bytes(bytes))
        } else if body.is_instance_of::<PyString>() {
            Ok(Self::Text(body.extract()?))
        } else {
            let kind = body.get_type();
            Err(PyTypeError::new_err(format!("a body must be bytes or str, not {kind}")))
        }
    }
}

impl AsRef<[u8]> for Body {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Text(text) => text.as_bytes(),
        }
    }
}
