//! Which errors are retried: botocore's rules.

use std::borrow::Cow;
use std::time::Duration;

use aws_sdk_deadline::config::interceptors::InterceptorContext;
use aws_smithy_types::retry::ErrorKind;

use super::error_response::ErrorResponse;
use crate::response::RawResponse;
use crate::sdk::interceptors::response_slot::{Caller, current_caller};
use crate::sdk::transport::no_response::no_response;

/// What a mode retries besides 429: statuses with any code, and codes with any status, or only with one.
struct Rules {
    statuses: &'static [u16],
    throttling: &'static [&'static str],
    transient: &'static [&'static str],
    not_at_429: &'static [&'static str],
    only_at: Option<u16>,
}

const LEGACY: Rules = Rules {
    statuses: &[500, 502, 503, 504, 509],
    throttling: &[
        "Throttling",
        "ThrottlingException",
        "ThrottledException",
        "RequestThrottledException",
        "ProvisionedThroughputExceededException",
    ],
    transient: &[],
    not_at_429: &[],
    only_at: Some(400),
};

const STANDARD: Rules = Rules {
    statuses: &[500, 502, 503, 504],
    throttling: &[
        "Throttling",
        "ThrottlingException",
        "ThrottledException",
        "RequestThrottledException",
        "TooManyRequestsException",
        "ProvisionedThroughputExceededException",
        "TransactionInProgressException",
        "RequestLimitExceeded",
        "BandwidthLimitExceeded",
        "LimitExceededException",
        "RequestThrottled",
        "SlowDown",
        "PriorRequestNotComplete",
        "EC2ThrottledException",
    ],
    // The last one is modelled as retryable.
    transient: &[
        "RequestTimeout",
        "RequestTimeoutException",
        "InternalServerErrorException",
    ],
    // Modelled, and not as retryable.
    not_at_429: &[
        "AccessDeniedException",
        "ResourceNotFoundException",
        "ValidationException",
    ],
    only_at: None,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryMode {
    Legacy,
    Standard,
    Adaptive,
}

/// Number of attempts, and the rules of retries.
#[derive(Clone, Copy, Debug)]
pub struct Retries {
    pub mode: RetryMode,
    pub max_attempts: u32,
}

impl Retries {
    /// `standard` is botocore's default since 1.44.
    pub fn new(mode: Option<&str>, max_attempts: Option<u32>) -> Self {
        let (mode, default) = match mode {
            Some("adaptive") => (RetryMode::Adaptive, 3),
            Some("legacy") => (RetryMode::Legacy, 5),
            _ => (RetryMode::Standard, 3),
        };
        Self {
            mode,
            max_attempts: max_attempts.unwrap_or(default).max(1),
        }
    }

    /// Add what botocore's metadata says of the last response.
    pub fn mark(self, response: &mut RawResponse) {
        let last = response.attempts >= self.max_attempts;
        let error = error_response(response);
        let (max_attempts, quota) = match self.mode {
            RetryMode::Legacy => (last && self.kind(&error).is_some(), false),
            RetryMode::Standard | RetryMode::Adaptive => (last, !last && self.kind(&error).is_some()),
        };
        response.max_attempts_reached = max_attempts;
        response.retry_quota_reached = quota;
    }

    /// Whether a response says that there are too many requests, and how long it asks to wait.
    pub fn throttled(self, response: &RawResponse) -> Option<Option<Duration>> {
        let error = error_response(response);
        (self.kind(&error) == Some(ErrorKind::ThrottlingError)).then(|| error.asked_delay())
    }

    /// The kind of an attempt's error, if it is to be retried.
    pub fn retried(self, context: &InterceptorContext) -> Option<ErrorKind> {
        let Err(error) = context.output_or_error()? else {
            return None;
        };
        if error.is_operation_error() {
            let kind = self.kind(&ErrorResponse::of(context.response()?));
            let is_scans = kind == Some(ErrorKind::ThrottlingError) && current_caller() == Some(Caller::Scan);
            return kind.filter(|_| !is_scans);
        }
        let has_no_response = error.is_connector_error() || error.is_timeout_error() || error.is_response_error();
        let given_up = self.mode == RetryMode::Legacy && no_response(error).class == "HTTPClientError";
        (has_no_response && !given_up).then_some(ErrorKind::TransientError)
    }

    fn kind(self, response: &ErrorResponse<'_>) -> Option<ErrorKind> {
        match self.mode {
            RetryMode::Legacy => LEGACY.kind(response),
            RetryMode::Standard | RetryMode::Adaptive => STANDARD.kind(response),
        }
    }
}

fn error_response(response: &RawResponse) -> ErrorResponse<'_> {
    ErrorResponse {
        status: response.status,
        headers: Cow::Borrowed(&response.headers),
        body: &response.body,
    }
}

