//! Waits of Python threads: the GIL is released, and signals are looked for.

use std::time::Duration;

use pyo3::prelude::*;
use tokio::runtime::Handle;
use tokio::time::timeout;

use super::process::{current, flush_writes};
use super::shutdown::AttachGuard;
use super::{driver, greenlets};
use crate::errors::{Error, Result};

/// How long a wait goes on before it looks for Ctrl-C.
const SIGNAL_INTERVAL: Duration = Duration::from_millis(50);

/// Wait for `future` with the GIL released. A signal handler that raises (Ctrl-C) ends the wait and drops the future.
///
/// Signal handlers run between two turns of the runtime, never inside one, so that they may use this package too.
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
        let (turn, inside) = py.detach(|| {
            let turn = runtime.block_on(async { timeout(SIGNAL_INTERVAL, future.as_mut()).await });
            (turn, AttachGuard::enter())
        });
        drop(inside);
        match turn {
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

/// Do `work` again where the runtime that it was begun in is lost: as often as a request is sent.
pub fn persist<T>(attempts: u32, mut work: impl FnMut() -> Result<T>) -> Result<T> {
    for _ in 1..attempts {
        match work() {
            Err(Error::RuntimeLost) => {}
            done => return done,
        }
    }
    work()
}

/// Let what was just started reach its socket. No signals are looked for.
pub fn poll_once(py: Python<'_>) -> Result<()> {
    let runtime = current(py)?;
    let _waiting = driver::waiting(runtime)?;
    let (turned, inside) = py.detach(|| (runtime.block_on(flush_writes()), AttachGuard::enter()));
    drop(inside);
    turned
}

/// Let the tasks of connections that nobody has any more close their sockets. Called where things are dropped: inside
/// of the runtime whoever drives it does so, and at the interpreter's end the system does.
pub fn reap_closed_connections() {
    if Handle::try_current().is_err() {
        Python::try_attach(|py| poll_once(py).ok());
    }
}
