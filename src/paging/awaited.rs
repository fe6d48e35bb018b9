//! What an event loop can await of a listing: a page, an item, or the answer of one call.

use std::sync::Arc;

use pyo3::exceptions::PyRuntimeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyIterator;

use super::pending::Ticket;

/// What can be awaited, step by step.
pub trait Awaited {
    /// What is next where it is there already, else a wait for it. `woken` is of a wait that is over.
    fn next_awaited<'py>(&self, py: Python<'py>, woken: Option<&Arc<Ticket>>) -> PyResult<Next<'py>>;

    /// Log a request that is given up where it was asked for.
    fn flush_log(&self, py: Python<'_>);
}

/// For a page.
pub struct Wait {
    pub ticket: Arc<Ticket>,
    /// Of a future that wakes the waiter up.
    pub steps: Py<PyIterator>,
}

/// What a step comes to.
pub enum Next<'py> {
    Ready(Bound<'py, PyAny>),
    End,
    Wait(Wait),
}

impl Wait {
    pub fn new(ticket: Arc<Ticket>, future: &Bound<'_, PyAny>) -> PyResult<Self> {
        let steps = future.call_method0(intern!(future.py(), "__await__"))?;
        Ok(Self {
            ticket,
            steps: steps.cast_into::<PyIterator>()?.unbind(),
        })
    }
}

/// Python's own words for an asynchronous generator that two tasks share.
pub fn busy() -> PyErr {
    PyRuntimeError::new_err("anext(): asynchronous generator is already running")
}
