//! The one door to the tokio runtime: release the GIL, wait, look for signals.

use std::future::Future;
use std::pin::pin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use tokio::runtime::Runtime;

/// How long a wait goes on before it looks for Ctrl-C.
const SIGNAL_INTERVAL: Duration = Duration::from_millis(50);

/// The runtime and the process it was made in. Locked only while attached to the interpreter and never across a
/// wait, so that no other thread can hold it at the moment of a fork.
static CURRENT: Mutex<Option<(u32, &'static Runtime)>> = Mutex::new(None);

/// This process's runtime. It has no threads of its own: whoever waits drives it. After a fork the child makes its
/// own; the parent's is left alone, because its I/O driver belongs to the parent.
fn current(_py: Python<'_>) -> PyResult<&'static Runtime> {
    let process = std::process::id();
    let mut current = CURRENT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((owner, runtime)) = *current
        && owner == process
    {
        return Ok(runtime);
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| PyRuntimeError::new_err(format!("cannot start the I/O runtime: {error}")))?;
    let runtime = Box::leak(Box::new(runtime));
    *current = Some((process, runtime));
    Ok(runtime)
}

/// Wait for `future` with the GIL released. A signal handler that raises (Ctrl-C) ends the wait and drops the future.
///
/// Signal handlers run between two turns of the runtime, never inside one, so that they may use this package too.
pub fn wait<F>(py: Python<'_>, future: F) -> PyResult<F::Output>
where
    F: Future + Send,
    F::Output: Send,
{
    let runtime = current(py)?;
    let mut future = pin!(future);
    loop {
        let turn =
            py.detach(|| runtime.block_on(async { tokio::time::timeout(SIGNAL_INTERVAL, future.as_mut()).await }));
        match turn {
            Ok(output) => return Ok(output),
            Err(_still_waiting) => py.check_signals()?,
        }
    }
}

/// Let the I/O driver see what happened since the last wait (a kept connection that the server closed meanwhile)
/// before a request is written to it: one turn wakes the connection's task, the next one runs it.
pub async fn catch_up() {
    tokio::task::yield_now().await;
    tokio::task::yield_now().await;
}
