//! Where requests go, where that is not what the SDK makes of an endpoint's URL.

use aws_sdk_deadline::config::interceptors::BeforeTransmitInterceptorContextMut;
use aws_sdk_deadline::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;

use crate::sdk::url;

/// Where a request goes, settled before it is signed.
#[derive(Debug)]
pub enum EndpointOverride {
    /// To its own URL, with this query of its endpoint, which may be empty, before its own.
    WithQuery(String),
    /// To this URL, as it is.
    Exactly(String),
}

impl EndpointOverride {
    pub fn with_query_of(endpoint_url: &str) -> Self {
        Self::WithQuery(url::query(endpoint_url).to_owned())
    }
}

#[dyn_dispatch_hint]
impl Intercept for EndpointOverride {
    fn name(&self) -> &'static str {
        "EndpointOverride"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let uri = match self {
            Self::WithQuery(query) if query.is_empty() => return Ok(()),
            Self::WithQuery(query) => url::with_query(context.request().uri(), query),
            Self::Exactly(url) => url.clone(),
        };
        Ok(context.request_mut().set_uri(uri)?)
    }
}
