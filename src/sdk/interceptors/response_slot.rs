//! Passes the raw response from the interceptors to `Pages`, past the SDK's typed output.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::response::RawResponse;
use crate::runtime::log_buffer::LogBuffer;

/// State of the current request; it outlives the attempts.
#[derive(Debug, Default)]
pub struct Exchange {
    pub url: String,
    pub response: RawResponse,
}

/// Who asks for a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    Thread,
    EventLoop,
    /// It waits by itself when a request is refused.
    Scan,
}

/// The caller of the current page; None outside of listings.
pub fn current_caller() -> Option<Caller> {
    CURRENT_RESPONSE.try_with(|slot| slot.caller).ok()
}

/// Shared by `Pages`, which reads it, and the interceptors, which fill it.
#[derive(Clone, Debug)]
pub struct ResponseSlot {
    exchange: Arc<Mutex<Exchange>>,
    /// The listing's events.
    pub log: Arc<LogBuffer>,
    pub caller: Caller,
}

impl ResponseSlot {
    pub fn new(log: Arc<LogBuffer>, caller: Caller) -> Self {
        Self {
            exchange: Arc::default(),
            log,
            caller,
        }
    }

    pub fn lock(&self) -> MutexGuard<'_, Exchange> {
        self.exchange.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

tokio::task_local! {
    /// The current page's slot. The SDK's paginator runs inside the task that polls it.
    pub static CURRENT_RESPONSE: ResponseSlot;
}
