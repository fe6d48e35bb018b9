//! `TableSet`: the tables of a scan in the making.

use std::collections::BTreeMap;
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use super::awaitable::{Anext, Target};
use super::table::Table;
use super::table_options::layout;
use crate::columns::{BATCH_ROWS, Rows, Style};
use crate::paging::{Awaited, Cursor, Listing, Next, Tables, Ticket, already_running, try_lock};
use crate::runtime::sync::{Mutex, MutexGuard};
use crate::scan::Tree;

/// The tables of a scan in the making. After an error it goes on where it stood.
#[pyclass(frozen, module = "deadline_pages")]
pub struct TableSet {
    cursor: Cursor,
    tables: Mutex<Tables>,
    /// By method name, once they were asked for.
    finished: PyOnceLock<BTreeMap<&'static str, Py<Table>>>,
}

impl TableSet {
    pub fn new(py: Python<'_>, listing: &Arc<Listing>, tree: &Tree) -> PyResult<Self> {
        let wanted = tree.levels.iter().filter(|level| level.is_wanted);
        let rows = wanted.map(|level| {
            let layout = layout(level.operation, None, true, listing.has_regions(), Style::default())?;
            Ok(Rows::new(layout, |_| None, BATCH_ROWS))
        });
        Ok(Self {
            tables: Mutex::new(Tables::new(rows.collect::<PyResult<_>>()?)),
            cursor: Cursor::new(py, Arc::clone(listing))?,
            finished: PyOnceLock::new(),
        })
    }

    fn tables(&self) -> PyResult<MutexGuard<'_, Tables>> {
        try_lock(&self.tables).ok_or_else(already_running)
    }
}

impl Target for Py<TableSet> {
    fn awaited(&self) -> &dyn Awaited {
        self.get()
    }
}

impl Awaited for TableSet {
    fn next_awaited<'py>(&self, py: Python<'py>, woken: Option<&Arc<Ticket>>) -> PyResult<Next<'py>> {
        self.cursor.next_awaited_into(py, &mut *self.tables()?, woken)
    }

    fn flush_log(&self, py: Python<'_>) {
        self.cursor.flush_log(py);
    }
}

#[pymethods]
impl TableSet {
    /// Read all pages that are left.
    fn read(&self, py: Python<'_>) -> PyResult<()> {
        let mut tables = self.tables()?;
        while self.cursor.next_into(py, &mut *tables)?.is_some() {}
        Ok(())
    }

    fn __aiter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __anext__(slf: Py<Self>) -> Anext {
        Anext::next(slf)
    }

    /// Give the tables (dict of Table by method name), the same each time. Nothing is read after that.
    fn finish(&self, py: Python<'_>) -> PyResult<&BTreeMap<&'static str, Py<Table>>> {
        self.finished.get_or_try_init(py, || {
            let mut tables = self.tables()?;
            let each = tables.rows.iter_mut();
            each.map(|rows| Ok((rows.layout().operation.method, Py::new(py, Table::new(rows, None)?)?)))
                .collect()
        })
    }
}
