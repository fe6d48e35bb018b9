//! When a request is sent again: botocore's rules, which the SDK carries out.

mod quota;

use std::borrow::Cow;
use std::time::{Duration, SystemTime};

use aws_sdk_deadline::config::Builder;
use aws_sdk_deadline::config::interceptors::InterceptorContext;
use aws_sdk_deadline::config::retry::{
    ClassifyRetry, ClientRateLimiter, RetryAction, RetryConfig, RetryPartition, TokenBucket,
};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::retries::classifiers::RetryClassifierPriority;
use aws_smithy_types::retry::{ErrorKind, RetrySpec};

use crate::response::{self, ErrorBody, ErrorCode, RawResponse};
use crate::sdk::interceptors::capture::headers;
use crate::sdk::transport;
use quota::Quota;

/// No wait for a next attempt is longer, whatever the service asks for.
const LONGEST_WAIT: Duration = Duration::from_secs(20);
/// The first wait of `standard` and `adaptive` after an error that is no throttling, at most.
const FIRST_WAIT: Duration = Duration::from_millis(50);

/// What a mode retries besides 429: statuses whatever the code, and codes at any status, or only at one.
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

/// What the service answers to a signature of another time.
const OF_A_CLOCK: [&str; 5] = [
    "AccessDeniedException",
    "AuthFailure",
    "InvalidSignatureException",
    "RequestTimeTooSkewed",
    "SignatureDoesNotMatch",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Legacy,
    Standard,
    Adaptive,
}

/// How often a request may be sent, and by which rules it is sent again.
#[derive(Clone, Copy, Debug)]
pub struct Retries {
    pub mode: Mode,
    pub max_attempts: u32,
}

impl Retries {
    /// Give an SDK client these retries, with a quota and a rate of its own: the SDK's are the whole process's.
    pub fn configure(self, config: Builder) -> Builder {
        let retry = match self.mode {
            Mode::Legacy => RetryConfig::standard(),
            // Versions are hidden in the SDK's documents. Only this one waits for as long as it is asked to ...
            Mode::Standard => RetryConfig::standard()
                .with_retry_spec(RetrySpec::v2_0().with_non_throttling_initial_backoff(FIRST_WAIT)),
            // ... and only this one lets every attempt wait for its turn, which is what the mode is for.
            Mode::Adaptive => RetryConfig::adaptive().with_retry_spec(RetrySpec::v2_1()),
        };
        let retry = retry
            .with_max_attempts(self.max_attempts)
            .with_max_backoff(LONGEST_WAIT);
        let now = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default();
        let partition = RetryPartition::custom("deadline_pages")
            .token_bucket(TokenBucket::unlimited())
            .client_rate_limiter(ClientRateLimiter::new(now.as_secs_f64()))
            .build();
        let config = config
            .retry_config(retry)
            .retry_partition(partition)
            .retry_classifier(self);
        match self.mode {
            Mode::Legacy => config,
            Mode::Standard | Mode::Adaptive => config.interceptor(Quota::new(self)),
        }
    }

    /// Add what botocore says of an answer after which nothing is sent any more.
    pub fn mark(self, response: &mut RawResponse) {
        let last = response.attempts >= self.max_attempts;
        let answer = ErrorResponse {
            status: response.status,
            headers: Cow::Borrowed(&response.headers),
            body: &response.body,
        };
        let (max_attempts, quota) = match self.mode {
            Mode::Legacy => (last && self.kind(&answer).is_some(), false),
            Mode::Standard | Mode::Adaptive => (last, !last && self.kind(&answer).is_some()),
        };
        response.max_attempts_reached = max_attempts;
        response.retry_quota_reached = quota;
    }

    /// What kind of error an attempt ended with, where it is one to retry.
    pub fn retried(self, context: &InterceptorContext) -> Option<ErrorKind> {
        let Err(error) = context.output_or_error()? else {
            return None;
        };
        if error.is_operation_error() {
            return self.kind(&ErrorResponse::of(context.response()?));
        }
        let unanswered = error.is_connector_error() || error.is_timeout_error() || error.is_response_error();
        let given_up = self.mode == Mode::Legacy && transport::no_response(error).class == "HTTPClientError";
        (unanswered && !given_up).then_some(ErrorKind::TransientError)
    }

    fn kind(self, answer: &ErrorResponse<'_>) -> Option<ErrorKind> {
        match self.mode {
            Mode::Legacy => LEGACY.kind(answer),
            Mode::Standard | Mode::Adaptive => STANDARD.kind(answer),
        }
    }
}

/// Runs last and has the last word.
impl ClassifyRetry for Retries {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        self.classify_retry_v2(context, &RetryAction::NoActionIndicated)
    }

    fn classify_retry_v2(&self, context: &InterceptorContext, previous: &RetryAction) -> RetryAction {
        if !context.is_failed() {
            return RetryAction::NoActionIndicated;
        }
        let answer = context.response().map(ErrorResponse::of);
        if let Some(kind) = self.retried(context) {
            return match answer.and_then(|answer| answer.asked_delay()) {
                Some(delay) => RetryAction::retryable_error_with_explicit_delay(kind, delay),
                None => RetryAction::retryable_error(kind),
            };
        }
        // The SDK asks again, signed with the service's time, where this machine's clock is wrong.
        let clock = *previous == RetryAction::server_error() && answer.is_some_and(|answer| answer.may_be_of_a_clock());
        if clock {
            RetryAction::NoActionIndicated
        } else {
            RetryAction::RetryForbidden
        }
    }

    fn name(&self) -> &'static str {
        "botocore's rules"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_after(RetryClassifierPriority::transient_error_classifier())
    }
}

