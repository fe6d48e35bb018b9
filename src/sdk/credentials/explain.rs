//! Errors of credentials as botocore raises them. Nothing of a program's or a service's output is shown that botocore
//! would not show.

use std::error::Error as StdError;

use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_deadline::error::{ProvideErrorMetadata, SdkError};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;

use super::error::CredentialError;
use crate::errors::{Error, OtherServiceError};
use crate::response::RawResponse;
use crate::sdk::headers::headers;
use crate::sdk::transport::errors::{PoolError, find};
use crate::sdk::transport::no_response::no_response;

/// The SDK and botocore retry these with any status.
const THROTTLING: [&str; 2] = ["Throttling", "ThrottlingException"];

/// The error of a request that failed because there are no credentials; None if it failed for another reason.
pub fn from_request_error(error: &(dyn StdError + 'static)) -> Option<Error> {
    if let Some(error) = find::<CredentialError>(error) {
        return Some(error.clone().into());
    }
    Some(match find::<CredentialsError>(error)? {
        CredentialsError::CredentialsNotLoaded(_) => CredentialError::named("NoCredentialsError").into(),
        other => CredentialError::retrieval("the AWS SDK", no_response(other).cause).into(),
    })
}

/// The error of a client that cannot be made because there are no credentials.
pub fn from_client_creation(error: &CredentialsError) -> Error {
    from_request_error(error).unwrap_or_else(|| CredentialError::named("NoCredentialsError").into())
}

/// The error of a service's error response; None if there is no such response.
pub fn from_service_error<E>(
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
        return Some(CredentialError::unreadable(provider));
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

/// The error of a missing or invalid response.
pub fn from_no_response(provider: &str, url: &str, error: &(dyn StdError + 'static)) -> CredentialError {
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
