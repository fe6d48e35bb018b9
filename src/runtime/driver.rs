//! A thread that drives the runtime while it has work and no Python thread waits for it. It ends when that is over,
//! so that a process which only lists has no thread besides its own.
//!
//! ```text
//!           urgent(), deferred(), run_callbacks()
//!   (none) ───────────────────────────────────────> PARKED ─────────────────────────────> DRIVING
//!     ^                                              │  ^  urgent work; deferred work and     │
//!     │     nothing to do for 50 ticks of 2 ms       │  │  nobody waited since the last tick  │
//!     └──────────────────────────────────────────────┘  └─────────────────────────────────────┘
//!                                                         until_idle(): no work; deferred work only and
//!                                                         somebody waits; callbacks to run
//! ```
//!
//! Callbacks are run between the two. What changes the state locks it, and then wakes the thread: parked by `unpark`,
//! driving by `changed`.

use std::io;
use std::time::Duration;

use tokio::sync::Notify;

use super::sync::thread::{self, Thread};
use super::sync::{Mutex, MutexGuard, lock, spawn};

/// How long the runtime may stand still before the thread drives it, for work that can wait: a loop that asks for its
/// next page sooner is not disturbed.
const IDLE_BEFORE_DRIVING: Duration = Duration::from_millis(2);
/// How many times in a row the thread finds nothing to do before it ends.
const IDLE_TICKS_BEFORE_EXIT: u32 = if cfg!(test) { 2 } else { 50 };

/// A runtime that the thread can drive.
pub trait Drive: Clone + Send + 'static {
    type Error;

    fn driver(&self) -> &Driver;

    /// Drive it until `idle` is ready, or a while has passed.
    fn drive(&self, idle: impl Future<Output = ()>);

    fn run_callbacks(&self);

    /// Whether it cannot be driven any more.
    fn is_lost(&self) -> bool;

    /// Run what may wake it from outside.
    ///
    /// # Errors
    /// It cannot be woken.
    fn wake(&self, work: impl FnOnce()) -> Result<(), Self::Error>;
}

#[derive(Default)]
pub struct Driver {
    state: Mutex<State>,
    /// The state changed in a way that the thread should know of while it drives.
    changed: Notify,
}

#[derive(Default)]
struct State {
    /// Work that somebody awaits in an event loop.
    urgent: usize,
    /// Work ahead of its time.
    deferred: usize,
    /// Threads that wait, and so drive.
    waiting: usize,
    /// How many waits there were.
    waits: u64,
    /// Callbacks are queued for which no thread could be started.
    callbacks: bool,
    thread: Option<Thread>,
}

