//! Credentials that the clients of a session share, as Python sees them.

use std::sync::Arc;

use pyo3::prelude::*;

use crate::sdk::credentials::plan::CredentialPlan;
use crate::sdk::credentials::planned::PlannedCredentials;
use crate::sdk::credentials::services::ServiceSettings;

/// Fetches credentials by a plan; shared by the clients of a session.
#[pyclass(frozen, module = "deadline_pages")]
pub struct CredentialProvider(pub Arc<PlannedCredentials>);

#[pymethods]
impl CredentialProvider {
    /// Make a provider.
    ///
    /// Args:
    ///     plan: which provider is used.
    ///     services: settings of requests to STS and IAM Identity Center.
    #[new]
    #[pyo3(signature = (plan, services, /))]
    fn new(plan: CredentialPlan, services: ServiceSettings) -> Self {
        Self(Arc::new(PlannedCredentials::new(plan, services)))
    }

    /// Fetch credentials of a process, a container or an instance, once. False if there are none.
    fn load(&self, py: Python<'_>) -> PyResult<bool> {
        self.0.load(py)
    }

    /// Whether `load` would fetch nothing.
    fn is_loaded(&self) -> bool {
        self.0.is_loaded()
    }
}
