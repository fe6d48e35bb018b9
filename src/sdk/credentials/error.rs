//! Why there are no credentials, in botocore's words. The SDK says it in texts of its own: they are taken apart here,
//! and nothing of a process' or a service's output gets into ours that botocore would not show.

use std::error::Error as StdError;
use std::sync::Arc;

use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_deadline::error::{ProvideErrorMetadata, SdkError};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use pyo3::PyErr;
use pyo3::exceptions::{PyOSError, PyRuntimeError};

use crate::errors::{Error, OtherServiceError};
use crate::response::RawResponse;
use crate::sdk::interceptors::capture::headers;
use crate::sdk::transport::{PoolError, find, no_response};

/// What the SDK and botocore retry whatever the status is.
const THROTTLING: [&str; 2] = ["Throttling", "ThrottlingException"];

/// One of botocore's exceptions, on its way through the SDK.
#[derive(Clone, Debug)]
pub enum CredentialError {
    /// A class of `deadline_pages.exceptions`, with the keywords that its text is made of.
    Botocore {
        class: &'static str,
        kwargs: Vec<(&'static str, String)>,
    },
    /// Another service answered with an error.
    OtherService(Box<OtherServiceError>),
    /// A file cannot be read, or a program not be run.
    File { errno: i32, path: String },
    /// The credentials had expired when they came.
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
            CredentialError::OtherService(answer) => Self::OtherService(answer),
            CredentialError::File { errno, path } => {
                let text = std::io::Error::from_raw_os_error(errno).to_string();
                let text = text.split(" (os error").next().unwrap_or_default().to_owned();
                Self::Python(PyOSError::new_err((errno, text, path)))
            }
            CredentialError::Raised(error) => Self::Raised(error),
            CredentialError::Expired => Self::Python(PyRuntimeError::new_err(
                "Credentials were refreshed, but the refreshed credentials are still expired.",
            )),
        }
    }
}

/// What a request that failed for want of credentials is to raise; None if that was not why.
pub fn explain(error: &(dyn StdError + 'static)) -> Option<Error> {
    if let Some(error) = find::<CredentialError>(error) {
        return Some(error.clone().into());
    }
    Some(match find::<CredentialsError>(error)? {
        CredentialsError::CredentialsNotLoaded(_) => CredentialError::named("NoCredentialsError").into(),
        other => CredentialError::retrieval("the AWS SDK", no_response(other).cause).into(),
    })
}

pub fn from_client_creation(error: &CredentialsError) -> Error {
    explain(error).unwrap_or_else(|| CredentialError::named("NoCredentialsError").into())
}

pub fn expired() -> CredentialsError {
    CredentialError::Expired.into()
}

/// The service's error answer.
pub fn answer<E>(
    error: &(dyn StdError + 'static),
    provider: &str,
    operation: &'static str,
    max_attempts: u32,
) -> Option<CredentialError>
where
    E: ProvideErrorMetadata + StdError + 'static,
{
    let SdkError::ServiceError(context) = find::<SdkError<E, HttpResponse>>(error)? else {
        return None;
    };
    let status = context.raw().status();
    if status.is_success() {
        return Some(CredentialError::retrieval(
            provider,
            "The service's answer cannot be read",
        ));
    }
    let code = context.err().code().unwrap_or("Unknown");
    let is_retried = status.is_server_error() || status.as_u16() == 429 || THROTTLING.contains(&code);
    Some(CredentialError::OtherService(Box::new(OtherServiceError {
        operation,
        code: code.to_owned(),
        message: context.err().message().unwrap_or("Unknown").to_owned(),
        response: RawResponse {
            status: status.as_u16(),
            headers: headers(context.raw()),
            attempts: if is_retried { max_attempts } else { 1 },
            max_attempts_reached: is_retried,
            ..RawResponse::default()
        },
    })))
}

/// No answer, or one that cannot be used.
pub fn no_answer(provider: &str, url: &str, error: &(dyn StdError + 'static)) -> CredentialError {
    let reason = no_response(error);
    let named = CredentialError::named(reason.class).with("error", reason.cause.clone());
    match (reason.class, reason.proxy) {
        ("HTTPClientError", _) if find::<PoolError>(error).is_none() => {
            CredentialError::retrieval(provider, reason.cause)
        }
        (_, Some(proxy)) => named.with("proxy_url", proxy),
        (_, None) => named.with("endpoint_url", url),
    }
}
