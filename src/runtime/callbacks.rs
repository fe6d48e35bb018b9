//! One thread that hands what was awaited to Python: many of them would only wait for each other, and keep the event
//! loop's thread from the interpreter.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::{ProcessRuntime, catch, driver, shutdown};

/// How long the thread stays for the next one.
const IDLE_BEFORE_EXIT: Duration = Duration::from_millis(100);

type Callback = Box<dyn FnOnce() + Send>;

#[derive(Default)]
pub struct CallbackQueue {
    queue: Mutex<Queue>,
    arrived: Condvar,
}

#[derive(Default)]
struct Queue {
    callbacks: VecDeque<Callback>,
    /// A thread takes them one after another.
    served: bool,
}

impl CallbackQueue {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// None where there are no more for so long: they are served no longer.
    fn next(&self, idle: Duration) -> Option<Callback> {
        let waited = self
            .arrived
            .wait_timeout_while(self.lock(), idle, |queue| queue.callbacks.is_empty());
        let (mut queue, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let callback = queue.callbacks.pop_front();
        queue.served = callback.is_some();
        callback
    }
}

/// Run `callback`, which attaches to the interpreter, after those that are under way, unless the interpreter ends.
pub fn deliver(home: &'static ProcessRuntime, callback: impl FnOnce() + Send + 'static) {
    let callbacks = &home.callbacks;
    let mut queue = callbacks.lock();
    queue.callbacks.push_back(Box::new(callback));
    if std::mem::replace(&mut queue.served, true) {
        callbacks.arrived.notify_one();
        return;
    }
    drop(queue);
    let name = "deadline_pages".to_owned();
    let started = thread::Builder::new()
        .name(name)
        .spawn(move || serve(home, IDLE_BEFORE_EXIT));
    if started.is_err() && !driver::run_callbacks(home) {
        // The next one tries again.
        callbacks.lock().served = false;
    }
}

/// Run those that wait, and those that come soon enough after.
pub fn serve(home: &'static ProcessRuntime, idle: Duration) {
    while let Some(callback) = home.callbacks.next(idle) {
        // One that panics is given up; the others are not.
        let _ = catch(|| shutdown::unless_finalizing(callback));
    }
}
