//! The choice of a table's columns and rows, as Python gives it.

use std::sync::Arc;

use deadline_model::Operation;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyString};

use crate::columns::{Layout, Options, Rows, Style};
use crate::paging::Listing;

/// The part of a listing that was chosen.
pub struct Part {
    pub layout: Arc<Layout>,
    /// A copy of the listing with no more rows than wanted.
    pub listing: Listing,
}

impl Part {
    pub fn new(
        py: Python<'_>,
        listing: &Listing,
        columns: Option<&Bound<'_, PyAny>>,
        style: Style,
        parents: bool,
        max_rows: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        Ok(Self {
            layout: layout(listing.operation, columns, parents, listing.has_regions(), style)?,
            listing: listing.limited(py, checked(max_rows)?),
        })
    }

    /// Rows to read the listing into. The parents' ids are its parameters.
    pub fn rows(&self, py: Python<'_>, batch_rows: usize) -> Rows {
        let parent = |name: &str| self.listing.text_argument(py, name);
        Rows::new(Arc::clone(&self.layout), parent, batch_rows)
    }
}

/// Lay out the columns of an operation's table. `columns`: their names. `region`: whether a scan of several has a column
/// of them.
pub fn layout(
    operation: &'static Operation,
    columns: Option<&Bound<'_, PyAny>>,
    parents: bool,
    region: bool,
    style: Style,
) -> PyResult<Arc<Layout>> {
    let options = Options {
        columns: columns.map(names).transpose()?,
        style,
        parents,
        region,
    };
    Layout::new(operation, options)
        .map(Arc::new)
        .map_err(PyValueError::new_err)
}

fn names(columns: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    let wrong = || PyTypeError::new_err("columns must be a list of names");
    if columns.is_instance_of::<PyString>() {
        return Err(wrong());
    }
    let names = columns.try_iter().map_err(|_| wrong())?;
    names.map(|name| name?.extract().map_err(|_| wrong())).collect()
}

fn checked(max_rows: Option<&Bound<'_, PyAny>>) -> PyResult<Option<i64>> {
    let Some(given) = max_rows else {
        return Ok(None);
    };
    match given.extract::<i64>() {
        Ok(rows) if rows >= 0 && !given.is_instance_of::<PyBool>() => Ok(Some(rows)),
        _ => {
            let text = format!("max_rows must be a number of rows, 0 or more, not {given:?}");
            Err(PyValueError::new_err(text))
        }
    }
}
