//! Raw JSON and the output shape in, Python objects out. Knows shapes; knows no SDK, no paging.
//!
//! Two ways lead to the same answer. `python` goes through the bytes once and knows only what a service sends
//! that keeps to its model. Whatever it meets beyond that (a string where a number should be, a lone surrogate,
//! a duplicate member, malformed JSON) it leaves to `lenient`, which asks Python's `json` and does to the result
//! what botocore does. All error messages come from there.

mod byte_scan;
mod fast;
mod lenient;
mod members;
mod timestamp;
mod value_cache;

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyTzInfo};

pub use byte_scan::next_token;
pub use members::{Members, string};

use crate::errors::Result;
use crate::model::{self, Structure};

/// Decode the body of one page of `operation`, a method name such as `list_sessions`.
///
/// `body` is the JSON text as it came over HTTP, for instance a recorded one. The answer is the page as the
/// paginators yield it, without `ResponseMetadata`.
///
/// Raises `KeyError` for an operation that has no paginator and `ResponseParserError` for a body that is not
/// a page of that operation.
#[pyfunction]
#[pyo3(signature = (operation, body, /))]
pub fn decode_page<'py>(py: Python<'py>, operation: &str, body: &Bound<'py, PyBytes>) -> PyResult<Bound<'py, PyDict>> {
    let operation =
        model::operation(operation).ok_or_else(|| pyo3::exceptions::PyKeyError::new_err(operation.to_owned()))?;
    Ok(structure(py, operation.output, body.as_bytes())?)
}

/// Import what dates are made of. A fork while another thread does that would leave the import locked in the child.
pub fn prepare(py: Python<'_>) -> PyResult<()> {
    PyTzInfo::utc(py).map(drop)
}

/// Decode a document whose top is this structure.
pub fn structure<'py>(py: Python<'py>, shape: &'static Structure, body: &[u8]) -> Result<Bound<'py, PyDict>> {
    match fast::document(py, shape, body) {
        Some(page) => Ok(page),
        None => lenient::document(py, shape, body),
    }
}
