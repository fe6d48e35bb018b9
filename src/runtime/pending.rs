//! What is awaited in event loops: told when the runtime that it comes from is lost.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::wrap_pyfunction;

use super::{Home, delivery};
use crate::errors::Error;

#[derive(Default)]
pub struct Pending(Mutex<Entries>);

#[derive(Default)]
struct Entries {
    last: u64,
    /// None until the future is there.
    futures: HashMap<u64, Option<Awaited>>,
}

struct Awaited {
    event_loop: Py<PyAny>,
    future: Py<PyAny>,
}

impl Pending {
    fn lock(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A future's entry; taken out when it is dropped.
pub struct Ticket {
    home: &'static Home,
    number: u64,
}

impl Ticket {
    pub fn new(home: &'static Home) -> Self {
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
pub fn fill(home: &'static Home, number: u64, event_loop: Py<PyAny>, future: Py<PyAny>) {
    if let Some(entry) = home.pending.lock().futures.get_mut(&number) {
        *entry = Some(Awaited { event_loop, future });
    }
}

/// Tell all of them. The caller need not be attached to the interpreter.
pub fn give_up(home: &'static Home) {
    let futures: Vec<_> = home
        .pending
        .lock()
        .futures
        .drain()
        .filter_map(|(_, entry)| entry)
        .collect();
    if futures.is_empty() {
        return;
    }
    delivery::deliver(home, move || {
        Python::attach(|py| {
            for Awaited { event_loop, future } in futures {
                // A loop that is closed has nobody who waits.
                let _ = fail(py, &event_loop, &future);
            }
        });
    });
}

fn fail(py: Python<'_>, event_loop: &Py<PyAny>, future: &Py<PyAny>) -> PyResult<()> {
    let fail = wrap_pyfunction!(set_exception, py)?;
    let error = PyErr::from(Error::RuntimeLost);
    event_loop.call_method1(py, intern!(py, "call_soon_threadsafe"), (fail, future, error))?;
    Ok(())
}

#[pyfunction]
fn set_exception(future: &Bound<'_, PyAny>, error: &Bound<'_, PyAny>) -> PyResult<()> {
    let py = future.py();
    if !future.call_method0(intern!(py, "done"))?.is_truthy()? {
        future.call_method1(intern!(py, "set_exception"), (error,))?;
    }
    Ok(())
}
