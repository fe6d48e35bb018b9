//! Copying and pickling, as with botocore's classes: shallow copies work, deep copies and pickles raise, because the objects
//! hold connections.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

pyo3::import_exception!(pickle, PicklingError);

/// Python's error for copying or pickling a generator or a lock.
pub fn refused(class: &str) -> PyResult<()> {
    Err(PyTypeError::new_err(format!(
        "cannot pickle 'deadline_pages.{class}' object"
    )))
}

/// pickle's error for classes that it cannot find by name, as botocore's.
pub fn pickling_refused(class: &str) -> PyResult<()> {
    Err(PicklingError::new_err(format!(
        "Can't pickle <class 'deadline_pages.{class}'>: it holds a connection"
    )))
}

/// Copy the attributes that were set on an object.
pub fn attributes(from: &Bound<'_, PyAny>, to: &Bound<'_, PyAny>) -> PyResult<()> {
    let attributes = from.getattr("__dict__")?;
    to.getattr("__dict__")?.call_method1("update", (attributes,)).map(drop)
}
