//! What holds where nothing else is said: the version of the SDK's defaults, botocore's timeout, AWS' endpoints.

use std::time::Duration;

use aws_config::BehaviorVersion;
use aws_sdk_deadline::config::endpoint::{DefaultResolver, Params, ResolveEndpoint};

use super::settings::Settings;
use crate::errors::{Error, Result};

/// The connect timeout and the read timeout of botocore's own requests.
pub const TIMEOUT: Duration = Duration::from_secs(60);

/// The SDK's defaults of that day.
pub fn behavior() -> BehaviorVersion {
    BehaviorVersion::v2026_01_12()
}

/// Where AWS has the service in a client's region.
pub async fn endpoint_url(settings: &Settings) -> Result<String> {
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
