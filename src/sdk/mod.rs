//! Everything that touches the AWS SDK: the client from its settings, the operations, the page capture.

mod capture;
mod failure;
mod operations;
mod transport;

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use aws_config::meta::region::RegionProviderChain;
use aws_config::profile::ProfileFileRegionProvider;
use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region};
use aws_credential_types::Credentials;
use aws_sdk_deadline::Client;
use aws_sdk_deadline::config::StalledStreamProtectionConfig;
use aws_smithy_http_client::pool::{self, ConnectionPool};
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use aws_smithy_runtime::client::retries::{RetryPartition, TokenBucket};
use aws_types::sdk_ua_metadata::FrameworkMetadata;
use pyo3::Python;

use crate::errors::{Error, RawResponse, Result};
use crate::model::Operation;
use crate::parameters::Parameters;
use crate::runtime;
use capture::{Capture, SLOT, Slot};
use failure::Attempts;
use transport::Transport;

/// What a client was made from. `None` leaves the choice to the environment and the shared files.
#[derive(Clone)]
pub struct Settings {
    pub region: Option<String>,
    pub endpoint_url: Option<String>,
    pub credentials: Option<Credentials>,
    pub inject_host_prefix: bool,
    /// `legacy`, `standard` or `adaptive`.
    pub retry_mode: Option<String>,
    pub max_attempts: Option<u32>,
    pub connect_timeout: Option<Duration>,
    pub read_timeout: Option<Duration>,
    pub max_pool_connections: usize,
}

/// An SDK client and what had to be known to make it.
#[derive(Clone)]
struct Built {
    process: u32,
    client: Client,
    attempts: Attempts,
    region: String,
}

/// A client that survives a fork: the child makes its own from the same settings.
pub struct Connection {
    settings: Settings,
    built: Mutex<Built>,
}

impl Connection {
    pub fn new(py: Python<'_>, settings: Settings) -> Result<Self> {
        let built = build(py, &settings)?;
        Ok(Self {
            settings,
            built: Mutex::new(built),
        })
    }

    pub fn region(&self) -> String {
        self.built.lock().unwrap_or_else(PoisonError::into_inner).region.clone()
    }

    fn built(&self, py: Python<'_>) -> Result<Built> {
        let stale = {
            let built = self.built.lock().unwrap_or_else(PoisonError::into_inner);
            if built.process == std::process::id() {
                return Ok(built.clone());
            }
            built.clone()
        };
        let fresh = build(py, &self.settings)?;
        *self.built.lock().unwrap_or_else(PoisonError::into_inner) = fresh.clone();
        // The parent's sockets and tasks are not ours to close.
        std::mem::forget(stale);
        Ok(fresh)
    }

    /// The pages of `operation` from where `parameters` say.
    pub fn start(&self, py: Python<'_>, operation: &'static Operation, parameters: &Parameters) -> Result<Pages> {
        let built = self.built(py)?;
        let stream = operations::start(&built.client, operation, parameters)
            .ok_or_else(|| Error::Pagination(format!("{} is not bound to the SDK in this build.", operation.method)))?;
        Ok(Pages {
            operation,
            stream,
            slot: Slot::default(),
            process: built.process,
            attempts: built.attempts,
        })
    }
}

/// Raw pages, one at a time, each asked for when it is wanted. After an error it is of no further use.
pub struct Pages {
    operation: &'static Operation,
    stream: Box<dyn operations::Stream>,
    slot: Slot,
    process: u32,
    attempts: Attempts,
}

impl Pages {
    /// Whether it was made in another process, before a fork.
    pub fn is_foreign(&self) -> bool {
        self.process != std::process::id()
    }

    /// The next page. A wait ended by Ctrl-C leaves the request where it is; the next call goes on waiting for it.
    pub fn next(&mut self, py: Python<'_>) -> Result<Option<RawResponse>> {
        let (stream, slot) = (&mut self.stream, &self.slot);
        let outcome = runtime::wait(py, async {
            runtime::catch_up().await;
            SLOT.scope(slot.clone(), stream.next()).await
        })?;
        let mut exchange = self.slot.lock();
        match outcome {
            None => Ok(None),
            Some(Ok(())) => {
                let mut response = std::mem::take(&mut exchange.response);
                response.max_attempts_reached = self.attempts.reached(&response, None);
                Ok(Some(response))
            }
            Some(Err(failure)) => Err(failure.into_error(self.operation, &exchange, &self.attempts)),
        }
    }
}

