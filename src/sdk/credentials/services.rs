//! Settings and endpoints of the services that credentials come from.

use aws_config::SdkConfig;
use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_deadline::config::{Region, SharedHttpClient};
use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_async::time::SystemTimeSource;
use pyo3::FromPyObject;

use crate::sdk::defaults::{TIMEOUT, behavior};
use crate::sdk::url;

/// Settings of the clients of STS and IAM Identity Center: a named tuple of `_credentials/services.py`.
#[derive(Debug, FromPyObject)]
pub struct ServiceSettings {
    pub region: String,
    /// None: AWS' own endpoint.
    pub sts_endpoint_url: Option<String>,
    pub sso_endpoint_url: Option<String>,
    pub oidc_endpoint_url: Option<String>,
    pub use_fips: bool,
    pub use_dual_stack: bool,
    pub max_attempts: u32,
}

/// AWS' endpoint of a service; each SDK crate has its own types of the same names.
macro_rules! endpoint {
    ($sdk:ident, $services:expr, $region:expr) => {{
        use $sdk::config::endpoint::{DefaultResolver, Params, ResolveEndpoint};
        let parameters = Params::builder()
            .region($region)
            .use_fips($services.use_fips)
            .use_dual_stack($services.use_dual_stack)
            .build()
            .map_err(CredentialsError::invalid_configuration)?;
        let endpoint = DefaultResolver::new().resolve_endpoint(&parameters).await;
        url::with_slash(endpoint.map_err(CredentialsError::invalid_configuration)?.url())
    }};
}

impl ServiceSettings {
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
            Some(url) => Ok(url::with_path(url)),
            None => Ok(endpoint!(aws_sdk_sts, self, &self.region)),
        }
    }

    pub async fn sso(&self, region: &str) -> Result<String, CredentialsError> {
        match &self.sso_endpoint_url {
            Some(url) => Ok(url::with_slash(url)),
            None => Ok(endpoint!(aws_sdk_sso, self, region)),
        }
    }

    pub async fn oidc(&self, region: &str) -> Result<String, CredentialsError> {
        match &self.oidc_endpoint_url {
            Some(url) => Ok(url::with_slash(url)),
            None => Ok(endpoint!(aws_sdk_ssooidc, self, region)),
        }
    }
}

fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(TIMEOUT)
        .read_timeout(TIMEOUT)
        .build()
}
