//! `TableReader`: a listing as a stream of Arrow columns.

use std::sync::Arc;

use arrow_schema::SchemaRef;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use super::arrow::{schema_capsule, stream_capsule};
use super::table::Table;
use super::table_options::Part;
use crate::paging::{Batches, Listing, Outcome, is_being_read, try_lock};
use crate::runtime::sync::{Mutex, MutexGuard};

/// Consumers get the first page at once.
const FIRST_BATCH_ROWS: usize = 1;

/// A listing as a stream of Arrow columns, for what does not fit into memory. It is read once.
///
/// Made by `PageIterator.to_reader()`, and read by whatever knows Arrow's PyCapsule interface:
/// `pyarrow.RecordBatchReader.from_stream(reader)`, `polars.scan_arrow_c_stream(reader)`, DuckDB's `from reader`. A request
/// is sent when the consumer wants rows. Consumers have errors of their own: ours is in `error`. A loop over it gives a
/// `Table` for each batch.
#[pyclass(frozen, weakref, module = "deadline_pages")]
pub struct TableReader {
    schema: SchemaRef,
    /// The listing's copy, which is read.
    listing: Arc<Listing>,
    batches: Mutex<Option<Batches>>,
    outcome: Arc<Outcome>,
}

impl TableReader {
    pub fn new(py: Python<'_>, listing: &Arc<Listing>, part: Part) -> PyResult<Self> {
        let schema = Arc::clone(&part.layout.schema);
        let rows = part.rows(py, FIRST_BATCH_ROWS);
        let copy = Arc::new(part.listing);
        let (batches, outcome) = Batches::new(py, Arc::clone(listing), Arc::clone(&copy), rows)?;
        Ok(Self {
            schema,
            listing: copy,
            batches: Mutex::new(Some(batches)),
            outcome,
        })
    }

    /// What is left of the stream; None once a consumer has it. Nobody waits for it with the GIL.
    fn batches(&self) -> PyResult<MutexGuard<'_, Option<Batches>>> {
        try_lock(&self.batches).ok_or_else(is_being_read)
    }
}

fn is_taken() -> PyErr {
    PyRuntimeError::new_err("a TableReader is read once: call to_reader() again, or use table()")
}

#[pymethods]
impl TableReader {
    /// The names of the columns (list of str).
    #[getter]
    fn column_names(&self) -> Vec<&str> {
        self.schema.fields.iter().map(|field| field.name().as_str()).collect()
    }

    /// The exception that ended the stream, if one did.
    #[getter]
    fn error<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        let error = self.outcome.error(py)?;
        Some(error.into_value(py).into_bound(py).into_any())
    }

    /// The token (str) to continue with, as `StartingToken`, after `MaxItems`, `max_rows` or an error; else None.
    #[getter]
    fn resume_token(&self) -> Option<String> {
        self.listing.resume_token()
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
        let batches = self.batches()?.take();
        stream_capsule(py, batches.ok_or_else(is_taken)?)
    }

    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    /// The next batch, as a table.
    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Table>> {
        let batch = self.batches()?.as_ref().ok_or_else(is_taken)?.next_batch(py)?;
        Ok(batch.map(Table::of))
    }

    /// End the stream: whoever reads it, or waits for its next page in another thread, gets an error.
    fn close(&self) {
        self.listing.close();
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!(
            "<deadline_pages.TableReader of {}>",
            self.listing.describe(py)?
        ))
    }
}
