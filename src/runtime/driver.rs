//! A thread that drives the runtime while it has work and no Python thread waits for it. It ends when that is over,
//! so that a process which only lists has no thread besides its own.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, Thread};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::timeout;

use super::{Home, delivery};
use crate::errors::Result;

/// How long the runtime may stand still before the thread drives it, for work that can wait: a loop that asks for its
/// next page sooner is not disturbed.
const PATIENCE: Duration = Duration::from_millis(2);
/// How many times in a row the thread finds nothing to do before it ends.
const LINGER: u32 = 50;
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
    /// Work that somebody awaits in an event loop.
    now: usize,
    /// Work ahead of its time.
    soon: usize,
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
    async fn relieved(&self) {
        loop {
            {
                let state = self.lock();
                if state.callbacks || state.now == 0 && (state.soon == 0 || state.waiting > 0) {
                    return;
                }
            }
            self.changed.notified().await;
        }
    }
}

/// A Python thread waits, and drives the runtime, until the guard is dropped.
pub fn waiting(home: &'static Home) -> Result<Waiting> {
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

pub struct Waiting(&'static Home);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.driver.lock().waiting -= 1;
    }
}

/// Work under way; done when it is dropped.
pub struct Work {
    home: &'static Home,
    now: bool,
}

impl Drop for Work {
    fn drop(&mut self) {
        let ends = {
            let mut state = self.home.driver.lock();
            if self.now {
                state.now -= 1;
            } else {
                state.soon -= 1;
            }
            state.now + state.soon == 0 && state.thread.is_some()
        };
        if ends && !self.home.is_lost() {
            let _ = self.home.wake(|| self.home.driver.changed.notify_one());
        }
    }
}

/// Work that somebody awaits: the thread drives from now on.
///
/// # Errors
/// There is no thread, and none can be started.
pub fn now(home: &'static Home) -> io::Result<Work> {
    let mut state = home.driver.lock();
    let thread = start(home, &mut state)?;
    state.now += 1;
    thread.unpark();
    Ok(Work { home, now: true })
}

/// Work that can wait a little for somebody who drives. Without a thread it is done when somebody waits for it.
pub fn soon(home: &'static Home) -> Work {
    let mut state = home.driver.lock();
    let _ = start(home, &mut state);
    state.soon += 1;
    Work { home, now: false }
}

/// Have the thread run the callbacks that wait, because they cannot have one of their own. False where there is no
/// thread: callbacks come of work, so it ended a moment ago.
pub fn run_callbacks(home: &'static Home) -> bool {
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

fn start(home: &'static Home, state: &mut State) -> io::Result<Thread> {
    if let Some(thread) = &state.thread {
        return Ok(thread.clone());
    }
    let started = thread::Builder::new()
        .name("deadline_pages".to_owned())
        .spawn(move || run(home))?;
    Ok(state.thread.insert(started.thread().clone()).clone())
}

fn run(home: &'static Home) {
    let driver = &home.driver;
    let mut waits = 0;
    let mut idle = 0;
    loop {
        let mut state = driver.lock();
        if std::mem::take(&mut state.callbacks) {
            drop(state);
            delivery::serve(home, Duration::ZERO);
            continue;
        }
        let stands_still = state.waiting == 0 && state.waits == waits;
        waits = state.waits;
        let is_needed = state.now > 0 || (state.soon > 0 && stands_still);
        if is_needed && !home.is_lost() {
            drop(state);
            let _ = home.block_on(async { timeout(CHECK_INTERVAL, driver.relieved()).await });
            home.is_usable();
            idle = 0;
            continue;
        }
        idle = if state.soon > 0 && !home.is_lost() { 0 } else { idle + 1 };
        if idle > LINGER {
            state.thread = None;
            return;
        }
        drop(state);
        thread::park_timeout(PATIENCE);
    }
}
