//! The tokio runtime of a process. A forked child makes its own, and so does a process whose descriptors were closed.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use pyo3::prelude::*;
use tokio::runtime::Runtime;
use tokio::time::timeout;

use super::callbacks::{self, Callback, CallbackQueue, RunCallbacks};
use super::descriptors::Sentinel;
use super::driver::{self, Drive, Driver};
use super::loss::Loss;
use super::panics::{Panic, catch};
use super::pending_futures::PendingFutures;
use super::shutdown;
use super::wakers::with_safe_wakers;
use crate::errors::{Error, Result};

/// How often the driver's thread makes sure that the runtime's descriptors are still there.
const CHECK_INTERVAL: Duration = Duration::from_millis(500);

/// The runtime of one process, and who drives it while no Python thread waits.
pub struct ProcessRuntime {
    pid: u32,
    /// Whether other code closed its descriptors. Then everything that belongs to the runtime is leaked, never dropped.
    loss: Loss,
    pub runtime: Runtime,
    sentinel: Sentinel,
    driver: Driver,
    callbacks: CallbackQueue,
    pub pending: PendingFutures,
}

pub type DriveGuard = driver::DriveGuard<&'static ProcessRuntime>;

impl ProcessRuntime {
    fn new(pid: u32) -> std::io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        Ok(Self {
            pid,
            loss: Loss::default(),
            runtime,
            sentinel: Sentinel::new()?,
            driver: Driver::default(),
            callbacks: CallbackQueue::default(),
            pending: PendingFutures::default(),
        })
    }

    pub fn is_lost(&self) -> bool {
        self.loss.is_lost()
    }

    /// Whether it belongs to this process and its descriptors are open. Costs one system call (`fstat`).
    pub fn is_usable(&'static self) -> bool {
        if self.is_lost() || self.pid != std::process::id() {
            return false;
        }
        let intact = self.sentinel.is_intact();
        if !intact {
            self.lose();
        }
        intact
    }

    /// Mark it as lost, and wake every thread and event loop that waits for it.
    fn lose(&'static self) {
        // The driver's thread wakes up by itself. Its waker writes to a descriptor, which may be another file's by now.
        if let Some(waiters) = self.loss.lose(self.driver.thread_id()) {
            for waiter in waiters {
                // The waker of a thread that drives panics; that thread is awake.
                let _ = catch(|| waiter.wake());
            }
            self.end_pending();
        }
    }

    /// End the futures that event loops await, after the runtime was lost. The caller need not be attached to Python.
    pub fn end_pending(&'static self) {
        if let Some(futures) = self.pending.take() {
            callbacks::deliver(&self, move || Python::attach(|py| futures.end(py)));
        }
    }

    /// Drive the runtime until `future` is ready. If the runtime panics and cannot be driven afterwards, it is lost.
    pub fn block_on<F: Future>(&'static self, future: F) -> Result<F::Output> {
        match catch(|| {
            self.runtime
                .block_on(with_safe_wakers(self, self.loss.unless_lost(future)))
        }) {
            Ok(output) => output.ok_or(Error::RuntimeLost),
            Err(panic) => {
                if !self.is_lost() && catch(|| self.runtime.block_on(poll_io())).is_err() {
                    self.lose();
                }
                Err(self.panic_error(&panic))
            }
        }
    }

    /// Run `work`, which may wake the runtime from outside; a panic of the waker becomes an error.
    pub fn wake<T>(&'static self, work: impl FnOnce() -> T) -> Result<T> {
        catch(work).map_err(|panic| self.panic_error(&panic))
    }

    /// Convert a panic in this runtime to an error: `RuntimeLost` if tokio lost its descriptors.
    pub fn panic_error(&'static self, panic: &Panic) -> Error {
        if panic.is_of_the_driver() {
            self.lose();
        }
        if self.is_lost() {
            Error::RuntimeLost
        } else {
            Error::Internal(panic.to_string())
        }
    }
}

impl Drive for &'static ProcessRuntime {
    type Error = Error;

    fn driver(&self) -> &Driver {
        &self.driver
    }

    fn drive(&self, idle: impl Future<Output = ()>) {
        let _ = self.block_on(async { timeout(CHECK_INTERVAL, idle).await });
        self.is_usable();
    }

    fn run_callbacks(&self) {
        callbacks::serve(self, Duration::ZERO);
    }

    fn is_lost(&self) -> bool {
        ProcessRuntime::is_lost(self)
    }

    fn wake(&self, work: impl FnOnce()) -> Result<()> {
        ProcessRuntime::wake(self, work)
    }
}

impl RunCallbacks for &'static ProcessRuntime {
    fn callbacks(&self) -> &CallbackQueue {
        &self.callbacks
    }

    /// Unless the interpreter ends. One that panics is given up; the others are not.
    fn run(&self, callback: Callback) {
        let _ = catch(|| shutdown::unless_finalizing(callback));
    }
}

/// Locked only while attached to the interpreter and never across a wait, so that no other thread can hold it at the
/// moment of a fork.
static CURRENT: Mutex<Option<&'static ProcessRuntime>> = Mutex::new(None);

fn lock_current() -> MutexGuard<'static, Option<&'static ProcessRuntime>> {
    CURRENT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// This process's runtime: whoever waits drives it. After a fork the child makes its own; the parent's is left alone,
/// because its I/O driver belongs to the parent. So is one whose descriptors were closed.
pub fn current(_py: Python<'_>) -> Result<&'static ProcessRuntime> {
    let pid = std::process::id();
    let mut current = lock_current();
    if let Some(runtime) = *current
        && runtime.pid == pid
        && !runtime.is_lost()
    {
        return Ok(runtime);
    }
    let runtime: &'static ProcessRuntime = Box::leak(Box::new(ProcessRuntime::new(pid).map_err(Error::NoRuntime)?));
    *current = Some(runtime);
    Ok(runtime)
}

/// Check the runtime's descriptors before a new request; a runtime without them is replaced at the next `current`.
pub fn check_descriptors(py: Python<'_>) -> Result<()> {
    current(py).map(|runtime| {
        runtime.is_usable();
    })
}

/// Run `work` with the spare descriptor closed, so that Python can open one file at the descriptor limit. A forked
/// child uses the copy that it inherited.
pub fn with_reserve<T>(work: impl FnOnce() -> T) -> T {
    let runtime = *lock_current();
    match runtime {
        Some(runtime) => runtime.sentinel.with_reserve(work),
        None => work(),
    }
}

/// Run `work` in a thread that is attached to the interpreter; a panic in it becomes an error.
pub fn catch_panics<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch(work).unwrap_or_else(|panic| {
        let runtime = *lock_current();
        Err(runtime.map_or_else(
            || Error::Internal(panic.to_string()),
            |runtime| runtime.panic_error(&panic),
        ))
    })
}

/// Let the I/O driver see what happened since the last wait (a kept connection that the server closed meanwhile)
/// before a request is written to it: one turn wakes the connection's task, the next one runs it.
pub async fn poll_io() {
    tokio::task::yield_now().await;
    tokio::task::yield_now().await;
}

/// Let a request that was just started reach its socket: its task, then the connection's, then the I/O driver.
pub async fn flush_writes() {
    for _ in 0..4 {
        tokio::task::yield_now().await;
    }
}
