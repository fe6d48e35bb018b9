//! The one door to the tokio runtime: release the GIL, wait, look for signals.

mod awaitable;
mod callbacks;
mod descriptors;
mod driver;
pub mod greenlets;
mod interpreter;
pub mod log_buffer;
mod panics;
mod pending;
mod shutdown;
pub mod sync;
mod wakers;

use std::collections::HashMap;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::thread::{self, ThreadId};
use std::time::Duration;

use pyo3::prelude::*;
use tokio::runtime::{Handle, Runtime};
use tokio::task::JoinHandle;

use crate::errors::{Error, Result};

pub use awaitable::signal;
use callbacks::CallbackQueue;
use descriptors::Sentinel;
pub use driver::DriveGuard;
use driver::Driver;
pub use interpreter::require_main;
use panics::{Panic, catch, caught};
use pending::Pending;
pub use shutdown::{is_shutting_down, unless_finalizing, watch_exit};
use wakers::guarded;

/// How long a wait goes on before it looks for Ctrl-C.
const SIGNAL_INTERVAL: Duration = Duration::from_millis(50);

/// The runtime of one process, and who drives it while no Python thread waits.
struct ProcessRuntime {
    process: u32,
    /// Its I/O driver cannot be used any more. Whatever belongs to it is left as it is, never dropped.
    lost: AtomicBool,
    /// Threads that wait, to be woken then: tokio forgets those that do not drive.
    waiters: Mutex<HashMap<ThreadId, Waker>>,
    runtime: Runtime,
    sentinel: Sentinel,
    driver: Driver,
    callbacks: CallbackQueue,
    pending: Pending,
}

