//! Faults to order: which requests they meet, and what becomes of those.

use std::borrow::Cow;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use crate::call::Call;
use crate::failure::Failure;

/// Which requests a fault meets, and how they are answered.
pub struct FaultSettings {
    /// As the service names it; `None` is any.
    pub operation: Option<String>,
    /// Parameters that a request must have, by name.
    pub parameters: Vec<(String, String)>,
    /// The number of the first of these requests that is met, from 1.
    pub nth: u64,
    /// How many requests are met; `None` is all from then on.
    pub times: Option<u64>,
    pub effect: Effect,
    /// Before the answer, beside the farm's latency.
    pub delay: Duration,
    /// How fast the body is sent, above 0; `None` is at once.
    pub bytes_per_second: Option<f64>,
}

/// What becomes of a request.
#[derive(Clone)]
pub enum Effect {
    /// It is answered as if there were no fault.
    None,
    Error(OrderedError),
    /// It is never answered.
    Hang,
    /// The connection is closed instead.
    Closed,
    /// The connection is closed in the middle of the body.
    Truncated,
    /// The body is a proxy's page instead.
    Garbled,
}

/// An error answer; what is left out is as the service has it.
#[derive(Clone)]
pub struct OrderedError {
    pub status: Option<u16>,
    pub code: Option<String>,
    pub message: Option<String>,
    pub retry_after: Option<u64>,
}

impl OrderedError {
    pub fn failure(&self, operation: &str) -> Failure {
        let code = self.code.clone().map(Cow::Owned);
        Failure::of(self.status, code, self.message.as_deref(), operation).retry_after(self.retry_after)
    }
}

/// A fault that was ordered.
pub struct Fault {
    settings: FaultSettings,
    /// Requests that it could have met.
    matched: AtomicU64,
    met: AtomicU64,
}

impl Fault {
    /// How many requests it has met.
    pub fn met(&self) -> u64 {
        self.met.load(Ordering::Relaxed)
    }

    pub fn settings(&self) -> &FaultSettings {
        &self.settings
    }

    fn matches(&self, call: &Call) -> bool {
        let FaultSettings {
            operation, parameters, ..
        } = &self.settings;
        let Some((called, _)) = &call.operation else {
            return false;
        };
        operation.as_deref().is_none_or(|name| name == called.name)
            && parameters.iter().all(|(name, value)| call.mentions(name, value))
    }

    /// Whether this request, one that it matches, is met. The faults are locked.
    fn is_due(&self) -> bool {
        let number = self.matched.fetch_add(1, Ordering::Relaxed) + 1;
        number >= self.settings.nth && self.settings.times.is_none_or(|times| self.met() < times)
    }
}

/// The faults of a farm, in the order in which they were ordered.
#[derive(Default)]
pub struct Faults(RwLock<Vec<Arc<Fault>>>);

impl Faults {
    pub fn add(&self, settings: FaultSettings) -> Arc<Fault> {
        let fault = Arc::new(Fault {
            settings,
            matched: AtomicU64::new(0),
            met: AtomicU64::new(0),
        });
        let mut faults = self.0.write().unwrap_or_else(PoisonError::into_inner);
        faults.push(Arc::clone(&fault));
        fault
    }

    pub fn remove(&self, fault: &Arc<Fault>) {
        let mut faults = self.0.write().unwrap_or_else(PoisonError::into_inner);
        faults.retain(|known| !Arc::ptr_eq(known, fault));
    }

    pub fn clear(&self) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The fault that meets a request: the first that is due.
    pub fn meet(&self, call: &Call) -> Option<Arc<Fault>> {
        if self.0.read().unwrap_or_else(PoisonError::into_inner).is_empty() {
            return None;
        }
        // Alone, so that no two requests are both the nth.
        let faults = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let mut first = None;
        for fault in faults.iter().filter(|fault| fault.matches(call)) {
            if fault.is_due() && first.is_none() {
                first = Some(Arc::clone(fault));
            }
        }
        if let Some(fault) = &first {
            fault.met.fetch_add(1, Ordering::Relaxed);
        }
        first
    }
}
