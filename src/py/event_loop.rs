//! An asyncio event loop, wrapped for pyo3-async-runtimes.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

/// Ignores that the loop was closed before the result arrived; pyo3-async-runtimes would print a traceback.
#[pyclass(frozen)]
pub struct EventLoop(Py<PyAny>);

impl EventLoop {
    pub fn wrap(event_loop: Bound<'_, PyAny>) -> PyResult<Bound<'_, PyAny>> {
        let py = event_loop.py();
        Ok(Bound::new(py, Self(event_loop.unbind()))?.into_any())
    }
}

#[pymethods]
impl EventLoop {
    fn create_future<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.0.bind(py).call_method0(intern!(py, "create_future"))
    }

    #[pyo3(signature = (*arguments, **keywords))]
    fn call_soon_threadsafe(
        &self,
        arguments: &Bound<'_, PyTuple>,
        keywords: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<()> {
        let event_loop = self.0.bind(arguments.py());
        let called = event_loop.call_method(intern!(arguments.py(), "call_soon_threadsafe"), arguments, keywords);
        match called {
            Err(_) if event_loop.call_method0("is_closed")?.is_truthy()? => Ok(()),
            other => other.map(drop),
        }
    }
}
