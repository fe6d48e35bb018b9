//! A listing as a stream of record batches, for consumers of Arrow: they pull, from any thread, with the GIL or without.

use std::sync::{Arc, PoisonError};

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use super::claim::try_lock;
use super::cursor::Cursor;
use super::listing::Listing;
use crate::columns::Rows;
use crate::errors::Error;
use crate::runtime;
use crate::runtime::sync::{Mutex, lock};

/// A stream of batches. It requests nothing before the first pull, and pages only until a batch is full.
pub struct Batches {
    schema: SchemaRef,
    /// None once the stream has ended. Locked, because consumers may pull from several threads at a time.
    source: Mutex<Option<Source>>,
    outcome: Arc<Outcome>,
}

struct Source {
    cursor: Cursor,
    rows: Rows,
    /// The listing that was asked for, and its copy, which is read.
    listing: Arc<Listing>,
    copy: Arc<Listing>,
}

/// What consumers do not pass on.
#[derive(Default)]
pub struct Outcome {
    error: Mutex<Option<PyErr>>,
}

impl Outcome {
    pub fn error(&self, py: Python<'_>) -> Option<PyErr> {
        let error = lock(&self.error);
        error.as_ref().map(|error| error.clone_ref(py))
    }

    fn set_error(&self, error: PyErr) {
        *lock(&self.error) = Some(error);
    }
}

impl Batches {
    /// `copy`: of the listing, which is read.
    pub fn new(
        py: Python<'_>,
        listing: Arc<Listing>,
        copy: Arc<Listing>,
        rows: Rows,
    ) -> PyResult<(Self, Arc<Outcome>)> {
        let outcome = Arc::new(Outcome::default());
        let batches = Self {
            schema: Arc::clone(&rows.layout().schema),
            source: Mutex::new(Some(Source {
                cursor: Cursor::new(py, Arc::clone(&copy))?,
                rows,
                listing,
                copy,
            })),
            outcome: Arc::clone(&outcome),
        };
        Ok((batches, outcome))
    }

    /// The next batch, for Python.
    pub fn next_batch(&self, py: Python<'_>) -> PyResult<Option<RecordBatch>> {
        let Some(mut source) = try_lock(&self.source) else {
            return Err(is_being_read());
        };
        let copy = source.as_ref().map(|source| Arc::clone(&source.copy));
        let batch = runtime::catch_panics(|| Ok(self.pull(py, &mut source)?)).map_err(PyErr::from);
        batch.inspect_err(|error| {
            if !copy.is_some_and(|copy| copy.is_closed()) {
                self.outcome.set_error(error.clone_ref(py));
            }
        })
    }

    /// The next batch. Rows before an error come first, then the error.
    fn pull(&self, py: Python<'_>, open: &mut Option<Source>) -> PyResult<Option<RecordBatch>> {
        if let Some(error) = self.outcome.error(py) {
            return Err(error);
        }
        let Some(source) = open else {
            return Ok(None);
        };
        loop {
            source.copy.check_open()?;
            if let Some(batch) = source.rows.next_batch().map_err(Error::from)? {
                return Ok(Some(batch));
            }
            let page = source.cursor.next_into(py, &mut source.rows);
            if matches!(page, Ok(Some(_))) {
                continue;
            }
            source.copy.check_open()?;
            source.listing.take_results(py, &source.copy);
            let last = source.rows.finish().map_err(Error::from)?.pop();
            *open = None;
            return match (page, last) {
                (Err(error), Some(batch)) => {
                    self.outcome.set_error(error);
                    Ok(Some(batch))
                }
                (page, last) => page.map(|_| last),
            };
        }
    }
}

impl Iterator for Batches {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        runtime::attach_in_callback(|py| {
            let batch = self.next_batch(py).transpose()?;
            Some(batch.map_err(|error| ArrowError::ExternalError(error.to_string().into())))
        })
    }
}

impl RecordBatchReader for Batches {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}

/// The error of whoever reads while another thread does.
pub fn is_being_read() -> PyErr {
    PyRuntimeError::new_err("another thread is reading this stream")
}

/// Consumers drop a stream from threads of their own.
impl Drop for Batches {
    fn drop(&mut self) {
        let source = self.source.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        let held = (source, std::mem::take(&mut self.outcome));
        runtime::unless_finalizing(|| runtime::attach_in_callback(|_| drop(held)));
    }
}