impl ProcessRuntime {
    fn new(process: u32) -> std::io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        Ok(Self {
            process,
            lost: AtomicBool::new(false),
            waiters: Mutex::default(),
            runtime,
            sentinel: Sentinel::new()?,
            driver: Driver::default(),
            callbacks: CallbackQueue::default(),
            pending: Pending::default(),
        })
    }

    fn is_lost(&self) -> bool {
        self.lost.load(Ordering::SeqCst)
    }

    /// Whether it is this process's and its descriptors are there: one system call more than `home`.
    fn is_usable(&'static self) -> bool {
        if self.is_lost() || self.process != std::process::id() {
            return false;
        }
        let intact = self.sentinel.is_intact();
        if !intact {
            self.lose();
        }
        intact
    }

    /// It is not used any more, and who awaits something of it is told so.
    fn lose(&'static self) {
        if !self.lost.swap(true, Ordering::SeqCst) {
            let waiters = std::mem::take(&mut *self.waiters());
            for waiter in waiters.into_values() {
                // That of the thread that drives panics, and is not needed.
                let _ = catch(|| waiter.wake());
            }
            pending::give_up(self);
        }
    }

    fn waiters(&self) -> MutexGuard<'_, HashMap<ThreadId, Waker>> {
        self.waiters.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wait for `future` as long as the runtime lasts.
    async fn while_it_lasts<F: Future>(&'static self, future: F) -> Result<F::Output> {
        let mut future = pin!(future);
        let thread = thread::current().id();
        let outcome = poll_fn(|context| {
            if let Poll::Ready(output) = future.as_mut().poll(context) {
                return Poll::Ready(Ok(output));
            }
            self.waiters().insert(thread, context.waker().clone());
            if self.is_lost() {
                return Poll::Ready(Err(Error::RuntimeLost));
            }
            Poll::Pending
        });
        let outcome = outcome.await;
        self.waiters().remove(&thread);
        outcome
    }

    /// Drive the runtime until `future` is ready. After a panic that leaves nothing to drive it by, it is lost.
    fn block_on<F: Future>(&'static self, future: F) -> Result<F::Output> {
        let outcome = catch(|| self.runtime.block_on(guarded(self, self.while_it_lasts(future))));
        outcome.unwrap_or_else(|panic| {
            if !self.is_lost() && catch(|| self.runtime.block_on(poll_io())).is_err() {
                self.lose();
            }
            Err(self.failed(&panic))
        })
    }

    /// Run what may wake the runtime from outside.
    fn wake<T>(&'static self, work: impl FnOnce() -> T) -> Result<T> {
        catch(work).map_err(|panic| self.failed(&panic))
    }

    /// The error of a panic in something of this runtime's.
    fn failed(&'static self, panic: &Panic) -> Error {
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

/// Locked only while attached to the interpreter and never across a wait, so that no other thread can hold it at the
/// moment of a fork.
static CURRENT: Mutex<Option<&'static ProcessRuntime>> = Mutex::new(None);

/// This process's runtime: whoever waits drives it. After a fork the child makes its own; the parent's is left alone,
/// because its I/O driver belongs to the parent. So is one whose descriptors were closed.
fn current(_py: Python<'_>) -> Result<&'static ProcessRuntime> {
    let process = std::process::id();
    let mut current = CURRENT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(home) = *current
        && home.process == process
        && !home.is_lost()
    {
        return Ok(home);
    }
    let home: &'static ProcessRuntime = Box::leak(Box::new(ProcessRuntime::new(process).map_err(Error::NoRuntime)?));
    *current = Some(home);
    Ok(home)
}

/// Find out whether the runtime's descriptors are still there, before something new is begun in it.
pub fn check(py: Python<'_>) -> Result<()> {
    current(py).map(|home| {
        home.is_usable();
    })
}

/// Run `work` with a descriptor more to be had than there was: Python has to open a file although none is left. A fork's
/// child has its parent's.
pub fn with_reserve<T>(work: impl FnOnce() -> T) -> T {
    let home = *CURRENT.lock().unwrap_or_else(PoisonError::into_inner);
    match home {
        Some(home) => home.sentinel.with_reserve(work),
        None => work(),
    }
}

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
    let home = current(py)?;
    if let Some(hub) = greenlets::hub(py)?
        && let Ok(_work) = driver::urgent(home)
    {
        return greenlets::wait(py, home, &hub, future, meanwhile);
    }
    let _waiting = driver::waiting(home)?;
    let mut future = Box::pin(future);
    loop {
        let (turn, inside) = py.detach(|| {
            let turn = home.block_on(async { tokio::time::timeout(SIGNAL_INTERVAL, future.as_mut()).await });
            (turn, shutdown::AttachGuard::enter())
        });
        drop(inside);
        match turn {
            Ok(Ok(output)) => return Ok(output),
            Ok(Err(_still_waiting)) => {
                meanwhile(py)?;
                py.check_signals()?;
                greenlets::run_jobs(py);
                if home.is_usable() {
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

/// Run `work`, of a thread that is attached to the interpreter; a panic in it is an error.
pub fn guard<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch(work).unwrap_or_else(|panic| {
        let home = *CURRENT.lock().unwrap_or_else(PoisonError::into_inner);
        Err(home.map_or_else(|| Error::Internal(panic.to_string()), |home| home.failed(&panic)))
    })
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
    let home = current(py)?;
    let _waiting = driver::waiting(home)?;
    let (turned, inside) = py.detach(|| (home.block_on(flush_writes()), shutdown::AttachGuard::enter()));
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

/// Starts what goes on while Python does something else.
#[derive(Clone, Copy)]
pub struct Spawner(&'static ProcessRuntime);

impl std::fmt::Debug for Spawner {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Spawner")
    }
}

impl PartialEq for Spawner {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Spawner {
    pub fn new(py: Python<'_>) -> Result<Self> {
        current(py).map(Self)
    }

    pub fn spawn(self, future: impl Future<Output = ()> + Send + 'static) -> Result<Task> {
        let handle = self.wake(|| self.0.runtime.spawn(guarded(self.0, future)))?;
        Ok(Task(RuntimeBound::new(self, handle)))
    }

    /// `spawn` inside of the runtime, for what goes on by itself.
    pub fn detach(self, future: impl Future<Output = ()> + Send + 'static) {
        tokio::spawn(guarded(self.0, future));
    }

    /// Wait for what is of that runtime; a panic in it is an error.
    pub async fn caught<F: Future>(self, future: F) -> Result<F::Output> {
        caught(future).await.map_err(|panic| self.0.failed(&panic))
    }

    /// Run what may wake a task from outside of the runtime.
    pub fn wake<T>(self, work: impl FnOnce() -> T) -> Result<T> {
        self.0.wake(work)
    }

    /// Something to be done soon, by whoever drives the runtime; the driver's thread does it where nobody else waits.
    pub fn deferred(self) -> DriveGuard {
        driver::deferred(self.0)
    }
}

/// Aborted when it is dropped.
pub struct Task(RuntimeBound<JoinHandle<()>>);

impl Drop for Task {
    fn drop(&mut self) {
        let home = self.0.home;
        if self.0.is_usable()
            && let Some(handle) = self.0.get()
        {
            let _ = home.wake(|| handle.abort());
        }
    }
}

/// What belongs to one runtime: its drop wakes tasks there, and closes sockets. Where that runtime is lost, or another
/// process's, it is left as it is.
pub struct RuntimeBound<T> {
    home: &'static ProcessRuntime,
    /// Taken when this is dropped.
    value: Option<T>,
}

impl<T> RuntimeBound<T> {
    pub fn new(runtime: Spawner, value: T) -> Self {
        Self {
            home: runtime.0,
            value: Some(value),
        }
    }

    pub fn runtime(&self) -> Spawner {
        Spawner(self.home)
    }

    /// Whether its runtime is this process's and has its descriptors; asks the system.
    pub fn is_usable(&self) -> bool {
        self.home.is_usable()
    }

    /// Do with it what ends it, which may wake a task; None where its runtime is not to be used.
    pub fn consume<R>(mut self, work: impl FnOnce(T) -> R) -> Option<R> {
        let value = self.is_usable().then(|| self.value.take())??;
        self.home.wake(|| work(value)).ok()
    }

    /// None where its runtime is known to be lost; `is_usable` finds out.
    pub fn get(&self) -> Option<&T> {
        self.value.as_ref().filter(|_| !self.home.is_lost())
    }

    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.value.as_mut().filter(|_| !self.home.is_lost())
    }
}

impl<T> Drop for RuntimeBound<T> {
    fn drop(&mut self) {
        let Some(value) = self.value.take() else {
            return;
        };
        if self.is_usable() {
            let _ = self.home.wake(|| drop(value));
        } else {
            std::mem::forget(value);
        }
    }
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
