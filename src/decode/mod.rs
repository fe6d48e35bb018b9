//! Raw JSON and the output shape in, Python objects out. Knows shapes; knows no SDK, no paging.
//!
//! Two decoders give the same answer. `fast` builds on `reader`, which goes through the bytes once and takes only JSON that
//! keeps to its model. Anything else (a string where a number should be, a lone surrogate, a duplicate member, malformed
//! JSON) is not plain, and left to `lenient`, which asks Python's `json` and does to the result what botocore does. All
//! error messages come from there.

mod byte_scan;
mod datetime;
mod fast;
mod lenient;
mod members;
mod names;
mod next_token;
mod reader;
pub mod timestamp;
mod value_cache;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTzInfo};

use fast::Bail;

pub use members::{Members, string};
pub use next_token::next_token;
pub use reader::{NotPlain, Reader, Text, Value};

use deadline_model::Structure;

use crate::errors::Result;

/// Import Python's `datetime`. A fork while another thread imports would leave the lock of the import held in the child.
pub fn import_datetime(py: Python<'_>) -> PyResult<()> {
    PyTzInfo::utc(py).map(drop)
}

/// Whether a document has members at its top that the structure has not.
pub fn has_unknown_members(shape: &Structure, body: &[u8]) -> bool {
    let known = |name: String| shape.members.iter().any(|member| member.name == name);
    Members::read(body).is_some_and(|members| !members.names().all(known))
}

/// Decode a document whose top is this structure.
pub fn structure<'py>(py: Python<'py>, shape: &'static Structure, body: &[u8]) -> Result<Bound<'py, PyDict>> {
    match fast::document(py, shape, body) {
        Ok(page) => Ok(page),
        Err(Bail::NotPlain) => lenient::document(py, shape, body),
        Err(Bail::Python(error)) => Err((*error).into()),
    }
}
