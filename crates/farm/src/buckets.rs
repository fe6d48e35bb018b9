//! A token bucket for each operation: a request takes a token, and without one it is throttled, as by the service.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use deadline_model::OPERATIONS;

use crate::table;

/// The buckets of all operations. They are full at first.
pub struct Buckets {
    /// Tokens added to each bucket in a second.
    rate: f64,
    /// Tokens in a full bucket.
    capacity: f64,
    /// When each operation's bucket is full again: the bits of an `f64`, counted in tokens added until then.
    full_at: HashMap<&'static str, AtomicU64>,
}

impl Buckets {
    /// A `burst` that is left out is one second's worth of tokens, but at least one.
    pub fn new(requests_per_second: f64, burst: Option<u32>) -> Self {
        let operations = [OPERATIONS, table::GETS, table::POSTS].into_iter().flatten();
        Self {
            rate: requests_per_second,
            capacity: burst.map_or(requests_per_second.max(1.0), f64::from),
            full_at: operations
                .map(|operation| (operation.name, AtomicU64::new(0)))
                .collect(),
        }
    }

    /// Take a token of an operation, if there is one, at this time since the buckets were made.
    pub fn take(&self, operation: &str, now: Duration) -> bool {
        let now = now.as_secs_f64() * self.rate;
        // Only a taken token changes the state, so no number of refused requests adds up to a rounding error.
        let taken = |bits: u64| {
            let full_at = f64::from_bits(bits).max(now);
            (full_at - now <= self.capacity - 1.0).then(|| (full_at + 1.0).to_bits())
        };
        self.full_at.get(operation).is_some_and(|full_at| {
            full_at
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, taken)
                .is_ok()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// How many of a thousand requests are served at this time.
    fn served(buckets: &Buckets, operation: &str, now: Duration) -> usize {
        (0..1000).filter(|_| buckets.take(operation, now)).count()
    }

    #[test]
    fn a_burst_is_served_then_what_is_refilled() {
        let buckets = Buckets::new(2.0, Some(5));
        assert_eq!(served(&buckets, "ListJobs", Duration::ZERO), 5);
        assert_eq!(served(&buckets, "ListJobs", SECOND / 2 - Duration::from_nanos(1)), 0);
        assert_eq!(served(&buckets, "ListJobs", SECOND / 2), 1);
        assert_eq!(served(&buckets, "ListJobs", 2 * SECOND), 3);
        // No more than a burst, however long nothing was asked.
        assert_eq!(served(&buckets, "ListJobs", 3600 * SECOND), 5);
    }

    #[test]
    fn a_burst_is_a_seconds_worth_at_least_one() {
        for (rate, burst) in [(0.001, 1), (1.0, 1), (2.5, 2), (40.0, 40)] {
            assert_eq!(
                served(&Buckets::new(rate, None), "ListJobs", Duration::ZERO),
                burst,
                "{rate}"
            );
        }
    }

    #[test]
    fn operations_of_every_kind_have_their_own() {
        let buckets = Buckets::new(1.0, Some(3));
        for operation in ["ListJobs", "ListSessions", "GetJob", "BatchGetJob", "SearchJobs"] {
            assert_eq!(served(&buckets, operation, SECOND), 3, "{operation}");
        }
    }

    /// A day of requests, at times that no `f64` has exactly.
    #[test]
    fn the_rate_does_not_drift() {
        let buckets = Buckets::new(0.3, Some(2));
        let times = (0..24 * 36_000).map(|tenth| tenth * SECOND / 10);
        let served = times.filter(|now| buckets.take("ListJobs", *now)).count();
        // The burst, and what is refilled until the last request.
        assert_eq!(served, 2 + (0.3 * 86_399.9) as usize);
    }

    #[test]
    fn a_clock_read_before_another_threads_takes_no_token_twice() {
        let buckets = Buckets::new(1.0, Some(2));
        assert_eq!(served(&buckets, "ListJobs", 10 * SECOND), 2);
        assert_eq!(served(&buckets, "ListJobs", 9 * SECOND), 0);
        assert_eq!(served(&buckets, "ListJobs", 11 * SECOND), 1);
    }

    #[test]
    fn threads_share_a_bucket() {
        let buckets = Buckets::new(1.0, Some(1500));
        let served: usize = std::thread::scope(|scope| {
            let threads = [(); 4].map(|()| scope.spawn(|| served(&buckets, "ListJobs", SECOND)));
            threads.into_iter().map(|thread| thread.join().unwrap()).sum()
        });
        assert_eq!(served, 1500);
    }
}
