//! `validate()`: checks the parameters of a call.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::client::paginated;
use crate::sdk::validation;

/// Check parameters as a call of the operation would, and send nothing.
///
/// Args:
///     operation: a method name such as `list_sessions`.
///     parameters: what the call would be given.
///
/// Raises:
///     KeyError: no paginated operation has this name.
///     ParamValidationError: what botocore would say.
#[pyfunction]
#[pyo3(signature = (operation, /, **parameters))]
pub fn validate(py: Python<'_>, operation: &str, parameters: Option<&Bound<'_, PyDict>>) -> PyResult<()> {
    validation::validate(py, paginated(operation)?, parameters)?;
    Ok(())
}
