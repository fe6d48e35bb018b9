//! The end of the interpreter: no thread of the runtime may attach to it from then on, or the process is aborted.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::wrap_pyfunction;

static CLOSED: AtomicBool = AtomicBool::new(false);
/// Threads of the runtime that are attached, or about to be.
static INSIDE: AtomicUsize = AtomicUsize::new(0);
/// No thread hands over a result for longer; one that a fork left behind does not count.
const PATIENCE: u32 = 2000;

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

/// Run `work`, which attaches, unless the interpreter ends.
pub fn pass(work: impl FnOnce()) {
    let _inside = Inside::new();
    if !CLOSED.load(Ordering::SeqCst) {
        work();
    }
}

struct Inside;

impl Inside {
    fn new() -> Self {
        INSIDE.fetch_add(1, Ordering::SeqCst);
        Self
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        INSIDE.fetch_sub(1, Ordering::SeqCst);
    }
}

#[pyfunction]
fn close(py: Python<'_>) {
    CLOSED.store(true, Ordering::SeqCst);
    py.detach(|| {
        for _ in 0..PATIENCE {
            if INSIDE.load(Ordering::SeqCst) == 0 {
                return;
            }
            thread::sleep(Duration::from_millis(1));
        }
    });
}
