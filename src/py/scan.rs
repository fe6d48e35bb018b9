//! `Scan`, the iterable that `client.scan()` returns.

use std::sync::Arc;

use deadline_model::{Operation, parents};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use super::client::{Client, paginated};
use super::page_iterator::PageIterator;
use super::table_set::TableSet;
use crate::errors::{Error, Result};
use crate::paging::{Listing, PRINCIPAL_ID, Plan, takes_principal};
use crate::scan::{EACH, Given, REGION, Tree, ids};
use crate::sdk::validation::validate;

/// The pages of one operation below all parents: of the whole farm, or of the ids that were given.
///
/// Made by `client.scan()`. It is a `PageIterator` whose pages have `page["Parents"]`, the ids of the farm, queue, job ...
/// that the page's items belong to. Pages come as they arrive, those of several listings mixed. Each iteration lists anew;
/// `progress` and `errors` are those of the latest.
#[pyclass(frozen, subclass, extends = PageIterator, module = "deadline_pages")]
pub struct Scan {
    listing: Arc<Listing>,
    tree: Arc<Tree>,
}

#[pymethods]
impl Scan {
    /// Called by `client.scan()`, which checks the options.
    ///
    /// Args:
    ///     client: a native client.
    ///     operation: its method name (str).
    ///     parameters: its parameters (dict). Ids may be lists, are found if they are missing, and optional ones if `"*"`
    ///         stands for them.
    ///     regions: names (list of str) of the regions to scan; empty for the client's, without a column of its own.
    ///     beside: method names (list of str) of other operations that are wanted, in tables only.
    ///     concurrency: the most requests (int) in flight.
    ///     requests_per_second: the most requests (float) in a second, or None.
    ///     ordered: whether pages come in the order of the parents.
    ///     collect: whether errors of single listings are collected in `errors`.
    ///     only: called with a method name and a summary (dict); false if nothing below it is wanted. Or None.
    ///     progress: called with `Progress` now and then, or None.
    #[new]
    #[pyo3(signature = (client, operation, parameters, *, regions=vec![], beside=vec![], concurrency, requests_per_second, ordered,
        collect, only, progress))]
    #[expect(clippy::too_many_arguments, reason = "keyword-only, one per option")]
    fn new(
        client: &Bound<'_, Client>,
        operation: &str,
        parameters: &Bound<'_, PyDict>,
        regions: Vec<String>,
        beside: Vec<String>,
        concurrency: usize,
        requests_per_second: Option<f64>,
        ordered: bool,
        collect: bool,
        only: Option<Py<PyAny>>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<PyClassInitializer<Self>> {
        let py = parameters.py();
        let operation = paginated(operation)?;
        let connection = &client.get().connection;
        let mut listing = Listing::new(connection, operation, parameters)?;
        let made: Result<Plan> = (|| {
            let call = listing.arguments.bind(py).copy()?;
            if let Some(size) = &listing.page_size {
                call.set_item("maxResults", size)?;
            }
            if call.contains("nextToken")? {
                let text = "nextToken is of one listing: a scan goes on by StartingToken, from its resume_token";
                return Err(Error::ParamValidation(text.to_owned()));
            }
            let principal = take_principal(py, operation, &call)?;
            let mut given = given_ids(py, operation, &call)?;
            let in_region = |region: &String| connection.in_region(py, region.clone()).map(Arc::new);
            let mut connections = regions.iter().map(in_region).collect::<Result<Vec<_>>>()?;
            if regions.is_empty() {
                connections.push(Arc::clone(connection));
            } else {
                given.push((REGION, regions.into_iter().map(Arc::from).collect()));
            }
            let beside = beside.iter().map(|name| paginated(name));
            let wanted: Vec<_> = beside.chain([Ok(operation)]).collect::<PyResult<_>>()?;
            let tree = Tree::new(&wanted, given).map_err(Error::ParamValidation)?;
            if principal.is_some() && !tree.levels.iter().any(|level| takes_principal(level.operation)) {
                call.set_item(PRINCIPAL_ID, &principal)?;
            }
            Ok(Plan {
                tree: Arc::new(tree),
                parameters: validate(py, operation, Some(&call))?,
                principal,
                connections,
                concurrency,
                requests_per_second,
                is_ordered: ordered,
                collects_errors: collect,
                only,
                progress,
            })
        })();
        let plan = made.map_err(|error| connection.exception(error, operation, parameters))?;
        let tree = Arc::clone(&plan.tree);
        listing.scan = Some(Arc::new(plan));
        let listing = Arc::new(listing);
        let pages = PageIterator::of(Arc::clone(&listing));
        Ok(PyClassInitializer::from(pages).add_subclass(Self { listing, tree }))
    }

    /// What happened so far, in the latest iteration (`Progress`); None before the first.
    #[getter]
    fn progress<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.listing.last_scan().map(|scan| scan.progress(py)).transpose()
    }

    /// The errors (list of exceptions) that were collected in the latest iteration. A note of each names the listing,
    /// whose ids it has as `parents` (dict).
    #[getter]
    fn errors(&self, py: Python<'_>) -> Vec<Py<PyAny>> {
        let scan = self.listing.last_scan();
        scan.map_or_else(Vec::new, |scan| {
            scan.errors().iter().map(|error| error.clone_ref(py)).collect()
        })
    }

    /// The method names (list of str) of the operations that are called, parents first.
    #[getter]
    fn operations(&self) -> Vec<&str> {
        self.tree.levels.iter().map(|level| level.operation.method).collect()
    }

    /// Begin to read the scan into a table for each operation that is wanted.
    fn _tables(&self, py: Python<'_>) -> PyResult<TableSet> {
        TableSet::new(py, &self.listing, &self.tree)
    }

    /// A scan does not change, and a copy would show the same iteration.
    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<deadline_pages.Scan of {}>", self.listing.describe(py)?))
    }
}

