//! Attaching in a callback of other extensions.
//!
//! PyO3 counts how often a thread has attached, and takes it for attached while the count is not zero. A call of ours can
//! be below, whose count is not zero, when an extension that does not use our PyO3 releases the GIL and calls back:
//! `pages.to_parquet()` calls Python code, which calls pyarrow, which pulls from our stream without the GIL.

use pyo3::ffi;
use pyo3::prelude::*;

use super::shutdown::AttachGuard;

struct Attached(ffi::PyGILState_STATE);

impl Attached {
    fn new() -> Self {
        #[expect(unsafe_code, reason = "PyO3 attaches by its own count only; Python knows better")]
        Self(unsafe { ffi::PyGILState_Ensure() })
    }
}

impl Drop for Attached {
    fn drop(&mut self) {
        #[expect(unsafe_code, reason = "the state is that of this thread's `PyGILState_Ensure`")]
        unsafe {
            ffi::PyGILState_Release(self.0);
        }
    }
}

/// `Python::attach` for a callback, with the GIL or without it.
pub fn attach_in_callback<T>(work: impl FnOnce(Python<'_>) -> T) -> T {
    let guard = AttachGuard::enter();
    let _attached = Attached::new();
    drop(guard);
    Python::attach(work)
}
