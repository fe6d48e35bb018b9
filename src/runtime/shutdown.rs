//! The end of the interpreter: a thread that attaches to it from then on is ended by Python in the middle of Rust's
//! code (up to Python 3.13), and that aborts the process.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{self, ThreadId};
use std::time::Duration;

use pyo3::prelude::*;
use pyo3::wrap_pyfunction;

static CLOSED: AtomicBool = AtomicBool::new(false);
/// It ends the interpreter, and may list while it does.
static FINALIZING_THREAD: OnceLock<ThreadId> = OnceLock::new();
/// How many threads are about to attach, or run Python's code below ours; above that the process they are of, as a fork
/// leaves them behind.
static INSIDE: AtomicU64 = AtomicU64::new(0);
const PROCESS: u32 = 32;
const SHUTDOWN_POLL: Duration = Duration::from_millis(1);
/// How many steps the end of the interpreter waits for them.
const SHUTDOWN_POLLS: u32 = 2000;
/// How long a thread is held, which is for ever where the process ends meanwhile. Somebody who waits for the thread
/// while the interpreter ends gets it afterwards.
const LATE_ATTACH_DELAY: Duration = Duration::from_secs(5);

/// Have the shutdown closed when the interpreter ends. Called by the import of this module, so that what a program registers
/// after it runs, last in and first out, while the shutdown is open.
pub fn watch_exit(py: Python<'_>) -> PyResult<()> {
    let close = wrap_pyfunction!(close, py)?;
    py.import("atexit")?.call_method1("register", (close,)).map(drop)
}

/// Run `work`, which attaches or runs Python's code below ours, unless the interpreter ends.
pub fn unless_finalizing<T>(work: impl FnOnce() -> T) -> Option<T> {
    let _inside = AttachGuard::new();
    (!is_closed()).then(work)
}

/// For what need not be done at all then.
pub fn is_shutting_down() -> bool {
    CLOSED.load(Ordering::SeqCst)
}

fn is_closed() -> bool {
    is_shutting_down() && FINALIZING_THREAD.get() != Some(&thread::current().id())
}

/// A thread that is inside, of the process.
pub struct AttachGuard(u64);

impl AttachGuard {
    /// For a thread that has to attach: to be called before, and dropped after that.
    pub fn enter() -> Self {
        let inside = Self::new();
        if !is_closed() {
            return inside;
        }
        drop(inside);
        thread::sleep(LATE_ATTACH_DELAY);
        Self::new()
    }

    fn new() -> Self {
        let process = u64::from(std::process::id());
        count(|of, threads| Some((process, if of == process { threads + 1 } else { 1 })));
        Self(process)
    }
}

impl Drop for AttachGuard {
    fn drop(&mut self) {
        count(|of, threads| (of == self.0).then(|| (of, threads - 1)));
    }
}

/// Change the process and the number of its threads.
fn count(change: impl Fn(u64, u64) -> Option<(u64, u64)>) {
    let changed = |now| change(now >> PROCESS, now & ((1 << PROCESS) - 1)).map(|(of, threads)| of << PROCESS | threads);
    let _ = INSIDE.fetch_update(Ordering::SeqCst, Ordering::SeqCst, changed);
}

#[pyfunction]
fn close(py: Python<'_>) {
    let _ = FINALIZING_THREAD.set(thread::current().id());
    CLOSED.store(true, Ordering::SeqCst);
    let process = u64::from(std::process::id());
    py.detach(|| {
        for _ in 0..SHUTDOWN_POLLS {
            let now = INSIDE.load(Ordering::SeqCst);
            if now >> PROCESS != process || now == process << PROCESS {
                return;
            }
            thread::sleep(SHUTDOWN_POLL);
        }
    });
}
