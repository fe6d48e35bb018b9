//! What `_scan/partitions.py` divides a scan by: the listings of its operation, below parents that another scan finds.

use std::sync::Arc;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::errors::{Error, Result};
use crate::paging::{Listing, Plan};
use crate::scan::{Ids, encode_part};
use crate::sdk::parameters::Parameters;

/// The level of the operation that was asked for.
fn level(listing: &Listing, plan: &Plan) -> usize {
    let mut levels = plan.tree.levels.iter();
    let wanted = levels.position(|level| level.operation.name == listing.operation.name);
    wanted.unwrap_or_default()
}

/// The arguments of `Client.scan` that make this scan again, without `only` and `progress`.
pub fn arguments<'py>(py: Python<'py>, listing: &Listing, plan: &Plan) -> PyResult<Bound<'py, PyDict>> {
    let arguments = listing.arguments.bind(py).copy()?;
    for (name, values) in plan.tree.given() {
        let values: Vec<&str> = values.iter().map(|value| &**value).collect();
        arguments.set_item(name, values)?;
    }
    let paging = PyDict::new(py);
    paging.set_item("MaxItems", listing.max_items)?;
    paging.set_item("PageSize", listing.page_size.as_ref())?;
    paging.set_item("StartingToken", listing.starting_token.as_ref())?;
    arguments.set_item("PaginationConfig", paging)?;
    let regions = plan.tree.named_regions();
    let regions: Option<Vec<&str>> = regions.map(|regions| regions.iter().map(|region| &**region).collect());
    arguments.set_item("regions", regions)?;
    arguments.set_item("concurrency", plan.concurrency)?;
    arguments.set_item("requests_per_second", plan.requests_per_second)?;
    arguments.set_item("ordered", plan.is_ordered)?;
    arguments.set_item("on_error", if plan.collects_errors { "collect" } else { "raise" })?;
    Ok(arguments)
}

/// Where requests go: arguments of `deadline_pages.client()` that lead a client of another process there. They have no
/// keys, and no proxies, whose URLs may have passwords.
pub fn destination<'py>(
    py: Python<'py>,
    listing: &Listing,
    profile_name: Option<&str>,
) -> PyResult<Bound<'py, PyDict>> {
    let settings = listing.connection.settings();
    let config = PyDict::new(py);
    config.set_item("inject_host_prefix", settings.inject_host_prefix)?;
    config.set_item("use_fips_endpoint", settings.use_fips)?;
    config.set_item("use_dualstack_endpoint", settings.use_dual_stack)?;
    config.set_item("ignore_configured_endpoint_urls", true)?;
    let destination = PyDict::new(py);
    destination.set_item("profile_name", profile_name)?;
    destination.set_item("region_name", &settings.region_name)?;
    destination.set_item("endpoint_url", &settings.endpoint_url)?;
    destination.set_item("use_ssl", settings.use_ssl)?;
    destination.set_item("config", config)?;
    Ok(destination)
}

/// The listing and the plan of a scan of the parents; None if all ids were given.
pub fn parents(py: Python<'_>, listing: &Listing, plan: &Plan) -> Result<Option<(Listing, Plan)>> {
    let Some((parent, _)) = plan.tree.levels[level(listing, plan)].parent else {
        return Ok(None);
    };
    let operation = plan.tree.levels[parent].operation;
    let plan = Plan {
        tree: Arc::new(plan.tree.down_to(operation).map_err(Error::ParamValidation)?),
        parameters: Parameters::new(operation, []).map_err(Error::ParamValidation)?,
        concurrency: plan.concurrency,
        requests_per_second: plan.requests_per_second,
        is_ordered: plan.is_ordered,
        collects_errors: plan.collects_errors,
        principal: plan.principal.clone(),
        connections: plan.connections.clone(),
        only: plan.only.as_ref().map(|only| only.clone_ref(py)),
        progress: None,
    };
    let listing = Listing::new(&listing.connection, operation, &PyDict::new(py))?;
    Ok(Some((listing, plan)))
}

/// The names of a listing's ids, from the outermost, and which of them the parents' scan finds.
pub fn names<'a>(listing: &Listing, plan: &'a Plan) -> (Vec<&'a str>, Option<&'a str>) {
    let level = &plan.tree.levels[level(listing, plan)];
    (level.ids.clone(), level.parent.map(|(_, found)| found))
}

/// The listings that all ids were given for.
pub fn roots(listing: &Listing, plan: &Plan) -> Vec<Vec<String>> {
    texts(plan.tree.complete(&plan.tree.levels[level(listing, plan)], &[]))
}

/// The listings below an item of the parents' scan; none if `only` wants none. `parents`: those of the item's page.
pub fn below(
    py: Python<'_>,
    listing: &Listing,
    plan: &Plan,
    parents: &Bound<'_, PyDict>,
    item: &Bound<'_, PyAny>,
) -> PyResult<Vec<Vec<String>>> {
    let level = &plan.tree.levels[level(listing, plan)];
    let Some((parent, found)) = level.parent else {
        return Ok(Vec::new());
    };
    let operation = plan.tree.levels[parent].operation;
    let known: Result<Option<Ids>> = (|| {
        if let Some(only) = &plan.only
            && !only.bind(py).call1((operation.method, item))?.is_truthy()?
        {
            return Ok(None);
        }
        let mut known = Ids::new();
        for name in &plan.tree.levels[parent].ids {
            if let Some(id) = parents.get_item(name)? {
                known.push((name, Arc::from(id.extract::<String>()?)));
            }
        }
        let id = item.get_item(found).ok().and_then(|id| id.extract::<String>().ok());
        let id = id.ok_or_else(|| Error::Decode(format!("{}: an item without {found}", operation.name)))?;
        known.push((found, Arc::from(id)));
        Ok(Some(known))
    })();
    let known = known.map_err(|error| listing.connection.exception(error, operation, parents))?;
    Ok(known.map_or_else(Vec::new, |known| texts(plan.tree.complete(level, &known))))
}

/// The starting token of a part of the scan. `listings`: the ids of each, in the order of their names.
pub fn token(listing: &Listing, plan: &Plan, listings: Vec<Vec<String>>) -> PyResult<String> {
    let level = level(listing, plan);
    let names = &plan.tree.levels[level].ids;
    let ids = |given: Vec<String>| {
        let fits = given.len() == names.len() && names.iter().zip(&given).all(|(name, id)| plan.tree.allows(name, id));
        let wrong = || PyValueError::new_err(format!("no listing of this scan: {given:?}"));
        fits.then(|| {
            names
                .iter()
                .copied()
                .zip(given.iter().map(|id| Arc::from(id.as_str())))
                .collect()
        })
        .ok_or_else(wrong)
    };
    let listings: Vec<Ids> = listings.into_iter().map(ids).collect::<PyResult<_>>()?;
    Ok(encode_part(&plan.tree, level, &listings))
}

fn texts(listings: impl Iterator<Item = Ids>) -> Vec<Vec<String>> {
    let text = |(_, id): &(&'static str, Arc<str>)| id.to_string();
    listings.map(|ids| ids.iter().map(text).collect()).collect()
}
