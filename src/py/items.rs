//! Iterators over items: `search()` and `result_key_iters()`.

use std::sync::{Arc, Mutex, MutexGuard, TryLockError};

use pyo3::exceptions::PyAttributeError;
use pyo3::gc::{PyTraverseError, PyVisit};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyList, PyString, PyTuple};

use super::awaitable::{Anext, Target};
use super::generator::{self, Generator, GeneratorState};
use super::iterator::PageCursor;
use super::not_copyable;
use crate::paging::{Awaited, Next, Ticket, already_executing, already_running};

/// An iterator over items, page after page, for `for` and for `async for`.
#[pyclass(frozen, weakref, module = "deadline_pages")]
pub struct ItemIterator {
    pages: Py<PageCursor>,
    find: Find,
    /// Held while a page is searched, which may run Python code, and while a thread waits for a page.
    current: Mutex<CurrentPage>,
}

enum Find {
    Key(Py<PyString>),
    /// By a JMESPath expression.
    Search(Py<PyAny>),
}

/// The items left of the current page.
#[derive(Default)]
struct CurrentPage {
    items: Option<Py<PyIterator>>,
    /// Not searched yet. It stays here when the search raises.
    page: Option<Py<PyDict>>,
    state: GeneratorState,
}

impl ItemIterator {
    fn new(pages: Py<PageCursor>, find: Find) -> Self {
        Self {
            pages,
            find,
            current: Mutex::default(),
        }
    }

    pub fn search(pages: Py<PageCursor>, expression: Py<PyAny>) -> Self {
        Self::new(pages, Find::Search(expression))
    }

    /// None while another thread holds it, or a search is running.
    fn lock(&self) -> Option<MutexGuard<'_, CurrentPage>> {
        match self.current.try_lock() {
            Ok(current) => Some(current),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    /// The next item of the current page.
    fn next_in_page<'py>(&self, py: Python<'py>, current: &mut CurrentPage) -> PyResult<Option<Bound<'py, PyAny>>> {
        if let Some(page) = &current.page {
            let found = self.find(py, page.bind(py))?;
            if found.is_instance_of::<PyList>() {
                current.items = Some(found.try_iter()?.unbind());
                current.page = None;
            } else {
                current.page = None;
                return Ok(Some(found));
            }
        }
        match &current.items {
            Some(items) => items.bind(py).clone().next().transpose(),
            None => Ok(None),
        }
    }

    /// Raise the error of an invalid expression before a page is requested.
    fn check(&self, py: Python<'_>) -> PyResult<()> {
        match &self.find {
            Find::Search(expression) => compiled(py, expression).map(drop),
            Find::Key(_) => Ok(()),
        }
    }

    /// The items of a page.
    fn find<'py>(&self, py: Python<'py>, page: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyAny>> {
        match &self.find {
            Find::Key(key) => {
                let items = found(page, key)?;
                Ok(if items.is_none() {
                    PyList::empty(py).into_any()
                } else {
                    items
                })
            }
            Find::Search(expression) => compiled(py, expression)?.call_method1("search", (page,)),
        }
    }
}

impl Target for Py<ItemIterator> {
    fn awaited(&self) -> &dyn Awaited {
        self.get()
    }

    fn generator(&self) -> Option<&dyn Generator> {
        Some(self.get())
    }
}

impl Awaited for ItemIterator {
    fn next_awaited<'py>(&self, py: Python<'py>, woken: Option<&Arc<Ticket>>) -> PyResult<Next<'py>> {
        let mut current = self.lock().ok_or_else(already_running)?;
        if !current.start() {
            return Ok(Next::End);
        }
        loop {
            if let Some(item) = self.next_in_page(py, &mut current)? {
                return Ok(Next::Ready(item));
            }
            self.check(py)?;
            match self.pages.get().cursor.next_awaited(py, woken)? {
                Next::Ready(page) => current.page = Some(page.cast_into::<PyDict>()?.unbind()),
                Next::Wait(wait) => return Ok(Next::Wait(wait)),
                Next::End => {
                    current.state = GeneratorState::Closed;
                    return Ok(Next::End);
                }
            }
        }
    }

    fn flush_log(&self, py: Python<'_>) {
        self.pages.get().cursor.flush_log(py);
    }
}

