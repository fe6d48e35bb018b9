//! Rust futures that an asyncio event loop awaits, through pyo3-async-runtimes over our own runtime.

use std::cell::OnceCell;
use std::io;
use std::pin::Pin;
use std::sync::OnceLock;
use std::task::{Context, Poll};

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3_async_runtimes::TaskLocals;
use pyo3_async_runtimes::generic::{self, ContextExt};
use tokio::task::{JoinError, JoinHandle};

use super::panics::caught;
use super::pending_futures::LoopFuture;
use super::process::{ProcessRuntime, current};
use super::wakers::with_safe_wakers;
use super::{callbacks, driver, shutdown};
use crate::errors::Result;

/// Wraps an event loop for pyo3-async-runtimes. The wrapper is a Python class, and those are made in `py/`.
type WrapEventLoop = fn(Bound<'_, PyAny>) -> PyResult<Bound<'_, PyAny>>;

static WRAP_EVENT_LOOP: OnceLock<WrapEventLoop> = OnceLock::new();

/// Called when the module is imported.
pub fn wrap_event_loops_by(wrap: WrapEventLoop) {
    let _ = WRAP_EVENT_LOOP.set(wrap);
}

/// An asyncio future without a result: it is done when `future` is, or when the runtime is lost. Cancelling it drops `future`.
///
/// # Errors
/// `RuntimeError` where no asyncio event loop runs, no thread can be started, or the interpreter ends.
pub fn completion_future(
    py: Python<'_>,
    future: impl Future<Output = ()> + Send + 'static,
) -> Result<Bound<'_, PyAny>> {
    let runtime = current(py)?;
    let running = pyo3_async_runtimes::get_running_loop(py).map_err(|_| {
        PyRuntimeError::new_err(
            "deadline_pages can be awaited in a running asyncio event loop only (asyncio, uvloop, anyio on asyncio); \
             in trio run the listing in a thread: trio.to_thread.run_sync",
        )
    })?;
    if shutdown::is_shutting_down() {
        // Delays a thread that attaches too late; normally the process exits meanwhile.
        drop(py.detach(shutdown::AttachGuard::enter));
        let text = "deadline_pages cannot be awaited while the interpreter shuts down: list without `await`";
        return Err(PyRuntimeError::new_err(text).into());
    }
    let work = driver::urgent(runtime).map_err(|error| no_thread(&error))?;
    let event_loop = running.clone().unbind();
    let wrapped = match WRAP_EVENT_LOOP.get() {
        Some(wrap) => wrap(running)?,
        None => running,
    };
    let entry = PendingEntry::new(runtime);
    let key = entry.key;
    let future = runtime.wake(|| {
        CURRENT_RUNTIME.sync_scope(runtime, || {
            generic::future_into_py_with_locals::<Tokio, _, _>(py, TaskLocals::new(wrapped), async move {
                // Held until Python has the result, not only until `future` is ready.
                let _work = work;
                let _entry = entry;
                Ok(caught(future).await.map_err(|panic| runtime.panic_error(&panic))?)
            })
        })
    })??;
    let awaited = future.clone().unbind();
    runtime.pending.fill(
        key,
        LoopFuture {
            event_loop,
            future: awaited,
        },
    );
    if runtime.is_lost() {
        // It was lost before the future was registered.
        runtime.end_pending();
    }
    Ok(future)
}

/// A future's place among those that are pending, until this is dropped.
struct PendingEntry {
    runtime: &'static ProcessRuntime,
    key: u64,
}

impl PendingEntry {
    fn new(runtime: &'static ProcessRuntime) -> Self {
        let key = runtime.pending.reserve();
        Self { runtime, key }
    }
}

impl Drop for PendingEntry {
    fn drop(&mut self) {
        self.runtime.pending.remove(self.key);
    }
}

/// CPython's message for a thread that cannot be started, with the remedy.
fn no_thread(error: &io::Error) -> PyErr {
    PyRuntimeError::new_err(format!(
        "can't start new thread: {error}. deadline_pages needs one to be awaited; raise the limit of processes \
         (`ulimit -u`, a container's pids limit), end other threads, or list without `await`"
    ))
}

/// pyo3-async-runtimes' interface to our runtime.
struct Tokio;

/// The handle of a spawned task; None for a callback, which nobody joins.
struct Joined(Option<JoinHandle<()>>);

struct Failed(JoinError);

impl generic::JoinError for Failed {
    fn is_panic(&self) -> bool {
        self.0.is_panic()
    }

    fn into_panic(self) -> Box<dyn std::any::Any + Send + 'static> {
        self.0.into_panic()
    }
}

impl Future for Joined {
    type Output = std::result::Result<(), Failed>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            Some(task) => Pin::new(task).poll(context).map_err(Failed),
            None => Poll::Ready(Ok(())),
        }
    }
}

impl generic::Runtime for Tokio {
    type JoinError = Failed;
    type JoinHandle = Joined;

    fn spawn<F>(future: F) -> Self::JoinHandle
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let runtime = CURRENT_RUNTIME.get();
        Joined(Some(
            runtime
                .runtime
                .spawn(with_safe_wakers(runtime, CURRENT_RUNTIME.scope(runtime, future))),
        ))
    }

    fn spawn_blocking<F>(work: F) -> Self::JoinHandle
    where
        F: FnOnce() + Send + 'static,
    {
        callbacks::deliver(&CURRENT_RUNTIME.get(), work);
        Joined(None)
    }
}

tokio::task_local! {
    static CURRENT_RUNTIME: &'static ProcessRuntime;
    static TASK_LOCALS: OnceCell<TaskLocals>;
}

impl ContextExt for Tokio {
    fn scope<F, R>(locals: TaskLocals, future: F) -> Pin<Box<dyn Future<Output = R> + Send>>
    where
        F: Future<Output = R> + Send + 'static,
    {
        Box::pin(TASK_LOCALS.scope(OnceCell::from(locals), future))
    }

    fn get_task_locals() -> Option<TaskLocals> {
        TASK_LOCALS.try_with(|locals| locals.get().cloned()).ok().flatten()
    }
}
