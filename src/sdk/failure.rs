//! The SDK's error of a failed request, converted to ours.

use std::error::Error as StdError;

use aws_sdk_deadline::error::SdkError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use bytes::Bytes;
use deadline_model::Operation;

use super::credentials::explain::from_request_error;
use super::interceptors::response_slot::Exchange;
use super::retry::rules::Retries;
use super::transport::no_response::no_response;
use crate::errors::Error;

#[derive(Debug)]
pub enum RequestFailure {
    /// The service responded with an error; status and headers are in the slot.
    Service { body: Bytes },
    /// There was no response, or not all of it.
    NoResponse(Box<dyn StdError + Send + Sync>),
}

impl<E: StdError + Send + Sync + 'static> From<SdkError<E, HttpResponse>> for RequestFailure {
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
            other => Self::NoResponse(other.into_source().unwrap_or_else(Into::into)),
        }
    }
}

impl RequestFailure {
    /// The error of this exchange.
    pub fn into_error(self, operation: &'static Operation, exchange: &Exchange, retries: Retries) -> Error {
        match self {
            Self::Service { body } => {
                let mut response = exchange.response.clone();
                response.body = body;
                retries.mark(&mut response);
                Error::Service { operation, response }
            }
            Self::NoResponse(source) => {
                from_request_error(&*source).unwrap_or_else(|| no_response_error(&*source, &exchange.url))
            }
        }
    }
}

fn no_response_error(source: &(dyn StdError + 'static), url: &str) -> Error {
    let reason = no_response(source);
    Error::Connection {
        class: reason.class,
        endpoint_url: reason.proxy.unwrap_or_else(|| url.to_owned()),
        cause: reason.cause,
    }
}
