//! One thread that runs callbacks, which attach to the interpreter: many threads would only wait for each other, and
//! keep the event loop's thread from it.

use std::collections::VecDeque;
use std::time::Duration;

use super::driver::{self, Drive};
use super::sync::{Condvar, Mutex, MutexGuard, lock, lock_unless, spawn};

/// How long the thread waits for another callback before it ends.
const IDLE_BEFORE_EXIT: Duration = Duration::from_millis(100);

/// Attaches to the interpreter.
pub type Callback = Box<dyn FnOnce() + Send>;

/// A runtime whose tasks have callbacks.
pub trait RunCallbacks: Drive {
    fn callbacks(&self) -> &CallbackQueue;

    fn run(&self, callback: Callback);
}

#[derive(Default)]
pub struct CallbackQueue {
    queue: Mutex<Queue>,
    arrived: Condvar,
}

#[derive(Default)]
struct Queue {
    callbacks: VecDeque<Callback>,
    /// A thread runs them one after another, or is being started.
    served: bool,
}

impl CallbackQueue {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        lock(&self.queue)
    }

    /// None where none arrives within `idle`: the caller stops serving.
    fn next(&self, idle: Duration) -> Option<Callback> {
        let mut queue = lock_unless(&self.queue, &self.arrived, idle, |queue| queue.callbacks.is_empty());
        let callback = queue.callbacks.pop_front();
        queue.served = callback.is_some();
        callback
    }
}

/// Have `callback` run after those that are queued.
pub fn deliver<R: RunCallbacks>(runtime: &R, callback: impl FnOnce() + Send + 'static) {
    let callbacks = runtime.callbacks();
    let mut queue = callbacks.lock();
    queue.callbacks.push_back(Box::new(callback));
    if std::mem::replace(&mut queue.served, true) {
        callbacks.arrived.notify_one();
        return;
    }
    drop(queue);
    let server = runtime.clone();
    let started = spawn(move || serve(&server, IDLE_BEFORE_EXIT));
    if started.is_err() && !driver::run_callbacks(runtime) {
        // The next one tries again.
        callbacks.lock().served = false;
    }
}

/// Run the callbacks that are queued, and those that arrive within `idle`.
pub fn serve<R: RunCallbacks>(runtime: &R, idle: Duration) {
    while let Some(callback) = runtime.callbacks().next(idle) {
        runtime.run(callback);
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use shuttle::future::block_on;

    use super::super::driver::Driver;
    use super::super::sync::{model, thread};
    use super::*;

    #[derive(Default)]
    struct IdleRuntime {
        driver: Driver,
        callbacks: CallbackQueue,
        at_once: AtomicUsize,
        run: Mutex<Vec<(usize, usize)>>,
    }

    impl Drive for Arc<IdleRuntime> {
        type Error = Infallible;

        fn driver(&self) -> &Driver {
            &self.driver
        }

        fn drive(&self, idle: impl Future<Output = ()>) {
            block_on(idle);
        }

        fn run_callbacks(&self) {
            serve(self, Duration::ZERO);
        }

        fn is_lost(&self) -> bool {
            false
        }

        fn wake(&self, work: impl FnOnce()) -> Result<(), Infallible> {
            work();
            Ok(())
        }
    }

    impl RunCallbacks for Arc<IdleRuntime> {
        fn callbacks(&self) -> &CallbackQueue {
            &self.callbacks
        }

        fn run(&self, callback: Callback) {
            assert_eq!(
                self.at_once.fetch_add(1, Ordering::SeqCst),
                0,
                "two threads run callbacks"
            );
            thread::yield_now();
            callback();
            self.at_once.fetch_sub(1, Ordering::SeqCst);
        }
    }

    const CALLBACKS: usize = 3;

    /// Each callback is run once, and in the order of its thread. `is_scarce`: no thread could be started for it, perhaps.
    fn deliver_from_two_threads(is_scarce: bool) {
        let model = Arc::new(IdleRuntime::default());
        let deliver_from = |source| {
            let model = Arc::clone(&model);
            thread::spawn(move || {
                for number in 0..CALLBACKS {
                    let runs = Arc::clone(&model);
                    deliver(&model, move || lock(&runs.run).push((source, number)));
                }
            })
        };
        for source in [deliver_from(0), deliver_from(1)] {
            source.join().unwrap();
        }
        loop {
            let (is_served, is_empty) = {
                let queue = model.callbacks.lock();
                (queue.served, queue.callbacks.is_empty())
            };
            match (is_served, is_empty) {
                (false, true) => break,
                // The next one tries again.
                (false, false) if is_scarce => deliver(&model, || {}),
                (false, false) => panic!("nobody runs what is left"),
                // For a thread that stays for more until time passes.
                (true, true) if model::happens() => deliver(&model, || {}),
                (true, _) => {}
            }
            thread::yield_now();
        }
        while model.driver.tick() {}
        let run = lock(&model.run);
        for source in 0..2 {
            let numbers = run.iter().filter(|(of, _)| *of == source).map(|(_, number)| *number);
            assert!(numbers.eq(0..CALLBACKS), "{run:?}");
        }
    }

    #[test]
    fn each_is_run_once_and_in_order() {
        model::check(|| deliver_from_two_threads(false));
    }

    #[test]
    fn each_is_run_once_although_threads_are_scarce() {
        model::check_with_scarce_threads(|| deliver_from_two_threads(true));
    }
}
