//! A page fetched for an event loop: the cursor's side of it, and the waiter's. `claim.rs` says who takes it.

use std::sync::{Arc, Weak};

use pyo3::PyTraverseError;
use pyo3::gc::PyVisit;
use pyo3::intern;
use pyo3::prelude::*;
use tokio::sync::oneshot;

use crate::errors::{Result, raise};
use crate::runtime::sync::{Mutex, lock};
use crate::runtime::{self, RuntimeBound, Spawner};

/// The cursor's side: it keeps the page whatever becomes of the waiter.
pub struct PendingFetch<T> {
    process: u32,
    /// Never locked across a wait or a call into Python.
    slot: Arc<Mutex<Option<T>>>,
    waiter: Weak<Ticket>,
}

/// The waiter's side: dropping it cancels the request. A page that has arrived stays.
pub struct Ticket {
    process: u32,
    event_loop: Py<PyAny>,
    request: Mutex<Option<RuntimeBound<oneshot::Sender<()>>>>,
}

impl<T: Send + 'static> PendingFetch<T> {
    /// Fetch. The future that Python gets belongs to the running event loop, and only wakes the waiter: it has no result.
    pub fn start<'py>(
        py: Python<'py>,
        fetch: impl Future<Output = T> + Send + 'static,
    ) -> Result<(Self, Arc<Ticket>, Bound<'py, PyAny>)> {
        raise::import_exceptions(py)?;
        let slot = Arc::new(Mutex::new(None));
        let (request, mut given_up) = oneshot::channel();
        let filled = Arc::clone(&slot);
        let request = RuntimeBound::new(Spawner::new(py)?, request);
        let future = runtime::completion_future(py, async move {
            let fetched = tokio::select! {
                biased;
                fetched = fetch => fetched,
                _ = &mut given_up => return,
            };
            *lock(&filled) = Some(fetched);
        })?;
        let process = std::process::id();
        let ticket = Arc::new(Ticket {
            process,
            event_loop: future.call_method0(intern!(py, "get_loop"))?.unbind(),
            request: Mutex::new(Some(request)),
        });
        let waiter = Arc::downgrade(&ticket);
        Ok((Self { process, slot, waiter }, ticket, future))
    }

    /// None if nobody waits any more.
    pub fn waiter(&self) -> Option<Arc<Ticket>> {
        self.waiter.upgrade()
    }

    /// What was fetched, if it has arrived; else the fetch is cancelled.
    pub fn finish(self) -> Option<T> {
        if self.process != std::process::id() {
            // A thread of the parent may have held the lock at the fork.
            std::mem::forget(self);
            return None;
        }
        if let Some(waiter) = self.waiter() {
            waiter.give_up();
        }
        lock(&self.slot).take()
    }
}

impl Ticket {
    /// Whether the waiter can still be woken: its loop runs, in this process. Otherwise it starts over if it ever resumes.
    pub fn is_awaited(&self, py: Python<'_>) -> PyResult<bool> {
        if self.process != std::process::id() {
            return Ok(false);
        }
        self.event_loop
            .bind(py)
            .call_method0(intern!(py, "is_running"))?
            .is_truthy()
    }

    fn give_up(&self) {
        drop(lock(&self.request).take());
    }

    pub fn traverse(&self, visit: &PyVisit<'_>) -> std::result::Result<(), PyTraverseError> {
        visit.call(&self.event_loop)
    }
}
