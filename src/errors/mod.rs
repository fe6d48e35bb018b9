//! The one error type. `raise.rs` makes Python exceptions of it.

pub mod note;
mod raise;

use std::io;
use std::sync::Arc;

use pyo3::PyErr;

use crate::model::Operation;
use crate::response::RawResponse;

pub use raise::{param_validation, prepare};

/// An error that another service than Deadline Cloud answered with.
#[derive(Clone, Debug)]
pub struct OtherServiceError {
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
    OtherService(Box<OtherServiceError>),
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
    /// Of an error of the I/O runtime: what the operating system says.
    pub fn cause(&self) -> Option<String> {
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
