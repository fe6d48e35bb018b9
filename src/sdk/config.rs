//! An SDK client from its settings.

use std::sync::Arc;
use std::time::Duration;

use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region};
use aws_credential_types::Credentials;
use aws_sdk_deadline::Client;
use aws_sdk_deadline::config::endpoint::{DefaultResolver, Params, ResolveEndpoint};
use aws_sdk_deadline::config::{SharedHttpClient, StalledStreamProtectionConfig};
use aws_types::app_name::AppName;
use aws_types::sdk_ua_metadata::FrameworkMetadata;
use pyo3::exceptions::PyValueError;
use pyo3::{Py, Python};

use super::credentials::{CredentialCallback, CredentialProvider, Identity};
use super::interceptors::capture::Capture;
use super::interceptors::endpoint_override::EndpointOverride;
use super::interceptors::logging::LoggingInterceptor;
use super::retry::{Mode, Retries};
use super::transport::{Network, Transport};
use crate::errors::{Error, Result};
use crate::runtime::{self, Spawner};

/// The SDK's defaults of that day.
pub fn behavior() -> BehaviorVersion {
    BehaviorVersion::v2026_01_12()
}

/// What a client was made from; `_config.py` asked the environment and the shared files.
pub struct Settings {
    pub region: String,
    /// In the form of `_endpoint.py`; None: where AWS has the service.
    pub endpoint_url: Option<String>,
    /// False: AWS is asked over plain HTTP.
    pub use_ssl: bool,
    pub use_fips: bool,
    pub use_dual_stack: bool,
    pub credentials: CredentialSource,
    pub inject_host_prefix: bool,
    /// `legacy`, `standard` or `adaptive`.
    pub retry_mode: Option<String>,
    pub max_attempts: Option<u32>,
    pub connect_timeout: Option<Duration>,
    pub read_timeout: Option<Duration>,
    /// How many connections are kept, and how many awaited requests are under way; None leaves it to the process.
    pub max_pool_connections: Option<usize>,
    pub network: Network,
    pub user_agent: Option<String>,
    pub user_agent_extra: Option<String>,
    pub user_agent_appid: Option<String>,
    /// How many pages a listing asks for before Python wants them.
    pub read_ahead: usize,
}

/// Where the keys come from that requests are signed with.
pub enum CredentialSource {
    Static(Credentials),
    /// Asked before each request.
    Callback(Arc<CredentialCallback>),
    Provider(Py<CredentialProvider>),
    None,
}

/// An SDK client and what had to be known to make it.
pub struct Built {
    pub client: Client,
    pub retries: Retries,
    pub endpoint_url: String,
}

pub fn build(py: Python<'_>, settings: &Settings) -> Result<Built> {
    let identity = match &settings.credentials {
        CredentialSource::Static(keys) => Identity::of_keys(keys.clone()),
        CredentialSource::Callback(source) => Identity::of_boto(Arc::clone(source)),
        CredentialSource::Provider(provider) => {
            let http = SharedHttpClient::new(settings.network.for_credentials(Spawner::new(py)?));
            provider.get().identity(py, &http)?
        }
        CredentialSource::None => Identity::none(),
    };
    let endpoint_url = match &settings.endpoint_url {
        Some(url) => url.clone(),
        None => runtime::wait(py, default_endpoint(settings))??,
    };
    let route = settings.network.route(py, &endpoint_url)?;
    let retries = retries(settings);
    let capture = Capture {
        inject_host_prefix: settings.inject_host_prefix,
        read_timeout: settings.read_timeout,
        user_agent: settings.user_agent.clone(),
        user_agent_extra: settings.user_agent_extra.clone(),
    };
    let mut timeouts = TimeoutConfig::builder();
    timeouts.set_connect_timeout(settings.connect_timeout);
    timeouts.set_read_timeout(settings.read_timeout);
    let mut config = aws_sdk_deadline::Config::builder()
        .behavior_version(behavior())
        .region(Region::new(settings.region.clone()))
        .endpoint_url(&endpoint_url)
        .credentials_provider(identity.provider)
        .identity_cache(identity.cache)
        .http_client(Transport::bounded(
            Spawner::new(py)?,
            route,
            settings.max_pool_connections,
        ))
        .timeout_config(timeouts.build());
    if let Ok(metadata) = FrameworkMetadata::new("deadline_pages", Some(env!("CARGO_PKG_VERSION"))) {
        config = config.framework_metadata(metadata);
    }
    if let Some(name) = settings.user_agent_appid.clone() {
        let invalid = |error| PyValueError::new_err(format!("Config option 'user_agent_appid': {error}"));
        config = config.app_name(AppName::new(name).map_err(invalid)?);
    }
    let config = retries
        .configure(config)
        // The page capture watches the time between the pieces of a body, as botocore does.
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .interceptor(capture)
        .interceptor(EndpointOverride::with_query_of(&endpoint_url))
        .interceptor(LoggingInterceptor)
        .build();
    let client = Client::from_conf(config);
    Ok(Built {
        client,
        retries,
        endpoint_url,
    })
}

/// botocore's three modes: `standard` (its default since 1.44) and `adaptive` make 3 attempts, `legacy` makes 5.
fn retries(settings: &Settings) -> Retries {
    let (mode, default) = match settings.retry_mode.as_deref() {
        Some("adaptive") => (Mode::Adaptive, 3),
        Some("legacy") => (Mode::Legacy, 5),
        _ => (Mode::Standard, 3),
    };
    Retries {
        mode,
        max_attempts: settings.max_attempts.unwrap_or(default).max(1),
    }
}

/// Where AWS has the service in that region.
async fn default_endpoint(settings: &Settings) -> Result<String> {
    let invalid = |error: &dyn std::fmt::Display| Error::Botocore {
        class: "EndpointProviderError",
        kwargs: vec![("msg", error.to_string())],
    };
    let parameters = Params::builder()
        .region(&settings.region)
        .use_fips(settings.use_fips)
        .use_dual_stack(settings.use_dual_stack)
        .build()
        .map_err(|error| invalid(&error))?;
    let endpoint = DefaultResolver::new()
        .resolve_endpoint(&parameters)
        .await
        .map_err(|error| invalid(&error))?;
    let url = endpoint.url();
    Ok(match url.strip_prefix("https:") {
        Some(rest) if !settings.use_ssl => format!("http:{rest}"),
        _ => url.to_owned(),
    })
}
