//! Paginators as botocore has them: `Paginator.paginate()` gives a `PageIterator`, which can be iterated again.

mod awaited;
mod copying;
mod cursor;
mod feed;
mod pending;
mod rules;
mod token;
mod views;

use std::sync::{Arc, Mutex, PoisonError};

use pyo3::exceptions::PyValueError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyInt, PyList, PyString};

use crate::errors::{self, RawResponse, Result};
use crate::model::Operation;
use crate::sdk::{Answer, Connection, Pages};
use crate::{decode, parameters, runtime};
pub use cursor::PageCursor;
pub use views::{ItemIterator, ResultKeyIterator};

/// Lists by one operation, page by page. Made by `Client.get_paginator`.
#[pyclass(frozen, module = "deadline_pages")]
pub struct Paginator {
    connection: Arc<Connection>,
    operation: &'static Operation,
}

impl Paginator {
    pub fn new(connection: Arc<Connection>, operation: &'static Operation) -> Self {
        Self { connection, operation }
    }
}

#[pymethods]
impl Paginator {
    /// Start a listing; nothing is sent before the first page is asked for.
    ///
    /// :param PaginationConfig: a dict with any of `MaxItems` (int: items in all), `PageSize` (int: items a page) and
    ///     `StartingToken` (str: a resume token, the service's own token, or an old `token___3`).
    /// :param kwargs: the operation's parameters, such as `farmId`, `queueId` and `jobId` (str).
    /// :return: the pages, as a `PageIterator`.
    /// :raises ValueError: `MaxItems` or `PageSize` is not a number.
    #[pyo3(signature = (**kwargs))]
    fn paginate(&self, py: Python<'_>, kwargs: Option<&Bound<'_, PyDict>>) -> PyResult<PageIterator> {
        let arguments = kwargs.map_or_else(|| Ok(PyDict::new(py)), |kwargs| kwargs.copy())?;
        let config = match arguments.get_item("PaginationConfig")? {
            Some(config) => {
                arguments.del_item("PaginationConfig")?;
                config
            }
            None => PyDict::new(py).into_any(),
        };
        let setting = |name: &str| -> PyResult<Option<Bound<'_, PyAny>>> {
            let value = config.call_method1("get", (name, py.None()))?;
            Ok((!value.is_none()).then_some(value))
        };
        let integer = |value: Bound<'_, PyAny>| py.get_type::<PyInt>().call1((value,)).map(Bound::unbind);
        let max_items = setting("MaxItems")?.map(integer).transpose()?;
        let page_size = setting("PageSize")?.map(integer).transpose()?;
        let read_ahead = match arguments.get_item("read_ahead")? {
            Some(depth) => {
                arguments.del_item("read_ahead")?;
                depth.extract().map_err(|_| {
                    PyValueError::new_err(format!("read_ahead must be a number of pages, not {depth:?}"))
                })?
            }
            None => self.connection.read_ahead(),
        };
        let shared = Shared {
            connection: Arc::clone(&self.connection),
            operation: self.operation,
            result_key: PyString::intern(py, self.operation.result_key).unbind(),
            arguments: arguments.unbind(),
            max_items: max_items.map(|count| saturate(count.bind(py))).transpose()?,
            read_ahead,
            page_size,
            starting_token: setting("StartingToken")?.map(Bound::unbind),
            outcome: Mutex::new(Outcome {
                resume_token: None,
                non_aggregate_part: PyDict::new(py).unbind(),
            }),
        };
        Ok(PageIterator {
            shared: Arc::new(shared),
        })
    }

    /// The JMESPath expressions of the lists in a page: one for every operation.
    #[getter]
    fn result_keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        result_keys(py, self.operation)
    }

    /// Shallow, as botocore's.
    fn __copy__(&self) -> Self {
        Self::new(Arc::clone(&self.connection), self.operation)
    }

    fn __deepcopy__(&self, _memo: &Bound<'_, PyAny>) -> PyResult<()> {
        copying::refused("Paginator")
    }

    fn __reduce__(&self) -> PyResult<()> {
        copying::pickling_refused("Paginator")
    }

    fn __repr__(&self) -> String {
        format!("<deadline_pages.Paginator of {}>", self.operation.method)
    }
}

/// One call of an operation: a listing's first page, with nothing put into it.
pub fn call<'py>(
    py: Python<'py>,
    connection: &Connection,
    operation: &'static Operation,
    arguments: &Bound<'py, PyDict>,
) -> Result<Bound<'py, PyDict>> {
    let answer = runtime::persist(connection.max_attempts(), || {
        let mut pages = start(py, connection, operation, arguments, false)?;
        runtime::wait(py, pages.next())?
    });
    runtime::hand_over(py)?;
    page(py, operation, &answer?.unwrap_or_default())
}

