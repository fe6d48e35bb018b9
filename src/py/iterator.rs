//! `PageCursor`, the iterator that `iter(pages)` returns.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use super::awaitable::{Anext, Target};
use super::generator::{self, Generator, GeneratorState};
use super::not_copyable;
use crate::paging::{Awaited, Cursor, Listing, Next, Position, Ticket};

/// An iterator over the pages of one listing, for `for` and for `async for`: `next()` gives a page as a dict.
///
/// An error does not end the iterator: the next `next()` requests the failed page again, and no page is repeated. A page
/// is not lost when a wait for it is cancelled. `close()` ends the iterator.
#[pyclass(frozen, weakref, module = "deadline_pages")]
pub struct PageCursor {
    pub cursor: Cursor,
}

impl PageCursor {
    pub fn new(py: Python<'_>, listing: Arc<Listing>) -> PyResult<Self> {
        let cursor = Cursor::new(py, listing)?;
        Ok(Self { cursor })
    }
}

impl Target for Py<PageCursor> {
    fn awaited(&self) -> &dyn Awaited {
        self.get()
    }

    fn generator(&self) -> Option<&dyn Generator> {
        Some(self.get())
    }
}

impl Awaited for PageCursor {
    fn next_awaited<'py>(&self, py: Python<'py>, woken: Option<&Arc<Ticket>>) -> PyResult<Next<'py>> {
        self.cursor.next_awaited(py, woken)
    }

    fn flush_log(&self, py: Python<'_>) {
        self.cursor.flush_log(py);
    }
}

impl Generator for PageCursor {
    fn state(&self) -> Option<GeneratorState> {
        self.cursor.position().map(|position| match position {
            Position::Start => GeneratorState::Created,
            Position::First | Position::Later | Position::Repeated | Position::Last => GeneratorState::Suspended,
            Position::Done => GeneratorState::Closed,
        })
    }

    fn advance<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        Ok(self.cursor.next_page(py)?.map(Bound::into_any))
    }

    fn end(&self, py: Python<'_>) -> PyResult<bool> {
        Ok(self.cursor.claim(py, None)?.map(|mut pass| pass.end(py)).is_some())
    }
}

#[pymethods]
impl PageCursor {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        self.cursor.next_page(py)
    }

    /// Same as `next()`. The value is ignored.
    #[pyo3(signature = (value, /))]
    fn send<'py>(&self, value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        generator::send(self, value)
    }

    /// Raise an exception at the iterator, which ends it.
    #[pyo3(signature = (*exception))]
    fn throw<'py>(&self, exception: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyAny>> {
        generator::throw(self, exception)
    }

    /// End the iterator and drop its requests.
    fn close(&self, py: Python<'_>) -> PyResult<()> {
        generator::close(self, py)
    }

    fn __reduce__(&self) -> PyResult<()> {
        not_copyable::refused("PageCursor")
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<deadline_pages.PageCursor of {}>", self.cursor.describe(py)?))
    }

    fn __aiter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __anext__(slf: Py<Self>) -> Anext {
        Anext::next(slf)
    }

    /// Same as `anext()`. The value is ignored.
    #[pyo3(signature = (value, /))]
    fn asend(slf: Py<Self>, value: Py<PyAny>) -> Anext {
        Anext::send(slf, value)
    }

    /// `throw()` for an event loop, in effect when awaited.
    #[pyo3(signature = (*exception))]
    fn athrow(slf: Py<Self>, exception: Py<PyTuple>) -> Anext {
        Anext::throw(slf, exception)
    }

    /// `close()` for an event loop, in effect when awaited.
    fn aclose(slf: Py<Self>) -> Anext {
        Anext::close(slf)
    }
}
