//! Rust futures that an asyncio event loop awaits, through pyo3-async-runtimes over our own runtime.

use std::cell::OnceCell;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use pyo3::exceptions::PyRuntimeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use pyo3_async_runtimes::TaskLocals;
use pyo3_async_runtimes::generic::{self, ContextExt};
use tokio::task::{JoinError, JoinHandle};

use super::pending::{self, Awaited, Ticket};
use super::{ProcessRuntime, callbacks, caught, current, driver, guarded, shutdown};
use crate::errors::{self, Result};

/// An awaitable that says no more than that `future` is done, or that its runtime is lost. Cancelling it drops the future.
///
/// # Errors
/// `RuntimeError` where no asyncio event loop runs, no thread can be started, or the interpreter ends.
pub fn signal(py: Python<'_>, future: impl Future<Output = ()> + Send + 'static) -> Result<Bound<'_, PyAny>> {
    errors::raise::prepare(py)?;
    let home = current(py)?;
    let running = pyo3_async_runtimes::get_running_loop(py).map_err(|_| {
        PyRuntimeError::new_err(
            "deadline_pages can be awaited in a running asyncio event loop only (asyncio, uvloop, anyio on asyncio); \
             in trio run the listing in a thread: trio.to_thread.run_sync",
        )
    })?;
    if shutdown::is_shutting_down() {
        // A thread that nobody waits for is gone by then.
        drop(py.detach(shutdown::AttachGuard::enter));
        let text = "deadline_pages cannot be awaited while the interpreter shuts down: list without `await`";
        return Err(PyRuntimeError::new_err(text).into());
    }
    let work = driver::urgent(home).map_err(|error| no_thread(&error))?;
    let event_loop = running.clone().unbind();
    let locals = TaskLocals::new(Bound::new(py, EventLoop(running.unbind()))?.into_any());
    let ticket = Ticket::new(home);
    let number = ticket.number();
    let made = home.wake(|| {
        HERE.sync_scope(home, || {
            generic::future_into_py_with_locals::<Tokio, _, _>(py, locals, async move {
                // Until the answer is handed over, not only until it is there.
                let _work = work;
                let _ticket = ticket;
                Ok(caught(future).await.map_err(|panic| home.failed(&panic))?)
            })
        })
    })??;
    pending::fill(
        home,
        number,
        Awaited {
            event_loop,
            future: made.clone().unbind(),
        },
    );
    Ok(made)
}

/// Python's own words where it cannot start a thread, and what to do.
fn no_thread(error: &io::Error) -> PyErr {
    PyRuntimeError::new_err(format!(
        "can't start new thread: {error}. deadline_pages needs one to be awaited; raise the limit of processes \
         (`ulimit -u`, a container's pids limit), end other threads, or list without `await`"
    ))
}

/// An event loop as pyo3-async-runtimes wants to see it. Where it is closed before what is awaited is there, nobody is
/// told: the library would print a traceback.
#[pyclass(frozen)]
struct EventLoop(Py<PyAny>);

#[pymethods]
impl EventLoop {
    fn create_future<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.0.bind(py).call_method0(intern!(py, "create_future"))
    }

    #[pyo3(signature = (*arguments, **keywords))]
    fn call_soon_threadsafe(
        &self,
        arguments: &Bound<'_, PyTuple>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<()> {
        let event_loop = self.0.bind(arguments.py());
        let called = event_loop.call_method(intern!(arguments.py(), "call_soon_threadsafe"), arguments, keywords);
        match called {
            Err(_) if event_loop.call_method0("is_closed")?.is_truthy()? => Ok(()),
            other => other.map(drop),
        }
    }
}

/// Our runtime, as pyo3-async-runtimes wants to see it.
struct Tokio;

/// Nothing to wait for where something is delivered.
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
        let home = HERE.get();
        Joined(Some(home.runtime.spawn(guarded(home, HERE.scope(home, future)))))
    }

    fn spawn_blocking<F>(work: F) -> Self::JoinHandle
    where
        F: FnOnce() + Send + 'static,
    {
        callbacks::deliver(HERE.get(), work);
        Joined(None)
    }
}

tokio::task_local! {
    static HERE: &'static ProcessRuntime;
    static LOCALS: OnceCell<TaskLocals>;
}

impl ContextExt for Tokio {
    fn scope<F, R>(locals: TaskLocals, future: F) -> Pin<Box<dyn Future<Output = R> + Send>>
    where
        F: Future<Output = R> + Send + 'static,
    {
        Box::pin(LOCALS.scope(OnceCell::from(locals), future))
    }

    fn get_task_locals() -> Option<TaskLocals> {
        LOCALS.try_with(|locals| locals.get().cloned()).ok().flatten()
    }
}
