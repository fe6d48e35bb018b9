//! The pages of a scan of several operations as rows of tables, one for each.

use pyo3::prelude::*;

use super::sink::{NewPage, Sink, Taken};
use crate::columns::Rows;
use crate::errors::{Error, Result};

/// The tables, in any order.
pub struct Tables {
    pub rows: Vec<Rows>,
    /// Of the page that is not committed.
    current: usize,
}

impl Tables {
    pub fn new(rows: Vec<Rows>) -> Self {
        Self { rows, current: 0 }
    }
}

impl Sink for Tables {
    type Page<'py> = usize;

    fn take<'py>(&mut self, py: Python<'py>, new: &NewPage<'_>) -> Result<Taken<'py, usize>> {
        let is_its = |rows: &Rows| rows.layout().operation.name == new.operation.name;
        let missing = || Error::Pagination(format!("There is no table for {}.", new.operation.name));
        self.current = self.rows.iter().position(is_its).ok_or_else(missing)?;
        self.rows[self.current].take(py, new)
    }

    fn commit(&mut self) -> Result<()> {
        Sink::commit(&mut self.rows[self.current])
    }

    fn rollback(&mut self) {
        Sink::rollback(&mut self.rows[self.current]);
    }

    fn into_any<'py>(py: Python<'py>, rows: usize) -> Bound<'py, PyAny> {
        Rows::into_any(py, rows)
    }
}
