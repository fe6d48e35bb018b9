//! The one place that makes Python exceptions.

use deadline_model as model;
use pyo3::exceptions::{PyOSError, PyRuntimeError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString};

use super::Error;
use crate::response;
use crate::runtime;

impl From<Error> for PyErr {
    fn from(error: Error) -> Self {
        match error {
            Error::Python(error) => error,
            other => Python::attach(|py| other.into_exception(py, None)),
        }
    }
}

impl Error {
    /// Build the Python exception. `classes` is the `exceptions` attribute of the client that defines the error classes (a
    /// boto3 client has its own); the default is `deadline_pages.exceptions`.
    pub fn into_exception(self, py: Python<'_>, classes: Option<&Bound<'_, PyAny>>) -> PyErr {
        match self.build(py, classes) {
            Ok(exception) => PyErr::from_value(exception),
            Err(error) => error,
        }
    }

    fn build<'py>(self, py: Python<'py>, classes: Option<&Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Self::Python(error) => Ok(error.into_value(py).into_bound(py).into_any()),
            Self::Raised(error) => Ok(error.value(py).clone().into_any()),
            Self::ParamValidation(report) => with_kwargs(py, "ParamValidationError", [("report", report)]),
            Self::Pagination(message) => with_kwargs(py, "PaginationError", [("message", message)]),
            Self::Decode(text) => class(py, "ResponseParserError")?.call1((text,)),
            Self::Service { operation, response } => {
                let (code, parsed) = response::service_error(py, operation, &response)?;
                let class = match classes {
                    Some(classes) => classes.call_method1(intern!(py, "from_code"), (code.unwrap_or_default(),))?,
                    // That module has classes for modelled codes only.
                    None => class(
                        py,
                        code.as_deref().and_then(model::error).map_or("ClientError", |e| e.code),
                    )?,
                };
                class.call1((parsed, operation.name))
            }
            Self::OtherService(other) => {
                let (parsed, error) = (PyDict::new(py), PyDict::new(py));
                error.set_item("Message", other.message)?;
                error.set_item("Code", other.code)?;
                parsed.set_item("Error", error)?;
                parsed.set_item("ResponseMetadata", response::response_metadata(py, &other.response)?)?;
                class(py, "ClientError")?.call1((parsed, other.operation))
            }
            Self::Connection {
                class: name @ "ProxyConnectionError",
                endpoint_url,
                cause,
            } => with_kwargs(py, name, [("proxy_url", endpoint_url), ("error", cause)]),
            Self::Connection {
                class: name,
                endpoint_url,
                cause,
            } => with_kwargs(py, name, [("endpoint_url", endpoint_url), ("error", cause)]),
            Self::Botocore { class: name, kwargs } => with_kwargs(py, name, kwargs),
            error @ (Self::NoRuntime(_) | Self::RuntimeLost) => {
                with_kwargs(py, "HTTPClientError", [("error", error.cause().unwrap_or_default())])
            }
            Self::Internal(text) => Ok(PyRuntimeError::new_err(text).into_value(py).into_bound(py).into_any()),
        }
    }
}

/// A class of `deadline_pages.exceptions`. Imported at the first error, because that imports botocore's exceptions.
fn class<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    // The interpreter's shutdown waits for this. Without descriptors left, the import takes the one that is kept for it.
    let find = || py.import(intern!(py, "deadline_pages.exceptions"))?.getattr(name);
    match runtime::unless_finalizing(find).unwrap_or_else(find) {
        Err(error) if error.is_instance_of::<PyOSError>(py) => runtime::with_reserve(find),
        found => found,
    }
}

/// Import the exceptions before concurrent requests use up the descriptors that the import needs.
pub fn import_exceptions(py: Python<'_>) -> PyResult<()> {
    static PREPARED: PyOnceLock<()> = PyOnceLock::new();
    if PREPARED.get(py).is_none() {
        class(py, "ClientError")?;
        // Not inside `get_or_init`: a fork during the import would leave it locked in the child.
        let _ = PREPARED.set(py, ());
    }
    Ok(())
}

/// An exception whose message is made of keyword arguments.
fn with_kwargs<'py, V: IntoPyObject<'py>>(
    py: Python<'py>,
    name: &str,
    kwargs: impl IntoIterator<Item = (&'static str, V)>,
) -> PyResult<Bound<'py, PyAny>> {
    let keywords = PyDict::new(py);
    for (key, value) in kwargs {
        keywords.set_item(key, value)?;
    }
    class(py, name)?.call((), Some(&keywords))
}

/// `ParamValidationError` with a report that only Python's `str` can hold (lone surrogates).
pub fn param_validation(py: Python<'_>, report: &Bound<'_, PyString>) -> Error {
    let exception = with_kwargs(py, "ParamValidationError", [("report", report)]);
    Error::Python(exception.map_or_else(|error| error, PyErr::from_value))
}

/// The error of a value that cannot be converted, without the Rust struct's field in which pyo3 wraps it.
pub fn without_field(py: Python<'_>, error: PyErr) -> PyErr {
    let is_wrapped = error.value(py).to_string().starts_with("failed to extract field");
    error.cause(py).filter(|_| is_wrapped).unwrap_or(error)
}