fn build(py: Python<'_>, settings: &Settings) -> Result<Built> {
    let (config, region) = runtime::wait(py, load(settings.clone()))??;
    let (retry, attempts) = retry(settings);
    let capture = Capture {
        inject_host_prefix: settings.inject_host_prefix,
        read_timeout: settings.read_timeout,
    };
    let mut config = aws_sdk_deadline::config::Builder::from(&config);
    if let Ok(metadata) = FrameworkMetadata::new("deadline_pages", Some(env!("CARGO_PKG_VERSION"))) {
        config = config.framework_metadata(metadata);
    }
    let config = config
        .retry_config(retry)
        // The SDK's default quota of retries is shared by the whole process.
        .retry_partition(
            RetryPartition::custom("deadline_pages")
                .token_bucket(TokenBucket::default())
                .build(),
        )
        // The page capture watches the time between the pieces of a body, as botocore does.
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .interceptor(capture)
        .build();
    let client = Client::from_conf(config);
    Ok(Built {
        process: std::process::id(),
        client,
        attempts,
        region,
    })
}

/// botocore's three modes: `standard` (its default since 1.44) and `adaptive` make 3 attempts, `legacy` makes 5, here
/// by the rules of `standard`.
fn retry(settings: &Settings) -> (RetryConfig, Attempts) {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let mode = settings.retry_mode.clone().or_else(|| variable("AWS_RETRY_MODE"));
    let (config, default) = match mode.as_deref() {
        Some("adaptive") => (RetryConfig::adaptive(), 3),
        Some("legacy") => (RetryConfig::standard(), 5),
        _ => (RetryConfig::standard(), 3),
    };
    let chosen = settings
        .max_attempts
        .or_else(|| variable("AWS_MAX_ATTEMPTS")?.parse().ok());
    let attempts = Attempts {
        max: chosen.unwrap_or(default).max(1),
        legacy: mode.as_deref() == Some("legacy"),
    };
    (config.with_max_attempts(attempts.max), attempts)
}

async fn load(settings: Settings) -> Result<(aws_config::SdkConfig, String)> {
    let invalid = |what: String| Error::Python(pyo3::exceptions::PyValueError::new_err(what));
    let unusable = |error: &dyn std::fmt::Display| invalid(format!("cannot set up the HTTP client: {error}"));
    let pool = || ConnectionPool::builder().max_connections_per_host(settings.max_pool_connections);
    let http = pool().build_http().map_err(|error| unusable(&error))?;
    let https = pool()
        .tls_provider(Provider::Rustls(CryptoMode::AwsLc))
        .build_https()
        .map_err(|error| unusable(&error))?;
    let http_client = Transport {
        http: pool::Client::new(&http).map_err(|error| unusable(&error))?,
        https: pool::Client::new(&https).map_err(|error| unusable(&error))?,
    };
    // botocore does not read AWS_REGION, nor does it ask the instance metadata for a region.
    let region = RegionProviderChain::first_try(settings.region.map(Region::new))
        .or_else(
            std::env::var("AWS_DEFAULT_REGION")
                .ok()
                .filter(|name| !name.is_empty())
                .map(Region::new),
        )
        .or_else(ProfileFileRegionProvider::new())
        .region()
        .await
        .ok_or_else(|| Error::Named {
            class: "NoRegionError",
            kwargs: Vec::new(),
        })?;
    let name = region.to_string();
    let mut timeouts = TimeoutConfig::builder();
    timeouts.set_connect_timeout(settings.connect_timeout);
    timeouts.set_read_timeout(settings.read_timeout);
    let mut loader = aws_config::defaults(BehaviorVersion::v2026_01_12())
        .http_client(http_client)
        .region(region)
        .timeout_config(timeouts.build());
    if let Some(credentials) = settings.credentials {
        loader = loader.credentials_provider(credentials);
    }
    if let Some(endpoint_url) = settings.endpoint_url {
        loader = loader.endpoint_url(endpoint_url);
    }
    Ok((loader.load().await, name))
}
