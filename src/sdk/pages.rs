//! The pages of one listing, as HTTP responses.

use std::time::Duration;

use deadline_model::Operation;

pub use super::interceptors::response_slot::Caller;
use super::interceptors::response_slot::{CURRENT_RESPONSE, ResponseSlot};
use super::operations::SdkPaginator;
use super::retry::rules::Retries;
use crate::errors::{Error, Result};
use crate::response::RawResponse;
use crate::runtime::{self, RuntimeBound};

/// A page's response, None after the last page.
pub type NextPage = Result<Option<RawResponse>>;

/// The pages of a listing, requested one at a time. It cannot be used after an error.
pub struct Pages {
    operation: &'static Operation,
    paginator: RuntimeBound<Box<dyn SdkPaginator>>,
    slot: ResponseSlot,
    retries: Retries,
}

impl Pages {
    pub fn new(
        operation: &'static Operation,
        paginator: RuntimeBound<Box<dyn SdkPaginator>>,
        slot: ResponseSlot,
        retries: Retries,
    ) -> Self {
        Self {
            operation,
            paginator,
            slot,
            retries,
        }
    }

    /// Whether the next page can be requested: not after a fork, or without the descriptors.
    pub fn is_usable(&self) -> bool {
        self.paginator.is_usable()
    }

    /// Whether an event loop awaits its requests.
    pub fn is_awaited(&self) -> bool {
        self.slot.caller == Caller::EventLoop
    }

    /// Whether the service refused a request because there were too many, and how long it asks to wait.
    pub fn throttled(&self, error: &Error) -> Option<Option<Duration>> {
        match error {
            Error::Service { response, .. } => self.retries.throttled(response),
            _ => None,
        }
    }

    /// The next page. If this future is dropped, the request stays in flight, and the next call waits for it.
    pub async fn next(&mut self) -> NextPage {
        runtime::poll_io().await;
        let runtime = self.paginator.runtime();
        let paginator = self.paginator.get_mut().ok_or(Error::RuntimeLost)?;
        let outcome = runtime
            .caught(CURRENT_RESPONSE.scope(self.slot.clone(), paginator.next()))
            .await?;
        if self.slot.caller != Caller::Scan {
            self.slot.log.end_page();
        }
        let mut exchange = self.slot.lock();
        match outcome {
            None => Ok(None),
            Some(Ok(())) => {
                let mut response = std::mem::take(&mut exchange.response);
                self.retries.mark(&mut response);
                Ok(Some(response))
            }
            Some(Err(failure)) => Err(failure.into_error(self.operation, &exchange, self.retries)),
        }
    }
}
