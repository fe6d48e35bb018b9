//! HTTP events for Python's `logging`. Requests run without the GIL, so events are buffered. The thread that takes the
//! page logs them: so records have the thread, the task and the context variables of the code that asked for the page.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

use super::shutdown;

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
    Response {
        status: u16,
        request_id: Option<String>,
        attempt: u32,
        took: Duration,
    },
    /// `reason` is the class of `botocore.exceptions` that says why.
    NoResponse {
        reason: &'static str,
        attempt: u32,
        took: Duration,
    },
}

/// The events of one listing or call. Shared with its requests, which fill it.
#[derive(Debug)]
pub struct LogBuffer {
    is_enabled: AtomicBool,
    /// The context variables of the code that made the first request; None if the logger was not at DEBUG.
    pub context: Option<Py<PyAny>>,
    /// In order. None marks the end of a page's events: another task may ask for the next page.
    events: Mutex<VecDeque<Option<HttpEvent>>>,
}

impl LogBuffer {
    fn new(py: Python<'_>, is_enabled: bool) -> PyResult<Self> {
        Ok(Self {
            is_enabled: AtomicBool::new(is_enabled),
            context: is_enabled.then(|| context(py)).transpose()?,
            events: Mutex::default(),
        })
    }

    pub fn is_enabled(&self) -> bool {
        self.is_enabled.load(Ordering::Relaxed)
    }

    pub fn push(&self, event: HttpEvent) {
        self.events().push_back(Some(event));
    }

    /// Mark the end of this page's events.
    pub fn end_page(&self) {
        if self.is_enabled() {
            self.events().push_back(None);
        }
    }

    fn events(&self) -> MutexGuard<'_, VecDeque<Option<HttpEvent>>> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next event of the current page.
    fn pop(&self) -> Option<HttpEvent> {
        let mut events = self.events();
        events.front()?.as_ref()?;
        events.pop_front().flatten()
    }

    /// Whether the current page has no more events; if so, go on to the next page.
    fn next_page(&self) -> bool {
        let mut events = self.events();
        let is_over = matches!(events.front(), Some(None));
        if is_over {
            events.pop_front();
        }
        is_over
    }
}

/// Logs the events of one listing or call. Events of pages that are never taken (prefetched, or the wait was cancelled)
/// are logged when this is dropped.
#[derive(Default)]
pub struct RequestLog {
    is_enabled: bool,
    /// None before the first request.
    buffer: Option<Arc<LogBuffer>>,
    /// The process that made the buffer. A forked child does not touch it: a parent's thread may have held its lock.
    process: u32,
}

impl RequestLog {
    /// Check whether the logger is enabled for DEBUG; called once before each page.
    pub fn refresh_level(&mut self, py: Python<'_>) -> PyResult<()> {
        let is_enabled = match logger(py)? {
            Some(logger) => logger
                .call_method1(intern!(py, "isEnabledFor"), (DEBUG,))?
                .is_truthy()?,
            None => false,
        };
        if !is_enabled && let Some(buffer) = self.readable() {
            buffer.events().clear();
        }
        self.is_enabled = is_enabled;
        if let Some(buffer) = &self.buffer {
            buffer.is_enabled.store(is_enabled, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Make a buffer for a new paginator's requests, and log what is left in the previous one.
    pub fn open(&mut self, py: Python<'_>) -> PyResult<Arc<LogBuffer>> {
        self.flush_all(py)?;
        self.process = std::process::id();
        let buffer = Arc::new(LogBuffer::new(py, self.is_enabled)?);
        Ok(Arc::clone(self.buffer.insert(buffer)))
    }

    /// Log what happened so far for the current page. A handler or filter of the user's may raise.
    pub fn flush(&self, py: Python<'_>) -> PyResult<()> {
        match self.readable() {
            // Nobody is told when the interpreter ends.
            Some(buffer) => shutdown::unless_finalizing(|| flush(py, buffer)).unwrap_or(Ok(())),
            None => Ok(()),
        }
    }

    /// Log the events of the page that is handed over, and go on to those of the next page.
    pub fn flush_page(&self, py: Python<'_>) -> PyResult<()> {
        self.flush(py)?;
        if let Some(buffer) = self.readable() {
            buffer.next_page();
        }
        Ok(())
    }

    /// `flush`, with errors reported as unraisable.
    pub fn flush_unraisably(&self, py: Python<'_>) {
        if let Err(error) = self.flush(py) {
            error.write_unraisable(py, None);
        }
    }

    fn flush_all(&self, py: Python<'_>) -> PyResult<()> {
        self.flush(py)?;
        while self.readable().is_some_and(LogBuffer::next_page) {
            self.flush(py)?;
        }
        Ok(())
    }

    /// None if the logger is not at DEBUG, or the buffer belongs to a fork's parent.
    fn readable(&self) -> Option<&LogBuffer> {
        let buffer = self.buffer.as_deref().filter(|_| self.is_enabled)?;
        (self.process == std::process::id()).then_some(buffer)
    }
}

impl Drop for RequestLog {
    fn drop(&mut self) {
        if self.readable().is_none() || shutdown::is_shutting_down() {
            return;
        }
        Python::try_attach(|py| {
            // It may be dropped while an exception is on its way.
            let raised = PyErr::take(py);
            if let Err(error) = self.flush_all(py) {
                error.write_unraisable(py, None);
            }
            if let Some(raised) = raised {
                raised.restore(py);
            }
        });
    }
}

fn flush(py: Python<'_>, buffer: &LogBuffer) -> PyResult<()> {
    let Some(logger) = logger(py)? else {
        return Ok(());
    };
    let debug = logger.getattr(intern!(py, "debug"))?;
    while let Some(event) = buffer.pop() {
        event.log(&debug)?;
    }
    Ok(())
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
            Self::Response {
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
            Self::NoResponse { reason, attempt, took } => debug.call1((
                "no response in %.1f ms: %s (attempt %d)",
                milliseconds(took),
                reason,
                attempt,
            )),
        }
        .map(drop)
    }
}

/// A copy of the caller's context variables, for work in another thread.
pub fn context(py: Python<'_>) -> PyResult<Py<PyAny>> {
    let module = py.import(intern!(py, "contextvars"))?;
    module.call_method0(intern!(py, "copy_context")).map(Bound::unbind)
}

/// The logger `deadline_pages.http`; None until the program imports `logging`.
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
