//! Background tasks, and values that belong to the runtime of one process.

use std::fmt;

use pyo3::prelude::*;
use tokio::task::JoinHandle;

use super::driver;
use super::panics::caught;
use super::process::{DriveGuard, ProcessRuntime, current};
use super::wakers::with_safe_wakers;
use crate::errors::Result;

/// A handle that spawns tasks on the runtime of one process.
#[derive(Clone, Copy)]
pub struct Spawner(&'static ProcessRuntime);

impl fmt::Debug for Spawner {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Spawner")
    }
}

impl PartialEq for Spawner {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl From<&'static ProcessRuntime> for Spawner {
    fn from(runtime: &'static ProcessRuntime) -> Self {
        Self(runtime)
    }
}

impl Spawner {
    pub fn new(py: Python<'_>) -> Result<Self> {
        current(py).map(Self)
    }

    pub fn spawn(self, future: impl Future<Output = ()> + Send + 'static) -> Result<Task> {
        let handle = self.wake(|| self.0.runtime.spawn(with_safe_wakers(self.0, future)))?;
        Ok(Task(RuntimeBound::new(self, handle)))
    }

    /// Spawn a detached task. Must be called inside the runtime.
    pub fn detach(self, future: impl Future<Output = ()> + Send + 'static) {
        tokio::spawn(with_safe_wakers(self.0, future));
    }

    /// Await `future`; a panic in it becomes an error.
    pub async fn caught<F: Future>(self, future: F) -> Result<F::Output> {
        caught(future).await.map_err(|panic| self.0.panic_error(&panic))
    }

    /// Run `work`, which may wake a task from outside the runtime; a panic of the waker becomes an error.
    pub fn wake<T>(self, work: impl FnOnce() -> T) -> Result<T> {
        self.0.wake(work)
    }

    /// Register deferred work: the driver thread drives it after 2 ms, unless another thread drives the runtime.
    pub fn deferred(self) -> DriveGuard {
        driver::deferred(self.0)
    }
}

/// Aborted when it is dropped.
pub struct Task(RuntimeBound<JoinHandle<()>>);

impl Drop for Task {
    fn drop(&mut self) {
        let runtime = self.0.runtime;
        if self.0.is_usable()
            && let Some(handle) = self.0.get()
        {
            let _ = runtime.wake(|| handle.abort());
        }
    }
}

/// What belongs to one runtime: its drop wakes tasks there, and closes sockets. Where that runtime is lost, or another
/// process's, it is left as it is.
pub struct RuntimeBound<T> {
    runtime: &'static ProcessRuntime,
    /// Taken when this is dropped.
    value: Option<T>,
}

impl<T> RuntimeBound<T> {
    pub fn new(spawner: Spawner, value: T) -> Self {
        Self {
            runtime: spawner.0,
            value: Some(value),
        }
    }

    pub fn runtime(&self) -> Spawner {
        Spawner(self.runtime)
    }

    /// Whether its runtime is this process's and has its descriptors; asks the system.
    pub fn is_usable(&self) -> bool {
        self.runtime.is_usable()
    }

    /// Consume the value by `work`, which may wake a task; None if its runtime cannot be used.
    pub fn consume<R>(mut self, work: impl FnOnce(T) -> R) -> Option<R> {
        let value = self.is_usable().then(|| self.value.take())??;
        self.runtime.wake(|| work(value)).ok()
    }

    /// None where its runtime is known to be lost; `is_usable` finds out.
    pub fn get(&self) -> Option<&T> {
        self.value.as_ref().filter(|_| !self.runtime.is_lost())
    }

    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.value.as_mut().filter(|_| !self.runtime.is_lost())
    }
}

impl<T> Drop for RuntimeBound<T> {
    fn drop(&mut self) {
        let Some(value) = self.value.take() else {
            return;
        };
        if self.is_usable() {
            let _ = self.runtime.wake(|| drop(value));
        } else {
            std::mem::forget(value);
        }
    }
}