impl Rules {
    fn kind(&self, answer: &ErrorResponse<'_>) -> Option<ErrorKind> {
        let status = answer.status;
        if status <= 300 {
            return None;
        }
        let code = answer.code();
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

/// An error's answer.
struct ErrorResponse<'a> {
    status: u16,
    headers: Cow<'a, [(String, String)]>,
    body: &'a [u8],
}

impl<'a> ErrorResponse<'a> {
    fn of(response: &'a HttpResponse) -> Self {
        Self {
            status: response.status().as_u16(),
            headers: Cow::Owned(headers(response)),
            body: response.body().bytes().unwrap_or_default(),
        }
    }

    fn header(&self, name: &str) -> Option<String> {
        response::header(&self.headers, name)
    }

    fn document(&self) -> ErrorBody<'a> {
        ErrorBody::read(self.status, self.body)
    }

    fn code(&self) -> Option<String> {
        match self.document().code(self.header("x-amzn-errortype").as_deref()) {
            ErrorCode::Text(code) => Some(code),
            ErrorCode::Other(_) | ErrorCode::Status => None,
        }
    }

    fn may_be_of_a_clock(&self) -> bool {
        self.header("date").is_some() && self.code().is_some_and(|code| OF_A_CLOCK.contains(&&*code))
    }

    /// What the service asks to wait: milliseconds in a header, seconds in another one or in the body.
    fn asked_delay(&self) -> Option<Duration> {
        let number = |name| self.header(name)?.trim().parse().ok();
        let delay = number("x-amz-retry-after")
            .map(Duration::from_millis)
            .or_else(|| number("retry-after").map(Duration::from_secs))
            .or_else(|| {
                let seconds = std::str::from_utf8(self.document().get("retryAfterSeconds")?).ok()?;
                seconds.parse().ok().map(Duration::from_secs)
            })?;
        (!delay.is_zero()).then_some(delay)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer<'a>(status: u16, headers: &[(&str, &str)], body: &'a str) -> ErrorResponse<'a> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        ErrorResponse {
            status,
            headers: Cow::Owned(headers.iter().map(owned).collect()),
            body: body.as_bytes(),
        }
    }

    fn coded(status: u16, code: &'static str) -> ErrorResponse<'static> {
        answer(status, &[("x-amzn-errortype", code)], "{}")
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
            assert_eq!(LEGACY.kind(&answer(status, &[], "")), legacy, "{status}");
            assert_eq!(STANDARD.kind(&answer(status, &[], "")), standard, "{status}");
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
        let document = answer(400, &[], r#"{"message": NaN, "__type": "SlowDown"}"#);
        assert_eq!(STANDARD.kind(&document), Some(ErrorKind::ThrottlingError));
    }

    #[test]
    fn what_the_service_asks_to_wait() {
        let delay = |headers: &[(&str, &str)], body: &str| answer(429, headers, body).asked_delay();
        let milliseconds = ("x-amz-retry-after", "150");
        let seconds = ("retry-after", " 2 ");
        let document = r#"{"retryAfterSeconds": 3}"#;
        assert_eq!(
            delay(&[seconds, milliseconds], document),
            Some(Duration::from_millis(150))
        );
        assert_eq!(delay(&[seconds], document), Some(Duration::from_secs(2)));
        assert_eq!(delay(&[], document), Some(Duration::from_secs(3)));
        assert_eq!(delay(&[("retry-after", "Mon, 23 Nov 2026 12:00:00 GMT")], ""), None);
        for body in [
            "",
            "{}",
            r#"{"retryAfterSeconds": "3"}"#,
            r#"{"retryAfterSeconds": -1}"#,
        ] {
            assert_eq!(delay(&[], body), None, "{body}");
        }
        assert_eq!(delay(&[("retry-after", "0")], document), None);
    }

    #[test]
    fn signatures_of_another_time() {
        let code = ("x-amzn-errortype", "InvalidSignatureException");
        assert!(answer(403, &[code, ("date", "x")], "").may_be_of_a_clock());
        assert!(!answer(403, &[code], "").may_be_of_a_clock());
        assert!(!answer(403, &[("date", "x")], "").may_be_of_a_clock());
    }

    #[test]
    fn what_is_said_of_the_last_answer() {
        let said = |mode, attempts, status| {
            let mut response = RawResponse {
                status,
                attempts,
                ..RawResponse::default()
            };
            Retries { mode, max_attempts: 3 }.mark(&mut response);
            (response.max_attempts_reached, response.retry_quota_reached)
        };
        assert_eq!(said(Mode::Legacy, 3, 503), (true, false));
        assert_eq!(said(Mode::Legacy, 3, 403), (false, false));
        assert_eq!(said(Mode::Legacy, 1, 503), (false, false));
        assert_eq!(said(Mode::Standard, 3, 403), (true, false));
        assert_eq!(said(Mode::Standard, 1, 503), (false, true));
        assert_eq!(said(Mode::Adaptive, 1, 403), (false, false));
    }
}