impl Rules {
    fn kind(&self, response: &ErrorResponse<'_>) -> Option<ErrorKind> {
        let status = response.status;
        if status <= 300 {
            return None;
        }
        let code = response.code();
        let named = |codes: &[&str]| {
            self.only_at.is_none_or(|only| only == status) && code.as_deref().is_some_and(|code| codes.contains(&code))
        };
        if named(self.throttling) {
            Some(ErrorKind::ThrottlingError)
        } else if named(self.transient) {
            Some(ErrorKind::TransientError)
        } else if status == 429 {
            (!named(self.not_at_429)).then_some(ErrorKind::ThrottlingError)
        } else {
            self.statuses.contains(&status).then_some(ErrorKind::TransientError)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sdk::retry::error_response::tests::response;

    fn coded(status: u16, code: &'static str) -> ErrorResponse<'static> {
        response(status, &[("x-amzn-errortype", code)], "{}")
    }

    #[test]
    fn statuses() {
        for (status, legacy, standard) in [
            (200, None, None),
            (300, None, None),
            (400, None, None),
            (429, Some(ErrorKind::ThrottlingError), Some(ErrorKind::ThrottlingError)),
            (500, Some(ErrorKind::TransientError), Some(ErrorKind::TransientError)),
            (501, None, None),
            (504, Some(ErrorKind::TransientError), Some(ErrorKind::TransientError)),
            (509, Some(ErrorKind::TransientError), None),
        ] {
            assert_eq!(LEGACY.kind(&response(status, &[], "")), legacy, "{status}");
            assert_eq!(STANDARD.kind(&response(status, &[], "")), standard, "{status}");
        }
    }

    #[test]
    fn codes() {
        // legacy looks at a code with one status only.
        assert_eq!(
            LEGACY.kind(&coded(400, "ThrottlingException")),
            Some(ErrorKind::ThrottlingError)
        );
        assert_eq!(LEGACY.kind(&coded(403, "ThrottlingException")), None);
        assert_eq!(LEGACY.kind(&coded(400, "SlowDown")), None);
        assert_eq!(
            STANDARD.kind(&coded(403, "a#SlowDown:b")),
            Some(ErrorKind::ThrottlingError)
        );
        assert_eq!(
            STANDARD.kind(&coded(400, "RequestTimeout")),
            Some(ErrorKind::TransientError)
        );
        assert_eq!(STANDARD.kind(&coded(429, "ValidationException")), None);
        assert_eq!(
            STANDARD.kind(&coded(429, "NeverHeardOf")),
            Some(ErrorKind::ThrottlingError)
        );
        assert_eq!(STANDARD.kind(&coded(400, "NeverHeardOf")), None);
        let document = response(400, &[], r#"{"message": NaN, "__type": "SlowDown"}"#);
        assert_eq!(STANDARD.kind(&document), Some(ErrorKind::ThrottlingError));
    }

    #[test]
    fn what_is_said_of_the_last_response() {
        let said = |mode, attempts, status| {
            let mut response = RawResponse {
                status,
                attempts,
                ..RawResponse::default()
            };
            Retries { mode, max_attempts: 3 }.mark(&mut response);
            (response.max_attempts_reached, response.retry_quota_reached)
        };
        assert_eq!(said(RetryMode::Legacy, 3, 503), (true, false));
        assert_eq!(said(RetryMode::Legacy, 3, 403), (false, false));
        assert_eq!(said(RetryMode::Legacy, 1, 503), (false, false));
        assert_eq!(said(RetryMode::Standard, 3, 403), (true, false));
        assert_eq!(said(RetryMode::Standard, 1, 503), (false, true));
        assert_eq!(said(RetryMode::Adaptive, 1, 403), (false, false));
    }
}
