//! A single call of an operation (`client.list_sessions(...)`): one page, without paging.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use deadline_model::Operation;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::awaited::{Awaited, Next, Wait};
use super::page;
use super::pending::{PendingFetch, Ticket};
use super::source::{PageSource, Pending};
use crate::errors::{Error, Result};
use crate::runtime;
use crate::runtime::log_buffer::RequestLog;
use crate::sdk::connection::Connection;
use crate::sdk::pages::{Caller, Pages};
use crate::sdk::validation::validate;

/// Call an operation once and return its response as a dict.
pub fn call<'py>(
    py: Python<'py>,
    connection: &Connection,
    operation: &'static Operation,
    arguments: &Bound<'py, PyDict>,
) -> Result<Bound<'py, PyDict>> {
    let mut log = RequestLog::default();
    let answer = runtime::retry_if_lost(connection.max_attempts(), || {
        let mut pages = start(py, connection, operation, arguments, &mut log, Caller::Thread)?;
        runtime::wait_and(py, pages.next(), |py| log.flush(py))?
    });
    log.flush(py)?;
    page::decode(py, operation, &answer?.unwrap_or_default())
}

fn start(
    py: Python<'_>,
    connection: &Connection,
    operation: &'static Operation,
    arguments: &Bound<'_, PyDict>,
    log: &mut RequestLog,
    caller: Caller,
) -> Result<Pages> {
    let parameters = validate(py, operation, Some(arguments))?;
    connection.before_request(py, log)?;
    connection
        .client(py)?
        .start(operation, &parameters, log.open(py)?, caller)
}

/// A call awaited in an event loop.
pub struct AwaitedCall {
    connection: Arc<Connection>,
    operation: &'static Operation,
    arguments: Py<PyDict>,
    /// Locked during a step.
    state: Mutex<InFlight>,
}

/// A call whose response has not come.
struct InFlight {
    pending: Option<Pending>,
    log: RequestLog,
}

impl AwaitedCall {
    pub fn new(connection: Arc<Connection>, operation: &'static Operation, arguments: Py<PyDict>) -> Self {
        let state = InFlight {
            pending: None,
            log: RequestLog::default(),
        };
        Self {
            connection,
            operation,
            arguments,
            state: Mutex::new(state),
        }
    }

    fn lock(&self) -> MutexGuard<'_, InFlight> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn step<'py>(&self, py: Python<'py>, state: &mut InFlight) -> Result<Next<'py>> {
        let answer = state.pending.take().and_then(PendingFetch::finish);
        match answer.map(|(_, answer)| answer) {
            // A request of a lost runtime is sent again.
            None | Some(Err(Error::RuntimeLost)) => {}
            Some(answer) => {
                state.log.flush(py)?;
                let answer = page::decode(py, self.operation, &answer?.unwrap_or_default())?;
                return Ok(Next::Ready(answer.into_any()));
            }
        }
        let arguments = self.arguments.bind(py);
        let mut source = PageSource::default();
        source.open(start(
            py,
            &self.connection,
            self.operation,
            arguments,
            &mut state.log,
            Caller::EventLoop,
        )?);
        let (pending, ticket, future) = source.fetch(py, 0)?;
        state.pending = Some(pending);
        Ok(Next::Wait(Wait::new(ticket, &future)?))
    }
}

impl Awaited for AwaitedCall {
    fn next_awaited<'py>(&self, py: Python<'py>, _woken: Option<&Arc<Ticket>>) -> PyResult<Next<'py>> {
        let mut state = self.lock();
        let attempts = self.connection.max_attempts();
        runtime::catch_panics(|| runtime::retry_if_lost(attempts, || self.step(py, &mut state))).map_err(|error| {
            self.connection
                .exception(error, self.operation, self.arguments.bind(py))
        })
    }

    fn flush_log(&self, py: Python<'_>) {
        self.lock().log.flush_unraisably(py);
    }
}
