//! Where a client's credentials come from. `_credentials.py` plans it in botocore's order; Python or a request to
//! STS fetches them.

mod boto;
mod callback;
mod identity_center;
mod keys;
mod nested;
mod plan;
mod refusal;
mod sts;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use arc_swap::ArcSwapOption;
use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, Result as Provided, SharedCredentialsProvider, future};
use aws_sdk_deadline::config::SharedHttpClient;
use aws_smithy_runtime::client::identity::IdentityCache;
use aws_smithy_runtime_api::client::identity::SharedIdentityCache;
use pyo3::prelude::*;
use tokio::sync::OnceCell;

use crate::errors::{Error, Result};
use crate::runtime::{self, Background, RuntimeBound};
pub use boto::Source;
pub use identity_center::IdentityCenter;
pub use keys::KeyText;
pub use nested::Context;
use plan::Plan;
pub use refusal::explain;

/// Credentials that end sooner are fetched anew; a little more than the SDK's cache keeps back.
const RESERVE: Duration = Duration::from_secs(15);
/// Each provider has timeouts of its own, and a process may wait for somebody to sign in: not the SDK's 22 s.
const LOAD_TIMEOUT: Duration = Duration::from_secs(24 * 3600);

/// What signs a client's requests.
#[derive(Clone)]
pub struct Identity {
    pub provider: SharedCredentialsProvider,
    pub cache: SharedIdentityCache,
}

impl Identity {
    fn new(provider: SharedCredentialsProvider) -> Self {
        let cache = IdentityCache::lazy().load_timeout(LOAD_TIMEOUT).build();
        Self { provider, cache }
    }

    /// Keys that are known.
    pub fn of_keys(keys: Credentials) -> Self {
        Self::new(SharedCredentialsProvider::new(keys::Given(keys)))
    }

    /// Keys of a boto3 session, which refreshes them itself.
    pub fn of_boto(source: Arc<Source>) -> Self {
        Self {
            provider: SharedCredentialsProvider::new(boto::Provider(source)),
            cache: IdentityCache::no_cache(),
        }
    }

    /// Nobody's: every request fails for want of credentials.
    pub fn none() -> Self {
        Self::new(SharedCredentialsProvider::new(Nobody))
    }
}

/// Fetches credentials by a plan of `_credentials.py`; shared by the clients of a session.
#[pyclass(frozen, module = "deadline_pages")]
pub struct CredentialProvider {
    plan: Plan,
    context: Context,
    /// What was made of the plan in the runtime that asked last.
    live: Mutex<Option<Arc<RuntimeBound<OnceCell<Identity>>>>>,
}

#[pymethods]
impl CredentialProvider {
    /// `plan` is a tuple as `_credentials.py` describes it. The rest is what requests to other services (STS, SSO) are
    /// made with: the region, the endpoints where they are not AWS' own, and the number of attempts.
    #[new]
    #[pyo3(signature = (plan, region, *, sts_endpoint_url=None, sso_endpoint_url=None, oidc_endpoint_url=None,
        use_fips=false, use_dual_stack=false, max_attempts=3))]
    #[expect(clippy::too_many_arguments, reason = "keyword arguments of the Python constructor")]
    fn new(
        plan: Plan,
        region: String,
        sts_endpoint_url: Option<String>,
        sso_endpoint_url: Option<String>,
        oidc_endpoint_url: Option<String>,
        use_fips: bool,
        use_dual_stack: bool,
        max_attempts: u32,
    ) -> Self {
        Self {
            plan,
            context: Context {
                region,
                sts_endpoint_url,
                sso_endpoint_url,
                oidc_endpoint_url,
                use_fips,
                use_dual_stack,
                max_attempts,
            },
            live: Mutex::new(None),
        }
    }

    /// Run the process, or ask the container or the instance, unless that was done. False: there are no credentials.
    fn load(&self, py: Python<'_>) -> PyResult<bool> {
        self.plan.load(py)
    }

    /// Whether `load` would fetch nothing.
    fn is_loaded(&self) -> bool {
        self.plan.is_loaded()
    }
}

impl CredentialProvider {
    /// What signs the requests of a client.
    pub fn identity(&self, py: Python<'_>, http: &SharedHttpClient) -> Result<Identity> {
        let cell = self.cell(py)?;
        let cell = cell.get().ok_or(Error::RuntimeLost)?;
        let made = runtime::wait(py, cell.get_or_try_init(|| self.make(http)))?;
        match made {
            Ok(identity) => Ok(identity.clone()),
            Err(error) => Err(refusal::of(&error)),
        }
    }

    fn cell(&self, py: Python<'_>) -> Result<Arc<RuntimeBound<OnceCell<Identity>>>> {
        // Locked only while attached to the interpreter, as everything that a fork may meet.
        let mut live = self.live.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(cell) = &*live
            && cell.is_usable()
        {
            return Ok(Arc::clone(cell));
        }
        let cell = Arc::new(RuntimeBound::new(Background::new(py)?, OnceCell::new()));
        *live = Some(Arc::clone(&cell));
        Ok(cell)
    }

    async fn make(&self, http: &SharedHttpClient) -> std::result::Result<Identity, CredentialsError> {
        let provider = self.plan.provider(&self.context, http).await?;
        Ok(Identity::new(SharedCredentialsProvider::new(provider)))
    }
}

/// What a provider gave last. It outlives the SDK's cache, which belongs to one process. Without a lock: a fork's child
/// would wait for one that another thread held, and who does not wait for it would fetch again what is there.
type Memory = Arc<ArcSwapOption<Credentials>>;

/// A provider that is asked again only when it has to be. botocore never asks again for credentials that
/// do not expire; the SDK's cache would after 15 minutes.
#[derive(Debug)]
struct Kept {
    plan: Plan,
    inner: SharedCredentialsProvider,
}

impl Kept {
    async fn credentials(&self) -> Provided {
        if let Some(credentials) = self.plan.remembered(RESERVE) {
            return keys::checked(credentials);
        }
        let fresh = match (
            self.inner.provide_credentials().await,
            self.plan.remembered(Duration::ZERO),
        ) {
            (Ok(fresh), _) => fresh,
            // They are good for seconds still.
            (Err(_), Some(credentials)) => return keys::checked(credentials),
            (Err(error), None) => return Err(error),
        };
        if fresh.expiry().is_some_and(|expiry| expiry <= SystemTime::now()) {
            return Err(refusal::expired());
        }
        self.plan.remember(&fresh);
        keys::checked(fresh)
    }
}

impl ProvideCredentials for Kept {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }
}

#[derive(Debug)]
struct Nobody;

impl ProvideCredentials for Nobody {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::ready(Err(CredentialsError::not_loaded("there are none")))
    }
}
