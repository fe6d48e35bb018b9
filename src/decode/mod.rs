//! Raw JSON and the output shape in, Python objects out. Knows shapes; knows no SDK, no paging.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

use crate::errors::{Error, Result};
use crate::model;

/// Decode the body of one page of `operation` (a method name such as `list_sessions`).
#[pyfunction]
pub fn decode_page<'py>(py: Python<'py>, operation: &str, body: &Bound<'py, PyBytes>) -> PyResult<Bound<'py, PyDict>> {
    let operation =
        model::operation(operation).ok_or_else(|| pyo3::exceptions::PyKeyError::new_err(operation.to_owned()))?;
    Ok(structure(py, operation.output, body.as_bytes())?)
}

/// Decode a document whose top is this structure.
pub fn structure<'py>(_py: Python<'py>, _shape: &'static model::Structure, _body: &[u8]) -> Result<Bound<'py, PyDict>> {
    Err(Error::Decode("not yet".into()))
}

pub fn next_token(_body: &[u8]) -> Option<String> { None }