fn start(
    py: Python<'_>,
    connection: &Connection,
    operation: &'static Operation,
    arguments: &Bound<'_, PyDict>,
    is_awaited: bool,
) -> Result<Pages> {
    let parameters = parameters::parameters(py, operation, Some(arguments))?;
    connection.refresh(py)?;
    connection.start(py, operation, &parameters, is_awaited)
}

/// `call` for an event loop.
pub fn call_async<'py>(
    py: Python<'py>,
    connection: Arc<Connection>,
    operation: &'static Operation,
    arguments: &Bound<'py, PyDict>,
) -> Result<Bound<'py, PyAny>> {
    runtime::persist(connection.max_attempts(), || {
        let pages = start(py, &connection, operation, arguments, true);
        let connection = Arc::clone(&connection);
        let arguments = arguments.clone().unbind();
        runtime::awaitable(py, async move {
            let answer = match pages {
                Ok(mut pages) => pages.next().await,
                Err(error) => Err(error),
            };
            Ok(Called {
                connection,
                operation,
                arguments,
                answer,
            })
        })
    })
}

/// An awaited answer, made a dict where it is handed over.
struct Called {
    connection: Arc<Connection>,
    operation: &'static Operation,
    arguments: Py<PyDict>,
    answer: Answer,
}

impl<'py> IntoPyObject<'py> for Called {
    type Target = PyDict;
    type Output = Bound<'py, PyDict>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        runtime::hand_over(py)?;
        runtime::guard(|| page(py, self.operation, &self.answer?.unwrap_or_default())).map_err(|error| {
            self.connection
                .exception(error, self.operation, self.arguments.bind(py))
        })
    }
}

/// One answer as botocore gives it.
fn page<'py>(py: Python<'py>, operation: &Operation, response: &RawResponse) -> Result<Bound<'py, PyDict>> {
    let page = PyDict::new(py);
    page.set_item(
        intern!(py, "ResponseMetadata"),
        errors::response_metadata(py, response)?,
    )?;
    page.update(decode::structure(py, operation.output, &response.body)?.as_mapping())?;
    Ok(page)
}

/// A count that no listing reaches stands for any larger one.
fn saturate(count: &Bound<'_, PyAny>) -> PyResult<i64> {
    const LIMIT: i64 = i64::MAX / 4;
    match count.extract::<i64>() {
        Ok(count) => Ok(count.clamp(-LIMIT, LIMIT)),
        Err(_) => Ok(if count.lt(0)? { -LIMIT } else { LIMIT }),
    }
}

fn result_keys<'py>(py: Python<'py>, operation: &Operation) -> PyResult<Bound<'py, PyList>> {
    PyList::new(
        py,
        [py.import("jmespath")?
            .call_method1("compile", (operation.result_key,))?],
    )
}

/// What the passes over one listing share.
pub struct Shared {
    connection: Arc<Connection>,
    operation: &'static Operation,
    result_key: Py<PyString>,
    arguments: Py<PyDict>,
    max_items: Option<i64>,
    /// How many pages are asked for before Python wants them.
    read_ahead: usize,
    page_size: Option<Py<PyAny>>,
    starting_token: Option<Py<PyAny>>,
    /// Of the latest pass. Locked for an assignment only.
    outcome: Mutex<Outcome>,
}

struct Outcome {
    resume_token: Option<String>,
    non_aggregate_part: Py<PyDict>,
}

impl Shared {
    fn outcome(&self) -> std::sync::MutexGuard<'_, Outcome> {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many more pages `items` items need at the least.
    fn certain(&self, py: Python<'_>, items: i64) -> usize {
        let size = self.page_size.as_ref().and_then(|size| size.extract::<i64>(py).ok());
        let pages = size.filter(|size| *size > 0).map_or(1, |size| (items - 1) / size + 1);
        pages.try_into().unwrap_or(0)
    }

    fn reset(&self, py: Python<'_>) {
        let fresh = Outcome {
            resume_token: None,
            non_aggregate_part: PyDict::new(py).unbind(),
        };
        let old = std::mem::replace(&mut *self.outcome(), fresh);
        // Dropped after the lock: it may run Python code.
        drop(old);
    }

    fn set_resume_token(&self, token: Option<String>) {
        self.outcome().resume_token = token;
    }

