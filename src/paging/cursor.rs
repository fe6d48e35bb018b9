//! A pass shared by threads and tasks: one of them at a time, and the resume token that an error leaves.

use std::sync::{Arc, Mutex, MutexGuard, TryLockError};

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::awaited::{self, Awaited, Next};
use super::listing::Listing;
use super::pass::{Pass, Position};
use super::pending::{PendingFetch, Ticket};
use crate::errors::{Error, Result};
use crate::runtime;

/// A pass over the pages of a listing, and its lock.
pub struct Cursor {
    /// Held while a thread waits. Declared before `listing`, whose connection must be dropped last.
    pass: Mutex<Pass>,
    listing: Arc<Listing>,
}

impl Cursor {
    pub fn new(py: Python<'_>, listing: Arc<Listing>) -> PyResult<Self> {
        Ok(Self {
            pass: Mutex::new(Pass::new(py, &listing)?),
            listing,
        })
    }

    pub fn described(&self, py: Python<'_>) -> PyResult<String> {
        self.listing.described(py)
    }

    /// The next page, None at the end.
    pub fn next_page<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        let mut pass = self.claim(py, None)?.ok_or_else(busy)?;
        let page = runtime::guard(|| pass.next(py, &self.listing));
        self.record_error(py, &mut pass, page)
    }

    /// The pass, unless a thread is using it or a task awaits its next page. `woken`: the ticket of a wait that is over.
    pub fn claim(&self, py: Python<'_>, woken: Option<&Arc<Ticket>>) -> PyResult<Option<MutexGuard<'_, Pass>>> {
        let Some(waiter) = self
            .lock()
            .map(|pass| pass.pending.as_ref().and_then(PendingFetch::waiter))
        else {
            return Ok(None);
        };
        if let Some(waiter) = waiter
            && !woken.is_some_and(|woken| Arc::ptr_eq(woken, &waiter))
            && waiter.is_awaited(py)?
        {
            return Ok(None);
        }
        let Some(mut pass) = self.lock() else {
            return Ok(None);
        };
        pass.finish_async_fetch();
        Ok(Some(pass))
    }

    /// Where the pass stands; None while a thread is using it.
    pub fn position(&self) -> Option<Position> {
        self.lock().map(|pass| pass.position)
    }

    fn lock(&self) -> Option<MutexGuard<'_, Pass>> {
        match self.pass.try_lock() {
            Ok(pass) => Some(pass),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    /// Set the resume token after an error, and make the exception.
    fn record_error<T>(&self, py: Python<'_>, pass: &mut Pass, outcome: Result<T>) -> PyResult<T> {
        outcome.map_err(|error| {
            if matches!(error, Error::Internal(_)) {
                pass.forget_pages();
            }
            if let Some(token) = pass.resume_token() {
                self.listing.set_resume_token(Some(token));
            }
            let arguments = pass.arguments.bind(py);
            self.listing
                .connection
                .exception(error, self.listing.operation, arguments)
        })
    }
}

/// CPython's error for a generator that two threads use at a time.
pub fn busy() -> PyErr {
    PyValueError::new_err("generator already executing")
}

impl Awaited for Cursor {
    fn next_awaited<'py>(&self, py: Python<'py>, woken: Option<&Arc<Ticket>>) -> PyResult<Next<'py>> {
        let mut pass = self.claim(py, woken)?.ok_or_else(awaited::busy)?;
        let attempts = self.listing.connection.max_attempts();
        let next = runtime::guard(|| runtime::persist(attempts, || pass.next_awaited(py, &self.listing)));
        self.record_error(py, &mut pass, next)
    }

    fn flush_log(&self, py: Python<'_>) {
        if let Some(pass) = self.lock() {
            pass.log.flush_unraisably(py);
        }
    }
}
