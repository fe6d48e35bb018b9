//! A client's credentials provider and identity cache, for the SDK.

use std::sync::Arc;
use std::time::Duration;

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider, future};
use aws_smithy_runtime::client::identity::IdentityCache;
use aws_smithy_runtime_api::client::identity::SharedIdentityCache;

use super::boto::{BotoProvider, CredentialCallback};
use super::keys::StaticProvider;

/// Each provider has timeouts of its own, and a process may wait for a sign-in: not the SDK's 22 s.
const LOAD_TIMEOUT: Duration = Duration::from_secs(24 * 3600);

/// A client's credentials provider, and the identity cache that the SDK puts before it.
#[derive(Clone)]
pub struct Identity {
    pub provider: SharedCredentialsProvider,
    pub cache: SharedIdentityCache,
}

impl Identity {
    /// Credentials that the SDK caches until they expire.
    pub fn new(provider: SharedCredentialsProvider) -> Self {
        let cache = IdentityCache::lazy().load_timeout(LOAD_TIMEOUT).build();
        Self { provider, cache }
    }

    /// Static keys.
    pub fn of_keys(keys: Credentials) -> Self {
        Self::new(SharedCredentialsProvider::new(StaticProvider(keys)))
    }

    /// Keys of a boto3 session, which refreshes them itself.
    pub fn of_boto(callback: Arc<CredentialCallback>) -> Self {
        Self {
            provider: SharedCredentialsProvider::new(BotoProvider(callback)),
            cache: IdentityCache::no_cache(),
        }
    }

    /// No credentials: every request fails with `NoCredentialsError`.
    pub fn none() -> Self {
        Self::new(SharedCredentialsProvider::new(NoCredentials))
    }
}

#[derive(Debug)]
struct NoCredentials;

impl ProvideCredentials for NoCredentials {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::ready(Err(CredentialsError::not_loaded("there are none")))
    }
}
