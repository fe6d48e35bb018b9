//! Credentials by a plan, shared by the clients of a session.

use std::sync::{Arc, Mutex, PoisonError};

use aws_credential_types::provider::SharedCredentialsProvider;
use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_deadline::config::SharedHttpClient;
use pyo3::prelude::*;
use tokio::sync::OnceCell;

use super::callback;
use super::explain::from_client_creation;
use super::identity::Identity;
use super::plan::{CredentialPlan, PlanKind};
use super::providers;
use super::services::ServiceSettings;
use crate::errors::{Error, Result};
use crate::runtime::{self, RuntimeBound, Spawner};

pub struct PlannedCredentials {
    plan: CredentialPlan,
    services: ServiceSettings,
    /// Made for the runtime that was current last.
    identity: Mutex<Option<Arc<RuntimeBound<OnceCell<Identity>>>>>,
}

impl PlannedCredentials {
    pub fn new(plan: CredentialPlan, services: ServiceSettings) -> Self {
        let identity = Mutex::new(None);
        Self {
            plan,
            services,
            identity,
        }
    }

    /// Fetch, once, what botocore fetches while it creates a client. False if there are no credentials.
    pub fn load(&self, py: Python<'_>) -> PyResult<bool> {
        let innermost = self.plan.innermost();
        match &*innermost.kind {
            PlanKind::Python(plan) if innermost.last.is_empty() => {
                let fetched = callback::fetch(py, plan)?;
                if let Some(credentials) = &fetched {
                    innermost.last.set(credentials);
                }
                Ok(fetched.is_some())
            }
            _ => Ok(true),
        }
    }

    /// Whether `load` would fetch nothing.
    pub fn is_loaded(&self) -> bool {
        let innermost = self.plan.innermost();
        !matches!(&*innermost.kind, PlanKind::Python(_)) || !innermost.last.is_empty()
    }

    /// The identity that signs a client's requests.
    pub fn identity(&self, py: Python<'_>, http: &SharedHttpClient) -> Result<Identity> {
        let cell = self.cell(py)?;
        let cell = cell.get().ok_or(Error::RuntimeLost)?;
        let made = runtime::wait(py, cell.get_or_try_init(|| self.make(http)))?;
        made.cloned().map_err(|error| from_client_creation(&error))
    }

    fn cell(&self, py: Python<'_>) -> Result<Arc<RuntimeBound<OnceCell<Identity>>>> {
        // Locked only while attached to the interpreter, so that no fork finds it locked.
        let mut identity = self.identity.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(cell) = &*identity
            && cell.is_usable()
        {
            return Ok(Arc::clone(cell));
        }
        let cell = Arc::new(RuntimeBound::new(Spawner::new(py)?, OnceCell::new()));
        *identity = Some(Arc::clone(&cell));
        Ok(cell)
    }

    async fn make(&self, http: &SharedHttpClient) -> std::result::Result<Identity, CredentialsError> {
        let provider = providers::build(&self.plan, &self.services, http).await?;
        Ok(Identity::new(SharedCredentialsProvider::new(provider)))
    }
}
