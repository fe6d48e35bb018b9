//! An SDK client's retries. The SDK carries them out, by botocore's rules.

use std::time::{Duration, SystemTime};

use aws_sdk_deadline::config::Builder;
use aws_sdk_deadline::config::interceptors::InterceptorContext;
use aws_sdk_deadline::config::retry::{
    ClassifyRetry, ClientRateLimiter, RetryAction, RetryConfig, RetryPartition, TokenBucket,
};
use aws_smithy_runtime_api::client::retries::classifiers::RetryClassifierPriority;
use aws_smithy_types::retry::RetrySpec;

use super::error_response::ErrorResponse;
use super::quota::Quota;
use super::rules::{Retries, RetryMode};

/// The longest back-off, also if the service asks for a longer one.
const MAX_BACKOFF: Duration = Duration::from_secs(20);
/// The longest first back-off of `standard` and `adaptive` after an error other than throttling.
const MAX_FIRST_BACKOFF: Duration = Duration::from_millis(50);

/// Configure an SDK client, with a quota and a rate limiter of its own: the SDK's are shared by the whole process.
pub fn configure(retries: Retries, config: Builder) -> Builder {
    let retry = match retries.mode {
        RetryMode::Legacy => RetryConfig::standard(),
        // The versions are undocumented. Only this one honours the service's retry-after ...
        RetryMode::Standard => RetryConfig::standard()
            .with_retry_spec(RetrySpec::v2_0().with_non_throttling_initial_backoff(MAX_FIRST_BACKOFF)),
        // ... and only this one limits the rate of all attempts, which is the purpose of the mode.
        RetryMode::Adaptive => RetryConfig::adaptive().with_retry_spec(RetrySpec::v2_1()),
    };
    let retry = retry
        .with_max_attempts(retries.max_attempts)
        .with_max_backoff(MAX_BACKOFF);
    let now = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default();
    let partition = RetryPartition::custom("deadline_pages")
        .token_bucket(TokenBucket::unlimited())
        .client_rate_limiter(ClientRateLimiter::new(now.as_secs_f64()))
        .build();
    let config = config
        .retry_config(retry)
        .retry_partition(partition)
        .retry_classifier(retries);
    match retries.mode {
        RetryMode::Legacy => config,
        RetryMode::Standard | RetryMode::Adaptive => config.interceptor(Quota::new(retries)),
    }
}

/// Runs last: its decision counts.
impl ClassifyRetry for Retries {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        self.classify_retry_v2(context, &RetryAction::NoActionIndicated)
    }

    fn classify_retry_v2(&self, context: &InterceptorContext, previous: &RetryAction) -> RetryAction {
        if !context.is_failed() {
            return RetryAction::NoActionIndicated;
        }
        let response = context.response().map(ErrorResponse::of);
        if let Some(kind) = self.retried(context) {
            return match response.and_then(|response| response.asked_delay()) {
                Some(delay) => RetryAction::retryable_error_with_explicit_delay(kind, delay),
                None => RetryAction::retryable_error(kind),
            };
        }
        // The SDK repeats a request with the service's time if this machine's clock is wrong.
        let clock =
            *previous == RetryAction::server_error() && response.is_some_and(|response| response.may_be_clock_skew());
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
