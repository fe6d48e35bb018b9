//! `decode_page()`: decodes the body of one page.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

use super::client::paginated;
use crate::decode;

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
