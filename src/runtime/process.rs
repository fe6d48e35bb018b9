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
use super::pending::PendingFutures;
use super::shutdown;
use super::wakers::guarded;
use crate::errors::{Error, Result};

/// How often the driver's thread makes sure that the runtime's descriptors are still there.
const CHECK_INTERVAL: Duration = Duration::from_millis(500);

/// The runtime of one process, and who drives it while no Python thread waits.
pub struct ProcessRuntime {
    pid: u32,
    /// Of its I/O driver. Whatever belongs to the runtime is left as it is then, never dropped.
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

    /// Whether it is this process's and its descriptors are there: one system call more than `current`.
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

    /// Stop using it, and wake up who waits for something in it.
    fn lose(&'static self) {
        if let Some(waiters) = self.loss.lose() {
            for waiter in waiters {
                // That of the thread that drives panics, and is not needed.
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

    /// Drive the runtime until `future` is ready. After a panic that leaves nothing to drive it by, it is lost.
    pub fn block_on<F: Future>(&'static self, future: F) -> Result<F::Output> {
        match catch(|| self.runtime.block_on(guarded(self, self.loss.unless_lost(future)))) {
            Ok(output) => output.ok_or(Error::RuntimeLost),
            Err(panic) => {
                if !self.is_lost() && catch(|| self.runtime.block_on(poll_io())).is_err() {
                    self.lose();
                }
                Err(self.failed(&panic))
            }
        }
    }

    /// Run what may wake the runtime from outside.
    pub fn wake<T>(&'static self, work: impl FnOnce() -> T) -> Result<T> {
        catch(work).map_err(|panic| self.failed(&panic))
    }

    /// The error of a panic in something of this runtime's.
    pub fn failed(&'static self, panic: &Panic) -> Error {
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

/// Find out whether the runtime's descriptors are still there, before something new is begun in it.
pub fn check(py: Python<'_>) -> Result<()> {
    current(py).map(|runtime| {
        runtime.is_usable();
    })
}

/// Run `work` with a descriptor more to be had than there was: Python has to open a file although none is left. A fork's
/// child has its parent's.
pub fn with_reserve<T>(work: impl FnOnce() -> T) -> T {
    let runtime = *lock_current();
    match runtime {
        Some(runtime) => runtime.sentinel.with_reserve(work),
        None => work(),
    }
}

/// Run `work`, of a thread that is attached to the interpreter; a panic in it is an error.
pub fn guard<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch(work).unwrap_or_else(|panic| {
        let runtime = *lock_current();
        Err(runtime.map_or_else(|| Error::Internal(panic.to_string()), |runtime| runtime.failed(&panic)))
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
