//! The end of the interpreter: a thread that attaches to it from then on is ended by Python in the middle of Rust's
//! code (up to Python 3.13), and that aborts the process.
//!
//! ```text
//!   enter(), leave                  enter(): None; leave
//!      ┌──┐                             ┌──┐
//!      │  v         close()             │  v        the last thread left, or 2 s passed
//!     OPEN ─────────────────────────> CLOSING ──────────────────────────────────────────> CLOSED
//!                                close() waits for                                   close() returns,
//!                                the threads inside                               the interpreter ends
//! ```
//!
//! A thread counts itself before it looks whether it is closed; `close()` closes before it looks at the count. So one of
//! them sees the other, whatever the order.

use std::sync::OnceLock;
use std::time::Duration;

use pyo3::prelude::*;
use pyo3::wrap_pyfunction;

use super::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use super::sync::sleep;
use super::sync::thread::{self, ThreadId};

const SHUTDOWN_POLL: Duration = Duration::from_millis(1);
/// How often the end of the interpreter looks whether all threads have left.
const SHUTDOWN_POLLS: u32 = 2000;
/// How long a thread that attaches too late is delayed. Normally the process exits meanwhile; an exit handler that
/// joins the thread gets it after this time.
const LATE_ATTACH_DELAY: Duration = Duration::from_secs(5);

static SHUTDOWN: Shutdown = Shutdown::new();

/// Wait for the threads inside when the interpreter ends. Called by the import of this module, so that what a program
/// registers after it runs, last in and first out, before that.
pub fn watch_exit(py: Python<'_>) -> PyResult<()> {
    let close = wrap_pyfunction!(close, py)?;
    py.import("atexit")?.call_method1("register", (close,)).map(drop)
}

#[pyfunction]
fn close(py: Python<'_>) {
    SHUTDOWN.close();
    py.detach(|| SHUTDOWN.wait_until_empty());
}

/// Run `work`, which attaches or runs Python's code below ours, unless the interpreter ends.
pub fn unless_finalizing<T>(work: impl FnOnce() -> T) -> Option<T> {
    SHUTDOWN.enter().map(|_inside| work())
}

/// Whether the interpreter ends: for what need not be done at all then.
pub fn is_shutting_down() -> bool {
    SHUTDOWN.is_closed.load(Ordering::SeqCst)
}

/// A thread that is about to attach, or runs Python's code below ours: the end of the interpreter waits for it.
pub struct AttachGuard<'a> {
    shutdown: &'a Shutdown,
    pid: u32,
}

impl AttachGuard<'static> {
    /// For a thread that has to attach: to be called before, and dropped after that.
    pub fn enter() -> Self {
        SHUTDOWN.enter().unwrap_or_else(|| {
            sleep(LATE_ATTACH_DELAY);
            SHUTDOWN.count()
        })
    }
}

/// `Python::detach` for a wait: the end of the interpreter waits until this thread is attached again.
pub fn detach<T: Send>(py: Python<'_>, work: impl FnOnce() -> T + Send) -> T {
    let (done, guard) = py.detach(|| (work(), AttachGuard::enter()));
    drop(guard);
    done
}

impl Drop for AttachGuard<'_> {
    fn drop(&mut self) {
        self.shutdown.change(|occupancy| occupancy.left(self.pid));
    }
}

struct Shutdown {
    is_closed: AtomicBool,
    /// It ends the interpreter, and may list while it does.
    finalizing_thread: OnceLock<ThreadId>,
    /// An `Occupancy`.
    inside: AtomicU64,
}

impl Shutdown {
    const fn new() -> Self {
        Self {
            is_closed: AtomicBool::new(false),
            finalizing_thread: OnceLock::new(),
            inside: AtomicU64::new(0),
        }
    }

