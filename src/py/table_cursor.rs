//! `TableCursor`: a table in the making, page by page, for event loops and for Python code that iterates itself.

use std::sync::Arc;

use pyo3::intern;
use pyo3::prelude::*;

use super::awaitable::{Anext, Target};
use super::table::Table;
use super::table_options::Part;
use crate::columns::{BATCH_ROWS, Rows};
use crate::errors::Error;
use crate::paging::{Awaited, Cursor, Listing, Next, Position, Ticket, already_running, resume_token, try_lock};
use crate::runtime::sync::{Mutex, MutexGuard, lock};

/// A table in the making. Each step of its asynchronous iteration requests a page and adds its rows.
#[pyclass(frozen, module = "deadline_pages")]
pub struct TableCursor {
    cursor: Cursor,
    rows: Mutex<Rows>,
    /// The listing that was asked for, and the copy that is read.
    listing: Arc<Listing>,
    copy: Arc<Listing>,
    /// Of pages that Python code came by: the token behind the last one.
    appended: Mutex<Option<Py<PyAny>>>,
}

impl TableCursor {
    pub fn new(py: Python<'_>, listing: &Arc<Listing>, part: Part) -> PyResult<Self> {
        let rows = part.rows(py, BATCH_ROWS);
        let copy = Arc::new(part.listing);
        let starting_token = copy.starting_token.as_ref().map(|token| token.clone_ref(py));
        Ok(Self {
            cursor: Cursor::new(py, Arc::clone(&copy))?,
            rows: Mutex::new(rows),
            listing: Arc::clone(listing),
            copy,
            appended: Mutex::new(starting_token),
        })
    }

    fn rows(&self) -> PyResult<MutexGuard<'_, Rows>> {
        try_lock(&self.rows).ok_or_else(already_running)
    }

    /// The token behind the pages that were appended.
    fn token_behind<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        lock(&self.appended).as_ref().map(|token| token.bind(py).clone())
    }

    fn resume_token(&self, py: Python<'_>) -> Option<String> {
        match self.cursor.position() {
            // Python code iterates itself.
            Some(Position::Start) => {
                let token = self.token_behind(py).and_then(|token| token.extract().ok());
                token.or_else(|| self.listing.resume_token())
            }
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
        let (items, left) = (rows.pending(), self.copy.items_left(rows.total()));
        rows.keep(left);
        let py = page.py();
        let token = if items > left {
            let before = self.token_behind(py);
            let token = resume_token::skip_more(before.as_ref(), left as i64)?;
            Some(token.into_pyobject(py)?.into_any())
        } else {
            let token = page.call_method1(intern!(py, "get"), (intern!(py, "NextToken"),))?;
            (!token.is_none()).then_some(token)
        };
        rows.commit().map_err(Error::from)?;
        *lock(&self.appended) = token.map(Bound::unbind);
        Ok(items < left)
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
