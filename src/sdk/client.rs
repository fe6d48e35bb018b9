//! An SDK client from its settings.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use aws_config::Region;
use aws_config::timeout::TimeoutConfig;
use aws_runtime::user_agent::{ApiMetadata, AwsUserAgent, BusinessMetric};
use aws_sdk_deadline::Client;
use aws_sdk_deadline::config::StalledStreamProtectionConfig;
use aws_sdk_deadline::config::endpoint::{DefaultResolver, Params, ResolveEndpoint};
use aws_types::app_name::AppName;
use aws_types::os_shim_internal::Env;
use aws_types::sdk_ua_metadata::FrameworkMetadata;
use pyo3::exceptions::PyValueError;

use super::credentials::identity::Identity;
use super::defaults::behavior;
use super::interceptors::capture::Capture;
use super::interceptors::empty_labels::EmptyLabels;
use super::interceptors::endpoint_override::EndpointOverride;
use super::interceptors::host_prefix::NoHostPrefix;
use super::interceptors::logging::LoggingInterceptor;
use super::interceptors::mark_awaited::MarkAwaited;
use super::interceptors::user_agent::UserAgent;
use super::retry::configure::configure;
use super::retry::rules::Retries;
use super::settings::Settings;
use super::transport::http_client::Transport;
use crate::errors::{Error, Result};

pub fn build(
    settings: &Settings,
    endpoint_url: &str,
    retries: Retries,
    identity: Identity,
    transport: Transport,
) -> Result<Client> {
    let mut timeouts = TimeoutConfig::builder();
    timeouts.set_connect_timeout(settings.connect_timeout);
    timeouts.set_read_timeout(settings.read_timeout);
    let mut config = aws_sdk_deadline::Config::builder()
        .behavior_version(behavior())
        .region(Region::new(settings.region_name.clone()))
        .endpoint_url(endpoint_url)
        .credentials_provider(identity.provider)
        .identity_cache(identity.cache)
        .http_client(transport)
        .timeout_config(timeouts.build());
    if let Ok(metadata) = FrameworkMetadata::new("deadline_pages", Some(env!("CARGO_PKG_VERSION"))) {
        config = config.framework_metadata(metadata);
    }
    if let Some(name) = settings.user_agent_appid.clone() {
        let invalid = |error| PyValueError::new_err(format!("Config option 'user_agent_appid': {error}"));
        config = config.app_name(AppName::new(name).map_err(invalid)?);
    }
    if !settings.inject_host_prefix {
        config = config.interceptor(NoHostPrefix);
    }
    if let Some(user_agent) = UserAgent::new(settings.user_agent.clone(), settings.user_agent_extra.clone()) {
        config = config.interceptor(user_agent);
    }
    let config = configure(retries, config)
        // The page capture has the read timeout, like botocore.
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .interceptor(Capture {
            read_timeout: settings.read_timeout,
        })
        .interceptor(MarkAwaited)
        .interceptor(EmptyLabels)
        .interceptor(EndpointOverride::with_query_of(endpoint_url))
        .interceptor(LoggingInterceptor)
        .build();
    Ok(Client::from_conf(config))
}

/// AWS' endpoint in a client's region.
pub fn default_endpoint_url(settings: &Settings) -> Result<String> {
    let invalid = |error: &dyn std::fmt::Display| Error::Botocore {
        class: "EndpointProviderError",
        kwargs: vec![("msg", error.to_string())],
    };
    let parameters = Params::builder()
        .region(&settings.region_name)
        .use_fips(settings.use_fips)
        .use_dual_stack(settings.use_dual_stack)
        .build()
        .map_err(|error| invalid(&error))?;
    // The rules are data, so this never waits. It is polled here, with the GIL held, because it builds a table (see below).
    let resolved =
        pin!(DefaultResolver::new().resolve_endpoint(&parameters)).poll(&mut Context::from_waker(Waker::noop()));
    let Poll::Ready(endpoint) = resolved else {
        return Err(invalid(&"the endpoint cannot be resolved without waiting"));
    };
    let endpoint = endpoint.map_err(|error| invalid(&error))?;
    let url = endpoint.url();
    Ok(match url.strip_prefix("https:") {
        Some(rest) if !settings.use_ssl => format!("http:{rest}"),
        _ => url.to_owned(),
    })
}

/// Build the table that the SDK would build with the first request. Called with the GIL held: a child forked by another
/// thread while it is built would wait for it for ever.
pub fn build_user_agent_table() {
    let agent = AwsUserAgent::new_from_environment(Env::from_slice(&[]), ApiMetadata::new("deadline", ""));
    let _ = agent.with_business_metric(BusinessMetric::Paginator).aws_ua_header();
}
