//! An SDK client from its settings.

use std::sync::Arc;
use std::time::Duration;

use aws_config::identity::IdentityCache;
use aws_config::profile::ProfileFileCredentialsProvider;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region};
use aws_credential_types::Credentials;
use aws_sdk_deadline::Client;
use aws_sdk_deadline::config::StalledStreamProtectionConfig;
use aws_sdk_deadline::config::endpoint::{DefaultResolver, Params, ResolveEndpoint};
use aws_smithy_http_client::pool::{self, ConnectionPool};
use aws_smithy_http_client::tls::{self, rustls_provider::CryptoMode};
use aws_types::sdk_ua_metadata::FrameworkMetadata;
use pyo3::Python;

use super::capture::Capture;
use super::credentials::{Provider, Source};
use super::profile::Profile;
use super::retry::{Mode, Retries};
use super::transport::Transport;
use crate::errors::{Error, Result};
use crate::runtime;

/// What a client was made from. `None` leaves the choice to the environment and the shared files.
#[derive(Clone)]
pub struct Settings {
    pub profile: Option<String>,
    pub region: Option<String>,
    pub endpoint_url: Option<String>,
    pub credentials: Option<Credentials>,
    /// Asked before each request, instead of `credentials`.
    pub source: Option<Arc<Source>>,
    pub inject_host_prefix: bool,
    /// `legacy`, `standard` or `adaptive`.
    pub retry_mode: Option<String>,
    pub max_attempts: Option<u32>,
    pub connect_timeout: Option<Duration>,
    pub read_timeout: Option<Duration>,
    pub max_pool_connections: usize,
    pub user_agent_extra: Option<String>,
}

/// An SDK client and what had to be known to make it.
pub struct Built {
    pub client: Client,
    pub retries: Retries,
    pub region: String,
    pub endpoint_url: String,
}

pub fn build(py: Python<'_>, settings: &Settings) -> Result<Built> {
    let (config, region, endpoint_url) = runtime::wait(py, load(settings.clone()))??;
    let retries = retries(settings);
    let capture = Capture {
        inject_host_prefix: settings.inject_host_prefix,
        read_timeout: settings.read_timeout,
        user_agent_extra: settings.user_agent_extra.clone(),
    };
    let mut config = aws_sdk_deadline::config::Builder::from(&config);
    if let Ok(metadata) = FrameworkMetadata::new("deadline_pages", Some(env!("CARGO_PKG_VERSION"))) {
        config = config.framework_metadata(metadata);
    }
    let config = retries
        .configure(config)
        // The page capture watches the time between the pieces of a body, as botocore does.
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .interceptor(capture)
        .build();
    let client = Client::from_conf(config);
    Ok(Built {
        client,
        retries,
        region,
        endpoint_url,
    })
}

/// An environment variable that is set to something.
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// botocore's three modes: `standard` (its default since 1.44) and `adaptive` make 3 attempts, `legacy` makes 5.
fn retries(settings: &Settings) -> Retries {
    let mode = settings.retry_mode.clone().or_else(|| variable("AWS_RETRY_MODE"));
    let (mode, default) = match mode.as_deref() {
        Some("adaptive") => (Mode::Adaptive, 3),
        Some("legacy") => (Mode::Legacy, 5),
        _ => (Mode::Standard, 3),
    };
    let chosen = settings
        .max_attempts
        .or_else(|| variable("AWS_MAX_ATTEMPTS")?.parse().ok());
    Retries {
        mode,
        max_attempts: chosen.unwrap_or(default).max(1),
    }
}

/// The SDK's configuration, the region, and the endpoint before its host prefix.
async fn load(settings: Settings) -> Result<(aws_config::SdkConfig, String, String)> {
    let invalid = |what: String| Error::Python(pyo3::exceptions::PyValueError::new_err(what));
    let unusable = |error: &dyn std::fmt::Display| invalid(format!("cannot set up the HTTP client: {error}"));
    let pool = || ConnectionPool::builder().max_connections_per_host(settings.max_pool_connections);
    let http = pool().build_http().map_err(|error| unusable(&error))?;
    let https = pool()
        .tls_provider(tls::Provider::Rustls(CryptoMode::AwsLc))
        .build_https()
        .map_err(|error| unusable(&error))?;
    let http_client = Transport {
        http: pool::Client::new(&http).map_err(|error| unusable(&error))?,
        https: pool::Client::new(&https).map_err(|error| unusable(&error))?,
    };
    let profile = Profile::load(settings.profile.clone()).await?;
    let region = settings
        .region
        .or_else(|| profile.region())
        .ok_or_else(|| Error::Named {
            class: "NoRegionError",
            kwargs: Vec::new(),
        })?;
    let configured_url = settings.endpoint_url.or_else(|| profile.endpoint_url());
    let mut timeouts = TimeoutConfig::builder();
    timeouts.set_connect_timeout(settings.connect_timeout);
    timeouts.set_read_timeout(settings.read_timeout);
    let mut loader = aws_config::defaults(BehaviorVersion::v2026_01_12())
        .http_client(http_client)
        .region(Region::new(region.clone()))
        .timeout_config(timeouts.build());
    if let Some(source) = settings.source {
        loader = loader
            .credentials_provider(Provider(source))
            .identity_cache(IdentityCache::no_cache());
    } else if let Some(credentials) = settings.credentials {
        loader = loader.credentials_provider(credentials);
    } else if settings.profile.is_some() {
        // A profile that was asked for beats the keys of the environment.
        let provider = ProfileFileCredentialsProvider::builder().profile_name(profile.name());
        loader = loader.credentials_provider(provider.build());
    }
    let endpoint_url = match configured_url {
        Some(url) => {
            loader = loader.endpoint_url(&url);
            url
        }
        None => default_endpoint(&region).await?,
    };
    Ok((loader.profile_name(profile.name()).load().await, region, endpoint_url))
}

/// Where AWS has the service in that region.
async fn default_endpoint(region: &str) -> Result<String> {
    let invalid = |error: &dyn std::fmt::Display| Error::Named {
        class: "EndpointProviderError",
        kwargs: vec![("msg", error.to_string())],
    };
    let parameters = Params::builder()
        .region(region)
        .build()
        .map_err(|error| invalid(&error))?;
    let endpoint = DefaultResolver::new()
        .resolve_endpoint(&parameters)
        .await
        .map_err(|error| invalid(&error))?;
    Ok(endpoint.url().to_owned())
}