    /// None where the interpreter ends.
    fn enter(&self) -> Option<AttachGuard<'_>> {
        let inside = self.count();
        (!self.is_closed_to_this_thread()).then_some(inside)
    }

    fn is_closed_to_this_thread(&self) -> bool {
        self.is_closed.load(Ordering::SeqCst) && self.finalizing_thread.get() != Some(&thread::current().id())
    }

    fn count(&self) -> AttachGuard<'_> {
        let pid = std::process::id();
        self.change(|occupancy| Some(occupancy.entered(pid)));
        AttachGuard { shutdown: self, pid }
    }

    fn close(&self) {
        let _ = self.finalizing_thread.set(thread::current().id());
        self.is_closed.store(true, Ordering::SeqCst);
    }

    fn wait_until_empty(&self) {
        for _ in 0..SHUTDOWN_POLLS {
            if self.occupancy().is_empty(std::process::id()) {
                return;
            }
            sleep(SHUTDOWN_POLL);
        }
    }

    fn occupancy(&self) -> Occupancy {
        Occupancy::from_bits(self.inside.load(Ordering::SeqCst))
    }

    fn change(&self, change: impl Fn(Occupancy) -> Option<Occupancy>) {
        let changed = |bits| change(Occupancy::from_bits(bits)).map(Occupancy::to_bits);
        let _ = self.inside.fetch_update(Ordering::SeqCst, Ordering::SeqCst, changed);
    }
}

/// The threads inside, and the process that they are of: a forked child inherits the count but not the threads.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Occupancy {
    pid: u32,
    threads: u32,
}

impl Occupancy {
    /// High 32 bits: the pid. Low 32 bits: the threads.
    fn to_bits(self) -> u64 {
        u64::from(self.pid) << 32 | u64::from(self.threads)
    }

    fn from_bits(bits: u64) -> Self {
        Self {
            pid: (bits >> 32) as u32,
            threads: bits as u32,
        }
    }

    fn is_empty(self, pid: u32) -> bool {
        self.pid != pid || self.threads == 0
    }

    fn entered(self, pid: u32) -> Self {
        let threads = if self.pid == pid { self.threads } else { 0 };
        Self {
            pid,
            threads: threads + 1,
        }
    }

    /// None for a thread of a fork's parent, which is not counted any more.
    fn left(self, pid: u32) -> Option<Self> {
        (self.pid == pid).then(|| Self {
            threads: self.threads - 1,
            ..self
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::sync::model;
    use super::*;

    #[test]
    fn nobody_is_inside_when_the_interpreter_has_ended() {
        model::check(|| {
            let shutdown = Arc::new(Shutdown::new());
            let has_ended = Arc::new(AtomicBool::new(false));
            let threads: Vec<_> = (0..3)
                .map(|_| {
                    let (shutdown, has_ended) = (Arc::clone(&shutdown), Arc::clone(&has_ended));
                    thread::spawn(move || {
                        for _ in 0..2 {
                            if let Some(_inside) = shutdown.enter() {
                                thread::yield_now();
                                assert!(
                                    !has_ended.load(Ordering::SeqCst),
                                    "attached although the interpreter has ended"
                                );
                            }
                        }
                    })
                })
                .collect();
            thread::yield_now();
            shutdown.close();
            assert!(
                shutdown.enter().is_some(),
                "the thread that ends the interpreter may list"
            );
            shutdown.wait_until_empty();
            has_ended.store(true, Ordering::SeqCst);
            for thread in threads {
                thread.join().unwrap();
            }
            assert_eq!(shutdown.occupancy().threads, 0);
        });
    }

    #[test]
    fn a_forked_child_starts_with_nobody_inside() {
        let parent = Occupancy { pid: 7, threads: 2 };
        assert_eq!(Occupancy::from_bits(parent.to_bits()), parent);
        assert!(!parent.is_empty(7) && parent.is_empty(8));
        let child = parent.entered(8);
        assert_eq!(child, Occupancy { pid: 8, threads: 1 });
        assert_eq!(child.left(7), None, "a guard that the fork left behind");
        assert_eq!(child.left(8), Some(Occupancy { pid: 8, threads: 0 }));
    }
}
