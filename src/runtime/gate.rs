//! The end of the interpreter: a thread that attaches to it from then on is ended by Python in the middle of Rust's
//! code (up to Python 3.13), and that aborts the process.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, ThreadId};
use std::time::Duration;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::wrap_pyfunction;

static CLOSED: AtomicBool = AtomicBool::new(false);
/// It ends the interpreter, and may list while it does.
static CLOSER: OnceLock<ThreadId> = OnceLock::new();
/// Threads that are about to attach, or run Python's code below ours.
static INSIDE: AtomicUsize = AtomicUsize::new(0);
const STEP: Duration = Duration::from_millis(1);
/// No thread stays inside for longer; one that a fork left behind does not count.
const PATIENCE: u32 = 2000;
/// How long a thread is held, which is for ever where the process ends meanwhile. Somebody who waits for the thread
/// while the interpreter ends gets it afterwards.
const HOLD: Duration = Duration::from_secs(5);

/// Have the gate closed when the interpreter ends.
pub fn watch_exit(py: Python<'_>) -> PyResult<()> {
    static WATCHED: PyOnceLock<()> = PyOnceLock::new();
    WATCHED
        .get_or_try_init(py, || {
            let close = wrap_pyfunction!(close, py)?;
            py.import("atexit")?.call_method1("register", (close,)).map(drop)
        })
        .map(drop)
}

/// Run `work`, which attaches or runs Python's code below ours, unless the interpreter ends.
pub fn pass<T>(work: impl FnOnce() -> T) -> Option<T> {
    let _inside = Inside::new();
    (!is_closed()).then(work)
}

/// For a thread that has to attach: to be called before, and dropped after that.
pub fn enter() -> Inside {
    let inside = Inside::new();
    if !is_closed() {
        return inside;
    }
    drop(inside);
    thread::sleep(HOLD);
    Inside::new()
}

fn is_closed() -> bool {
    CLOSED.load(Ordering::SeqCst) && CLOSER.get() != Some(&thread::current().id())
}

pub struct Inside(());

impl Inside {
    fn new() -> Self {
        INSIDE.fetch_add(1, Ordering::SeqCst);
        Self(())
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        INSIDE.fetch_sub(1, Ordering::SeqCst);
    }
}

#[pyfunction]
fn close(py: Python<'_>) {
    let _ = CLOSER.set(thread::current().id());
    CLOSED.store(true, Ordering::SeqCst);
    py.detach(|| {
        for _ in 0..PATIENCE {
            if INSIDE.load(Ordering::SeqCst) == 0 {
                return;
            }
            thread::sleep(STEP);
        }
    });
}
