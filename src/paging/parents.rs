//! The ids of a page's parents, for Python.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::scan::Ids;

/// The ids of parents as a dict, by their names.
pub fn ids_dict<'py>(py: Python<'py>, ids: &Ids) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    for (name, id) in ids {
        dict.set_item(name, &**id)?;
    }
    Ok(dict)
}
