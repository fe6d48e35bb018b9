//! Credentials that Python has: a boto3 session's, which refresh themselves.

use std::sync::{Arc, Mutex, PoisonError};

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, future};
use pyo3::prelude::*;

use super::keys::{KeyText, checked};

/// A Python callable that gives `(access key, secret key, session token or None)`, and what it gave last.
pub struct Source {
    callable: Py<PyAny>,
    current: Mutex<Option<Credentials>>,
}

impl Source {
    pub fn new(callable: Py<PyAny>) -> Self {
        Self {
            callable,
            current: Mutex::new(None),
        }
    }

    /// Ask Python, before a request: the SDK asks while it has no GIL.
    pub fn refresh(&self, py: Python<'_>) -> PyResult<()> {
        let (access, secret, token) = self
            .callable
            .call0(py)?
            .extract::<(KeyText, KeyText, Option<KeyText>)>(py)?;
        let fresh = Credentials::new(access.0, secret.0, token.map(|token| token.0), None, "boto3");
        *self.current.lock().unwrap_or_else(PoisonError::into_inner) = Some(fresh);
        Ok(())
    }
}

impl std::fmt::Debug for Source {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Source")
    }
}

/// The SDK's side of a source.
#[derive(Clone, Debug)]
pub struct Provider(pub Arc<Source>);

impl ProvideCredentials for Provider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        let current = self.0.current.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let current = current.ok_or_else(|| CredentialsError::not_loaded("not asked yet"));
        future::ProvideCredentials::ready(current.and_then(checked))
    }
}
