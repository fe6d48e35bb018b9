//! An event loop as pyo3-async-runtimes wants to see it.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

/// Where it is closed before what is awaited is there, nobody is told: the library would print a traceback.
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
