//! A pass over the pages of one listing, or of a scan.

use pyo3::prelude::*;

use std::sync::Arc;

use super::awaited::Next;
use super::listing::Listing;
use super::pass::{Pass, Position};
use super::pending::{PendingFetch, Ticket};
use super::scan_pass::ScanPass;
use super::sink::Sink;
use crate::errors::{Error, Result};

pub enum AnyPass {
    Listing(Box<Pass>),
    Scan(Box<ScanPass>),
}

impl AnyPass {
    pub fn new(py: Python<'_>, listing: &Listing) -> PyResult<Self> {
        Ok(match &listing.scan {
            None => Self::Listing(Box::new(Pass::new(py, listing)?)),
            Some(plan) => Self::Scan(Box::new(ScanPass::new(plan))),
        })
    }

    pub fn position(&self) -> Position {
        match self {
            Self::Listing(pass) => pass.position,
            Self::Scan(pass) => pass.position,
        }
    }

    pub fn next<'py, S: Sink>(
        &mut self,
        py: Python<'py>,
        listing: &Listing,
        sink: &mut S,
    ) -> Result<Option<S::Page<'py>>> {
        match self {
            Self::Listing(pass) => pass.next(py, listing, sink),
            Self::Scan(pass) => pass.next(py, listing, sink),
        }
    }

    pub fn next_awaited<'py, S: Sink>(
        &mut self,
        py: Python<'py>,
        listing: &Listing,
        sink: &mut S,
    ) -> Result<Next<'py>> {
        match self {
            Self::Listing(pass) => pass.next_awaited(py, listing, sink),
            Self::Scan(pass) => pass.next_awaited(py, listing, sink),
        }
    }

    pub fn end(&mut self, py: Python<'_>) {
        match self {
            Self::Listing(pass) => pass.end(py),
            Self::Scan(pass) => pass.end(py),
        }
    }

    pub fn forget_pages(&mut self) {
        match self {
            Self::Listing(pass) => pass.forget_pages(),
            Self::Scan(pass) => pass.forget_pages(),
        }
    }

    pub fn finish_async_fetch(&mut self) {
        match self {
            Self::Listing(pass) => pass.finish_async_fetch(),
            Self::Scan(pass) => pass.finish_async_fetch(),
        }
    }

    pub fn waiter(&self) -> Option<Arc<Ticket>> {
        match self {
            Self::Listing(pass) => pass.pending.as_ref().and_then(PendingFetch::waiter),
            Self::Scan(pass) => pass.pending.as_ref().and_then(PendingFetch::waiter),
        }
    }

    /// The resume token for the page that is to come; a scan's is made when it is asked for.
    pub fn resume_token(&self, py: Python<'_>, listing: &Listing) -> Option<String> {
        match self {
            Self::Listing(pass) => pass.resume_token(py, listing),
            Self::Scan(_) => None,
        }
    }

    /// The exception of an error, which names the last call, or that which failed.
    pub fn exception(&self, py: Python<'_>, listing: &Listing, error: Error) -> PyErr {
        let (connection, operation) = (&listing.connection, listing.operation);
        match self {
            Self::Listing(pass) => connection.exception(error, operation, pass.arguments.bind(py)),
            Self::Scan(pass) => pass.exception(py, listing, error),
        }
    }

    pub fn flush_log(&self, py: Python<'_>) {
        match self {
            Self::Listing(pass) => pass.log.flush_unraisably(py),
            Self::Scan(pass) => pass.log.flush_unraisably(py),
        }
    }
}
