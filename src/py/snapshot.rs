//! What was where in Python's dicts, compared by identity: a hundred times faster than it was found.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};
use pyo3::{PyTraverseError, PyVisit};

/// Some dicts and classes as they were. Made by `_botocore/snapshot.py`.
#[pyclass(frozen, module = "deadline_pages")]
pub struct Snapshot {
    places: Vec<Place>,
    classes: Vec<(Py<PyType>, Py<PyTuple>)>,
}

/// A dict, or None for the one that is given with each question; its size, or None where that does not matter; what is
/// in it, and which keys are not.
#[derive(FromPyObject)]
struct Place(
    Option<Py<PyDict>>,
    Option<usize>,
    Vec<(Py<PyAny>, Py<PyAny>)>,
    Vec<Py<PyAny>>,
);

#[pymethods]
impl Snapshot {
    /// Remember what is where.
    ///
    /// Args:
    ///     places: tuples of a dict, or None for the one that is given to `is_same`; its size, or None where it may
    ///         grow; pairs of a key and its value; and keys that are not there.
    ///     classes: compared by what they inherit from.
    #[new]
    fn new(places: Vec<Place>, classes: Vec<Bound<'_, PyType>>) -> Self {
        let classes = classes
            .into_iter()
            .map(|class| (class.clone().unbind(), class.mro().unbind()))
            .collect();
        Self { places, classes }
    }

    /// Tell whether all is as it was. `own` stands for the dict that is not kept.
    #[pyo3(signature = (own=None, /))]
    fn is_same(&self, py: Python<'_>, own: Option<&Bound<'_, PyDict>>) -> PyResult<bool> {
        for (class, mro) in &self.classes {
            if !class.bind(py).mro().is(mro) {
                return Ok(false);
            }
        }
        for Place(dict, size, present, absent) in &self.places {
            let Some(dict) = dict.as_ref().map(|dict| dict.bind(py)).or(own) else {
                return Ok(false);
            };
            if size.is_some_and(|size| size != dict.len()) {
                return Ok(false);
            }
            for (key, value) in present {
                if !dict.get_item(key.bind(py))?.is_some_and(|found| found.is(value)) {
                    return Ok(false);
                }
            }
            for key in absent {
                if dict.contains(key.bind(py))? {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        for (class, mro) in &self.classes {
            visit.call(class)?;
            visit.call(mro)?;
        }
        for Place(dict, _, present, absent) in &self.places {
            visit.call(dict)?;
            for (key, value) in present {
                visit.call(key)?;
                visit.call(value)?;
            }
            for key in absent {
                visit.call(key)?;
            }
        }
        Ok(())
    }
}
