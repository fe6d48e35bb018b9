//! The Python module: its classes and functions.

mod columns;
mod decode;
mod errors;
mod paging;
mod py;
mod response;
mod runtime;
mod scan;
mod sdk;

use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// Raises `ImportError` in a subinterpreter, and registers the exit handler, before anything is added.
#[pymodule(gil_used = false)]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    runtime::require_main(py)?;
    runtime::watch_exit(py)?;
    runtime::wrap_event_loops_by(py::EventLoop::wrap);
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("__build__", py::build_facts(py)?)?;
    module.add("NOT_PAGEABLE", PyTuple::new(py, deadline_model::NOT_PAGEABLE)?)?;
    module.add_class::<py::Client>()?;
    #[cfg(feature = "farm")]
    module.add_class::<py::FarmFault>()?;
    #[cfg(feature = "farm")]
    module.add_class::<py::FarmServer>()?;
    module.add_class::<py::ItemIterator>()?;
    module.add_class::<py::PageCursor>()?;
    module.add_class::<py::PageIterator>()?;
    module.add_class::<py::Partition>()?;
    module.add_class::<py::ResultKeyIterator>()?;
    module.add_class::<py::Scan>()?;
    module.add_class::<py::Table>()?;
    module.add_class::<py::TableCursor>()?;
    module.add_class::<py::TableReader>()?;
    module.add_class::<py::TableSet>()?;
    module.add_class::<py::CredentialProvider>()?;
    module.add_class::<py::Identities>()?;
    module.add_function(wrap_pyfunction!(py::members, module)?)?;
    module.add_function(wrap_pyfunction!(py::decode_page, module)?)?;
    module.add_function(wrap_pyfunction!(py::decode_table, module)?)?;
    module.add_function(wrap_pyfunction!(py::validate, module)?)?;
    Ok(())
}
