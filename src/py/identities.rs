//! Whether entries of Python dicts are still the same objects: how `install()` finds patches, a hundred times faster than
//! by looking at each object.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};
use pyo3::{PyTraverseError, PyVisit};

/// The entries of some dicts and the MROs of some classes, compared by identity.
#[pyclass(frozen, module = "deadline_pages")]
pub struct Identities {
    places: Vec<Place>,
    classes: Vec<(Py<PyType>, Py<PyTuple>)>,
}

/// A dict, or None for the one given to `is_same()`; its size, or None if it may grow; its entries; keys that it lacks.
#[derive(FromPyObject)]
struct Place(
    Option<Py<PyDict>>,
    Option<usize>,
    Vec<(Py<PyAny>, Py<PyAny>)>,
    Vec<Py<PyAny>>,
);

#[pymethods]
impl Identities {
    /// Note what is there now.
    ///
    /// Args:
    ///     places: tuples of a dict, or None for the one given to `is_same()`; its size, or None if it may grow; a list
    ///         of (key, value) pairs; and a list of keys that it lacks.
    ///     classes: types whose MRO is compared.
    #[new]
    fn new(places: Vec<Place>, classes: Vec<Bound<'_, PyType>>) -> Self {
        let classes = classes
            .into_iter()
            .map(|class| (class.clone().unbind(), class.mro().unbind()))
            .collect();
        Self { places, classes }
    }

    /// Compare with the present.
    ///
    /// Args:
    ///     own: the dict that stands for None among the places.
    ///
    /// Returns:
    ///     Whether all entries and classes are still the same objects.
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
