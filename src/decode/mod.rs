//! Raw JSON and the output shape in, Python objects out. Knows shapes; knows no SDK, no paging.
//!
//! Two decoders give the same answer. `fast` builds on `reader`, which goes through the bytes once and takes only JSON that
//! keeps to its model. Anything else (a string where a number should be, a lone surrogate, a duplicate member, malformed
//! JSON) is not plain, and left to `lenient`, which asks Python's `json` and does to the result what botocore does. All
//! error messages come from there.

mod byte_scan;
mod datetime;
mod fast;
mod lenient;
mod members;
mod names;
mod next_token;
mod reader;
mod timestamp;
mod value_cache;

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyTzInfo};

use fast::Bail;

pub use members::{Members, string};
pub use next_token::next_token;

use deadline_model::{self as model, Structure};

use crate::errors::Result;

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
    let operation =
        model::operation(operation).ok_or_else(|| pyo3::exceptions::PyKeyError::new_err(operation.to_owned()))?;
    Ok(structure(py, operation.output, body.as_bytes())?)
}

/// Import Python's `datetime`. A fork while another thread imports would leave the lock of the import held in the child.
pub fn prepare(py: Python<'_>) -> PyResult<()> {
    PyTzInfo::utc(py).map(drop)
}

/// Decode a document whose top is this structure.
pub fn structure<'py>(py: Python<'py>, shape: &'static Structure, body: &[u8]) -> Result<Bound<'py, PyDict>> {
    match fast::document(py, shape, body) {
        Ok(page) => Ok(page),
        Err(Bail::NotPlain) => lenient::document(py, shape, body),
        Err(Bail::Python(error)) => Err((*error).into()),
    }
}
