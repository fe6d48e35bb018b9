//! A thread that drives the runtime while it has work and no Python thread waits for it. It ends when that is over,
//! so that a process which only lists has no thread besides its own.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, Thread};
use std::time::Duration;

use tokio::sync::Notify;

use super::Home;

/// How long the runtime may stand still before the thread drives it, for work that can wait: a loop that asks for its
/// next page sooner is not disturbed.
const PATIENCE: Duration = Duration::from_millis(2);
/// How many times in a row the thread finds nothing to do before it ends.
const LINGER: u32 = 50;

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
    thread: Option<Thread>,
}

impl Driver {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A Python thread waits, and drives the runtime, until the guard is dropped.
    pub fn waiting(&self) -> Waiting<'_> {
        let mut state = self.lock();
        state.waiting += 1;
        state.waits += 1;
        if state.thread.is_some() {
            self.changed.notify_one();
        }
        Waiting(self)
    }

    /// Returns when the thread is no longer needed.
    async fn relieved(&self) {
        loop {
            {
                let state = self.lock();
                if state.now == 0 && (state.soon == 0 || state.waiting > 0) {
                    return;
                }
            }
            self.changed.notified().await;
        }
    }
}

pub struct Waiting<'a>(&'a Driver);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.lock().waiting -= 1;
    }
}

/// Work under way; done when it is dropped.
pub struct Work {
    home: &'static Home,
    now: bool,
}

impl Drop for Work {
    fn drop(&mut self) {
        let mut state = self.home.driver.lock();
        if self.now {
            state.now -= 1;
        } else {
            state.soon -= 1;
        }
        if state.now + state.soon == 0 && state.thread.is_some() {
            self.home.driver.changed.notify_one();
        }
    }
}

/// Work that somebody awaits: the thread drives from now on.
pub fn now(home: &'static Home) -> Work {
    let mut state = home.driver.lock();
    state.now += 1;
    start(home, &mut state);
    if let Some(thread) = &state.thread {
        thread.unpark();
    }
    Work { home, now: true }
}

/// Work that can wait a little for somebody who drives.
pub fn soon(home: &'static Home) -> Work {
    let mut state = home.driver.lock();
    state.soon += 1;
    start(home, &mut state);
    Work { home, now: false }
}

fn start(home: &'static Home, state: &mut State) {
    if state.thread.is_none() {
        // Without a thread the work is done when somebody waits for it.
        let started = thread::Builder::new()
            .name("deadline_pages".to_owned())
            .spawn(move || run(home));
        state.thread = started.ok().map(|started| started.thread().clone());
    }
}

fn run(home: &'static Home) {
    let driver = &home.driver;
    let mut waits = 0;
    let mut idle = 0;
    loop {
        let mut state = driver.lock();
        let stands_still = state.waiting == 0 && state.waits == waits;
        waits = state.waits;
        if state.now > 0 || (state.soon > 0 && stands_still) {
            drop(state);
            home.runtime.block_on(driver.relieved());
            idle = 0;
            continue;
        }
        idle = if state.soon > 0 { 0 } else { idle + 1 };
        if idle > LINGER {
            state.thread = None;
            return;
        }
        drop(state);
        thread::park_timeout(PATIENCE);
    }
}
