//! Waits of Python threads: with the GIL released, and a check for signals every 50 ms.

use std::time::Duration;

use pyo3::prelude::*;
use tokio::runtime::Handle;
use tokio::time::timeout;

use super::process::{current, flush_writes};
use super::{driver, greenlets, shutdown};
use crate::errors::{Error, Result};

/// How long a wait goes on before it looks for Ctrl-C.
const SIGNAL_INTERVAL: Duration = Duration::from_millis(50);

/// Wait for `future` with the GIL released. A signal handler that raises (Ctrl-C) ends the wait and drops the future.
///
/// Signal handlers run between two calls of `block_on`, never inside one, so that they may use this package too.
pub fn wait<F>(py: Python<'_>, future: F) -> Result<F::Output>
where
    F: Future + Send,
    F::Output: Send,
{
    wait_and(py, future, |_| Ok(()))
}

/// `wait`, and do `meanwhile` as often as it looks for signals.
pub fn wait_and<F>(py: Python<'_>, future: F, meanwhile: impl Fn(Python<'_>) -> PyResult<()>) -> Result<F::Output>
where
    F: Future + Send,
    F::Output: Send,
{
    let runtime = current(py)?;
    if let Some(hub) = greenlets::hub(py)?
        && let Ok(_work) = driver::urgent(runtime)
    {
        return greenlets::wait(py, runtime, &hub, future, meanwhile);
    }
    let _waiting = driver::waiting(runtime)?;
    let mut future = Box::pin(future);
    loop {
        let waited = shutdown::detach(py, || {
            runtime.block_on(async { timeout(SIGNAL_INTERVAL, future.as_mut()).await })
        });
        match waited {
            Ok(Ok(output)) => return Ok(output),
            Ok(Err(_still_waiting)) => {
                meanwhile(py)?;
                py.check_signals()?;
                greenlets::run_jobs(py);
                if runtime.is_usable() {
                    continue;
                }
            }
            Err(Error::RuntimeLost) => {}
            Err(error) => return Err(error),
        }
        // It may hold sockets, or wake tasks when it is dropped.
        std::mem::forget(future);
        return Err(Error::RuntimeLost);
    }
}

/// Retry `work` when its runtime was lost (`Error::RuntimeLost`), up to `attempts` times.
pub fn retry_if_lost<T>(attempts: u32, mut work: impl FnMut() -> Result<T>) -> Result<T> {
    for _ in 1..attempts {
        match work() {
            Err(Error::RuntimeLost) => {}
            done => return done,
        }
    }
    work()
}

/// Drive the runtime for a moment, so that requests just started reach their sockets. Does not check for signals.
pub fn poll_once(py: Python<'_>) -> Result<()> {
    let runtime = current(py)?;
    let _waiting = driver::waiting(runtime)?;
    shutdown::detach(py, || runtime.block_on(flush_writes()))
}

/// Let the tasks of dropped connections close their sockets. Called from `drop`. Does nothing inside the runtime, where
/// the driving thread runs those tasks, nor at the interpreter's exit, where the system closes the sockets.
pub fn reap_closed_connections() {
    if Handle::try_current().is_err() {
        Python::try_attach(|py| poll_once(py).ok());
    }
}
