//! What a scan was asked for, and what it collects beside its pages.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use deadline_model::Operation;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::scan::{Ids, Level, REGION, Tree, Walk};
use crate::sdk::connection::Connection;
use crate::sdk::parameters::{ParameterValue, Parameters};

/// The options of a scan.
pub struct Plan {
    pub tree: Arc<Tree>,
    /// Of the operation that was asked for, besides its parents' ids.
    pub parameters: Parameters,
    pub concurrency: usize,
    pub requests_per_second: Option<f64>,
    pub is_ordered: bool,
    /// Whether errors are collected rather than raised.
    pub collects_errors: bool,
    /// Whose resources to list, for all operations that take it.
    pub principal: Option<String>,
    /// By region, in the tree's order.
    pub connections: Vec<Arc<Connection>>,
    /// Called with the method of a listing and a summary; its truth says whether to go below.
    pub only: Option<Py<PyAny>>,
    /// Called now and then.
    pub progress: Option<Py<PyAny>>,
}

impl Plan {
    /// The parameters of a request of a listing.
    pub fn parameters(&self, level: &Level, ids: &Ids, token: Option<&str>) -> Result<Parameters, String> {
        let text = |text: &str| ParameterValue::String(text.to_owned());
        let mut parameters = match level.operation.name == self.parameters.operation.name {
            true => self.parameters.clone(),
            false => Parameters::new(level.operation, [])?,
        };
        if let Some(principal) = self.principal.as_ref().filter(|_| takes_principal(level.operation)) {
            parameters.set(PRINCIPAL_ID, text(principal))?;
        }
        for (name, id) in ids.iter().filter(|(name, _)| *name != REGION) {
            parameters.set(name, text(id))?;
        }
        if let Some(token) = token {
            parameters.set("nextToken", text(token))?;
        }
        Ok(parameters)
    }
}

/// The parameter without which some users are denied the lists of farms, queues, fleets and jobs.
pub const PRINCIPAL_ID: &str = "principalId";

pub fn takes_principal(operation: &Operation) -> bool {
    operation.inputs.iter().any(|input| input.name == PRINCIPAL_ID)
}

/// A scan under way, as its attributes show it.
pub struct Shared {
    walk: Mutex<Walk>,
    started: Instant,
    errors: Mutex<Vec<Py<PyAny>>>,
}

impl Shared {
    pub fn new(walk: Walk) -> Self {
        Self {
            walk: Mutex::new(walk),
            started: Instant::now(),
            errors: Mutex::default(),
        }
    }

    /// Locked for a moment, with the GIL held, and never while Python code runs.
    pub fn walk(&self) -> MutexGuard<'_, Walk> {
        self.walk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Collect the error of the listing below these parents.
    pub fn collect(&self, py: Python<'_>, error: Py<PyAny>, parents: Bound<'_, PyDict>) -> PyResult<()> {
        error.setattr(py, "parents", parents)?;
        self.errors().push(error);
        Ok(())
    }

    pub fn errors(&self) -> MutexGuard<'_, Vec<Py<PyAny>>> {
        self.errors.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What happened so far, as a Python object.
    pub fn progress<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let levels: Vec<_> = {
            let walk = self.walk();
            let levels = walk.tree.levels.iter().zip(&walk.counts);
            levels
                .map(|(level, counts)| (level.operation.method, counts.numbers()))
                .collect()
        };
        let seconds = self.started.elapsed().as_secs_f64();
        py.import("deadline_pages._scan.progress")?
            .call_method1("make", (levels, seconds))
    }
}
