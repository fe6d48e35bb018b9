//! The one door to the tokio runtime: release the GIL, wait, look for signals.

mod awaitable;
mod delivery;
mod driver;
mod gate;

use std::future::Future;
use std::pin::pin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use tokio::runtime::{Handle, Runtime};
use tokio::task::JoinHandle;

use crate::log::Journal;

pub use awaitable::awaitable;
use delivery::Deliveries;
use driver::Driver;
pub use driver::Work;
pub use gate::pass;

/// How long a wait goes on before it looks for Ctrl-C.
const SIGNAL_INTERVAL: Duration = Duration::from_millis(50);

/// The runtime of one process, and who drives it while no Python thread waits.
struct Home {
    process: u32,
    runtime: Runtime,
    driver: Driver,
    deliveries: Deliveries,
    journal: Journal,
}

/// Locked only while attached to the interpreter and never across a wait, so that no other thread can hold it at the
/// moment of a fork.
static HOME: Mutex<Option<&'static Home>> = Mutex::new(None);

/// This process's runtime: whoever waits drives it. After a fork the child makes its own; the parent's is left alone,
/// because its I/O driver belongs to the parent.
fn home(py: Python<'_>) -> PyResult<&'static Home> {
    gate::watch_exit(py)?;
    let process = std::process::id();
    let mut current = HOME.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(home) = *current
        && home.process == process
    {
        return Ok(home);
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| PyRuntimeError::new_err(format!("cannot start the I/O runtime: {error}")))?;
    let home: &'static Home = Box::leak(Box::new(Home {
        process,
        runtime,
        driver: Driver::default(),
        deliveries: Deliveries::default(),
        journal: Journal::default(),
    }));
    *current = Some(home);
    Ok(home)
}

/// Wait for `future` with the GIL released. A signal handler that raises (Ctrl-C) ends the wait and drops the future.
///
/// Signal handlers run between two turns of the runtime, never inside one, so that they may use this package too.
pub fn wait<F>(py: Python<'_>, future: F) -> PyResult<F::Output>
where
    F: Future + Send,
    F::Output: Send,
{
    let Home { runtime, driver, .. } = home(py)?;
    let _waiting = driver.waiting();
    let mut future = pin!(future);
    loop {
        let (turn, inside) = py.detach(|| {
            let turn = runtime.block_on(async { tokio::time::timeout(SIGNAL_INTERVAL, future.as_mut()).await });
            (turn, gate::enter())
        });
        drop(inside);
        match turn {
            Ok(output) => return Ok(output),
            Err(_still_waiting) => {
                py.check_signals()?;
                hand_over(py)?;
            }
        }
    }
}

/// What is noted in this process for Python's `logging`.
pub fn journal(py: Python<'_>) -> PyResult<&'static Journal> {
    Ok(&home(py)?.journal)
}

/// Give Python what was noted, unless the interpreter ends.
pub fn hand_over(py: Python<'_>) -> PyResult<()> {
    let journal = journal(py)?;
    pass(|| journal.hand_over(py)).unwrap_or(Ok(()))
}

/// Let what was just started reach its socket. No signals are looked for.
pub fn turn(py: Python<'_>) -> PyResult<()> {
    let Home { runtime, driver, .. } = home(py)?;
    let _waiting = driver.waiting();
    let inside = py.detach(|| {
        runtime.block_on(send_off());
        gate::enter()
    });
    drop(inside);
    Ok(())
}

/// Let the tasks of connections that nobody has any more close their sockets. Called where things are dropped: inside
/// of the runtime whoever drives it does so, and at the interpreter's end the system does.
pub fn settle() {
    if Handle::try_current().is_err() {
        Python::try_attach(|py| turn(py).ok());
    }
}

/// Starts what goes on while Python does something else.
#[derive(Clone, Copy)]
pub struct Background(&'static Home);

impl Background {
    pub fn new(py: Python<'_>) -> PyResult<Self> {
        home(py).map(Self)
    }

    pub fn spawn(self, future: impl Future<Output = ()> + Send + 'static) -> Task {
        Task(self.0.runtime.spawn(future))
    }

    /// Something to be done soon, by whoever drives the runtime; the driver's thread does it where nobody else waits.
    pub fn soon(self) -> Work {
        driver::soon(self.0)
    }
}

/// Aborted when it is dropped.
pub struct Task(JoinHandle<()>);

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Let the I/O driver see what happened since the last wait (a kept connection that the server closed meanwhile)
/// before a request is written to it: one turn wakes the connection's task, the next one runs it.
pub async fn catch_up() {
    tokio::task::yield_now().await;
    tokio::task::yield_now().await;
}

/// Let a request that was just started reach its socket: its task, then the connection's, then the I/O driver.
pub async fn send_off() {
    for _ in 0..4 {
        tokio::task::yield_now().await;
    }
}
