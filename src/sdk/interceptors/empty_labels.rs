//! Empty path values: boto3 sends them, the SDK refuses them.

use aws_sdk_deadline::config::interceptors::BeforeTransmitInterceptorContextMut;
use aws_sdk_deadline::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;

/// Placeholder of an empty path value until the request is signed.
pub const EMPTY_LABEL: &str = "\u{1}empty\u{1}";
const EMPTY_LABEL_ENCODED: &str = "%01empty%01";

/// Removes the placeholders from a request's URL.
#[derive(Debug)]
pub struct EmptyLabels;

#[dyn_dispatch_hint]
impl Intercept for EmptyLabels {
    fn name(&self) -> &'static str {
        "EmptyLabels"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let uri = context.request().uri();
        if uri.contains(EMPTY_LABEL_ENCODED) {
            let uri = uri.replace(EMPTY_LABEL_ENCODED, "");
            context.request_mut().set_uri(uri)?;
        }
        Ok(())
    }
}
