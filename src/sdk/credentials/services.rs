//! Requests to other services, for credentials: what they are made with, and where they go.

use std::time::Duration;

use aws_config::SdkConfig;
use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_deadline::config::{Region, SharedHttpClient};
use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_async::time::SystemTimeSource;

use crate::sdk::config::behavior;
use crate::sdk::interceptors::endpoint_override::with_query;

/// botocore's.
const TIMEOUT: Duration = Duration::from_secs(60);

/// What the clients of other services are made with.
#[derive(Debug)]
pub struct Context {
    pub region: String,
    pub sts_endpoint_url: Option<String>,
    pub sso_endpoint_url: Option<String>,
    pub oidc_endpoint_url: Option<String>,
    pub use_fips: bool,
    pub use_dual_stack: bool,
    pub max_attempts: u32,
}

/// Where AWS has a service; each SDK has its own types of the same names.
macro_rules! endpoint {
    ($sdk:ident, $context:expr, $region:expr) => {{
        use $sdk::config::endpoint::{DefaultResolver, Params, ResolveEndpoint};
        let parameters = Params::builder()
            .region($region)
            .use_fips($context.use_fips)
            .use_dual_stack($context.use_dual_stack)
            .build()
            .map_err(CredentialsError::invalid_configuration)?;
        let endpoint = DefaultResolver::new().resolve_endpoint(&parameters).await;
        with_slash(endpoint.map_err(CredentialsError::invalid_configuration)?.url())
    }};
}

impl Context {
    pub fn sdk_config(&self, http: &SharedHttpClient, endpoint_url: &str) -> SdkConfig {
        SdkConfig::builder()
            .behavior_version(behavior())
            .region(Region::new(self.region.clone()))
            .endpoint_url(endpoint_url)
            .retry_config(RetryConfig::standard().with_max_attempts(self.max_attempts))
            .timeout_config(timeouts())
            .time_source(SystemTimeSource::new())
            .sleep_impl(TokioSleep::new())
            .http_client(http.clone())
            .build()
    }

    pub async fn sts(&self) -> Result<String, CredentialsError> {
        match &self.sts_endpoint_url {
            // botocore adds no slash to a path.
            Some(url) if has_path(url) => Ok(url.clone()),
            Some(url) => Ok(with_slash(url)),
            None => Ok(endpoint!(aws_sdk_sts, self, &self.region)),
        }
    }

    pub async fn sso(&self, region: &str) -> Result<String, CredentialsError> {
        match &self.sso_endpoint_url {
            Some(url) => Ok(with_slash(url)),
            None => Ok(endpoint!(aws_sdk_sso, self, region)),
        }
    }

    pub async fn oidc(&self, region: &str) -> Result<String, CredentialsError> {
        match &self.oidc_endpoint_url {
            Some(url) => Ok(with_slash(url)),
            None => Ok(endpoint!(aws_sdk_ssooidc, self, region)),
        }
    }
}

fn has_path(url: &str) -> bool {
    let target = url.split_once("://").map_or(url, |(_, target)| target);
    target.split('?').next().is_some_and(|address| address.contains('/'))
}

fn with_slash(url: &str) -> String {
    at(url, "/")
}

/// Where a request to an endpoint goes, by its own path and query.
pub fn at(endpoint: &str, target: &str) -> String {
    let (address, query) = endpoint.split_once('?').unwrap_or((endpoint, ""));
    with_query(
        &format!("{}{target}", address.strip_suffix('/').unwrap_or(address)),
        query,
    )
}

fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(TIMEOUT)
        .read_timeout(TIMEOUT)
        .build()
}
