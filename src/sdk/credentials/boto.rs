//! Credentials that Python has: a boto3 session's, which refresh themselves.

use std::sync::{Arc, Mutex, PoisonError};

use aws_credential_types::Credentials;
use aws_credential_types::provider::{ProvideCredentials, Result as Provided, future};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use super::callback::{self, Answer};
use super::keys::checked;

/// A Python callable that gives the keys, or None where it would have an event loop wait for them; with the argument
/// True, in a thread of its own, it always gives them. And what it gave last.
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
        let answer = self.callable.call0(py)?.extract::<Option<Answer>>(py)?;
        let fresh = answer.map(callback::credentials).transpose()?;
        *self.current.lock().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    async fn credentials(self: Arc<Self>) -> Provided {
        let current = self.current.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match current {
            Some(keys) => checked(keys),
            None => checked(
                callback::in_thread(None, move |py| {
                    Ok((PyTuple::new(py, [true])?, self.callable.clone_ref(py)))
                })
                .await?,
            ),
        }
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
        future::ProvideCredentials::new(Arc::clone(&self.0).credentials())
    }
}
