//! Copies as botocore's classes make them; and what they cannot, ours refuse in the same way: a deep copy or a pickle
//! would take a connection along.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

pyo3::import_exception!(pickle, PicklingError);

/// As Python refuses to copy a generator or a lock, pickled or not.
pub fn refused(class: &str) -> PyResult<()> {
    Err(PyTypeError::new_err(format!(
        "cannot pickle 'deadline_pages.{class}' object"
    )))
}

/// As a class that cannot be found by its name, which botocore's are.
pub fn pickling_refused(class: &str) -> PyResult<()> {
    Err(PicklingError::new_err(format!(
        "Can't pickle <class 'deadline_pages.{class}'>: it holds a connection"
    )))
}

/// A shallow copy has what was set on the original.
pub fn attributes(from: &Bound<'_, PyAny>, to: &Bound<'_, PyAny>) -> PyResult<()> {
    let attributes = from.getattr("__dict__")?;
    to.getattr("__dict__")?.call_method1("update", (attributes,)).map(drop)
}
