//! `Table`: the rows of a listing in memory, as Arrow columns.

use std::sync::Arc;

use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::SchemaRef;
use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyTuple};

use super::arrow::{self, batches_of, schema_capsule, stream_capsule};
use super::table_options::Part;
use crate::columns::{BATCH_ROWS, Rows};
use crate::errors::Error;
use crate::paging::{Cursor, Listing};

/// The rows of a listing in memory, as columns that pandas, polars, DuckDB and pyarrow read without copying rows.
///
/// Made by `PageIterator.table()` and `decode_table()`. It sends no requests, and can be read any number of times, by
/// whatever knows Arrow's PyCapsule interface: `polars.DataFrame(table)`, `pyarrow.table(table)`,
/// `pandas.DataFrame.from_arrow(table)`, DuckDB's `from table`.
#[pyclass(frozen, weakref, module = "deadline_pages")]
pub struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
    /// The token (str) to continue with, as `StartingToken`, after `MaxItems`, `max_rows` or an error; else None.
    #[pyo3(get)]
    resume_token: Option<String>,
}

impl Table {
    /// Read a listing, or the rows before an error.
    pub fn read(py: Python<'_>, listing: &Listing, part: Part) -> PyResult<Self> {
        let mut rows = part.rows(py, BATCH_ROWS);
        let copy = Arc::new(part.listing);
        let cursor = Cursor::new(py, Arc::clone(&copy))?;
        let read = std::iter::from_fn(|| cursor.next_into(py, &mut rows).transpose()).find_map(Result::err);
        listing.take_results(py, &copy);
        let resume_token = copy.resume_token();
        match read {
            None => Self::new(&mut rows, resume_token),
            Some(error) => Err(Self::attach(py, error, &mut rows, resume_token)),
        }
    }

    /// A batch by itself.
    pub fn of(batch: RecordBatch) -> Self {
        Self {
            schema: batch.schema(),
            batches: vec![batch],
            resume_token: None,
        }
    }

    pub fn new(rows: &mut Rows, resume_token: Option<String>) -> PyResult<Self> {
        Ok(Self {
            schema: Arc::clone(&rows.layout().schema),
            batches: rows.finish().map_err(Error::from)?,
            resume_token,
        })
    }

    /// The rows before an error, as an attribute of it.
    pub fn attach(py: Python<'_>, error: PyErr, rows: &mut Rows, resume_token: Option<String>) -> PyErr {
        let table = Self::new(rows, resume_token);
        match table.and_then(|table| error.value(py).setattr("table", Bound::new(py, table)?)) {
            Ok(()) | Err(_) => error,
        }
    }
}

#[pymethods]
impl Table {
    /// Take the rows of a table of another library.
    ///
    /// Args:
    ///     table: anything with `__arrow_c_stream__`, such as a `pyarrow.Table` or a `polars.DataFrame`.
    ///
    /// Raises:
    ///     AttributeError: it has not.
    ///     ValueError: what it gives cannot be read, or is no table.
    #[staticmethod]
    #[pyo3(signature = (table, /))]
    fn from_arrow(table: &Bound<'_, PyAny>) -> PyResult<Self> {
        let (schema, batches) = batches_of(table)?;
        Ok(Self {
            schema,
            batches,
            resume_token: None,
        })
    }

    /// The number of rows (int).
    #[getter]
    fn num_rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// The names of the columns (list of str).
    #[getter]
    fn column_names(&self) -> Vec<&str> {
        self.schema.fields.iter().map(|field| field.name().as_str()).collect()
    }

    fn __len__(&self) -> usize {
        self.num_rows()
    }

    /// `pandas.DataFrame(table)` asks for it, and would say nothing of help.
    fn __iter__(&self) -> PyResult<()> {
        let text = "a table is not iterated: table.to_pandas(), to_polars() or to_arrow() make one that is";
        Err(PyTypeError::new_err(text))
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.schema)
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // A wish: consumers cast what comes.
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(Ok);
        stream_capsule(py, RecordBatchIterator::new(batches, Arc::clone(&self.schema)))
    }

    /// The table as a `pyarrow.Table`.
    ///
    /// Raises:
    ///     ImportError: pyarrow is not installed.
    fn to_arrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        convert(slf, "to_arrow", None)
    }

    /// The table as a `pandas.DataFrame`.
    ///
    /// Raises:
    ///     ImportError: pandas or pyarrow is not installed.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        convert(slf, "to_pandas", None)
    }

    /// The table as a `polars.DataFrame`.
    ///
    /// Raises:
    ///     ImportError: polars is not installed.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        convert(slf, "to_polars", None)
    }

    /// The table as a relation of DuckDB.
    ///
    /// Args:
    ///     connection: a DuckDB connection; the default one if it is None.
    ///
    /// Returns:
    ///     A `duckdb.DuckDBPyRelation`.
    ///
    /// Raises:
    ///     ImportError: duckdb is not installed.
    #[pyo3(signature = (connection=None))]
    fn to_duckdb<'py>(slf: &Bound<'py, Self>, connection: Option<&Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        convert(slf, "to_duckdb", connection)
    }

    /// Copied as Arrow's stream of bytes.
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let (py, table) = (slf.py(), slf.get());
        let bytes = arrow::to_bytes(&table.schema, &table.batches).map_err(Error::from)?;
        let make = slf.get_type().getattr(intern!(py, "_from_bytes"))?;
        (make, (PyBytes::new(py, &bytes), table.resume_token.clone())).into_pyobject(py)
    }

    /// Make the table of `__reduce__` again.
    #[staticmethod]
    fn _from_bytes(bytes: &[u8], resume_token: Option<String>) -> PyResult<Self> {
        let (schema, batches) = arrow::from_bytes(bytes).map_err(Error::from)?;
        Ok(Self {
            schema,
            batches,
            resume_token,
        })
    }

    fn __repr__(&self) -> String {
        let (rows, columns) = (self.num_rows(), self.schema.fields.len());
        format!("<deadline_pages.Table of {rows} rows, {columns} columns>")
    }

    /// What a notebook shows (str).
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let native = slf.py().import("deadline_pages._notebook.native")?;
        native.call_method1("table", (slf,))
    }
}

/// Convert by Python, where libraries are imported.
fn convert<'py>(
    table: &Bound<'py, Table>,
    name: &str,
    connection: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let convert = table.py().import("deadline_pages._tables.convert")?.getattr(name)?;
    match connection {
        Some(connection) => convert.call1((table, connection)),
        None => convert.call1((table,)),
    }
}
