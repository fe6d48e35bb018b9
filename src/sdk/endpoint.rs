//! What the SDK leaves out of an endpoint's URL.

use aws_sdk_deadline::config::interceptors::BeforeTransmitInterceptorContextMut;
use aws_sdk_deadline::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;

/// Puts an endpoint's query, where it has one, before that of each request.
#[derive(Debug)]
pub struct EndpointQuery(String);

impl EndpointQuery {
    pub fn of(endpoint_url: &str) -> Self {
        let query = endpoint_url.split_once('?').map_or("", |(_, query)| query);
        Self(query.to_owned())
    }
}

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
        if !self.0.is_empty() {
            let uri = with_query(context.request().uri(), &self.0);
            context.request_mut().set_uri(uri)?;
        }
        Ok(())
    }
}

/// A request's URL with the query of its endpoint, which may be empty.
pub fn with_query(url: &str, query: &str) -> String {
    match url.split_once('?') {
        _ if query.is_empty() => url.to_owned(),
        Some((address, own)) if !own.is_empty() => format!("{address}?{query}&{own}"),
        Some((address, _)) => format!("{address}?{query}"),
        None => format!("{url}?{query}"),
    }
}
