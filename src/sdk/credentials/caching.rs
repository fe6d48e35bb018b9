//! What a provider gave last, used for as long as botocore uses it.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_credential_types::provider::{ProvideCredentials, Result as Provided, SharedCredentialsProvider, future};

use super::error::CredentialError;
use super::keys::checked;

/// Credentials that end sooner are fetched anew; a little more than the SDK's cache keeps back.
const RESERVE: Duration = Duration::from_secs(15);

/// What a provider gave last. It outlives the SDK's cache, which belongs to one process.
#[derive(Clone, Debug, Default)]
pub struct LastCredentials(Arc<Mutex<Option<Credentials>>>);

impl LastCredentials {
    /// Those that are good for longer than `reserve`.
    pub fn get(&self, reserve: Duration) -> Option<Credentials> {
        // Never waited for: another thread may have held it at the moment of a fork.
        let last = self.0.try_lock().ok()?.clone()?;
        let good = last.expiry().is_none_or(|expiry| expiry > SystemTime::now() + reserve);
        good.then_some(last)
    }

    pub fn set(&self, credentials: &Credentials) {
        if let Ok(mut last) = self.0.try_lock() {
            *last = Some(credentials.clone());
        }
    }

    /// Whether there never were any.
    pub fn is_empty(&self) -> bool {
        self.0.try_lock().is_ok_and(|last| last.is_none())
    }
}

/// A provider that is asked again only when it has to be. botocore never asks again for credentials that
/// do not expire; the SDK's cache would after 15 minutes.
#[derive(Debug)]
pub struct CachingProvider {
    pub last: LastCredentials,
    pub inner: SharedCredentialsProvider,
}

impl CachingProvider {
    async fn credentials(&self) -> Provided {
        if let Some(credentials) = self.last.get(RESERVE) {
            return checked(credentials);
        }
        let fetched = self.inner.provide_credentials().await;
        let fresh = match (fetched, self.last.get(Duration::ZERO)) {
            (Ok(fresh), _) => fresh,
            // They are good for seconds still.
            (Err(_), Some(credentials)) => return checked(credentials),
            (Err(error), None) => return Err(error),
        };
        if fresh.expiry().is_some_and(|expiry| expiry <= SystemTime::now()) {
            return Err(CredentialError::Expired.into());
        }
        self.last.set(&fresh);
        checked(fresh)
    }
}

impl ProvideCredentials for CachingProvider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }
}
