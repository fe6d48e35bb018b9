//! Refuses subinterpreters.

use pyo3::exceptions::PyImportError;
use pyo3::ffi;
use pyo3::prelude::*;

/// The module's classes and statics hold objects of one interpreter; a second interpreter would share them.
///
/// # Errors
/// `ImportError` in any interpreter but the main one.
pub fn require_main(_py: Python<'_>) -> PyResult<()> {
    #[expect(unsafe_code, reason = "Python has no public name for it; the caller is attached")]
    let id = unsafe { ffi::PyInterpreterState_GetID(ffi::PyInterpreterState_Get()) };
    if id == 0 {
        Ok(())
    } else {
        Err(PyImportError::new_err(
            "deadline_pages works in the main interpreter only, not in a subinterpreter; use threads or processes",
        ))
    }
}