impl Driver {
    /// The thread, while there is one.
    pub fn thread_id(&self) -> Option<thread::ThreadId> {
        lock(&self.state).thread.as_ref().map(thread::Thread::id)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    /// Returns when the thread is not needed any more, or has callbacks to run.
    async fn until_idle(&self) {
        loop {
            {
                let state = self.lock();
                if state.callbacks || state.urgent == 0 && (state.deferred == 0 || state.waiting > 0) {
                    return;
                }
            }
            self.changed.notified().await;
        }
    }

    /// In a model: time passes for the thread, if it is parked. False where there is none.
    #[cfg(test)]
    pub fn tick(&self) -> bool {
        let thread = self.lock().thread.clone();
        if let Some(thread) = &thread {
            thread.unpark();
            thread::yield_now();
        }
        thread.is_some()
    }
}

/// A Python thread waits, and drives the runtime, until the guard is dropped.
///
/// # Errors
/// The runtime cannot be woken.
pub fn waiting<R: Drive>(runtime: R) -> Result<Waiting<R>, R::Error> {
    let has_thread = {
        let mut state = runtime.driver().lock();
        state.waiting += 1;
        state.waits += 1;
        state.thread.is_some()
    };
    let waiting = Waiting(runtime);
    if has_thread {
        let runtime = &waiting.0;
        runtime.wake(|| runtime.driver().changed.notify_one())?;
    }
    Ok(waiting)
}

pub struct Waiting<R: Drive>(R);

impl<R: Drive> Drop for Waiting<R> {
    fn drop(&mut self) {
        self.0.driver().lock().waiting -= 1;
    }
}

/// Work under way; done when it is dropped.
pub struct DriveGuard<R: Drive> {
    runtime: R,
    is_urgent: bool,
}

impl<R: Drive> Drop for DriveGuard<R> {
    fn drop(&mut self) {
        let driver = self.runtime.driver();
        let ends = {
            let mut state = driver.lock();
            if self.is_urgent {
                state.urgent -= 1;
            } else {
                state.deferred -= 1;
            }
            state.urgent + state.deferred == 0 && state.thread.is_some()
        };
        if ends && !self.runtime.is_lost() {
            let _ = self.runtime.wake(|| driver.changed.notify_one());
        }
    }
}

/// Work that somebody awaits: the thread drives from now on.
///
/// # Errors
/// There is no thread, and none can be started.
pub fn urgent<R: Drive>(runtime: R) -> io::Result<DriveGuard<R>> {
    let mut state = runtime.driver().lock();
    let thread = start(&runtime, &mut state)?;
    state.urgent += 1;
    drop(state);
    thread.unpark();
    Ok(DriveGuard {
        runtime,
        is_urgent: true,
    })
}

/// Work that can wait a little for somebody who drives. Without a thread it is done when somebody waits for it.
pub fn deferred<R: Drive>(runtime: R) -> DriveGuard<R> {
    let mut state = runtime.driver().lock();
    let _ = start(&runtime, &mut state);
    state.deferred += 1;
    drop(state);
    DriveGuard {
        runtime,
        is_urgent: false,
    }
}

/// Have the thread run the queued callbacks, because no thread can be started for them. False where this one cannot be
/// started either: callbacks come of work, so it ended a moment ago.
pub fn run_callbacks<R: Drive>(runtime: &R) -> bool {
    let driver = runtime.driver();
    let mut state = driver.lock();
    let Ok(thread) = start(runtime, &mut state) else {
        return false;
    };
    state.callbacks = true;
    drop(state);
    thread.unpark();
    let _ = runtime.wake(|| driver.changed.notify_one());
    true
}

fn start<R: Drive>(runtime: &R, state: &mut State) -> io::Result<Thread> {
    if let Some(thread) = &state.thread {
        return Ok(thread.clone());
    }
    let runtime = runtime.clone();
    let thread = spawn(move || run(&runtime))?;
    Ok(state.thread.insert(thread).clone())
}

fn run<R: Drive>(runtime: &R) {
    let driver = runtime.driver();
    let mut waits = 0;
    let mut idle = 0;
    loop {
        let mut state = driver.lock();
        if std::mem::take(&mut state.callbacks) {
            drop(state);
            runtime.run_callbacks();
            continue;
        }
        let stands_still = state.waiting == 0 && state.waits == waits;
        waits = state.waits;
        let is_needed = state.urgent > 0 || (state.deferred > 0 && stands_still);
        if is_needed && !runtime.is_lost() {
            drop(state);
            runtime.drive(driver.until_idle());
            idle = 0;
            continue;
        }
        idle = if state.deferred > 0 && !runtime.is_lost() {
            0
        } else {
            idle + 1
        };
        if idle > IDLE_TICKS_BEFORE_EXIT {
            state.thread = None;
            return;
        }
        drop(state);
        thread::park_timeout(IDLE_BEFORE_DRIVING);
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::future::poll_fn;
    use std::pin::pin;
    use std::sync::Arc;
    use std::task::Waker;

    use shuttle::future::block_on;
    use shuttle::sync::mpsc::{Receiver, Sender, channel};

    use super::super::sync::model;
    use super::*;

    /// A runtime, as far as the protocol knows one: whoever drives has it alone, and runs the tasks that are ready.
    #[derive(Default)]
    struct Model {
        driver: Driver,
        core: Mutex<()>,
        ready: Mutex<Vec<ReadyTask>>,
        waker: Mutex<Option<Waker>>,
        callbacks: Mutex<Vec<Sender<()>>>,
    }

    struct ReadyTask {
        _work: DriveGuard<Arc<Model>>,
        done: Sender<()>,
    }

    impl Drive for Arc<Model> {
        type Error = Infallible;

        fn driver(&self) -> &Driver {
            &self.driver
        }

        fn drive(&self, idle: impl Future<Output = ()>) {
            let _core = lock(&self.core);
            let mut idle = pin!(idle);
            block_on(poll_fn(|context| {
                *lock(&self.waker) = Some(context.waker().clone());
                let ready = std::mem::take(&mut *lock(&self.ready));
                for task in ready {
                    task.done.send(()).unwrap();
                }
                idle.as_mut().poll(context)
            }));
        }

        fn run_callbacks(&self) {
            let callbacks = std::mem::take(&mut *lock(&self.callbacks));
            for callback in callbacks {
                callback.send(()).unwrap();
            }
        }

        fn is_lost(&self) -> bool {
            false
        }

        fn wake(&self, work: impl FnOnce()) -> Result<(), Infallible> {
            work();
            Ok(())
        }
    }

    impl Model {
        /// The answer of `work` has come.
        fn finish(&self, work: DriveGuard<Arc<Self>>) -> Receiver<()> {
            let (done, is_done) = channel();
            lock(&self.ready).push(ReadyTask { _work: work, done });
            if let Some(waker) = lock(&self.waker).take() {
                waker.wake();
            }
            is_done
        }

        /// A Python thread waits for what is there already.
        fn wait(self: &Arc<Self>) {
            let _waiting = waiting(Arc::clone(self)).unwrap();
            self.drive(async {});
        }

        /// The thread ends when there is nothing to do any more.
        fn check_end(&self) {
            while self.driver.tick() {}
            let state = self.driver.lock();
            assert_eq!((state.urgent, state.deferred, state.waiting), (0, 0, 0));
        }
    }

    #[test]
    fn what_is_awaited_is_driven_until_it_is_done() {
        model::check(|| {
            let model = Arc::new(Model::default());
            let awaiting = || {
                let model = Arc::clone(&model);
                thread::spawn(move || {
                    let work = urgent(Arc::clone(&model)).unwrap();
                    model.finish(work).recv().unwrap();
                })
            };
            let threads = [awaiting(), awaiting()];
            // The thread may be about to end meanwhile.
            for _ in 0..3 {
                model.driver.tick();
            }
            for thread in threads {
                thread.join().unwrap();
            }
            model.check_end();
        });
    }

    #[test]
    fn the_runtime_is_left_to_who_waits_while_no_work_is_urgent() {
        model::check(|| {
            let model = Arc::new(Model::default());
            let work = deferred(Arc::clone(&model));
            model.driver.tick();
            model.wait();
            let done = model.finish(work);
            loop {
                let has_thread = model.driver.tick();
                if done.try_recv().is_ok() {
                    break;
                }
                assert!(has_thread, "the thread ended before its work");
            }
            model.check_end();
        });
    }

    #[test]
    fn callbacks_are_run_while_work_is_under_way() {
        model::check(|| {
            let model = Arc::new(Model::default());
            let work = urgent(Arc::clone(&model)).unwrap();
            let (callback, is_run) = channel();
            lock(&model.callbacks).push(callback);
            assert!(run_callbacks(&model));
            is_run.recv().unwrap();
            drop(work);
            model.check_end();
        });
    }

    #[test]
    fn callbacks_are_run_where_the_thread_was_about_to_end() {
        model::check(|| {
            let model = Arc::new(Model::default());
            drop(urgent(Arc::clone(&model)).unwrap());
            for _ in 0..2 {
                model.driver.tick();
            }
            let (callback, is_run) = channel();
            lock(&model.callbacks).push(callback);
            assert!(run_callbacks(&model));
            is_run.recv().unwrap();
            model.check_end();
        });
    }
}