    /// botocore takes these from the first page, None where the page has none.
    fn record_non_aggregates(&self, page: &Bound<'_, PyDict>) -> PyResult<()> {
        let part = PyDict::new(page.py());
        for key in self.operation.non_aggregate_keys {
            part.set_item(key, page.get_item(key)?)?;
        }
        let old = std::mem::replace(&mut self.outcome().non_aggregate_part, part.unbind());
        drop(old);
        Ok(())
    }
}

/// The pages of one listing. Each `iter()` starts a pass of its own from the beginning.
#[pyclass(frozen, module = "deadline_pages")]
pub struct PageIterator {
    shared: Arc<Shared>,
}

#[pymethods]
impl PageIterator {
    fn __iter__(&self, py: Python<'_>) -> PyResult<PageCursor> {
        PageCursor::new(py, Arc::clone(&self.shared))
    }

    fn __aiter__(&self, py: Python<'_>) -> PyResult<PageCursor> {
        self.__iter__(py)
    }

    /// The token to go on from, as `StartingToken`: set where `MaxItems` cut the listing short or an error stopped it.
    #[getter]
    fn resume_token(&self) -> Option<String> {
        self.shared.outcome().resume_token.clone()
    }

    /// The JMESPath expressions of the lists in a page: one for every operation.
    #[getter]
    fn result_keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        result_keys(py, self.shared.operation)
    }

    /// The members that all pages share, taken from the first page of the latest pass.
    #[getter]
    fn non_aggregate_part(&self, py: Python<'_>) -> Py<PyDict> {
        self.shared.outcome().non_aggregate_part.clone_ref(py)
    }

    /// Drain the listing into one dict: the result key with all items, the non-aggregate members, and `NextToken`
    /// where `MaxItems` cut it short.
    fn build_full_result<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let cursor = self.__iter__(py)?;
        let complete = PyDict::new(py);
        while let Some(page) = cursor.advance(py)? {
            self._merge(&complete, &page)?;
        }
        self._complete(complete)
    }

    /// `build_full_result` for an event loop: the same dict, from an awaitable.
    fn build_full_result_async<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let module = slf.py().import("deadline_pages._awaited")?;
        module.call_method1("build_full_result", (slf,))
    }

    /// Add a page's items to those before them.
    fn _merge(&self, complete: &Bound<'_, PyDict>, page: &Bound<'_, PyDict>) -> PyResult<()> {
        let key = &self.shared.result_key;
        let Some(items) = page.get_item(key)?.filter(|items| !items.is_none()) else {
            return Ok(());
        };
        match complete.get_item(key)? {
            Some(all) => all.call_method1("extend", (items,)).map(drop),
            None => complete.set_item(key, items),
        }
    }

    /// What comes after the items.
    fn _complete<'py>(&self, complete: Bound<'py, PyDict>) -> PyResult<Bound<'py, PyDict>> {
        let py = complete.py();
        complete.update(self.non_aggregate_part(py).bind(py).as_mapping())?;
        if let Some(token) = self.resume_token() {
            complete.set_item("NextToken", token)?;
        }
        Ok(complete)
    }

    /// Search each page with a JMESPath expression and iterate over what it finds: a list's elements one by one,
    /// anything else as it is.
    ///
    /// :param expression: a JMESPath expression (str), compiled when the first result is asked for.
    fn search(&self, py: Python<'_>, expression: Py<PyAny>) -> PyResult<ItemIterator> {
        Ok(ItemIterator::search(
            Py::new(py, PageCursor::new(py, Arc::clone(&self.shared))?)?,
            expression,
        ))
    }

    /// One iterable over the items for each result key.
    fn result_key_iters(&self, py: Python<'_>) -> PyResult<Vec<ResultKeyIterator>> {
        let cursor = Py::new(py, PageCursor::new(py, Arc::clone(&self.shared))?)?;
        Ok(vec![ResultKeyIterator::new(
            cursor,
            self.shared.result_key.clone_ref(py),
        )])
    }

    /// Shallow, as botocore's.
    fn __copy__(&self) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
        }
    }

    fn __deepcopy__(&self, _memo: &Bound<'_, PyAny>) -> PyResult<()> {
        copying::refused("PageIterator")
    }

    fn __reduce__(&self) -> PyResult<()> {
        copying::pickling_refused("PageIterator")
    }

    fn __repr__(&self) -> String {
        format!("<deadline_pages.PageIterator of {}>", self.shared.operation.method)
    }
}
