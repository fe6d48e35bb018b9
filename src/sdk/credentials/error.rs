//! Errors of credentials, passed through the SDK.

use std::error::Error as StdError;
use std::sync::Arc;

use aws_credential_types::provider::error::CredentialsError;
use pyo3::PyErr;
use pyo3::exceptions::{PyOSError, PyRuntimeError};

use crate::errors::{Error, OtherServiceError};
use crate::sdk::os_error::strerror;

/// One of botocore's exceptions, passed through the SDK.
#[derive(Clone, Debug)]
pub enum CredentialError {
    /// A class of `deadline_pages.exceptions`, with the keywords that its text is made of.
    Botocore {
        class: &'static str,
        kwargs: Vec<(&'static str, String)>,
    },
    /// Another service responded with an error.
    OtherService(Box<OtherServiceError>),
    /// A file cannot be read, or a program not be run.
    File { errno: i32, path: String },
    /// The fetched credentials had expired already.
    Expired,
    /// Raised by Python's code that fetches them.
    Raised(Arc<PyErr>),
}

impl CredentialError {
    pub fn named(class: &'static str) -> Self {
        let kwargs = Vec::new();
        Self::Botocore { class, kwargs }
    }

    pub fn with(mut self, keyword: &'static str, value: impl Into<String>) -> Self {
        if let Self::Botocore { kwargs, .. } = &mut self {
            kwargs.push((keyword, value.into()));
        }
        self
    }

    pub fn retrieval(provider: &str, text: impl Into<String>) -> Self {
        Self::named("CredentialRetrievalError")
            .with("provider", provider)
            .with("error_msg", text)
    }

    /// A response with status 200 that is not what it should be.
    pub fn unreadable(provider: &str) -> Self {
        Self::retrieval(provider, "The service's response cannot be parsed")
    }
}

impl std::fmt::Display for CredentialError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("no credentials")
    }
}

impl StdError for CredentialError {}

impl From<CredentialError> for CredentialsError {
    fn from(error: CredentialError) -> Self {
        Self::provider_error(error)
    }
}

impl From<CredentialError> for Error {
    fn from(error: CredentialError) -> Self {
        match error {
            CredentialError::Botocore { class, kwargs } => Self::Botocore { class, kwargs },
            CredentialError::OtherService(error) => Self::OtherService(error),
            CredentialError::File { errno, path } => Self::Python(PyOSError::new_err((errno, strerror(errno), path))),
            CredentialError::Raised(error) => Self::Raised(error),
            CredentialError::Expired => Self::Python(PyRuntimeError::new_err(
                "Credentials were refreshed, but the refreshed credentials are still expired.",
            )),
        }
    }
}
