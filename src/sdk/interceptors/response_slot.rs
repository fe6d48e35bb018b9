//! What comes back from the SDK beside its typed output.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::response::RawResponse;
use crate::runtime::log_buffer::LogBuffer;

/// What is known of the request under way; it outlives the attempts.
#[derive(Debug, Default)]
pub struct Exchange {
    pub url: String,
    pub response: RawResponse,
}

/// Shared by the cursor that asks and the interceptor that answers.
#[derive(Clone, Debug)]
pub struct ResponseSlot {
    exchange: Arc<Mutex<Exchange>>,
    /// Of whoever asks for the page.
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
    /// The slot of the page being asked for: the SDK's paginator runs inside the task that polls it.
    pub static CURRENT_RESPONSE: ResponseSlot;
}
