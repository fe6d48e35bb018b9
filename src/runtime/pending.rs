//! What is awaited in event loops: told when the runtime that it comes from is lost.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::wrap_pyfunction;

use super::{ProcessRuntime, callbacks};
#[derive(Default)]
pub struct Pending(Mutex<Entries>);

#[derive(Default)]
struct Entries {
    last: u64,
    /// None until the future is there.
    futures: HashMap<u64, Option<Awaited>>,
}

pub struct Awaited {
    pub event_loop: Py<PyAny>,
    pub future: Py<PyAny>,
}

impl Pending {
    fn lock(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A future's entry; taken out when it is dropped.
pub struct Ticket {
    home: &'static ProcessRuntime,
    number: u64,
}

impl Ticket {
    pub fn new(home: &'static ProcessRuntime) -> Self {
        let mut entries = home.pending.lock();
        entries.last += 1;
        let number = entries.last;
        entries.futures.insert(number, None);
        Self { home, number }
    }

    /// The number to `fill` it by.
    pub fn number(&self) -> u64 {
        self.number
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        let entry = self.home.pending.lock().futures.remove(&self.number);
        drop(entry);
    }
}

/// Note the future of a ticket, unless that is done.
pub fn fill(home: &'static ProcessRuntime, number: u64, awaited: Awaited) {
    if let Some(entry) = home.pending.lock().futures.get_mut(&number) {
        *entry = Some(awaited);
    }
    // The runtime may have been lost since it was looked at.
    if home.is_lost() {
        give_up(home);
    }
}

/// Tell all of them. The caller need not be attached to the interpreter.
pub fn give_up(home: &'static ProcessRuntime) {
    // Those that are not there yet are told when they come.
    let futures: Vec<_> = home
        .pending
        .lock()
        .futures
        .values_mut()
        .filter_map(Option::take)
        .collect();
    if !futures.is_empty() {
        callbacks::deliver(home, move || {
            Python::attach(|py| {
                for awaited in futures {
                    // A loop that is closed has nobody who waits.
                    let _ = awaited.end(py);
                }
            });
        });
    }
}

impl Awaited {
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
