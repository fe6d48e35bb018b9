//! A listing: its parameters, and the results that all its passes share.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use deadline_model::Operation;
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyInt, PyList, PyString};

use super::resume_token::saturate;
use super::scan_plan::{Plan, Shared};
use crate::errors::note;
use crate::scan;
use crate::sdk::connection::Connection;

fn lock(pass: &Mutex<LastPass>) -> MutexGuard<'_, LastPass> {
    pass.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An operation with its parameters and paging options. Each `iter()` makes a pass over its pages.
pub struct Listing {
    pub connection: Arc<Connection>,
    pub operation: &'static Operation,
    pub result_key: Py<PyString>,
    pub arguments: Py<PyDict>,
    pub max_items: Option<i64>,
    /// How many pages are requested ahead of the one in use.
    pub read_ahead: usize,
    pub page_size: Option<Py<PyAny>>,
    pub starting_token: Option<Py<PyAny>>,
    /// Of a scan: the operation's listings below all parents that it finds.
    pub scan: Option<Arc<Plan>>,
    /// Locked for an assignment only.
    last_pass: Arc<Mutex<LastPass>>,
    /// That of the listing which this is a copy of.
    original: Option<Arc<Mutex<LastPass>>>,
    /// Of a stream that was closed.
    is_closed: AtomicBool,
}

/// Results of the pass that was advanced last, as attributes of botocore's `PageIterator`.
pub struct LastPass {
    resume_token: Option<String>,
    pub non_aggregate_part: Py<PyDict>,
    scan: Option<Arc<Shared>>,
}

impl LastPass {
    fn new(py: Python<'_>) -> Self {
        Self {
            resume_token: None,
            non_aggregate_part: PyDict::new(py).unbind(),
            scan: None,
        }
    }
}

