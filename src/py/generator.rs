//! `send()`, `throw()` and `close()` of iterators, with a generator's semantics. `awaitable.rs` has the asynchronous ones.

use pyo3::exceptions::{PyStopIteration, PyTypeError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple};

use crate::paging::{Awaited, busy};

/// The state of a generator between two steps.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum Life {
    #[default]
    Fresh,
    Started,
    Ended,
}

/// An iterator over a listing. botocore's are generators, so programs use ours as one.
pub trait Generator: Awaited {
    /// None while it is running.
    fn life(&self) -> Option<Life>;

    /// The next page or item, None at the end.
    fn advance<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>>;

    /// End it and drop its requests; false while it is running.
    fn end(&self, py: Python<'_>) -> PyResult<bool>;
}

pub fn send<'py>(generator: &impl Generator, value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    check_sent(generator, value, "generator")?;
    generator
        .advance(value.py())?
        .ok_or_else(|| PyStopIteration::new_err(()))
}

/// A generator that has not reached its first `yield` takes no value.
pub fn check_sent(generator: &(impl Generator + ?Sized), value: &Bound<'_, PyAny>, kind: &str) -> PyResult<()> {
    if !value.is_none() && generator.life() == Some(Life::Fresh) {
        return Err(PyTypeError::new_err(format!(
            "can't send non-None value to a just-started {kind}"
        )));
    }
    Ok(())
}

pub fn close(generator: &impl Generator, py: Python<'_>) -> PyResult<()> {
    if generator.end(py)? { Ok(()) } else { Err(busy()) }
}

pub fn throw<'py>(generator: &impl Generator, arguments: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyAny>> {
    let py = arguments.py();
    let life = generator.life().ok_or_else(busy)?;
    let (raised, ends) = thrown(arguments, life, Kind::Plain)?;
    if ends && !generator.end(py)? {
        return Err(busy());
    }
    raised
}

/// Throw into a Python generator in the same state: its result or exception, and whether that ends it. So the arguments
/// and the treatment of `StopIteration` are those of the running Python.
pub fn thrown<'py>(
    arguments: &Bound<'py, PyTuple>,
    life: Life,
    kind: Kind,
) -> PyResult<(PyResult<Bound<'py, PyAny>>, bool)> {
    let py = arguments.py();
    let run = |step: Bound<'py, PyAny>| match kind {
        Kind::Plain => Ok(step),
        Kind::Async => step.call_method1(intern!(py, "send"), (py.None(),)),
    };
    let (close, throw, frame) = match kind {
        Kind::Plain => (intern!(py, "close"), intern!(py, "throw"), intern!(py, "gi_frame")),
        Kind::Async => (intern!(py, "aclose"), intern!(py, "athrow"), intern!(py, "ag_frame")),
    };
    let pythons = pythons(py, kind)?;
    if life == Life::Ended {
        // `aclose()` ends with a `StopIteration`.
        drop(pythons.call_method0(close).and_then(run));
    }
    let raised = pythons.call_method1(throw, arguments).and_then(run);
    Ok((raised, pythons.getattr(frame)?.is_none()))
}

#[derive(Clone, Copy)]
pub enum Kind {
    Plain,
    Async,
}

/// A new Python generator. It is compiled from a string: importing a module could fail for want of file descriptors.
fn pythons(py: Python<'_>, kind: Kind) -> PyResult<Bound<'_, PyAny>> {
    static MADE: PyOnceLock<Py<PyDict>> = PyOnceLock::new();
    let made = MADE.get_or_try_init(py, || {
        let names = PyDict::new(py);
        py.run(
            c"def plain():\n yield\nasync def asynchronous():\n yield",
            Some(&names),
            None,
        )?;
        PyResult::Ok(names.unbind())
    })?;
    let name = match kind {
        Kind::Plain => intern!(py, "plain"),
        Kind::Async => intern!(py, "asynchronous"),
    };
    made.bind(py).as_any().get_item(name)?.call0()
}
