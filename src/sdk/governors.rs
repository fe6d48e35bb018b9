//! The governors of a client, which its scans share, and the requests that they let out.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use deadline_model::Operation;

use super::governor::Governor;

/// By operation. They are of one process: a fork's child, where one may be locked for ever, has others.
#[derive(Default)]
pub struct Governors(Mutex<HashMap<&'static str, SharedGovernor>>);

impl Governors {
    pub fn of(&self, operation: &Operation) -> SharedGovernor {
        let mut governors = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        governors.entry(operation.name).or_default().clone()
    }
}

#[derive(Clone, Default)]
pub struct SharedGovernor(Arc<Mutex<Governor>>);

impl SharedGovernor {
    /// `Governor::next_send`.
    pub fn next_send(&self, now: Duration) -> Option<Duration> {
        self.lock().next_send(now)
    }

    /// Let a request out.
    pub fn send(&self, now: Duration) -> Permit {
        self.lock().on_sent(now);
        Permit {
            governor: Some(self.clone()),
            sent: now,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Governor> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request in flight. What came of it is told when it comes, whether or not the scan goes on; a permit that is dropped
/// is a request that was cancelled.
pub struct Permit {
    /// None when it is over.
    governor: Option<SharedGovernor>,
    sent: Duration,
}

/// A request was refused.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Refusal {
    pub at: Duration,
    /// When it may be sent again.
    pub due: Duration,
    /// Since when all requests of the operation are refused.
    pub since: Duration,
}

impl Permit {
    /// It was let in: served, or another error than 429.
    pub fn served(mut self, now: Duration) {
        if let Some(governor) = self.governor.take() {
            governor.lock().on_response(now, self.sent);
        }
    }

    /// It was refused, after so many refusals before.
    pub fn refused(mut self, now: Duration, retry_after: Option<Duration>, throttles: u32) -> Refusal {
        let mut refusal = Refusal {
            at: now,
            due: now,
            since: now,
        };
        if let Some(governor) = self.governor.take() {
            let mut governor = governor.lock();
            refusal.due = governor.on_throttled(now, self.sent, retry_after, throttles);
            refusal.since = governor.throttled_since().unwrap_or(now);
        }
        refusal
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        if let Some(governor) = self.governor.take() {
            governor.lock().on_cancelled();
        }
    }
}
