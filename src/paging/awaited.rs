//! What an event loop can await: the next page, the next item, or the response of a call.

use std::sync::Arc;

use pyo3::exceptions::PyRuntimeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyIterator;

use super::pending::Ticket;

/// Something that is awaited step by step.
pub trait Awaited {
    /// The next value if it is ready, else a wait for it. `woken`: the ticket of a wait that is over.
    fn next_awaited<'py>(&self, py: Python<'py>, woken: Option<&Arc<Ticket>>) -> PyResult<Next<'py>>;

    /// Log the events of a request that is cancelled.
    fn flush_log(&self, py: Python<'_>);
}

/// A wait for a page.
pub struct Wait {
    pub ticket: Arc<Ticket>,
    /// The `__await__` iterator of a future that is done when the wait is over.
    pub steps: Py<PyIterator>,
}

/// The outcome of a step.
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

/// CPython's error for an asynchronous generator that two tasks use at a time.
pub fn already_running() -> PyErr {
    PyRuntimeError::new_err("anext(): asynchronous generator is already running")
}