impl Generator for ItemIterator {
    fn state(&self) -> Option<GeneratorState> {
        self.lock().map(|current| current.state)
    }

    fn advance<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let mut current = self.lock().ok_or_else(already_executing)?;
        if !current.start() {
            return Ok(None);
        }
        loop {
            if let Some(item) = self.next_in_page(py, &mut current)? {
                return Ok(Some(item));
            }
            self.check(py)?;
            match self.pages.get().cursor.next_page(py)? {
                Some(page) => current.page = Some(page.unbind()),
                None => {
                    current.state = GeneratorState::Closed;
                    return Ok(None);
                }
            }
        }
    }

    fn end(&self, py: Python<'_>) -> PyResult<bool> {
        let (Some(mut pages), Some(mut current)) = (self.pages.get().cursor.claim(py, None)?, self.lock()) else {
            return Ok(false);
        };
        // The iterators of a result key share its pages: the others go on.
        if matches!(self.find, Find::Search(_)) {
            pages.end(py);
        }
        let left = std::mem::take(&mut *current);
        current.state = GeneratorState::Closed;
        // Dropped after the locks are released: that may run Python code.
        drop((pages, current, left));
        Ok(true)
    }
}

impl CurrentPage {
    /// False after the end.
    fn start(&mut self) -> bool {
        if self.state == GeneratorState::Created {
            self.state = GeneratorState::Suspended;
        }
        self.state == GeneratorState::Suspended
    }
}

#[pymethods]
impl ItemIterator {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.advance(py)
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

    /// End the iterator. A search drops its requests; other iterators of a result key go on.
    fn close(&self, py: Python<'_>) -> PyResult<()> {
        generator::close(self, py)
    }

    fn __reduce__(&self) -> PyResult<()> {
        not_copyable::refused("ItemIterator")
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let listing = self.pages.get().cursor.describe(py)?;
        Ok(format!("<deadline_pages.ItemIterator of {listing}>"))
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

/// jmespath caches compiled expressions.
fn compiled<'py>(py: Python<'py>, expression: &Py<PyAny>) -> PyResult<Bound<'py, PyAny>> {
    py.import("jmespath")?.call_method1("compile", (expression,))
}

/// The value that JMESPath finds under a key, None if there is none.
pub fn found<'py>(page: &Bound<'py, PyAny>, key: &Py<PyString>) -> PyResult<Bound<'py, PyAny>> {
    let py = page.py();
    if let Ok(page) = page.cast::<PyDict>() {
        let items = page.get_item(key)?;
        return Ok(items.unwrap_or_else(|| py.None().into_bound(py)));
    }
    match page.call_method1("get", (key,)) {
        Err(error) if error.is_instance_of::<PyAttributeError>(py) => Ok(py.None().into_bound(py)),
        found => found,
    }
}

/// The items under one result key of a listing.
#[pyclass(frozen, subclass, dict, weakref, module = "deadline_pages")]
pub struct ResultKeyIterator {
    pages: Py<PageCursor>,
    key: Py<PyString>,
}

impl ResultKeyIterator {
    pub fn new(pages: Py<PageCursor>, key: Py<PyString>) -> Self {
        Self { pages, key }
    }
}

#[pymethods]
impl ResultKeyIterator {
    fn __iter__(&self, py: Python<'_>) -> ItemIterator {
        ItemIterator::new(self.pages.clone_ref(py), Find::Key(self.key.clone_ref(py)))
    }

    fn __aiter__(&self, py: Python<'_>) -> ItemIterator {
        self.__iter__(py)
    }

    /// The JMESPath expression of the items.
    #[getter]
    fn result_key<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("jmespath")?.call_method1("compile", (&self.key,))
    }

    /// A shallow copy, as of botocore's.
    fn __copy__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, Self>> {
        let (py, items) = (slf.py(), slf.get());
        let copy = Bound::new(py, Self::new(items.pages.clone_ref(py), items.key.clone_ref(py)))?;
        not_copyable::attributes(slf, &copy)?;
        Ok(copy)
    }

    /// pyo3 visits the attributes.
    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        visit.call(&self.pages)
    }

    fn __reduce__(&self) -> PyResult<()> {
        not_copyable::refused("ResultKeyIterator")
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let listing = self.pages.get().cursor.describe(py)?;
        Ok(format!("<deadline_pages.ResultKeyIterator of {listing}>"))
    }
}
