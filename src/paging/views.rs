//! Views of a listing's pages: JMESPath searches and the items of the result key.

use std::sync::{Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyList, PyString};

use super::{PageCursor, copying};

/// An iterator over what is found in the pages, page after page.
#[pyclass(frozen, module = "deadline_pages")]
pub struct ItemIterator {
    pages: Py<PageCursor>,
    find: Find,
    /// What is left of the page at hand.
    items: Mutex<Option<Py<PyIterator>>>,
}

enum Find {
    Key(Py<PyString>),
    /// A JMESPath expression.
    Search(Py<PyAny>),
}

impl ItemIterator {
    fn new(pages: Py<PageCursor>, find: Find) -> Self {
        Self {
            pages,
            find,
            items: Mutex::new(None),
        }
    }

    pub fn search(pages: Py<PageCursor>, expression: Py<PyAny>) -> Self {
        Self::new(pages, Find::Search(expression))
    }

    fn next_of_page<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let items = self
            .items
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .as_ref()
            .map(|items| items.clone_ref(py));
        items.map_or(Ok(None), |items| items.into_bound(py).next().transpose())
    }
}

#[pymethods]
impl ItemIterator {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        loop {
            if let Some(item) = self.next_of_page(py)? {
                return Ok(Some(item));
            }
            self._check(py)?;
            let Some(page) = self.pages.get().advance(py)? else {
                return Ok(None);
            };
            let found = self._find(py, page)?;
            if !found.is_instance_of::<PyList>() {
                return Ok(Some(found));
            }
            let items = found.try_iter()?.unbind();
            *self.items.lock().unwrap_or_else(PoisonError::into_inner) = Some(items);
        }
    }

    fn __reduce__(&self) -> PyResult<()> {
        copying::refused("ItemIterator")
    }

    fn __aiter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py()
            .import("deadline_pages._awaited")?
            .call_method1("items", (slf,))
    }

    /// Refuse a bad expression before a page is asked for.
    fn _check(&self, py: Python<'_>) -> PyResult<()> {
        match &self.find {
            Find::Search(expression) => compiled(py, expression).map(drop),
            Find::Key(_) => Ok(()),
        }
    }

    /// What is found in a page.
    fn _find<'py>(&self, py: Python<'py>, page: Bound<'py, PyDict>) -> PyResult<Bound<'py, PyAny>> {
        match &self.find {
            Find::Key(key) => items_of(&page, key),
            Find::Search(expression) => compiled(py, expression)?.call_method1("search", (page,)),
        }
    }

    #[getter]
    fn _pages(&self, py: Python<'_>) -> Py<PageCursor> {
        self.pages.clone_ref(py)
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

    fn __aiter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        ItemIterator::__aiter__(&Bound::new(py, self.__iter__(py))?)
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
