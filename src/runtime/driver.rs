//! A thread that drives the runtime while it has work and no Python thread waits for it. It ends when that is over,
//! so that a process which only lists has no thread besides its own.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, Thread};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::timeout;

use super::{ProcessRuntime, callbacks};
use crate::errors::Result;

/// How long the runtime may stand still before the thread drives it, for work that can wait: a loop that asks for its
/// next page sooner is not disturbed.
const IDLE_BEFORE_DRIVING: Duration = Duration::from_millis(2);
/// How many times in a row the thread finds nothing to do before it ends.
const IDLE_TICKS_BEFORE_EXIT: u32 = 50;
/// How often the thread makes sure that the runtime's descriptors are still there.
const CHECK_INTERVAL: Duration = Duration::from_millis(500);

#[derive(Default)]
pub struct Driver {
    state: Mutex<State>,
    /// The state changed in a way that the thread should know of while it drives.
    changed: Notify,
}

#[derive(Default)]
struct State {
    /// DriveGuard that somebody awaits in an event loop.
    urgent: usize,
    /// DriveGuard ahead of its time.
    deferred: usize,
    /// Threads that wait, and so drive.
    waiting: usize,
    /// How many waits there were.
    waits: u64,
    /// Callbacks that have no thread of their own.
    callbacks: bool,
    thread: Option<Thread>,
}

impl Driver {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns when the thread is no longer needed, or has callbacks to run.
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
}

/// A Python thread waits, and drives the runtime, until the guard is dropped.
pub fn waiting(home: &'static ProcessRuntime) -> Result<Waiting> {
    let has_thread = {
        let mut state = home.driver.lock();
        state.waiting += 1;
        state.waits += 1;
        state.thread.is_some()
    };
    let waiting = Waiting(home);
    if has_thread {
        home.wake(|| home.driver.changed.notify_one())?;
    }
    Ok(waiting)
}

pub struct Waiting(&'static ProcessRuntime);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.driver.lock().waiting -= 1;
    }
}

/// DriveGuard under way; done when it is dropped.
pub struct DriveGuard {
    home: &'static ProcessRuntime,
    urgent: bool,
}

impl Drop for DriveGuard {
    fn drop(&mut self) {
        let ends = {
            let mut state = self.home.driver.lock();
            if self.urgent {
                state.urgent -= 1;
            } else {
                state.deferred -= 1;
            }
            state.urgent + state.deferred == 0 && state.thread.is_some()
        };
        if ends && !self.home.is_lost() {
            let _ = self.home.wake(|| self.home.driver.changed.notify_one());
        }
    }
}

/// DriveGuard that somebody awaits: the thread drives from now on.
///
/// # Errors
/// There is no thread, and none can be started.
pub fn urgent(home: &'static ProcessRuntime) -> io::Result<DriveGuard> {
    let mut state = home.driver.lock();
    let thread = start(home, &mut state)?;
    state.urgent += 1;
    thread.unpark();
    Ok(DriveGuard { home, urgent: true })
}

/// DriveGuard that can wait a little for somebody who drives. Without a thread it is done when somebody waits for it.
pub fn deferred(home: &'static ProcessRuntime) -> DriveGuard {
    let mut state = home.driver.lock();
    let _ = start(home, &mut state);
    state.deferred += 1;
    DriveGuard { home, urgent: false }
}

/// Have the thread run the callbacks that wait, because they cannot have one of their own. False where there is no
/// thread: callbacks come of work, so it ended a moment ago.
pub fn run_callbacks(home: &'static ProcessRuntime) -> bool {
    let mut state = home.driver.lock();
    let Ok(thread) = start(home, &mut state) else {
        return false;
    };
    state.callbacks = true;
    drop(state);
    thread.unpark();
    let _ = home.wake(|| home.driver.changed.notify_one());
    true
}

fn start(home: &'static ProcessRuntime, state: &mut State) -> io::Result<Thread> {
    if let Some(thread) = &state.thread {
        return Ok(thread.clone());
    }
    let started = thread::Builder::new()
        .name("deadline_pages".to_owned())
        .spawn(move || run(home))?;
    Ok(state.thread.insert(started.thread().clone()).clone())
}

fn run(home: &'static ProcessRuntime) {
    let driver = &home.driver;
    let mut waits = 0;
    let mut idle = 0;
    loop {
        let mut state = driver.lock();
        if std::mem::take(&mut state.callbacks) {
            drop(state);
            callbacks::serve(home, Duration::ZERO);
            continue;
        }
        let stands_still = state.waiting == 0 && state.waits == waits;
        waits = state.waits;
        let is_needed = state.urgent > 0 || (state.deferred > 0 && stands_still);
        if is_needed && !home.is_lost() {
            drop(state);
            let _ = home.block_on(async { timeout(CHECK_INTERVAL, driver.until_idle()).await });
            home.is_usable();
            idle = 0;
            continue;
        }
        idle = if state.deferred > 0 && !home.is_lost() {
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
