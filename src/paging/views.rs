//! Views of a listing's pages: JMESPath searches and the items of the result key.

use std::sync::{Arc, Mutex, MutexGuard, TryLockError};

use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyList, PyString};

use super::awaited::{Anext, Next, Source};
use super::pending::Ticket;
use super::{PageCursor, copying};

/// An iterator over what is found in the pages, page after page, for `for` and for `async for`.
#[pyclass(frozen, module = "deadline_pages")]
pub struct ItemIterator {
    pages: Py<PageCursor>,
    find: Find,
    /// Held while a page is searched, which may run Python code, and across the waits of threads.
    at_hand: Mutex<AtHand>,
}

enum Find {
    Key(Py<PyString>),
    /// A JMESPath expression.
    Search(Py<PyAny>),
}

/// What is left to give before another page is needed.
#[derive(Default)]
struct AtHand {
    items: Option<Py<PyIterator>>,
    /// Not searched yet; it stays where the search is interrupted or fails.
    page: Option<Py<PyDict>>,
}

impl ItemIterator {
    fn new(pages: Py<PageCursor>, find: Find) -> Self {
        Self {
            pages,
            find,
            at_hand: Mutex::default(),
        }
    }

    pub fn search(pages: Py<PageCursor>, expression: Py<PyAny>) -> Self {
        Self::new(pages, Find::Search(expression))
    }

    /// None where another thread, or a search that is under way, has it.
    fn lock(&self) -> Option<MutexGuard<'_, AtHand>> {
        match self.at_hand.try_lock() {
            Ok(at_hand) => Some(at_hand),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    pub fn flush_log(&self, py: Python<'_>) {
        self.pages.get().flush_log(py);
    }

    /// The next item where it is there already, else a wait for it. `woken` is of a wait that is over.
    pub fn next_awaited<'py>(&self, py: Python<'py>, woken: Option<&Arc<Ticket>>) -> PyResult<Next<'py>> {
        let busy = || PyRuntimeError::new_err("anext(): asynchronous generator is already running");
        let mut at_hand = self.lock().ok_or_else(busy)?;
        loop {
            if let Some(item) = self.next_at_hand(py, &mut at_hand)? {
                return Ok(Next::Ready(item));
            }
            self.check(py)?;
            match self.pages.get().next_awaited(py, woken)? {
                Next::Ready(page) => at_hand.page = Some(page.cast_into::<PyDict>()?.unbind()),
                other => return Ok(other),
            }
        }
    }

    /// Without another page.
    fn next_at_hand<'py>(&self, py: Python<'py>, at_hand: &mut AtHand) -> PyResult<Option<Bound<'py, PyAny>>> {
        if let Some(page) = &at_hand.page {
            let found = self.find(py, page.bind(py))?;
            if found.is_instance_of::<PyList>() {
                at_hand.items = Some(found.try_iter()?.unbind());
                at_hand.page = None;
            } else {
                at_hand.page = None;
                return Ok(Some(found));
            }
        }
        match &at_hand.items {
            Some(items) => items.bind(py).clone().next().transpose(),
            None => Ok(None),
        }
    }

    /// Refuse a bad expression before a page is asked for.
    fn check(&self, py: Python<'_>) -> PyResult<()> {
        match &self.find {
            Find::Search(expression) => compiled(py, expression).map(drop),
            Find::Key(_) => Ok(()),
        }
    }

    /// What is found in a page.
    fn find<'py>(&self, py: Python<'py>, page: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyAny>> {
        match &self.find {
            Find::Key(key) => items_of(page, key),
            Find::Search(expression) => compiled(py, expression)?.call_method1("search", (page,)),
        }
    }
}

#[pymethods]
impl ItemIterator {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let busy = || PyValueError::new_err("generator already executing");
        let mut at_hand = self.lock().ok_or_else(busy)?;
        loop {
            if let Some(item) = self.next_at_hand(py, &mut at_hand)? {
                return Ok(Some(item));
            }
            self.check(py)?;
            match self.pages.get().advance(py)? {
                Some(page) => at_hand.page = Some(page.unbind()),
                None => return Ok(None),
            }
        }
    }

    fn __reduce__(&self) -> PyResult<()> {
        copying::refused("ItemIterator")
    }

    fn __aiter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __anext__(slf: Py<Self>) -> Anext {
        Anext::new(Source::Items(slf))
    }
}

/// jmespath keeps what it compiled.
fn compiled<'py>(py: Python<'py>, expression: &Py<PyAny>) -> PyResult<Bound<'py, PyAny>> {
    py.import("jmespath")?.call_method1("compile", (expression,))
}

fn items_of<'py>(page: &Bound<'py, PyDict>, key: &Py<PyString>) -> PyResult<Bound<'py, PyAny>> {
    let items = page.get_item(key)?.filter(|items| !items.is_none());
    Ok(items.unwrap_or_else(|| PyList::empty(page.py()).into_any()))
}

/// The items under one result key of a listing.
#[pyclass(frozen, module = "deadline_pages")]
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

    /// Shallow, as botocore's.
    fn __copy__(&self, py: Python<'_>) -> Self {
        Self::new(self.pages.clone_ref(py), self.key.clone_ref(py))
    }

    fn __reduce__(&self) -> PyResult<()> {
        copying::refused("ResultKeyIterator")
    }
}
