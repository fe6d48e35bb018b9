//! The futures that event loops await, to be ended when the runtime that they come from is lost.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::wrap_pyfunction;

#[derive(Default)]
pub struct PendingFutures(Mutex<Entries>);

#[derive(Default)]
struct Entries {
    last: u64,
    /// None until the future is there.
    futures: HashMap<u64, Option<LoopFuture>>,
}

/// A future, and the event loop that it belongs to.
pub struct LoopFuture {
    pub event_loop: Py<PyAny>,
    pub future: Py<PyAny>,
}

/// Futures that were taken, to be ended.
pub struct LostFutures(Vec<LoopFuture>);

impl PendingFutures {
    fn lock(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reserve a key for a future that does not exist yet.
    pub fn reserve(&self) -> u64 {
        let mut entries = self.lock();
        entries.last += 1;
        let key = entries.last;
        entries.futures.insert(key, None);
        key
    }

    /// Store the future under its key, unless it is done already.
    pub fn fill(&self, key: u64, future: LoopFuture) {
        if let Some(entry) = self.lock().futures.get_mut(&key) {
            *entry = Some(future);
        }
    }

    pub fn remove(&self, key: u64) {
        let entry = self.lock().futures.remove(&key);
        drop(entry);
    }

    /// Take all stored futures; None if there are none.
    pub fn take(&self) -> Option<LostFutures> {
        let futures: Vec<_> = self.lock().futures.values_mut().filter_map(Option::take).collect();
        (!futures.is_empty()).then_some(LostFutures(futures))
    }
}

impl LostFutures {
    pub fn end(self, py: Python<'_>) {
        for future in self.0 {
            // Fails if the loop is closed: then nothing awaits the future.
            let _ = future.end(py);
        }
    }
}

impl LoopFuture {
    fn end(self, py: Python<'_>) -> PyResult<()> {
        let end = wrap_pyfunction!(end, py)?;
        self.event_loop
            .call_method1(py, intern!(py, "call_soon_threadsafe"), (end, self.future))
            .map(drop)
    }
}

/// In the event loop's thread.
#[pyfunction]
#[pyo3(signature = (future, /))]
fn end(future: &Bound<'_, PyAny>) -> PyResult<()> {
    let py = future.py();
    if !future.call_method0(intern!(py, "done"))?.is_truthy()? {
        future.call_method1(intern!(py, "set_result"), (py.None(),))?;
    }
    Ok(())
}
