//! What Python sees, nothing else.

mod client;
mod decode;
mod errors;
mod farm;
mod model;
mod paging;
mod parameters;
mod runtime;
mod sdk;

use pyo3::pymodule;

#[pymodule(gil_used = false)]
mod _native {
    use pyo3::prelude::*;
    use pyo3::types::PyTuple;

    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "Python's name")]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    #[pymodule_export]
    use crate::client::{Client, members};
    #[pymodule_export]
    use crate::decode::decode_page;
    #[pymodule_export]
    use crate::farm::FarmServer;
    #[pymodule_export]
    use crate::paging::{ItemIterator, PageCursor, PageIterator, Paginator, ResultKeyIterator};
    #[pymodule_export]
    use crate::parameters::validate;
    #[pymodule_export]
    use crate::sdk::CredentialProvider;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("NOT_PAGEABLE", PyTuple::new(module.py(), crate::model::NOT_PAGEABLE)?)
    }
}
