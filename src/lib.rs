//! What Python sees, nothing else.

mod decode;
mod errors;
mod farm;
mod model;
mod paging;

use pyo3::prelude::*;

#[pymodule(gil_used = false)]
mod _native {
    #[pymodule_export]
    use crate::decode::decode_page;
    #[pymodule_export]
    use crate::farm::FarmServer;
    #[pymodule_export]
    use crate::paging::validate::validate;
}
