//! Waits under gevent and eventlet: while one greenlet waits, the thread's hub runs the others.
//!
//! A greenlet's stack is moved away while others run, so nothing on it may be touched by another thread. Its future is
//! on the heap, and polled by itself; the driver's thread drives the runtime meanwhile, and wakes it through a pipe.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

use super::panics::catch;
use super::process::{ProcessRuntime, poll_io};
use super::shutdown;
use super::spawner::RuntimeBound;
use crate::errors::{Error, Result};

const MODULE: &str = "deadline_pages._greenlets";
static PATCHED: AtomicBool = AtomicBool::new(false);

/// Python work for a waiting thread, and the process that queued it.
struct Job {
    process: u32,
    work: Box<dyn FnOnce(Python<'_>) + Send>,
}

/// Nothing is locked to add one: a fork may come in between. The lock is taken while attached only.
static JOBS: LazyLock<(Sender<Job>, Mutex<Receiver<Job>>)> = LazyLock::new(|| {
    let (jobs, waiting) = mpsc::channel();
    (jobs, Mutex::new(waiting))
});

/// Find out whether gevent or eventlet patched sockets by now: once for each listing.
pub fn detect(py: Python<'_>) -> PyResult<()> {
    static MODULES: PyOnceLock<Py<PyDict>> = PyOnceLock::new();
    if is_patched() {
        return Ok(());
    }
    let modules = MODULES.get_or_try_init(py, || {
        let modules = py.import("sys")?.getattr("modules")?;
        PyResult::Ok(modules.cast_into::<PyDict>()?.unbind())
    })?;
    let modules = modules.bind(py);
    if modules.contains(intern!(py, "gevent.monkey"))? || modules.contains(intern!(py, "eventlet.patcher"))? {
        let patched = py.import(MODULE)?.call_method0("is_patched")?.is_truthy()?;
        PATCHED.store(patched, Ordering::Relaxed);
    }
    Ok(())
}

pub fn is_patched() -> bool {
    PATCHED.load(Ordering::Relaxed)
}

/// The function that waits in this thread's hub (`_greenlets.hub_wait`), None if the thread has no hub.
pub(super) fn hub(py: Python<'_>) -> PyResult<Option<Bound<'_, PyAny>>> {
    if !is_patched() {
        return Ok(None);
    }
    let wait = py.import(MODULE)?.call_method0(intern!(py, "hub_wait"))?;
    Ok((!wait.is_none()).then_some(wait))
}

/// Queue `work` for the next thread that waits: gevent runs subprocesses only in the thread of its first hub.
pub fn leave_to_waiter(work: impl FnOnce(Python<'_>) + Send + 'static) {
    let (process, work) = (std::process::id(), Box::new(work));
    // The receiver is static: this cannot fail.
    let _ = JOBS.0.send(Job { process, work });
}

pub(super) fn run_jobs(py: Python<'_>) {
    if !is_patched() {
        return;
    }
    let next = || JOBS.1.lock().unwrap_or_else(PoisonError::into_inner).try_recv();
    while let Ok(job) = next() {
        if job.process == std::process::id() {
            (job.work)(py);
        } else {
            // Its runtime is the parent's.
            std::mem::forget(job);
        }
    }
}

/// `wait` for a greenlet, while a thread drives the runtime. An exception that is thrown into it (a timeout, its end)
/// ends the wait and drops the future.
pub(super) fn wait<F>(
    py: Python<'_>,
    runtime: &'static ProcessRuntime,
    hub: &Bound<'_, PyAny>,
    future: F,
    meanwhile: impl Fn(Python<'_>) -> PyResult<()>,
) -> Result<F::Output>
where
    F: Future + Send,
    F::Output: Send,
{
    let mut future = Box::pin(future);
    let (reader, wakeup) = Wakeup::new(runtime);
    let waker = Waker::from(Arc::clone(&wakeup));
    let mut polled = shutdown::detach(py, || {
        runtime.block_on(poll_io())?;
        runtime.poll(future.as_mut(), &waker)
    });
    loop {
        run_jobs(py);
        match polled {
            Ok(Poll::Ready(output)) => return Ok(output),
            Ok(Poll::Pending) => {}
            Err(Error::RuntimeLost) => break,
            Err(error) => return Err(error),
        }
        if wakeup.sleeps() {
            let descriptor = reader.as_ref().and_then(RuntimeBound::get).and_then(descriptor);
            let readable = hub.call1((descriptor,))?.is_truthy()?;
            meanwhile(py)?;
            if !runtime.is_usable() {
                break;
            }
            wakeup.wakes_up(reader.as_ref().filter(|_| readable));
        }
        polled = shutdown::detach(py, || runtime.poll(future.as_mut(), &waker));
    }
    // As in `wait_and`: it may hold sockets, or wake tasks when it is dropped.
    std::mem::forget(future);
    Err(Error::RuntimeLost)
}

impl ProcessRuntime {
    /// Poll a future in a thread that does not drive the runtime.
    fn poll<F: Future>(&'static self, future: Pin<&mut F>, waker: &Waker) -> Result<Poll<F::Output>> {
        let polled = catch(|| {
            let _entered = self.runtime.enter();
            future.poll(&mut Context::from_waker(waker))
        });
        polled.map_err(|panic| self.panic_error(&panic))
    }
}

#[cfg(unix)]
fn descriptor(pipe: &PipeReader) -> Option<std::os::fd::RawFd> {
    Some(std::os::fd::AsRawFd::as_raw_fd(pipe))
}

/// On Windows, hubs wait for sockets only: the greenlet polls every millisecond.
#[cfg(windows)]
fn descriptor(_pipe: &PipeReader) -> Option<i32> {
    None
}

const AWAKE: u8 = 0;
const WOKEN: u8 = 1;
const ASLEEP: u8 = 2;

/// Wakes a greenlet from another thread.
struct Wakeup {
    state: AtomicU8,
    /// None if no descriptor is left: the greenlet then polls every millisecond.
    writer: Option<RuntimeBound<PipeWriter>>,
}

impl Wakeup {
    fn new(runtime: &'static ProcessRuntime) -> (Option<RuntimeBound<PipeReader>>, Arc<Self>) {
        let (reader, writer) = io::pipe().ok().unzip();
        let wakeup = Self {
            state: AtomicU8::new(AWAKE),
            writer: writer.map(|writer| RuntimeBound::new(runtime.into(), writer)),
        };
        (
            reader.map(|reader| RuntimeBound::new(runtime.into(), reader)),
            Arc::new(wakeup),
        )
    }

    /// Go to sleep; false if it was woken since it was polled.
    fn sleeps(&self) -> bool {
        let sleeps = self
            .state
            .compare_exchange(AWAKE, ASLEEP, Ordering::SeqCst, Ordering::SeqCst);
        if sleeps.is_err() {
            self.state.store(AWAKE, Ordering::SeqCst);
        }
        sleeps.is_ok()
    }

    /// Mark it as awake. `readable`: the pipe, if there is a byte to drain.
    fn wakes_up(&self, readable: Option<&RuntimeBound<PipeReader>>) {
        if let Some(mut reader) = readable.and_then(RuntimeBound::get) {
            let _ = reader.read(&mut [0; 16]);
        }
        self.state.store(AWAKE, Ordering::SeqCst);
    }
}

impl Wake for Wakeup {
    fn wake(self: Arc<Self>) {
        if self.state.swap(WOKEN, Ordering::SeqCst) == ASLEEP
            && let Some(mut writer) = self.writer.as_ref().and_then(RuntimeBound::get)
        {
            let _ = writer.write(&[0]);
        }
    }
}
