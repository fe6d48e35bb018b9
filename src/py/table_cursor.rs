//! `TableCursor`: a table in the making, page by page, for event loops and for Python code that iterates itself.

use std::sync::Arc;

use pyo3::prelude::*;

use super::awaitable::{Anext, Target};
use super::table::Table;
use super::table_options::Part;
use crate::columns::{BATCH_ROWS, Rows};
use crate::errors::Error;
use crate::paging::{Awaited, Cursor, Listing, Next, Position, Ticket, already_running, try_lock};
use crate::runtime::sync::{Mutex, MutexGuard};

/// A table in the making. Each step of its asynchronous iteration requests a page and adds its rows.
#[pyclass(frozen, module = "deadline_pages")]
pub struct TableCursor {
    cursor: Cursor,
    rows: Mutex<Rows>,
    /// The listing that was asked for, and the copy that is read.
    listing: Arc<Listing>,
    copy: Arc<Listing>,
}

impl TableCursor {
    pub fn new(py: Python<'_>, listing: &Arc<Listing>, part: Part) -> PyResult<Self> {
        let rows = part.rows(py, BATCH_ROWS);
        let copy = Arc::new(part.listing);
        Ok(Self {
            cursor: Cursor::new(py, Arc::clone(&copy))?,
            rows: Mutex::new(rows),
            listing: Arc::clone(listing),
            copy,
        })
    }

    fn rows(&self) -> PyResult<MutexGuard<'_, Rows>> {
        try_lock(&self.rows).ok_or_else(already_running)
    }

    fn resume_token(&self, py: Python<'_>) -> Option<String> {
        match self.cursor.position() {
            // Python code iterates itself.
            Some(Position::Start) => self.listing.resume_token(),
            _ => self.cursor.resume_token(py),
        }
    }
}

impl Target for Py<TableCursor> {
    fn awaited(&self) -> &dyn Awaited {
        self.get()
    }
}

impl Awaited for TableCursor {
    fn next_awaited<'py>(&self, py: Python<'py>, woken: Option<&Arc<Ticket>>) -> PyResult<Next<'py>> {
        let next = self.cursor.next_awaited_into(py, &mut *self.rows()?, woken);
        if !matches!(next, Ok(Next::Wait(_))) {
            self.listing.take_results(py, &self.copy);
        }
        next
    }

    fn flush_log(&self, py: Python<'_>) {
        self.cursor.flush_log(py);
    }
}

#[pymethods]
impl TableCursor {
    fn __aiter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __anext__(slf: Py<Self>) -> Anext {
        Anext::next(slf)
    }

    /// Add the rows of a page that Python code came by.
    ///
    /// Args:
    ///     page: a page (dict).
    ///
    /// Returns:
    ///     Whether the table takes more rows (bool).
    fn append(&self, page: &Bound<'_, PyAny>) -> PyResult<bool> {
        let mut rows = self.rows()?;
        rows.read_page(page)?;
        let left = self.copy.items_left(rows.total());
        rows.keep(left);
        let takes_more = rows.pending() < left;
        rows.commit().map_err(Error::from)?;
        Ok(takes_more)
    }

    /// Give the table (Table), and nothing more after that.
    fn finish(&self, py: Python<'_>) -> PyResult<Table> {
        Table::new(&mut *self.rows()?, self.resume_token(py))
    }

    /// Set `table` of an exception, which may be a cancellation, to the rows before it.
    ///
    /// Args:
    ///     error: the exception.
    fn fail(&self, py: Python<'_>, error: Bound<'_, PyAny>) -> PyResult<()> {
        let token = self.resume_token(py);
        self.listing.set_resume_token(token.clone());
        let error = PyErr::from_value(error);
        Table::attach(py, error, &mut *self.rows()?, token);
        Ok(())
    }
}
