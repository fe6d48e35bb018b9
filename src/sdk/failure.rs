//! What the SDK says of a request that failed, made into one of our errors.

use std::error::Error as StdError;

use aws_sdk_deadline::error::{ProvideErrorMetadata, SdkError};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use bytes::Bytes;

use super::capture::Exchange;
use super::credentials;
use super::transport::answerless;
use crate::errors::{Error, RawResponse};
use crate::model::Operation;

/// An operation's error type.
pub trait Fallible: StdError + ProvideErrorMetadata + Send + Sync + 'static {}
impl<E: StdError + ProvideErrorMetadata + Send + Sync + 'static> Fallible for E {}

#[derive(Debug)]
pub enum Failure {
    /// The service answered with an error; its status and headers are in the slot.
    Service { body: Bytes, code: Option<String> },
    /// There was no answer, or not all of it.
    NoAnswer(Box<dyn StdError + Send + Sync>),
}

impl<E: Fallible> From<SdkError<E, HttpResponse>> for Failure {
    fn from(error: SdkError<E, HttpResponse>) -> Self {
        match error {
            SdkError::ServiceError(error) => Self::Service {
                body: error
                    .raw()
                    .body()
                    .bytes()
                    .map(Bytes::copy_from_slice)
                    .unwrap_or_default(),
                code: error.err().code().map(str::to_owned),
            },
            other => Self::NoAnswer(other.into_source().unwrap_or_else(Into::into)),
        }
    }
}

impl Failure {
    /// The error of this exchange.
    pub fn into_error(self, operation: &'static Operation, exchange: &Exchange, attempts: &Attempts) -> Error {
        match self {
            Self::Service { body, code } => {
                let mut response = exchange.response.clone();
                response.body = body;
                response.max_attempts_reached = attempts.reached(&response, code.as_deref());
                Error::Service { operation, response }
            }
            Self::NoAnswer(source) => {
                credentials::explain(&*source).unwrap_or_else(|| unanswered(&*source, &exchange.url))
            }
        }
    }
}

/// How many attempts a request gets, and by which of botocore's rules its end is told.
#[derive(Clone, Copy, Debug)]
pub struct Attempts {
    pub max: u32,
    pub legacy: bool,
}

impl Attempts {
    /// Whether botocore would say `MaxAttemptsReached`: `legacy` says it of errors that it would have retried, the
    /// other modes of whatever came last.
    pub fn reached(&self, response: &RawResponse, code: Option<&str>) -> bool {
        response.attempts >= self.max && (!self.legacy || is_retried(response.status, named(response).or(code)))
    }
}

/// The error code in the headers, which counts whatever the body says; the SDK gives it only with a body that is JSON.
fn named(response: &RawResponse) -> Option<&str> {
    let (_, value) = response.headers.iter().find(|(name, _)| name == "x-amzn-errortype")?;
    value.split(':').next()?.rsplit('#').next()
}

fn is_retried(status: u16, code: Option<&str>) -> bool {
    match status {
        429 | 500 | 502 | 503 | 504 | 509 => true,
        400 => matches!(
            code,
            Some(
                "Throttling"
                    | "ThrottlingException"
                    | "ThrottledException"
                    | "RequestThrottledException"
                    | "ProvisionedThroughputExceededException"
            )
        ),
        _ => false,
    }
}

fn unanswered(source: &(dyn StdError + 'static), url: &str) -> Error {
    let reason = answerless(source);
    Error::Connection {
        class: reason.class,
        endpoint_url: reason.proxy.unwrap_or_else(|| url.to_owned()),
        cause: reason.cause,
    }
}
