//! The one error type. `raise` makes Python exceptions of it.

pub mod note;
pub mod raise;

use std::io;
use std::sync::Arc;

use deadline_model::Operation;
use pyo3::PyErr;

use crate::response::raw::RawResponse;

/// An error response of another service than Deadline Cloud.
#[derive(Clone, Debug)]
pub struct OtherServiceError {
    pub operation: &'static str,
    pub code: String,
    pub message: String,
    pub response: RawResponse,
}

#[derive(Debug)]
pub enum Error {
    /// Raised by Python.
    Python(PyErr),
    /// Raised by Python below the SDK, which shares its errors.
    Raised(Arc<PyErr>),
    /// `botocore.exceptions.ParamValidationError(report=...)`
    ParamValidation(String),
    /// `botocore.exceptions.PaginationError(message=...)`
    Pagination(String),
    /// `botocore.parsers.ResponseParserError`
    Decode(String),
    /// An error response: `ClientError` or its modelled subclass.
    Service {
        operation: &'static Operation,
        response: RawResponse,
    },
    /// An error response of another service, which was asked for credentials: `ClientError`
    OtherService(Box<OtherServiceError>),
    /// No response: the class of `botocore.exceptions` that says why, with the endpoint's URL and the cause.
    /// For `ProxyConnectionError` the URL is the proxy's.
    Connection {
        class: &'static str,
        endpoint_url: String,
        cause: String,
    },
    /// The I/O runtime cannot be created: no descriptors are left.
    NoRuntime(io::Error),
    /// The descriptors of the I/O runtime were closed by other code. The next request creates a new runtime.
    RuntimeLost,
    /// A panic, with its location: `RuntimeError`.
    Internal(String),
    /// Any other class of `deadline_pages.exceptions`, with the keyword arguments of its message.
    Botocore {
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

impl Error {
    /// The operating system's message for an error of the I/O runtime; `None` for other errors.
    pub fn cause(&self) -> Option<String> {
        match self {
            Self::NoRuntime(error) => Some(error.to_string()),
            Self::RuntimeLost => {
                Some("Bad file descriptor: other code closed the descriptors of deadline_pages".into())
            }
            _ => None,
        }
    }

    /// As the error of a request to `endpoint_url`: an error of the runtime becomes a connection error.
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
