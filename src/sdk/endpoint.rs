//! What the SDK leaves out of an endpoint's URL.

use aws_sdk_deadline::config::interceptors::BeforeTransmitInterceptorContextMut;
use aws_sdk_deadline::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;

/// Puts an endpoint's query before that of each request.
#[derive(Debug)]
pub struct EndpointQuery(pub String);

#[dyn_dispatch_hint]
impl Intercept for EndpointQuery {
    fn name(&self) -> &'static str {
        "EndpointQuery"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let uri = with_query(context.request().uri(), &self.0);
        context.request_mut().set_uri(uri)?;
        Ok(())
    }
}

/// A request's URL with the query of its endpoint.
pub fn with_query(url: &str, query: &str) -> String {
    match url.split_once('?') {
        Some((address, own)) if !own.is_empty() => format!("{address}?{query}&{own}"),
        Some((address, _)) => format!("{address}?{query}"),
        None => format!("{url}?{query}"),
    }
}
