//! What the SDK says of a request that failed, made into one of our errors.

use std::error::Error as StdError;
use std::io;

use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_deadline::error::SdkError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use bytes::Bytes;

use super::capture::{Exchange, ReadTimeout};
use super::retry::Retries;
use crate::errors::Error;
use crate::model::Operation;

#[derive(Debug)]
pub enum Failure {
    /// The service answered with an error; its status and headers are in the slot.
    Service { body: Bytes },
    /// There was no answer, or not all of it.
    NoAnswer(Box<dyn StdError + Send + Sync>),
}

impl<E: StdError + Send + Sync + 'static> From<SdkError<E, HttpResponse>> for Failure {
    fn from(error: SdkError<E, HttpResponse>) -> Self {
        match error {
            SdkError::ServiceError(error) => Self::Service {
                body: error
                    .raw()
                    .body()
                    .bytes()
                    .map(Bytes::copy_from_slice)
                    .unwrap_or_default(),
            },
            other => Self::NoAnswer(other.into_source().unwrap_or_else(Into::into)),
        }
    }
}

impl Failure {
    /// The error of this exchange.
    pub fn into_error(self, operation: &'static Operation, exchange: &Exchange, retries: Retries) -> Error {
        match self {
            Self::Service { body } => {
                let mut response = exchange.response.clone();
                response.body = body;
                retries.mark(&mut response);
                Error::Service { operation, response }
            }
            Self::NoAnswer(source) => Error::Connection {
                class: exception(&*source),
                endpoint_url: exchange.url.clone(),
                cause: innermost(&*source).to_string(),
            },
        }
    }
}

fn chain<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |error: &&'a (dyn StdError + 'static)| (*error).source())
}

fn innermost<'a>(error: &'a (dyn StdError + 'static)) -> &'a (dyn StdError + 'static) {
    chain(error).last().unwrap_or(error)
}

/// The name of botocore's exception class for a request that got no answer.
pub fn exception(error: &(dyn StdError + 'static)) -> &'static str {
    for cause in chain(error) {
        if cause.is::<ReadTimeout>() {
            return "ReadTimeoutError";
        }
        if let Some(credentials) = cause.downcast_ref::<CredentialsError>() {
            return match credentials {
                CredentialsError::CredentialsNotLoaded(_) => "NoCredentialsError",
                _ => "CredentialRetrievalError",
            };
        }
        if let Some(class) = cause.downcast_ref::<io::Error>().and_then(io_exception) {
            return class;
        }
        if cause
            .downcast_ref::<hyper::Error>()
            .is_some_and(|error| !error.is_user() && !error.is_timeout())
        {
            return "ConnectionClosedError";
        }
        // These types are private to the HTTP client: their texts are all there is.
        let text = cause.to_string();
        for (part, class) in [
            ("connect timeout", "ConnectTimeoutError"),
            ("read timeout", "ReadTimeoutError"),
            ("certificate", "SSLError"),
            ("TLS", "SSLError"),
            ("tls", "SSLError"),
            ("proxy", "ProxyConnectionError"),
            ("dns error", "EndpointConnectionError"),
            ("failed to lookup address", "EndpointConnectionError"),
        ] {
            if text.contains(part) {
                return class;
            }
        }
    }
    "HTTPClientError"
}

fn io_exception(error: &io::Error) -> Option<&'static str> {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::ConnectionRefused | Kind::HostUnreachable | Kind::NetworkUnreachable | Kind::AddrNotAvailable => {
            Some("EndpointConnectionError")
        }
        Kind::ConnectionReset | Kind::ConnectionAborted | Kind::BrokenPipe | Kind::UnexpectedEof => {
            Some("ConnectionClosedError")
        }
        Kind::TimedOut => Some("ConnectTimeoutError"),
        _ => None,
    }
}
