//! Credentials are reused as long as botocore reuses them.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use arc_swap::ArcSwapOption;
use aws_credential_types::Credentials;
use aws_credential_types::provider::{ProvideCredentials, Result as Provided, SharedCredentialsProvider, future};

use super::error::CredentialError;
use super::keys::checked;

/// Credentials that expire sooner are fetched again; a little more than the SDK's cache reserves.
const RESERVE: Duration = Duration::from_secs(15);

/// A provider's last credentials. They outlive the SDK's cache, which belongs to one process. Without a lock, which a forked
/// child could find taken.
#[derive(Clone, Debug, Default)]
pub struct LastCredentials(Arc<ArcSwapOption<Credentials>>);

impl LastCredentials {
    /// The credentials, if they are valid for longer than `reserve`.
    pub fn get(&self, reserve: Duration) -> Option<Credentials> {
        let last = self.0.load_full()?;
        let good = last.expiry().is_none_or(|expiry| expiry > SystemTime::now() + reserve);
        good.then(|| Credentials::clone(&last))
    }

    pub fn set(&self, credentials: &Credentials) {
        self.0.store(Some(Arc::new(credentials.clone())));
    }

    /// Whether none were fetched yet.
    pub fn is_empty(&self) -> bool {
        self.0.load().is_none()
    }
}

/// Asks a provider again only when the last credentials are about to expire. botocore keeps credentials that
/// do not expire for ever; the SDK's cache drops them after 15 minutes.
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
            // They are still valid for some seconds.
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
