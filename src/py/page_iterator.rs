//! `PageIterator`, the iterable that a paginator's `paginate()` returns.

use std::sync::Arc;

use pyo3::exceptions::PyTypeError;
use pyo3::gc::{PyTraverseError, PyVisit};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};

use super::client::{Client, paginated};
use super::items::{self, ItemIterator, ResultKeyIterator};
use super::iterator::PageCursor;
use super::not_copyable;
use crate::paging::{self, Listing};

/// The pages of one listing. Each `iter()` starts from the first page.
#[pyclass(frozen, subclass, dict, weakref, module = "deadline_pages")]
pub struct PageIterator {
    listing: Arc<Listing>,
}

#[pymethods]
impl PageIterator {
    /// Called by a paginator's `paginate()`.
    ///
    /// Args:
    ///     arguments: a native client, an operation's method name (str), and its parameters (dict); or another
    ///         `PageIterator`, to copy it.
    ///
    /// Raises:
    ///     KeyError: no paginated operation has this name.
    ///     TypeError: other arguments.
    #[new]
    #[pyo3(signature = (*arguments, **_options))]
    fn new(arguments: &Bound<'_, PyTuple>, _options: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        if let Ok((pages,)) = arguments.extract::<(PyRef<'_, Self>,)>() {
            return Ok(Self {
                listing: Arc::clone(&pages.listing),
            });
        }
        let Ok((client, operation, parameters)) = arguments.extract::<(PyRef<'_, Client>, String, Bound<'_, PyDict>)>()
        else {
            return Err(PyTypeError::new_err(
                "a PageIterator is made by client.get_paginator(...).paginate(...)",
            ));
        };
        let operation = paginated(&operation)?;
        Ok(Self {
            listing: Arc::new(Listing::new(&client.connection, operation, &parameters)?),
        })
    }

    /// Does nothing. A subclass may pass its own arguments on.
    #[pyo3(signature = (*_listing, **_options))]
    fn __init__(&self, _listing: &Bound<'_, PyTuple>, _options: Option<&Bound<'_, PyDict>>) {}

    fn __iter__(&self, py: Python<'_>) -> PyResult<PageCursor> {
        PageCursor::new(py, Arc::clone(&self.listing))
    }

    fn __aiter__(&self, py: Python<'_>) -> PyResult<PageCursor> {
        self.__iter__(py)
    }

    /// The token (str) to pass as `StartingToken` to continue, after `MaxItems` or an error stopped the listing; else None.
    #[getter]
    fn resume_token(&self) -> Option<String> {
        self.listing.last_pass().resume_token.clone()
    }

    /// The compiled JMESPath expressions of the lists in a page. Every operation has one.
    #[getter]
    fn result_keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        paging::result_keys(py, self.listing.operation)
    }

    /// The members (dict) that all pages share, from the first page of the latest iteration.
    #[getter]
    fn non_aggregate_part(&self, py: Python<'_>) -> Py<PyDict> {
        self.listing.last_pass().non_aggregate_part.clone_ref(py)
    }

    /// Read all pages into one dict.
    ///
    /// Returns:
    ///     The result key with all items, the non-aggregate members, and `NextToken` if `MaxItems` stopped the listing.
    fn build_full_result<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyDict>> {
        let complete = PyDict::new(slf.py());
        for page in slf.try_iter()? {
            slf.get()._merge(&complete, &page?)?;
        }
        Self::_complete(slf, complete)
    }

    /// `build_full_result()` for an event loop.
    ///
    /// Returns:
    ///     An awaitable of the same dict.
    fn build_full_result_async<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let module = slf.py().import("deadline_pages._client.coroutines")?;
        module.call_method1("build_full_result", (slf,))
    }

    /// Add a page's items to the full result.
    fn _merge(&self, complete: &Bound<'_, PyDict>, page: &Bound<'_, PyAny>) -> PyResult<()> {
        let key = &self.listing.result_key;
        let items = items::found(page, key)?;
        if items.is_none() {
            return Ok(());
        }
        match complete.get_item(key)? {
            Some(all) => all.call_method1("extend", (items,)).map(drop),
            None => complete.set_item(key, items),
        }
    }

    /// Add the members that follow the items of a full result.
    fn _complete<'py>(slf: &Bound<'py, Self>, complete: Bound<'py, PyDict>) -> PyResult<Bound<'py, PyDict>> {
        let py = slf.py();
        complete.update(slf.getattr(intern!(py, "non_aggregate_part"))?.cast()?)?;
        let token = slf.getattr(intern!(py, "resume_token"))?;
        if !token.is_none() {
            complete.set_item("NextToken", token)?;
        }
        Ok(complete)
    }

    /// Search each page with a JMESPath expression.
    ///
    /// Args:
    ///     expression: a JMESPath expression (str), compiled when the first result is wanted.
    ///
    /// Returns:
    ///     An iterator over the results: the elements of lists, one by one, and anything else as it is.
    fn search<'py>(slf: &Bound<'py, Self>, expression: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        if let Some(search) = overridden(slf, "search")? {
            return search.call1((slf, expression));
        }
        let cursor = Py::new(py, slf.get().__iter__(py)?)?;
        let found = ItemIterator::search(cursor, expression.clone().unbind());
        Ok(Bound::new(py, found)?.into_any())
    }

    /// The items of all pages.
    ///
    /// Returns:
    ///     A list with one iterable for each result key; every operation has one.
    fn result_key_iters<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        if let Some(result_key_iters) = overridden(slf, "result_key_iters")? {
            return result_key_iters.call1((slf,));
        }
        let cursor = Py::new(py, slf.get().__iter__(py)?)?;
        let found = ResultKeyIterator::new(cursor, slf.get().listing.result_key.clone_ref(py));
        Ok(PyList::new(py, [Bound::new(py, found)?])?.into_any())
    }

    /// A shallow copy, as of botocore's.
    fn __copy__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let kind = slf.get_type();
        let copy = kind.call_method1("__new__", (&kind, slf))?;
        not_copyable::attributes(slf, &copy)?;
        Ok(copy)
    }

    fn __deepcopy__(&self, _memo: &Bound<'_, PyAny>) -> PyResult<()> {
        not_copyable::refused("PageIterator")
    }

    fn __reduce__(&self) -> PyResult<()> {
        not_copyable::pickling_refused("PageIterator")
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let (kind, listing) = (slf.get_type().name()?, slf.get().listing.describe(slf.py())?);
        Ok(format!("<deadline_pages.{kind} of {listing}>"))
    }

    /// pyo3 visits the attributes. The listing is shared, so it is no single object's to visit.
    fn __traverse__(&self, _visit: PyVisit<'_>) -> std::result::Result<(), PyTraverseError> {
        Ok(())
    }
}

/// The Python function to call instead, if Python code changes how `pages` are iterated: a subclass, or a patch of the
/// class.
fn overridden<'py>(pages: &Bound<'py, PageIterator>, name: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
    let py = pages.py();
    let native = py.get_type::<PyList>().getattr(intern!(py, "__iter__"))?.get_type();
    let kind = pages.get_type();
    for (method, suffix) in [(intern!(py, "__iter__"), ""), (intern!(py, "__aiter__"), "_async")] {
        let iterate = kind.getattr(method)?;
        if !iterate.is_none() && !iterate.get_type().is(&native) {
            let module = py.import("deadline_pages._client.views")?;
            return module.getattr(format!("{name}{suffix}")).map(Some);
        }
    }
    Ok(None)
}
