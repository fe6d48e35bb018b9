//! A credential plan: which provider is used. Each kind is a named tuple of `_credentials/plan.py` with these fields.

use std::path::PathBuf;
use std::sync::Arc;

use aws_credential_types::Credentials;
use pyo3::exceptions::PyValueError;
use pyo3::intern;
use pyo3::prelude::*;

use super::caching::LastCredentials;
use super::keys::Keys;
use crate::errors::raise;

/// Which provider is used, and its last credentials.
#[derive(Clone)]
pub struct CredentialPlan {
    pub kind: Arc<PlanKind>,
    pub last: LastCredentials,
}

pub enum PlanKind {
    Static(Credentials),
    /// Process, container or instance: Python fetches the credentials, by its own plan.
    Python(Py<PyAny>),
    WebIdentity(WebIdentityPlan),
    /// IAM Identity Center: Python fetches the credentials, through the SDK.
    Sso {
        plan: Py<PyAny>,
        region: String,
    },
    AssumeRole(AssumeRolePlan),
}

#[derive(FromPyObject)]
pub struct WebIdentityPlan {
    pub token_file: PathBuf,
    pub role_arn: String,
    pub session_name: Option<String>,
}

#[derive(FromPyObject)]
pub struct AssumeRolePlan {
    pub role_arn: String,
    pub session_name: Option<String>,
    pub external_id: Option<String>,
    pub duration_seconds: Option<i32>,
    /// The keys that sign the request.
    pub source: CredentialPlan,
}

impl CredentialPlan {
    /// The plan at the end of a chain of assumed roles.
    pub fn innermost(&self) -> &Self {
        match &*self.kind {
            PlanKind::AssumeRole(role) => role.source.innermost(),
            _ => self,
        }
    }
}

impl std::fmt::Debug for CredentialPlan {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("CredentialPlan")
    }
}

impl<'py> FromPyObject<'_, 'py> for CredentialPlan {
    type Error = PyErr;

    fn extract(plan: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let py = plan.py();
        let kind = match plan.getattr(intern!(py, "kind"))?.extract::<String>()?.as_str() {
            "static" => PlanKind::Static(
                plan.extract::<Keys>()
                    .map_err(|error| raise::without_field(py, error))?
                    .into_credentials("static")?,
            ),
            "process" | "container" | "instance" => PlanKind::Python(plan.to_owned().unbind()),
            "web_identity" => PlanKind::WebIdentity(plan.extract()?),
            "sso" => PlanKind::Sso {
                plan: plan.to_owned().unbind(),
                region: plan.getattr(intern!(py, "region"))?.extract()?,
            },
            "assume_role" => PlanKind::AssumeRole(plan.extract()?),
            other => {
                let text = format!("no credential provider is called {other:?}");
                return Err(PyValueError::new_err(text));
            }
        };
        Ok(Self {
            kind: Arc::new(kind),
            last: LastCredentials::default(),
        })
    }
}
