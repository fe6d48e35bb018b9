//! What happens to requests, for Python's `logging`. It happens where nobody may touch Python, so it is buffered, and
//! logged by whoever takes the page that was asked for: in their thread, their task and their context.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

use crate::runtime;

/// `logging.DEBUG`
const DEBUG: u8 = 10;

/// Nothing here may be a key, a signature, or a token.
#[derive(Debug)]
pub enum HttpEvent {
    Sent {
        method: String,
        url: String,
        attempt: u32,
        /// Since the attempt before it failed.
        waited: Option<Duration>,
    },
    Answered {
        status: u16,
        request_id: Option<String>,
        attempt: u32,
        took: Duration,
    },
    /// `reason` is the class of `botocore.exceptions` that says why.
    Unanswered {
        reason: &'static str,
        attempt: u32,
        took: Duration,
    },
}

/// The events of one listing or call. Shared with its requests, which fill it.
#[derive(Debug, Default)]
pub struct LogBuffer {
    is_enabled: AtomicBool,
    events: Mutex<VecDeque<HttpEvent>>,
}

impl LogBuffer {
    pub fn is_enabled(&self) -> bool {
        self.is_enabled.load(Ordering::Relaxed)
    }

    pub fn push(&self, event: HttpEvent) {
        self.events().push_back(event);
    }

    fn pop(&self) -> Option<HttpEvent> {
        self.events().pop_front()
    }

    fn events(&self) -> MutexGuard<'_, VecDeque<HttpEvent>> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Logs the events of one listing or call, for whoever asks for its pages. What nobody came back for (a page that was
/// read ahead, a wait that was cancelled) is logged when it is dropped.
pub struct RequestLog {
    /// The buffer belongs to it: a thread of a fork's parent may have held the lock at the moment of the fork.
    process: u32,
    buffer: Arc<LogBuffer>,
}

impl RequestLog {
    pub fn new() -> Self {
        Self {
            process: std::process::id(),
            buffer: Arc::default(),
        }
    }

    pub fn buffer(&self) -> Arc<LogBuffer> {
        Arc::clone(&self.buffer)
    }

    /// Find out whether anybody listens: once before each page.
    pub fn refresh_level(&mut self, py: Python<'_>) -> PyResult<()> {
        let is_enabled = match logger(py)? {
            Some(logger) => logger
                .call_method1(intern!(py, "isEnabledFor"), (DEBUG,))?
                .is_truthy()?,
            None => false,
        };
        if is_enabled && self.process != std::process::id() {
            *self = Self::new();
        }
        self.buffer.is_enabled.store(is_enabled, Ordering::Relaxed);
        Ok(())
    }

    /// Log what happened so far, unless the interpreter ends. A handler or filter of the user's may raise.
    pub fn flush(&self, py: Python<'_>) -> PyResult<()> {
        if !self.buffer.is_enabled() || self.process != std::process::id() {
            return Ok(());
        }
        runtime::pass(|| {
            let Some(logger) = logger(py)? else {
                return Ok(());
            };
            let debug = logger.getattr(intern!(py, "debug"))?;
            while let Some(event) = self.buffer.pop() {
                event.log(&debug)?;
            }
            Ok(())
        })
        .unwrap_or(Ok(()))
    }
}

impl Drop for RequestLog {
    fn drop(&mut self) {
        if !self.buffer.is_enabled() || runtime::is_shutting_down() {
            return;
        }
        Python::try_attach(|py| {
            // It may be dropped while an exception is on its way.
            let raised = PyErr::take(py);
            if let Err(error) = self.flush(py) {
                error.write_unraisable(py, None);
            }
            if let Some(raised) = raised {
                raised.restore(py);
            }
        });
    }
}

impl HttpEvent {
    fn log(self, debug: &Bound<'_, PyAny>) -> PyResult<()> {
        let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
        match self {
            Self::Sent {
                method,
                url,
                attempt,
                waited: None,
            } => debug.call1(("%s %s (attempt %d)", method, url, attempt)),
            Self::Sent {
                method,
                url,
                attempt,
                waited: Some(waited),
            } => debug.call1((
                "%s %s (attempt %d, a retry after a back-off of %.1f ms)",
                method,
                url,
                attempt,
                milliseconds(waited),
            )),
            Self::Answered {
                status,
                request_id,
                attempt,
                took,
            } => debug.call1((
                "%d in %.1f ms, request id %s (attempt %d)",
                status,
                milliseconds(took),
                request_id,
                attempt,
            )),
            Self::Unanswered { reason, attempt, took } => debug.call1((
                "no answer in %.1f ms: %s (attempt %d)",
                milliseconds(took),
                reason,
                attempt,
            )),
        }
        .map(drop)
    }
}

/// `deadline_pages.http`; None where nobody has imported `logging`, so that nobody can want anything.
fn logger(py: Python<'_>) -> PyResult<Option<&Bound<'_, PyAny>>> {
    static MODULES: PyOnceLock<Py<PyDict>> = PyOnceLock::new();
    static LOGGER: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    if let Some(logger) = LOGGER.get(py) {
        return Ok(Some(logger.bind(py)));
    }
    let modules = MODULES.get_or_try_init(py, || {
        let modules = py.import("sys")?.getattr("modules")?;
        PyResult::Ok(modules.cast_into::<PyDict>()?.unbind())
    })?;
    if !modules.bind(py).contains(intern!(py, "logging"))? {
        return Ok(None);
    }
    let module = py.import(intern!(py, "deadline_pages._logging"))?;
    let logger = module.call_method1("logger", ("deadline_pages.http",))?;
    // Not made inside of `get_or_init`: a fork meanwhile would leave that locked in the child.
    Ok(Some(LOGGER.get_or_init(py, || logger.unbind()).bind(py)))
}
