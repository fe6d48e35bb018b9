//! `Scan`, the iterable that `client.scan()` returns.

use std::collections::HashSet;
use std::sync::Arc;

use deadline_model::{Operation, parents};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString};

use super::client::{Client, paginated};
use super::page_iterator::PageIterator;
use super::scan_parts;
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
    plan: Arc<Plan>,
    /// Of the client, if it was chosen in code.
    profile_name: Option<String>,
}

impl Scan {
    fn of(mut listing: Listing, plan: Plan, profile_name: Option<String>) -> PyClassInitializer<Self> {
        let plan = Arc::new(plan);
        listing.scan = Some(Arc::clone(&plan));
        let listing = Arc::new(listing);
        let pages = PageIterator::of(Arc::clone(&listing));
        PyClassInitializer::from(pages).add_subclass(Self {
            listing,
            plan,
            profile_name,
        })
    }
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
    ///     profile_name: the profile (str) that was chosen for the client in code, or None.
    #[new]
    #[pyo3(signature = (client, operation, parameters, *, regions=vec![], beside=vec![], concurrency, requests_per_second, ordered,
        collect, only, progress, profile_name=None))]
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
        profile_name: Option<String>,
    ) -> PyResult<PyClassInitializer<Self>> {
        let py = parameters.py();
        let operation = paginated(operation)?;
        let connection = &client.get().connection;
        let listing = Listing::new(connection, operation, parameters)?;
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
        Ok(Self::of(listing, plan, profile_name))
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
        self.plan
            .tree
            .levels
            .iter()
            .map(|level| level.operation.method)
            .collect()
    }

    /// Begin to read the scan into a table for each operation that is wanted.
    fn _tables(&self, py: Python<'_>) -> PyResult<TableSet> {
        TableSet::new(py, &self.listing, &self.plan.tree)
    }

    /// Divide the scan into parts that threads, processes or machines read by themselves.
    ///
    /// The parents are found now, by the requests of a scan of their operation. Each part has some of them, of about equal
    /// weight where their summaries have counts, and together they have every row once.
    ///
    /// Args:
    ///     n: the most parts (int).
    ///
    /// Returns:
    ///     A list of `Partition`, none of them empty, which can be pickled and hold no client and no credentials. Fewer than
    ///     `n` if there are fewer parents, and none if there is nothing to list.
    ///
    /// Raises:
    ///     ValueError: `n` is no number of parts, or the scan has `MaxItems` or a `StartingToken`.
    ///     Exception: those of iteration. What is collected is in `errors`.
    #[pyo3(signature = (n, /))]
    fn partitions<'py>(slf: &Bound<'py, Self>, n: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let module = slf.py().import("deadline_pages._scan.partitions")?;
        module.call_method1("partitions", (slf, n))
    }

    /// `partitions()` for an event loop.
    ///
    /// Args:
    ///     n: the most parts (int).
    ///
    /// Returns:
    ///     An awaitable of the same list.
    #[pyo3(signature = (n, /))]
    fn partitions_async<'py>(slf: &Bound<'py, Self>, n: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let module = slf.py().import("deadline_pages._scan.partitions")?;
        module.call_method1("partitions_async", (slf, n))
    }

    /// The arguments (dict) of `Client.scan` that make this scan again, without `only` and `progress`.
    #[getter]
    fn _arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        scan_parts::arguments(py, &self.listing, &self.plan)
    }

    /// Where requests go: profile and arguments (dict) of a client that sends them there from another process.
    #[getter]
    fn _destination<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        scan_parts::destination(py, &self.listing, self.profile_name.as_deref())
    }

    /// The names (list of str) of a listing's ids, from the outermost, and the one (str) that `_parents` finds, or None.
    #[getter]
    fn _ids(&self) -> (Vec<&str>, Option<&str>) {
        scan_parts::names(&self.listing, &self.plan)
    }

    /// A scan of the parents, or None if all ids were given.
    fn _parents(&self, py: Python<'_>) -> PyResult<Option<Py<Self>>> {
        let parents = scan_parts::parents(py, &self.listing, &self.plan);
        let parents = parents.map_err(|error| {
            let Listing {
                connection,
                operation,
                arguments,
                ..
            } = &*self.listing;
            connection.exception(error, operation, arguments.bind(py))
        })?;
        let made = parents.map(|(listing, plan)| Py::new(py, Self::of(listing, plan, None)));
        made.transpose()
    }

    /// The listings (list of lists of ids) that all ids were given for.
    fn _roots(&self) -> Vec<Vec<String>> {
        scan_parts::roots(&self.listing, &self.plan)
    }

    /// The listings (list of lists of ids) below an item of `_parents`; none if `only` wants none.
    ///
    /// Args:
    ///     parents: the `Parents` (dict) of the item's page.
    ///     item: the item (dict).
    fn _below(
        &self,
        py: Python<'_>,
        parents: &Bound<'_, PyDict>,
        item: &Bound<'_, PyAny>,
    ) -> PyResult<Vec<Vec<String>>> {
        scan_parts::below(py, &self.listing, &self.plan, parents, item)
    }

    /// The `StartingToken` of the part of the scan that has these listings.
    ///
    /// Args:
    ///     listings: the ids of each (list of lists of str), in the order of their names.
    ///
    /// Raises:
    ///     ValueError: one is no listing of this scan.
    fn _token(&self, listings: Vec<Vec<String>>) -> PyResult<String> {
        scan_parts::token(&self.listing, &self.plan, listings)
    }

    /// Show the progress and the errors of the scan that found the parents.
    fn _take_results(&self, parents: &Bound<'_, Self>) {
        self.listing.take_results(parents.py(), &parents.get().listing);
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
        let is_one = values.is_instance_of::<PyString>() || values.is_instance_of::<PyBytes>();
        let values = match values.try_iter() {
            Ok(several) if !is_one => several.collect::<PyResult<_>>()?,
            _ => vec![values],
        };
        let (mut checked, mut known) = (Vec::<Arc<str>>::new(), HashSet::new());
        for value in values {
            parameters.set_item(id, &value)?;
            validate(py, operation, Some(parameters))?;
            let value: Arc<str> = Arc::from(value.extract::<String>()?);
            if known.insert(Arc::clone(&value)) {
                checked.push(value);
            }
        }
        parameters.set_item(id, EACH)?;
        given.push((id, checked));
    }
    Ok(given)
}
