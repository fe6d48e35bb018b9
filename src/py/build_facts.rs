//! `deadline_pages.__build__`: what a bug report needs to know of this module.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMappingProxy};

/// The facts by name; most are known to `build.rs` only.
pub fn build_facts(py: Python<'_>) -> PyResult<Bound<'_, PyMappingProxy>> {
    let facts = PyDict::new(py);
    facts.set_item("version", env!("CARGO_PKG_VERSION"))?;
    facts.set_item("compiler", env!("BUILD_COMPILER"))?;
    facts.set_item("target", env!("BUILD_TARGET"))?;
    facts.set_item("profile", option_env!("BUILD_PROFILE"))?;
    facts.set_item("sdk", format!("aws-sdk-deadline {}", crate::sdk::VERSION))?;
    facts.set_item("model", format!("botocore {}", deadline_model::BOTOCORE))?;
    facts.set_item("farm", cfg!(feature = "farm"))?;
    Ok(PyMappingProxy::new(py, facts.as_mapping()))
}
