//! Locks, atomics and threads of the protocols in this folder: std's, and in tests those of shuttle, which runs a
//! protocol (the code itself, not a copy) in thousands of interleavings and finds assertions that fail and deadlocks.
//!
//! In a model no time passes: `park_timeout` may return at any time, but nothing may depend on it. Atomics are
//! sequentially consistent there, so they have to be everywhere.

use std::io;
use std::sync::PoisonError;
use std::time::Duration;

#[cfg(test)]
pub use shuttle::{
    sync::{Condvar, Mutex, MutexGuard, atomic},
    thread,
};
#[cfg(not(test))]
pub use std::{
    sync::{Condvar, Mutex, MutexGuard, atomic},
    thread,
};

/// Lock it, also where a thread panicked while it had it: what it guards is fit for use at any point.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Lock it when `condition` is over, or `timeout` has passed.
pub fn lock_unless<'a, T>(
    mutex: &'a Mutex<T>,
    changed: &Condvar,
    timeout: Duration,
    condition: impl FnMut(&mut T) -> bool,
) -> MutexGuard<'a, T> {
    #[cfg(test)]
    if timeout.is_zero() || model::happens() {
        thread::yield_now();
        return lock(mutex);
    }
    let waited = changed.wait_timeout_while(lock(mutex), timeout, condition);
    waited.unwrap_or_else(PoisonError::into_inner).0
}

pub fn sleep(duration: Duration) {
    if cfg!(test) {
        thread::yield_now();
    } else {
        thread::sleep(duration);
    }
}

/// Start a thread of ours.
pub fn spawn(work: impl FnOnce() + Send + 'static) -> io::Result<thread::Thread> {
    #[cfg(test)]
    if model::fails_to_start() {
        return Err(io::ErrorKind::WouldBlock.into());
    }
    let name = "deadline_pages".to_owned();
    let started = thread::Builder::new().name(name).spawn(work)?;
    Ok(started.thread().clone())
}

#[cfg(test)]
pub mod model {
    use std::cell::Cell;

    use shuttle::rand::{Rng, thread_rng};
    use shuttle::scheduler::{PctScheduler, RandomScheduler};
    use shuttle::{Config, MaxSteps, Runner};

    const INTERLEAVINGS: usize = 1000;
    /// Many more than any protocol takes: threads that wait for each other in turns.
    const STEPS: usize = 20_000;

    std::thread_local! {
        static THREADS_ARE_SCARCE: Cell<bool> = const { Cell::new(false) };
    }

    /// Run a protocol in many interleavings of its threads: random ones, and such with few preemptions.
    pub fn check(protocol: impl Fn() + Clone + Send + Sync + 'static) {
        let mut config = Config::new();
        config.max_steps = MaxSteps::FailAfter(STEPS);
        Runner::new(RandomScheduler::new(INTERLEAVINGS), config.clone()).run(protocol.clone());
        Runner::new(PctScheduler::new(3, INTERLEAVINGS), config).run(protocol);
    }

    /// `check` where some threads cannot be started.
    pub fn check_with_scarce_threads(protocol: impl Fn() + Clone + Send + Sync + 'static) {
        THREADS_ARE_SCARCE.set(true);
        check(protocol);
        THREADS_ARE_SCARCE.set(false);
    }

    /// What may or may not happen, as a timeout.
    pub fn happens() -> bool {
        thread_rng().gen_ratio(1, 4)
    }

    pub fn fails_to_start() -> bool {
        THREADS_ARE_SCARCE.get() && happens()
    }
}
