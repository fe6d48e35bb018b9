//! botocore's retry quota. The SDK keeps the last retry's cost in one place for a whole client, so that concurrent
//! requests lose it to each other, and a few hundred of them are left without retries.

use std::sync::atomic::{AtomicU32, Ordering};

use aws_sdk_deadline::config::interceptors::FinalizerInterceptorContextRef;
use aws_sdk_deadline::config::retry::RetryConfig;
use aws_sdk_deadline::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use aws_smithy_runtime_api::client::retries::RequestAttempts;
use aws_smithy_types::config_bag::{Storable, StoreReplace};
use aws_smithy_types::retry::ErrorKind;

use super::rules::Retries;

const FULL: u32 = 500;

/// The cost of a retry. A request that succeeds gives back the cost of its last retry.
fn cost(kind: ErrorKind) -> u32 {
    match kind {
        ErrorKind::ThrottlingError => 5,
        _ => 14,
    }
}

#[derive(Debug)]
pub struct Quota {
    retries: Retries,
    left: AtomicU32,
}

impl Quota {
    pub fn new(retries: Retries) -> Self {
        Self {
            retries,
            left: AtomicU32::new(FULL),
        }
    }

    fn take(&self, amount: u32) -> bool {
        let less = |left: u32| left.checked_sub(amount);
        self.left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, less)
            .is_ok()
    }

    fn give(&self, amount: u32) {
        let more = |left| (left < FULL).then_some(FULL.min(left + amount));
        // An error means that it is full.
        let _ = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }
}

/// The cost of a request's last retry.
#[derive(Debug)]
struct QuotaTaken(u32);

impl Storable for QuotaTaken {
    type Storer = StoreReplace<Self>;
}

#[dyn_dispatch_hint]
impl Intercept for Quota {
    fn name(&self) -> &'static str {
        "RetryQuota"
    }

    fn read_after_attempt(
        &self,
        context: &FinalizerInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let context = context.inner();
        if !context.is_failed() {
            self.give(config.load::<QuotaTaken>().map_or(1, |taken| taken.0));
            return Ok(());
        }
        let Some(kind) = self.retries.retried(context) else {
            return Ok(());
        };
        let attempts = config.load::<RequestAttempts>().map_or(1, RequestAttempts::attempts);
        if attempts >= self.retries.max_attempts {
            return Ok(());
        }
        if self.take(cost(kind)) {
            config.interceptor_state().store_put(QuotaTaken(cost(kind)));
        } else if let Some(retry) = config.load::<RetryConfig>().cloned() {
            // No more attempts.
            config.interceptor_state().store_put(retry.with_max_attempts(attempts));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::rules::{Retries, RetryMode};
    use super::{FULL, Quota, cost};
    use aws_smithy_types::retry::ErrorKind;

    fn quota() -> Quota {
        Quota::new(Retries {
            mode: RetryMode::Standard,
            max_attempts: 3,
        })
    }

    #[test]
    fn used_up_by_retries() {
        for (kind, retries) in [(ErrorKind::TransientError, 35), (ErrorKind::ThrottlingError, 100)] {
            let quota = quota();
            let taken = (0..FULL).take_while(|_| quota.take(cost(kind))).count();
            assert_eq!(taken, retries);
        }
    }

    #[test]
    fn what_is_left_serves_what_costs_less() {
        let quota = quota();
        while quota.take(14) {}
        assert!(quota.take(5));
        assert!(quota.take(5));
        assert!(!quota.take(5));
        quota.give(5);
        assert!(quota.take(5));
    }

    #[test]
    fn never_more_than_full() {
        let quota = quota();
        quota.give(1);
        assert!(quota.take(5));
        quota.give(14);
        quota.give(14);
        assert!(quota.take(FULL));
        assert!(!quota.take(1));
    }
}
