//! What Python sees, nothing else.

mod client;
mod decode;
mod errors;
mod interpreter;
mod log;
mod paging;
mod parameters;
mod py;
mod runtime;
mod sdk;
mod snapshot;

use deadline_model as model;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// Before anything is put into it, it makes sure that it may be there.
#[pymodule(gil_used = false)]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    interpreter::require_main(py)?;
    runtime::watch_exit(py)?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("NOT_PAGEABLE", PyTuple::new(py, model::NOT_PAGEABLE)?)?;
    module.add_class::<client::Client>()?;
    #[cfg(feature = "farm")]
    module.add_class::<py::farm::FarmServer>()?;
    module.add_class::<paging::ItemIterator>()?;
    module.add_class::<paging::PageCursor>()?;
    module.add_class::<paging::PageIterator>()?;
    module.add_class::<paging::ResultKeyIterator>()?;
    module.add_class::<sdk::CredentialProvider>()?;
    module.add_class::<sdk::IdentityCenter>()?;
    module.add_class::<snapshot::Snapshot>()?;
    module.add_function(wrap_pyfunction!(client::members, module)?)?;
    module.add_function(wrap_pyfunction!(decode::decode_page, module)?)?;
    module.add_function(wrap_pyfunction!(parameters::validate, module)?)?;
    Ok(())
}
