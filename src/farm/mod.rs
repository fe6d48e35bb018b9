//! The local farm: a Deadline Cloud endpoint on loopback with procedural data.

use pyo3::prelude::*;

/// A running local farm.
#[pyclass(frozen, module = "deadline_pages._native")]
pub struct FarmServer {}
