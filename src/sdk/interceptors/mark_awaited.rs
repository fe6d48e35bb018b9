//! Requests of awaited pages are marked: the transport limits how many are in flight.

use aws_sdk_deadline::config::interceptors::BeforeTransmitInterceptorContextMut;
use aws_sdk_deadline::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;

use super::response_slot::{Caller, current_caller};
use crate::sdk::transport::limits::AwaitedRequest;

/// Marks the requests of awaited pages.
#[derive(Debug)]
pub struct MarkAwaited;

#[dyn_dispatch_hint]
impl Intercept for MarkAwaited {
    fn name(&self) -> &'static str {
        "MarkAwaited"
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if current_caller() == Some(Caller::EventLoop) {
            context.request_mut().add_extension(AwaitedRequest);
        }
        Ok(())
    }
}
