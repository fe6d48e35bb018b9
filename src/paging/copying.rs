//! What botocore's classes cannot, ours refuse in the same way: a copy or a pickle would take a connection along.

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
