//! Credentials of a boto3 session, which refreshes them itself.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_credential_types::Credentials;
use aws_credential_types::provider::{ProvideCredentials, Result as Provided, future};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use super::callback::{FetchCall, fetch_in_thread};
use super::keys::{Keys, checked};
use crate::runtime::log_buffer;

/// A Python callable that returns the keys, or None if that would block an event loop; with the argument True, in a
/// thread of its own, it always returns them. And its last result.
pub struct CredentialCallback {
    callable: Py<PyAny>,
    current: Mutex<Option<CurrentKeys>>,
}

enum CurrentKeys {
    Given(Credentials),
    /// To be fetched in a thread, in the caller's context.
    Later(Py<PyAny>),
}

impl CredentialCallback {
    pub fn new(callable: Py<PyAny>) -> Self {
        Self {
            callable,
            current: Mutex::new(None),
        }
    }

    /// Call Python before a request: the SDK asks without the GIL.
    pub fn refresh(&self, py: Python<'_>) -> PyResult<()> {
        let keys = self.callable.call0(py)?.extract::<Option<Keys>>(py)?;
        let fresh = match keys {
            Some(keys) => CurrentKeys::Given(keys.into_credentials("boto3")?),
            None => CurrentKeys::Later(log_buffer::context(py)?),
        };
        let old = self.current().replace(fresh);
        // Dropped after the lock: it may run Python code.
        drop(old);
        Ok(())
    }

    fn current(&self) -> MutexGuard<'_, Option<CurrentKeys>> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn given(&self) -> Option<Credentials> {
        match &*self.current() {
            Some(CurrentKeys::Given(keys)) => Some(keys.clone()),
            _ => None,
        }
    }

    fn context(&self, py: Python<'_>) -> Option<Py<PyAny>> {
        match &*self.current() {
            Some(CurrentKeys::Later(context)) => Some(context.clone_ref(py)),
            _ => None,
        }
    }

    async fn credentials(self: Arc<Self>) -> Provided {
        match self.given() {
            Some(keys) => checked(keys),
            None => checked(
                fetch_in_thread(None, move |py| {
                    Ok(FetchCall {
                        arguments: PyTuple::new(py, [true])?,
                        function: Some(self.callable.clone_ref(py)),
                        context: self.context(py),
                    })
                })
                .await?,
            ),
        }
    }
}

impl std::fmt::Debug for CredentialCallback {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("CredentialCallback")
    }
}

/// The SDK's provider of a callback's keys.
#[derive(Clone, Debug)]
pub struct BotoProvider(pub Arc<CredentialCallback>);

impl ProvideCredentials for BotoProvider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(Arc::clone(&self.0).credentials())
    }
}
