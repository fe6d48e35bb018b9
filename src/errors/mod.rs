//! One error type; one way into a Python exception.

mod error_code;
pub mod note;
mod response;

use std::io;
use std::sync::Arc;

use bytes::Bytes;
use pyo3::exceptions::{PyOSError, PyRuntimeError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

use crate::model::Operation;
use crate::runtime;

pub use error_code::{ErrorBody, ErrorCode};
pub use response::response_metadata;

/// The headers of a response in the order of arrival: names in lower case, bytes as Latin-1, as Python reads them.
pub type Headers = Vec<(String, String)>;

/// The value of a header. Of a repeated one, its values as botocore joins them.
pub fn header(headers: &[(String, String)], name: &str) -> Option<String> {
    let values = headers.iter().filter(|(key, _)| key == name);
    values
        .map(|(_, value)| value.clone())
        .reduce(|all, value| all + ", " + &value)
}

/// What came over HTTP, before anything is made of it.
#[derive(Clone, Debug, Default)]
pub struct RawResponse {
    pub status: u16,
    pub headers: Headers,
    pub body: Bytes,
    /// Of a page that has more after it.
    pub next_token: Option<String>,
    /// How often the request was sent.
    pub attempts: u32,
    /// botocore would say `MaxAttemptsReached` of it.
    pub max_attempts_reached: bool,
    /// botocore would say `RetryQuotaReached` of it.
    pub retry_quota_reached: bool,
}

/// An error that another service than Deadline Cloud answered with.
#[derive(Clone, Debug)]
pub struct Answer {
    pub operation: &'static str,
    pub code: String,
    pub message: String,
    pub response: RawResponse,
}

#[derive(Debug)]
pub enum Error {
    /// Raised in Python already.
    Python(PyErr),
    /// Raised in Python, and brought here through the SDK.
    Raised(Arc<PyErr>),
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
    },
    /// Another service, asked for credentials, answered with an error: `ClientError`
    Answer(Box<Answer>),
    /// No answer: the class of `botocore.exceptions` that says why, with the endpoint's URL and the cause.
    /// For `ProxyConnectionError` the URL is the proxy's.
    Connection {
        class: &'static str,
        endpoint_url: String,
        cause: String,
    },
    /// The I/O runtime cannot be made: no descriptors are left.
    NoRuntime(io::Error),
    /// The descriptors of the I/O runtime were closed by other code. A new one is made for whatever comes next.
    RuntimeLost,
    /// A panic, and where: `RuntimeError`.
    Internal(String),
    /// Any other class of `deadline_pages.exceptions`, with the keywords that its text is made of.
    Named {
        class: &'static str,
        kwargs: Vec<(&'static str, String)>,
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
            other => Python::attach(|py| other.into_exception(py, None)),
        }
    }
}

impl Error {
    /// Build the Python exception. `classes` is the `exceptions` attribute of the client whose error classes
    /// to raise (a boto3 client has its own); without it they are those of `deadline_pages.exceptions`.
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
            Self::ParamValidation(report) => named(py, "ParamValidationError", [("report", report)]),
            Self::Pagination(message) => named(py, "PaginationError", [("message", message)]),
            Self::Decode(text) => class(py, "ResponseParserError")?.call1((text,)),
            Self::Service { operation, response } => {
                let (code, parsed) = response::error(py, operation, &response)?;
                let class = match classes {
                    Some(classes) => classes.call_method1(intern!(py, "from_code"), (code.unwrap_or_default(),))?,
                    // Only modelled codes are names of classes there.
                    None => class(
                        py,
                        code.as_deref()
                            .and_then(crate::model::error)
                            .map_or("ClientError", |e| e.code),
                    )?,
                };
                class.call1((parsed, operation.name))
            }
            Self::Answer(answer) => {
                let (parsed, error) = (PyDict::new(py), PyDict::new(py));
                error.set_item("Message", answer.message)?;
                error.set_item("Code", answer.code)?;
                parsed.set_item("Error", error)?;
                parsed.set_item("ResponseMetadata", response_metadata(py, &answer.response)?)?;
                class(py, "ClientError")?.call1((parsed, answer.operation))
            }
            Self::Connection {
                class: name @ "ProxyConnectionError",
                endpoint_url,
                cause,
            } => named(py, name, [("proxy_url", endpoint_url), ("error", cause)]),
            Self::Connection {
                class: name,
                endpoint_url,
                cause,
            } => named(py, name, [("endpoint_url", endpoint_url), ("error", cause)]),
            Self::Named { class: name, kwargs } => named(py, name, kwargs),
            error @ (Self::NoRuntime(_) | Self::RuntimeLost) => {
                named(py, "HTTPClientError", [("error", error.cause().unwrap_or_default())])
            }
            Self::Internal(text) => Ok(PyRuntimeError::new_err(text).into_value(py).into_bound(py).into_any()),
        }
    }

    /// Of an error of the I/O runtime: what the operating system says.
    fn cause(&self) -> Option<String> {
        match self {
            Self::NoRuntime(error) => Some(error.to_string()),
            Self::RuntimeLost => {
                Some("Bad file descriptor: other code closed the descriptors of deadline_pages".into())
            }
            _ => None,
        }
    }

    /// The error of a request to `endpoint_url`: that of the runtime is one of connecting, or of the connection.
    pub fn of_request(self, endpoint_url: &str) -> Self {
        let class = match &self {
            Self::NoRuntime(_) => "EndpointConnectionError",
            _ => "ConnectionClosedError",
        };
        match self.cause() {
            Some(cause) => Self::Connection {
                class,
                endpoint_url: endpoint_url.to_owned(),
                cause,
            },
            None => self,
        }
    }
}

/// A class of `deadline_pages.exceptions`, whose import brings in botocore's: so only once something went wrong.
fn class<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    // The end of the interpreter waits for it. Where the error is a want of descriptors, the import takes the one that is
    // kept for it.
    let find = || py.import(intern!(py, "deadline_pages.exceptions"))?.getattr(name);
    match runtime::pass(find).unwrap_or_else(find) {
        Err(error) if error.is_instance_of::<PyOSError>(py) => runtime::with_reserve(find),
        found => found,
    }
}

/// Have the exceptions at hand before many requests at a time use up the descriptors that their import needs.
pub fn prepare(py: Python<'_>) -> PyResult<()> {
    static PREPARED: PyOnceLock<()> = PyOnceLock::new();
    if PREPARED.get(py).is_none() {
        class(py, "ClientError")?;
        // Not imported inside of `get_or_init`: a fork meanwhile would leave that locked in the child.
        let _ = PREPARED.set(py, ());
    }
    Ok(())
}

fn named<'py>(
    py: Python<'py>,
    name: &str,
    kwargs: impl IntoIterator<Item = (&'static str, String)>,
) -> PyResult<Bound<'py, PyAny>> {
    let keywords = PyDict::new(py);
    for (key, value) in kwargs {
        keywords.set_item(key, value)?;
    }
    class(py, name)?.call((), Some(&keywords))
}

/// `ParamValidationError` with a report that only Python's `str` can hold (lone surrogates).
pub fn param_validation(py: Python<'_>, report: &Bound<'_, pyo3::types::PyString>) -> Error {
    let build = || {
        let keywords = PyDict::new(py);
        keywords.set_item("report", report)?;
        class(py, "ParamValidationError")?.call((), Some(&keywords))
    };
    Error::Python(build().map_or_else(|error| error, PyErr::from_value))
}
