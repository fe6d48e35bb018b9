//! `send()`, `throw()` and `close()` of iterators, with a generator's semantics. `awaitable.rs` has the asynchronous ones.

use pyo3::exceptions::{PyStopIteration, PyTypeError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple};

use crate::paging::{Awaited, already_executing};

/// The state of a generator, in the terms of `inspect.getgeneratorstate()`.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum GeneratorState {
    #[default]
    Created,
    Suspended,
    Closed,
}

/// An iterator over a listing. botocore's are generators, so programs use ours as one.
pub trait Generator: Awaited {
    /// None while it is running.
    fn state(&self) -> Option<GeneratorState>;

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
    if !value.is_none() && generator.state() == Some(GeneratorState::Created) {
        return Err(PyTypeError::new_err(format!(
            "can't send non-None value to a just-started {kind}"
        )));
    }
    Ok(())
}

pub fn close(generator: &impl Generator, py: Python<'_>) -> PyResult<()> {
    if generator.end(py)? {
        Ok(())
    } else {
        Err(already_executing())
    }
}

pub fn throw<'py>(generator: &impl Generator, arguments: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyAny>> {
    let py = arguments.py();
    let state = generator.state().ok_or_else(already_executing)?;
    let (raised, ends) = thrown(arguments, state, GeneratorKind::Plain)?;
    if ends && !generator.end(py)? {
        return Err(already_executing());
    }
    raised
}

/// Throw into a Python generator in the same state: its result or exception, and whether that ends it. So the arguments
/// and the treatment of `StopIteration` are those of the running Python.
pub fn thrown<'py>(
    arguments: &Bound<'py, PyTuple>,
    state: GeneratorState,
    kind: GeneratorKind,
) -> PyResult<(PyResult<Bound<'py, PyAny>>, bool)> {
    let py = arguments.py();
    let run = |step: Bound<'py, PyAny>| match kind {
        GeneratorKind::Plain => Ok(step),
        GeneratorKind::Async => step.call_method1(intern!(py, "send"), (py.None(),)),
    };
    let (next, close, throw, frame) = match kind {
        GeneratorKind::Plain => ("__next__", "close", "throw", "gi_frame"),
        GeneratorKind::Async => ("__anext__", "aclose", "athrow", "ag_frame"),
    };
    let pythons = pythons(py, kind)?;
    let step = match state {
        GeneratorState::Created => None,
        GeneratorState::Suspended => Some(next),
        GeneratorState::Closed => Some(close),
    };
    if let Some(step) = step {
        // Those of an asynchronous generator end with a `StopIteration`.
        drop(pythons.call_method0(step).and_then(run));
    }
    let raised = pythons.call_method1(throw, arguments).and_then(run);
    Ok((raised, pythons.getattr(frame)?.is_none()))
}

#[derive(Clone, Copy)]
pub enum GeneratorKind {
    Plain,
    Async,
}

/// A new Python generator. It is compiled from a string: importing a module could fail for want of file descriptors.
fn pythons(py: Python<'_>, kind: GeneratorKind) -> PyResult<Bound<'_, PyAny>> {
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
        GeneratorKind::Plain => intern!(py, "plain"),
        GeneratorKind::Async => intern!(py, "asynchronous"),
    };
    made.bind(py).as_any().get_item(name)?.call0()
}
