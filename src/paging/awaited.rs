//! What `anext()`, `asend()`, `athrow()`, `aclose()` and a call give. What is awaited stays where it is until the very step
//! that hands it to the waiter: a task that is cancelled before that step, or that never takes it, leaves it for the next
//! one.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pyo3::PyTraverseError;
use pyo3::exceptions::{PyRuntimeError, PyStopAsyncIteration, PyStopIteration};
use pyo3::gc::PyVisit;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyTuple};

use super::generator::{self, Generator, Kind, Life};
use super::pending::Ticket;
use super::{AwaitedCall, ItemIterator, PageCursor};

/// The awaitable of the next page or item, of a call's answer, or of what ends an iterator. Nothing happens before it is
/// awaited.
#[pyclass(frozen, weakref, module = "deadline_pages")]
pub struct Anext {
    source: Source,
    method: Method,
    /// Locked for a moment only: a step takes the stage out and puts the next one in.
    stage: Mutex<Stage>,
}

pub enum Source {
    Pages(Py<PageCursor>),
    Items(Py<ItemIterator>),
    Call(AwaitedCall),
}

#[derive(Clone, Copy)]
enum Method {
    Next,
    Throw,
    Close,
}

enum Stage {
    /// With the value to send or the tuple to throw.
    Fresh(Option<Py<PyAny>>),
    Waiting(Wait),
    /// A step is under way.
    Running,
    Done,
}

/// What can be awaited, step by step.
pub trait Awaited {
    /// What is next where it is there already, else a wait for it. `woken` is of a wait that is over.
    fn next_awaited<'py>(&self, py: Python<'py>, woken: Option<&Arc<Ticket>>) -> PyResult<Next<'py>>;

    /// Log a request that is given up where it was asked for.
    fn flush_log(&self, py: Python<'_>);
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
    fn new(source: Source, method: Method, argument: Option<Py<PyAny>>) -> Self {
        Self {
            source,
            method,
            stage: Mutex::new(Stage::Fresh(argument)),
        }
    }

    pub fn next(source: Source) -> Self {
        Self::new(source, Method::Next, None)
    }

    pub fn send(source: Source, value: Py<PyAny>) -> Self {
        Self::new(source, Method::Next, Some(value))
    }

    pub fn throw(source: Source, exception: Py<PyTuple>) -> Self {
        Self::new(source, Method::Throw, Some(exception.into_any()))
    }

    pub fn close(source: Source) -> Self {
        Self::new(source, Method::Close, None)
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
            Stage::Done => Err(PyRuntimeError::new_err(match self.method {
                Method::Next => "cannot reuse already awaited __anext__()/asend()",
                Method::Throw | Method::Close => "cannot reuse already awaited aclose()/athrow()",
            })),
            Stage::Running => Err(busy()),
            Stage::Fresh(_) | Stage::Waiting(_) => Ok(std::mem::replace(&mut *stage, Stage::Running)),
        }
    }

    /// The future to wait for, or an exception: `StopIteration` with what was awaited.
    fn step<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let stepped = match (self.begin()?, self.method) {
            (Stage::Fresh(argument), Method::Next) => argument
                .zip(self.source.generator())
                .map_or(Ok(()), |(value, generator)| {
                    generator::check_sent(generator, value.bind(py), "async generator")
                })
                .and_then(|()| self.wait(py, None)),
            (Stage::Waiting(wait), _) => self.wait(py, Some(wait)),
            (Stage::Fresh(exception), _) => self.end(py, exception),
            (Stage::Running | Stage::Done, _) => Err(busy()),
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

    /// The next future of a wait, the first one's or another's.
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
            match self.source.awaited().next_awaited(py, woken.as_ref())? {
                Next::Wait(next) => wait = Some(next),
                Next::Ready(value) => return Err(PyStopIteration::new_err((value.unbind(),))),
                Next::End => return Err(PyStopAsyncIteration::new_err(())),
            }
        }
    }

    /// End what is iterated, with an exception where there is one.
    fn end<'py>(&self, py: Python<'py>, exception: Option<Py<PyAny>>) -> PyResult<(Bound<'py, PyAny>, Wait)> {
        let Some(generator) = self.source.generator() else {
            return Err(PyStopIteration::new_err(()));
        };
        let busy = || {
            let method = if exception.is_some() { "athrow" } else { "aclose" };
            PyRuntimeError::new_err(format!("{method}(): asynchronous generator is already running"))
        };
        let mut outcome = PyStopIteration::new_err(());
        if let Some(exception) = &exception {
            let life = generator.life().ok_or_else(busy)?;
            let (raised, ends) = generator::thrown(exception.bind(py).cast()?, life, Kind::Async)?;
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

/// Python's own words for an asynchronous generator that two tasks share.
pub fn busy() -> PyErr {
    PyRuntimeError::new_err("anext(): asynchronous generator is already running")
}

impl Source {
    fn awaited(&self) -> &dyn Awaited {
        match self {
            Self::Pages(pages) => pages.get(),
            Self::Items(items) => items.get(),
            Self::Call(call) => call,
        }
    }

    fn generator(&self) -> Option<&dyn Generator> {
        match self {
            Self::Pages(pages) => Some(pages.get()),
            Self::Items(items) => Some(items.get()),
            Self::Call(_) => None,
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
    #[pyo3(name = "send", signature = (_value, /))]
    fn go_on<'py>(&self, py: Python<'py>, _value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.step(py)
    }

    /// End the wait with an exception, as a coroutine does: what was awaited stays where it is.
    #[pyo3(name = "throw", signature = (*exception))]
    fn throw_into<'py>(&self, exception: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyAny>> {
        drop(self.begin()?);
        drop(self.replace(Stage::Done));
        self.source.awaited().flush_log(exception.py());
        generator::thrown(exception, Life::Fresh, Kind::Plain)?.0
    }

    /// End the wait: what was awaited stays where it is.
    #[pyo3(name = "close")]
    fn give_up(&self) {
        let mut stage = self.stage();
        if !matches!(*stage, Stage::Running) {
            let old = std::mem::replace(&mut *stage, Stage::Done);
            // Dropped after the lock: it may run Python code.
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