/// The principal that was given. Operations below may not take it; its check is that of an operation that does.
fn take_principal(
    py: Python<'_>,
    operation: &'static Operation,
    parameters: &Bound<'_, PyDict>,
) -> Result<Option<String>> {
    let Some(principal) = parameters.get_item(PRINCIPAL_ID)? else {
        return Ok(None);
    };
    let check = PyDict::new(py);
    check.set_item(PRINCIPAL_ID, &principal)?;
    validate(py, paginated("list_farms")?, Some(&check))?;
    if !takes_principal(operation) {
        parameters.del_item(PRINCIPAL_ID)?;
    }
    Ok(Some(principal.extract()?))
}

/// The ids that were given, with their values. Their checks are those of a call with each.
fn given_ids(py: Python<'_>, operation: &'static Operation, parameters: &Bound<'_, PyDict>) -> Result<Given> {
    let mut given = Given::new();
    let call = parameters.copy()?;
    for id in parents(operation) {
        parameters.set_item(id, EACH)?;
    }
    for id in ids(operation) {
        if call.contains(id)? {
            parameters.set_item(id, EACH)?;
        }
    }
    for id in ids(operation) {
        let Some(values) = call.get_item(id)? else {
            continue;
        };
        let values = match values.cast::<PyString>() {
            Ok(_) => vec![values],
            Err(_) => match values.try_iter() {
                Ok(several) => several.collect::<PyResult<_>>()?,
                Err(_) => vec![values],
            },
        };
        let mut checked: Vec<Arc<str>> = Vec::new();
        for value in values {
            parameters.set_item(id, &value)?;
            validate(py, operation, Some(parameters))?;
            let value = value.extract::<String>()?;
            if !checked.iter().any(|known| **known == *value) {
                checked.push(Arc::from(value));
            }
        }
        parameters.set_item(id, EACH)?;
        given.push((id, checked));
    }
    Ok(given)
}
