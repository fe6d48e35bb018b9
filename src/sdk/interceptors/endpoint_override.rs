//! Request URLs that differ from what the SDK builds from the endpoint: with the endpoint's query, or another URL.

use aws_sdk_deadline::config::interceptors::BeforeTransmitInterceptorContextMut;
use aws_sdk_deadline::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;

use crate::sdk::url;

/// Changes a request's URL before it is signed.
#[derive(Debug)]
pub enum EndpointOverride {
    /// The endpoint's query, which may be empty, is put before the request's own.
    WithQuery(String),
    /// The request goes to this URL.
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
