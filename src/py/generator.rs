//! What a generator has besides `next()`: `send`, `throw` and `close`. `awaitable.rs` has them for `async for`.

use pyo3::exceptions::{PyStopIteration, PyTypeError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple};

use crate::paging::{Awaited, busy};

/// What a generator is between two of its steps.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum Life {
    #[default]
    Fresh,
    Started,
    Ended,
}

/// An iterator of a listing, which programs use as the generator that it is in botocore.
pub trait Generator: Awaited {
    /// None while it is at work.
    fn life(&self) -> Option<Life>;

    /// The next page or item, None at the end.
    fn advance<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>>;

    /// End it for good, and give up what it asked for; false while it is at work.
    fn end(&self, py: Python<'_>) -> PyResult<bool>;
}

pub fn send<'py>(generator: &impl Generator, value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    check_sent(generator, value, "generator")?;
    generator
        .advance(value.py())?
        .ok_or_else(|| PyStopIteration::new_err(()))
}

/// Nobody takes what is sent to a generator that has not got to its first `yield`.
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

/// What throwing gives, and whether that ends the generator: Python's own knows which arguments it takes, and what
/// becomes of a `StopIteration`.
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
        // An awaited end is a `StopIteration`.
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

/// One of Python's own. Not of a module: no file can be opened where a process has no descriptor left.
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
