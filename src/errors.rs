//! One error type; one way into a Python exception.

use bytes::Bytes;
use pyo3::prelude::*;

use crate::model::Operation;

/// What came over HTTP, before anything is made of it.
#[derive(Clone, Debug, Default)]
pub struct RawResponse {
    pub status: u16,
    /// In the order of arrival, names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Bytes,
    /// How often the request was sent.
    pub attempts: u32,
}

#[derive(Debug)]
pub enum Error {
    /// Raised in Python already.
    Python(PyErr),
    /// `botocore.exceptions.ParamValidationError(report=...)`
    ParamValidation(String),
    /// `botocore.exceptions.PaginationError(message=...)`
    Pagination(String),
    /// `botocore.parsers.ResponseParserError`
    Decode(String),
    /// The service answered with an error: `ClientError` or the modelled subclass of it.
    Service {
        operation: &'static Operation,
        response: RawResponse,
        /// The SDK gave up only because its attempts were used up.
        retries_exhausted: bool,
    },
    /// No answer: the class of `botocore.exceptions` that says why, with the endpoint's URL and the cause.
    Connection {
        class: &'static str,
        endpoint_url: String,
        cause: String,
    },
}

pub type Result<T> = std::result::Result<T, Error>;

impl From<PyErr> for Error {
    fn from(error: PyErr) -> Self {
        Self::Python(error)
    }
}

impl From<Error> for PyErr {
    fn from(error: Error) -> Self {
        match error {
            Error::Python(error) => error,
            other => pyo3::exceptions::PyRuntimeError::new_err(format!("{other:?}")),
        }
    }
}

pub fn response_metadata<'py>(py: Python<'py>, _r: &RawResponse) -> PyResult<Bound<'py, pyo3::types::PyDict>> { Ok(pyo3::types::PyDict::new(py)) }