impl Listing {
    /// Check `PaginationConfig` as botocore does when `paginate()` is called, and take it out of the parameters.
    pub fn new(
        connection: &Arc<Connection>,
        operation: &'static Operation,
        parameters: &Bound<'_, PyDict>,
    ) -> PyResult<Self> {
        let py = parameters.py();
        let arguments = parameters.copy()?;
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
                match depth.extract::<u16>() {
                    Ok(pages) if !depth.is_instance_of::<PyBool>() => pages.into(),
                    _ => {
                        let text = format!("read_ahead must be a number of pages, 0 or more, not {depth:?}");
                        return Err(PyValueError::new_err(text));
                    }
                }
            }
            None => connection.read_ahead(),
        };
        Ok(Self {
            connection: Arc::clone(connection),
            operation,
            result_key: PyString::intern(py, operation.result_key).unbind(),
            arguments: arguments.unbind(),
            max_items: max_items.map(|count| saturate(count.bind(py))).transpose()?,
            read_ahead,
            page_size,
            starting_token: setting("StartingToken")?.map(Bound::unbind),
            scan: None,
            last_pass: Arc::new(Mutex::new(LastPass::new(py))),
            original: None,
            is_closed: AtomicBool::new(false),
        })
    }

    /// The same listing with no more than `max_rows` items, and results of its own.
    pub fn limited(&self, py: Python<'_>, max_rows: Option<i64>) -> Self {
        Self {
            connection: Arc::clone(&self.connection),
            operation: self.operation,
            result_key: self.result_key.clone_ref(py),
            arguments: self.arguments.clone_ref(py),
            max_items: match (self.max_items, max_rows) {
                // botocore counts a negative `MaxItems` from the end of the page.
                (Some(max_items), Some(max_rows)) if max_items >= 0 => Some(max_items.min(max_rows)),
                (max_items, max_rows) => max_rows.or(max_items),
            },
            read_ahead: self.read_ahead,
            page_size: self.page_size.as_ref().map(|size| size.clone_ref(py)),
            starting_token: self.starting_token.as_ref().map(|token| token.clone_ref(py)),
            scan: self.scan.clone(),
            last_pass: Arc::new(Mutex::new(LastPass::new(py))),
            original: Some(Arc::clone(&self.last_pass)),
            is_closed: AtomicBool::new(false),
        }
    }

    /// End waits for its pages, in any thread.
    pub fn close(&self) {
        self.is_closed.store(true, Ordering::SeqCst);
    }

    pub fn is_closed(&self) -> bool {
        self.is_closed.load(Ordering::SeqCst)
    }

    /// An error once it is closed.
    pub fn check_open(&self) -> PyResult<()> {
        match self.is_closed() {
            true => Err(PyRuntimeError::new_err("the TableReader is closed")),
            false => Ok(()),
        }
    }

    /// How many more items than these `MaxItems` allows.
    pub fn items_left(&self, items: usize) -> usize {
        let max_items = self.max_items.map_or(usize::MAX, |max| max.try_into().unwrap_or(0));
        max_items.saturating_sub(items)
    }

    /// The value of a parameter that is a string.
    pub fn text_argument(&self, py: Python<'_>, name: &str) -> Option<String> {
        self.arguments.bind(py).get_item(name).ok()??.extract().ok()
    }

    /// Operation, ids, region and endpoint, for `repr()`.
    pub fn describe(&self, py: Python<'_>) -> PyResult<String> {
        let call = note::format_call(self.operation, self.arguments.bind(py))?;
        Ok(format!("{call}, {}", self.connection.place()))
    }

    /// Region and endpoint, of a scan of several regions each.
    pub fn places(&self) -> Vec<String> {
        match &self.scan {
            Some(plan) => plan.connections.iter().map(|connection| connection.place()).collect(),
            None => vec![self.connection.place()],
        }
    }

    pub fn last_pass(&self) -> MutexGuard<'_, LastPass> {
        lock(&self.last_pass)
    }

    /// The least number of pages that hold `items` more items.
    pub fn pages_needed(&self, py: Python<'_>, items: i64) -> usize {
        let size = self.page_size.as_ref().and_then(|size| size.extract::<i64>(py).ok());
        let pages = size.filter(|size| *size > 0).map_or(1, |size| (items - 1) / size + 1);
        pages.try_into().unwrap_or(0)
    }

    /// Forget the results of the last pass; called when a new one begins.
    pub fn reset(&self, py: Python<'_>) {
        let old = std::mem::replace(&mut *self.last_pass(), LastPass::new(py));
        // Dropped after the lock is released: that may run Python code.
        drop(old);
    }

    /// The results of a pass over a copy.
    pub fn take_results(&self, py: Python<'_>, copy: &Self) {
        let results = {
            let last = copy.last_pass();
            LastPass {
                resume_token: last.resume_token.clone(),
                non_aggregate_part: last.non_aggregate_part.clone_ref(py),
                scan: last.scan.clone(),
            }
        };
        let old = std::mem::replace(&mut *self.last_pass(), results);
        drop(old);
    }

    /// The token to continue with; None if there is nothing more.
    pub fn resume_token(&self) -> Option<String> {
        let last = self.last_pass();
        let token = last.resume_token.clone();
        let scan = last.scan.clone();
        drop(last);
        token.or_else(|| scan::encode(&scan?.walk()))
    }

    /// Whether it is of several regions.
    pub fn has_regions(&self) -> bool {
        self.scan.as_ref().is_some_and(|plan| plan.tree.has_regions())
    }

    /// The scan of the last pass, while it goes on and after.
    pub fn last_scan(&self) -> Option<Arc<Shared>> {
        self.last_pass().scan.clone()
    }

    /// A new pass over a scan, which is shown while it goes on.
    pub fn set_scan(&self, scan: Arc<Shared>) {
        let shown = |pass: &Mutex<LastPass>| {
            let mut last = lock(pass);
            last.resume_token = None;
            last.scan.replace(Arc::clone(&scan))
        };
        // Dropped after the lock is released: errors in it may run Python code.
        drop(self.original.as_deref().map(shown));
        drop(shown(&self.last_pass));
    }

    pub fn set_resume_token(&self, token: Option<String>) {
        self.last_pass().resume_token = token;
    }

    /// Take the non-aggregate members from the first page, as botocore: None for those that it lacks.
    pub fn record_non_aggregates(&self, page: &Bound<'_, PyDict>) -> PyResult<()> {
        let part = PyDict::new(page.py());
        for key in self.operation.non_aggregate_keys {
            part.set_item(key, page.get_item(key)?)?;
        }
        let old = std::mem::replace(&mut self.last_pass().non_aggregate_part, part.unbind());
        drop(old);
        Ok(())
    }
}

/// The compiled JMESPath expressions of an operation's result keys.
pub fn result_keys<'py>(py: Python<'py>, operation: &Operation) -> PyResult<Bound<'py, PyList>> {
    PyList::new(
        py,
        [py.import("jmespath")?
            .call_method1("compile", (operation.result_key,))?],
    )
}
