//! `Partition`, a part of a scan that can be sent elsewhere.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

/// A part of a scan: some of the parents that were found, and how to list what is below them.
///
/// Made by `Scan.partitions()`. It can be pickled, and sent to another process or machine. It holds no client and no
/// credentials: ids, the scan's options, and where requests go (region, endpoint, name of the profile).
#[pyclass(frozen, module = "deadline_pages")]
pub struct Partition {
    /// Method name (str) of the operation, such as `list_sessions`.
    #[pyo3(get)]
    operation: String,
    /// Roughly how many requests it takes (float).
    #[pyo3(get)]
    weight: f64,
    #[pyo3(get, name = "_names")]
    names: Py<PyTuple>,
    #[pyo3(get, name = "_listings")]
    listings: Py<PyTuple>,
    #[pyo3(get, name = "_options")]
    options: Py<PyDict>,
    #[pyo3(get, name = "_destination")]
    destination: Py<PyDict>,
}

impl Partition {
    /// The arguments of `new`.
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let (names, listings) = (&self.names, &self.listings);
        (
            &self.operation,
            self.weight,
            names,
            listings,
            &self.options,
            &self.destination,
        )
            .into_pyobject(py)
    }
}

#[pymethods]
impl Partition {
    /// Called by `Scan.partitions()`, and by pickle.
    ///
    /// Args:
    ///     operation: method name (str).
    ///     weight: roughly how many requests it takes (float).
    ///     names: of the ids of a listing (tuple of str).
    ///     listings: the ids of each (tuple of tuples of str).
    ///     options: of `Client.scan` (dict).
    ///     destination: what makes a client that sends requests there (dict).
    #[new]
    #[pyo3(signature = (operation, weight, names, listings, options, destination, /))]
    fn new(
        operation: String,
        weight: f64,
        names: Py<PyTuple>,
        listings: Py<PyTuple>,
        options: Py<PyDict>,
        destination: Py<PyDict>,
    ) -> Self {
        Self {
            operation,
            weight,
            names,
            listings,
            options,
            destination,
        }
    }

    /// The ids of each listing (list of dicts), such as `farmId`, `queueId` and `jobId`.
    #[getter]
    fn parents<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyDict>>> {
        let listings = self.listings.bind(py).iter();
        let named = listings.map(|ids| {
            let parents = PyDict::new(py);
            for (name, id) in self.names.bind(py).iter().zip(ids.try_iter()?) {
                parents.set_item(name, id?)?;
            }
            Ok(parents)
        });
        named.collect()
    }

    /// Give the part as a scan: with tables, files, pages, `errors` and a `resume_token` of its own.
    ///
    /// Args:
    ///     client: a client of `deadline_pages.client()`. Without one, a client is made, and kept in this process for other
    ///         parts: of the region, endpoint and profile of the scan's client, with the credentials of this process's
    ///         environment, profile or role.
    ///
    /// Returns:
    ///     A `Scan`. Iteration sends the first request.
    ///
    /// Raises:
    ///     TypeError: it is another client.
    ///     Exception: those of `deadline_pages.client()`.
    #[pyo3(signature = (client=None))]
    fn scan<'py>(slf: &Bound<'py, Self>, client: Option<&Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        let module = slf.py().import("deadline_pages._client.partition")?;
        module.call_method1("scan", (slf, client))
    }

    /// Read the part as Arrow record batches, in constant memory.
    ///
    /// Args:
    ///     client: as for `scan()`.
    ///     options: those of `PageIterator.to_reader()`: `columns`, `flatten`, `dictionary`, `parents`, `max_rows`.
    ///
    /// Returns:
    ///     An iterator of `pyarrow.RecordBatch`. The first request is sent when the first batch is wanted.
    ///
    /// Raises:
    ///     ImportError: pyarrow is not installed.
    ///     ValueError: there is no such column.
    ///     Exception: those of `scan()`, and of iteration. With `on_error="collect"` there is a `RuntimeWarning` at the end;
    ///         the `errors` of `scan()` have them.
    #[pyo3(signature = (client=None, **options))]
    fn read<'py>(
        slf: &Bound<'py, Self>,
        client: Option<&Bound<'py, PyAny>>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let module = slf.py().import("deadline_pages._client.partition")?;
        module.call_method("read", (slf, client), options)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        Ok((slf.get_type().into_any(), slf.get().fields(slf.py())?))
    }

    fn __eq__(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        self.fields(py)?.eq(other.fields(py)?)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        (&self.operation, &self.listings).into_pyobject(py)?.hash()
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        let (count, weight) = (self.listings.bind(py).len(), self.weight);
        format!(
            "<deadline_pages.Partition of {}: {count} listings, weight {weight:.0}>",
            self.operation
        )
    }
}
