//! A pass shared by threads and tasks: one of them at a time, and the resume token that an error leaves.

use std::sync::Arc;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::any_pass::AnyPass;
use super::awaited::{Awaited, Next, already_running};
use super::claim::{claim, try_lock};
use super::listing::Listing;
use super::page::Dicts;
use super::pass::Position;
use super::pending::Ticket;
use super::sink::Sink;
use crate::errors::{Error, Result};
use crate::runtime;
use crate::runtime::sync::{Mutex, MutexGuard};

/// A pass over the pages of a listing, and its lock.
pub struct Cursor {
    /// Held while a thread waits. Declared before `listing`, whose connection must be dropped last.
    pass: Mutex<AnyPass>,
    listing: Arc<Listing>,
}

impl Cursor {
    pub fn new(py: Python<'_>, listing: Arc<Listing>) -> PyResult<Self> {
        Ok(Self {
            pass: Mutex::new(AnyPass::new(py, &listing)?),
            listing,
        })
    }

    pub fn describe(&self, py: Python<'_>) -> PyResult<String> {
        self.listing.describe(py)
    }

    /// The next page as a dict, None at the end.
    pub fn next_page<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        self.next_into(py, &mut Dicts)
    }

    /// The next page into a sink, None at the end.
    pub fn next_into<'py, S: Sink>(&self, py: Python<'py>, sink: &mut S) -> PyResult<Option<S::Page<'py>>> {
        let mut pass = self.claim(py, None)?.ok_or_else(already_executing)?;
        let page = runtime::catch_panics(|| pass.next(py, &self.listing, sink));
        self.record_error(py, &mut pass, page)
    }

    /// `Awaited::next_awaited` with any sink.
    pub fn next_awaited_into<'py, S: Sink>(
        &self,
        py: Python<'py>,
        sink: &mut S,
        woken: Option<&Arc<Ticket>>,
    ) -> PyResult<Next<'py>> {
        let mut pass = self.claim(py, woken)?.ok_or_else(already_running)?;
        let attempts = self.listing.connection.max_attempts();
        let next =
            runtime::catch_panics(|| runtime::retry_if_lost(attempts, || pass.next_awaited(py, &self.listing, sink)));
        self.record_error(py, &mut pass, next)
    }

    /// The pass, unless a thread is using it or a task awaits its next page. `woken`: the ticket of a wait that is over.
    pub fn claim(&self, py: Python<'_>, woken: Option<&Arc<Ticket>>) -> PyResult<Option<MutexGuard<'_, AnyPass>>> {
        let claimed = claim(&self.pass, AnyPass::waiter, woken, |waiter| waiter.is_awaited(py))?;
        Ok(claimed.map(|mut pass| {
            pass.finish_async_fetch();
            pass
        }))
    }

    /// Where the pass stands; None while a thread is using it.
    pub fn position(&self) -> Option<Position> {
        try_lock(&self.pass).map(|pass| pass.position())
    }

    /// The resume token of the page that is to come; after the last one, what the pass has left.
    pub fn resume_token(&self, py: Python<'_>) -> Option<String> {
        let next = try_lock(&self.pass).and_then(|pass| pass.resume_token(py, &self.listing));
        next.or_else(|| self.listing.resume_token())
    }

    /// Set the resume token after an error, and make the exception.
    fn record_error<T>(&self, py: Python<'_>, pass: &mut AnyPass, outcome: Result<T>) -> PyResult<T> {
        outcome.map_err(|error| {
            if matches!(error, Error::Internal(_)) {
                pass.forget_pages();
            }
            if let Some(token) = pass.resume_token(py, &self.listing) {
                self.listing.set_resume_token(Some(token));
            }
            pass.exception(py, &self.listing, error)
        })
    }
}

/// CPython's error for a generator that two threads use at a time.
pub fn already_executing() -> PyErr {
    PyValueError::new_err("generator already executing")
}

impl Awaited for Cursor {
    fn next_awaited<'py>(&self, py: Python<'py>, woken: Option<&Arc<Ticket>>) -> PyResult<Next<'py>> {
        self.next_awaited_into(py, &mut Dicts, woken)
    }

    fn flush_log(&self, py: Python<'_>) {
        if let Some(pass) = try_lock(&self.pass) {
            pass.flush_log(py);
        }
    }
}
