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

/// Shared by `Pages`, which reads it, and the interceptors, which fill it.
#[derive(Clone, Debug)]
pub struct ResponseSlot {
    exchange: Arc<Mutex<Exchange>>,
    /// The listing's events.
    pub log: Arc<LogBuffer>,
    /// Whether the page is awaited in an event loop.
    pub is_awaited: bool,
}

impl ResponseSlot {
    pub fn new(log: Arc<LogBuffer>, is_awaited: bool) -> Self {
        Self {
            exchange: Arc::default(),
            log,
            is_awaited,
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
