//! What happens to requests, for Python's `logging`. It happens where nobody may touch Python, so it is noted, and handed
//! over by whoever is attached to the interpreter next.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

/// `logging.DEBUG`
const DEBUG: u8 = 10;

/// Nothing here may be a key, a signature, or a token.
#[derive(Debug)]
pub enum Note {
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

/// What was noted in one process and not handed over yet.
#[derive(Default)]
pub struct Journal {
    wanted: AtomicBool,
    notes: Mutex<Vec<Note>>,
}

impl Journal {
    /// Find out whether anybody wants notes: once before each page.
    pub fn look(&self, py: Python<'_>) -> PyResult<()> {
        let wanted = match logger(py)? {
            Some(logger) => logger
                .call_method1(intern!(py, "isEnabledFor"), (DEBUG,))?
                .is_truthy()?,
            None => false,
        };
        self.wanted.store(wanted, Ordering::Relaxed);
        Ok(())
    }

    pub fn is_wanted(&self) -> bool {
        self.wanted.load(Ordering::Relaxed)
    }

    pub fn note(&self, note: Note) {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner).push(note);
    }

    /// Give Python what was noted. A handler or filter of the user's may raise.
    pub fn hand_over(&self, py: Python<'_>) -> PyResult<()> {
        let notes = std::mem::take(&mut *self.notes.lock().unwrap_or_else(PoisonError::into_inner));
        if notes.is_empty() {
            return Ok(());
        }
        let Some(logger) = logger(py)? else {
            return Ok(());
        };
        let debug = logger.getattr(intern!(py, "debug"))?;
        for note in notes {
            note.log(&debug)?;
        }
        Ok(())
    }
}

impl Note {
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
