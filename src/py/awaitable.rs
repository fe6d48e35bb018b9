//! The awaitables that `anext()`, `asend()`, `athrow()`, `aclose()` and an awaited call return.
//!
//! A page is taken from the cursor only in the step that returns it to the task: when a task is cancelled before that
//! step, the page stays with the cursor, for the next `anext()`.

use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::PyTraverseError;
use pyo3::exceptions::{PyRuntimeError, PyStopAsyncIteration, PyStopIteration};
use pyo3::gc::PyVisit;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use super::generator::{self, Generator, GeneratorKind, GeneratorState};
use crate::paging::{Awaited, AwaitedCall, Next, Wait, already_running};

/// An awaitable of the next page or item, or of a call's response. Nothing happens before it is awaited.
#[pyclass(frozen, weakref, module = "deadline_pages")]
pub struct Anext {
    target: Box<dyn Target>,
    method: Method,
    /// Locked only to take the stage out for a step, and to put the next one in.
    stage: Mutex<Stage>,
}

/// What an `Anext` awaits: an iterator's next value, or a call's response.
pub trait Target: Send + Sync {
    fn awaited(&self) -> &dyn Awaited;

    /// None for a call, which is no iterator.
    fn generator(&self) -> Option<&dyn Generator> {
        None
    }
}

impl Target for AwaitedCall {
    fn awaited(&self) -> &dyn Awaited {
        self
    }
}

#[derive(Clone, Copy)]
enum Method {
    Next,
    Throw,
    Close,
}

enum Stage {
    /// Not awaited yet. With the value to send, or the arguments of `athrow()`.
    Fresh(Option<Py<PyAny>>),
    Waiting(Wait),
    /// A step is running, perhaps in another thread.
    Running,
    Done,
}

impl Anext {
    fn new(target: impl Target + 'static, method: Method, argument: Option<Py<PyAny>>) -> Self {
        Self {
            target: Box::new(target),
            method,
            stage: Mutex::new(Stage::Fresh(argument)),
        }
    }

    pub fn next(target: impl Target + 'static) -> Self {
        Self::new(target, Method::Next, None)
    }

    pub fn send(target: impl Target + 'static, value: Py<PyAny>) -> Self {
        Self::new(target, Method::Next, Some(value))
    }

    pub fn throw(target: impl Target + 'static, exception: Py<PyTuple>) -> Self {
        Self::new(target, Method::Throw, Some(exception.into_any()))
    }

    pub fn close(target: impl Target + 'static) -> Self {
        Self::new(target, Method::Close, None)
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
            // CPython's message for an asynchronous generator.
            Stage::Done => Err(PyRuntimeError::new_err(match self.method {
                Method::Next => "cannot reuse already awaited __anext__()/asend()",
                Method::Throw | Method::Close => "cannot reuse already awaited aclose()/athrow()",
            })),
            Stage::Running => Err(already_running()),
            Stage::Fresh(_) | Stage::Waiting(_) => Ok(std::mem::replace(&mut *stage, Stage::Running)),
        }
    }

    /// Run one step: the future to wait for, or `StopIteration` with the result.
    fn step<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let stepped = match (self.begin()?, self.method) {
            (Stage::Fresh(argument), Method::Next) => argument
                .zip(self.target.generator())
                .map_or(Ok(()), |(value, generator)| {
                    generator::check_sent(generator, value.bind(py), "async generator")
                })
                .and_then(|()| self.wait(py, None)),
            (Stage::Waiting(wait), _) => self.wait(py, Some(wait)),
            (Stage::Fresh(exception), _) => self.end(py, exception),
            (Stage::Running | Stage::Done, _) => Err(already_running()),
        };
        match stepped {
            Ok((future, wait)) => {
                drop(self.replace(Stage::Waiting(wait)));
                Ok(future)
            }
            Err(outcome) => {
                drop(self.replace(Stage::Done));
                Err(outcome)
            }
        }
    }

    /// The next future to wait for; `StopIteration` with the value when there is one.
    fn wait<'py>(&self, py: Python<'py>, mut wait: Option<Wait>) -> PyResult<(Bound<'py, PyAny>, Wait)> {
        let mut woken = None;
        loop {
            if let Some(wait) = wait.take() {
                match wait.steps.bind(py).clone().next() {
                    Some(Ok(future)) => return Ok((future, wait)),
                    Some(Err(error)) => return Err(error),
                    None => woken = Some(wait.ticket),
                }
            }
            match self.target.awaited().next_awaited(py, woken.as_ref())? {
                Next::Wait(next) => wait = Some(next),
                Next::Ready(value) => return Err(PyStopIteration::new_err((value.unbind(),))),
                Next::End => return Err(PyStopAsyncIteration::new_err(())),
            }
        }
    }

    /// `aclose()`, or `athrow()` with an exception.
    fn end<'py>(&self, py: Python<'py>, exception: Option<Py<PyAny>>) -> PyResult<(Bound<'py, PyAny>, Wait)> {
        let Some(generator) = self.target.generator() else {
            return Err(PyStopIteration::new_err(()));
        };
        let busy = || {
            let method = if exception.is_some() { "athrow" } else { "aclose" };
            PyRuntimeError::new_err(format!("{method}(): asynchronous generator is already running"))
        };
        let mut outcome = PyStopIteration::new_err(());
        if let Some(exception) = &exception {
            let state = generator.state().ok_or_else(busy)?;
            let (raised, ends) = generator::thrown(exception.bind(py).cast()?, state, GeneratorKind::Async)?;
            if let Err(error) = raised {
                outcome = error;
            }
            if !ends {
                return Err(outcome);
            }
        }
        if generator.end(py)? { Err(outcome) } else { Err(busy()) }
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

    /// Resume, as `send()` of a coroutine.
    #[pyo3(name = "send", signature = (_value, /))]
    fn go_on<'py>(&self, py: Python<'py>, _value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.step(py)
    }

    /// Cancel the wait with an exception, as `throw()` of a coroutine. The page stays with the cursor.
    #[pyo3(name = "throw", signature = (*exception))]
    fn throw_into<'py>(&self, exception: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyAny>> {
        drop(self.begin()?);
        drop(self.replace(Stage::Done));
        self.target.awaited().flush_log(exception.py());
        generator::thrown(exception, GeneratorState::Created, GeneratorKind::Plain)?.0
    }

    /// Cancel the wait. The page stays with the cursor.
    #[pyo3(name = "close")]
    fn give_up(&self) {
        let mut stage = self.stage();
        if !matches!(*stage, Stage::Running) {
            let old = std::mem::replace(&mut *stage, Stage::Done);
            // Dropped after the lock is released: that may run Python code.
            drop(stage);
            drop(old);
        }
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        match self.stage.try_lock().as_deref() {
            Ok(Stage::Fresh(argument)) => visit.call(argument),
            Ok(Stage::Waiting(wait)) => {
                visit.call(&wait.steps)?;
                wait.ticket.traverse(&visit)
            }
            _ => Ok(()),
        }
    }

    fn __clear__(&self) {
        self.give_up();
    }
}
