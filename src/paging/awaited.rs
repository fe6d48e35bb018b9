//! What `anext()` and a call give. What is awaited stays where it is until the very step that hands it to the waiter: a task that
//! is cancelled before that step, or that never takes it, leaves it for the next one.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pyo3::PyTraverseError;
use pyo3::exceptions::{PyBaseException, PyRuntimeError, PyStopAsyncIteration, PyStopIteration};
use pyo3::gc::PyVisit;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyTraceback};

use super::pending::Ticket;
use super::{AwaitedCall, ItemIterator, PageCursor};

/// The awaitable of the next page or item, or of a call's answer. Nothing happens before it is awaited.
#[pyclass(frozen, weakref, module = "deadline_pages")]
pub struct Anext {
    source: Source,
    /// Locked for a moment only: a step takes the stage out and puts the next one in.
    stage: Mutex<Stage>,
}

pub enum Source {
    Pages(Py<PageCursor>),
    Items(Py<ItemIterator>),
    Call(AwaitedCall),
}

enum Stage {
    Fresh,
    Waiting(Wait),
    /// A step is under way.
    Running,
    Done,
}

/// For a page.
pub struct Wait {
    ticket: Arc<Ticket>,
    /// Of a future that wakes the waiter up.
    steps: Py<PyIterator>,
}

/// What a step comes to.
pub enum Next<'py> {
    Ready(Bound<'py, PyAny>),
    End,
    Wait(Wait),
}

impl Anext {
    pub fn new(source: Source) -> Self {
        Self {
            source,
            stage: Mutex::new(Stage::Fresh),
        }
    }

    fn stage(&self) -> MutexGuard<'_, Stage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn replace(&self, stage: Stage) -> Stage {
        std::mem::replace(&mut *self.stage(), stage)
    }

    /// Take the stage out for a step.
    fn begin(&self) -> PyResult<Stage> {
        let mut stage = self.stage();
        match &*stage {
            // Python's own words for an asynchronous generator.
            Stage::Done => Err(PyRuntimeError::new_err(
                "cannot reuse already awaited __anext__()/asend()",
            )),
            Stage::Running => Err(PyRuntimeError::new_err(
                "anext(): asynchronous generator is already running",
            )),
            Stage::Fresh | Stage::Waiting(_) => Ok(std::mem::replace(&mut *stage, Stage::Running)),
        }
    }

    /// The future to wait for, or an exception: `StopIteration` with what was awaited.
    fn step<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let mut woken = None;
        let mut stage = match self.begin()? {
            Stage::Waiting(wait) => Some(wait),
            _ => None,
        };
        let outcome = loop {
            if let Some(wait) = stage.take() {
                match wait.steps.bind(py).clone().next() {
                    Some(Ok(future)) => {
                        drop(self.replace(Stage::Waiting(wait)));
                        return Ok(future);
                    }
                    Some(Err(error)) => break Err(error),
                    None => woken = Some(wait.ticket),
                }
            }
            let next = match &self.source {
                Source::Pages(pages) => pages.get().next_awaited(py, woken.as_ref()),
                Source::Items(items) => items.get().next_awaited(py, woken.as_ref()),
                Source::Call(call) => call.next_awaited(py),
            };
            match next {
                Ok(Next::Wait(wait)) => stage = Some(wait),
                Ok(Next::Ready(value)) => break Err(PyStopIteration::new_err((value.unbind(),))),
                Ok(Next::End) => break Err(PyStopAsyncIteration::new_err(())),
                Err(error) => break Err(error),
            }
        };
        drop(self.replace(Stage::Done));
        outcome
    }
}

impl Source {
    /// Log a request that is given up where it was asked for.
    fn flush_log(&self, py: Python<'_>) {
        match self {
            Self::Pages(pages) => pages.get().flush_log(py),
            Self::Items(items) => items.get().flush_log(py),
            Self::Call(call) => call.flush_log(py),
        }
    }
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

#[pymethods]
impl Anext {
    fn __await__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.step(py)
    }

    /// Go on, as a coroutine does.
    #[pyo3(signature = (_value, /))]
    fn send<'py>(&self, py: Python<'py>, _value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.step(py)
    }

    /// End the wait with an exception, as a coroutine does: what was awaited stays where it is.
    #[pyo3(signature = (kind, value=None, traceback=None, /))]
    fn throw<'py>(
        &self,
        kind: Bound<'py, PyAny>,
        value: Option<Bound<'py, PyAny>>,
        traceback: Option<Bound<'py, PyTraceback>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        drop(self.begin()?);
        drop(self.replace(Stage::Done));
        self.source.flush_log(kind.py());
        let exception = match value {
            _ if kind.is_instance_of::<PyBaseException>() => kind,
            Some(value) if value.is_instance_of::<PyBaseException>() => value,
            Some(value) => kind.call1((value,))?,
            None => kind.call0()?,
        };
        let py = exception.py();
        let error = PyErr::from_value(exception);
        if traceback.is_some() {
            error.set_traceback(py, traceback);
        }
        Err(error)
    }

    /// End the wait: what was awaited stays where it is.
    fn close(&self) {
        if !matches!(*self.stage(), Stage::Running) {
            drop(self.replace(Stage::Done));
        }
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        if let Ok(stage) = self.stage.try_lock()
            && let Stage::Waiting(wait) = &*stage
        {
            visit.call(&wait.steps)?;
            wait.ticket.traverse(&visit)?;
        }
        Ok(())
    }

    fn __clear__(&self) {
        self.close();
    }
}
