//! Buffers one event per attempt and one per response while the logger is at DEBUG.

use std::time::Instant;

use aws_sdk_deadline::config::interceptors::{BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextRef};
use aws_sdk_deadline::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use aws_smithy_runtime_api::client::retries::RequestAttempts;
use aws_smithy_types::config_bag::{Storable, StoreReplace};

use super::response_slot::CURRENT_RESPONSE;
use crate::runtime::log_buffer::HttpEvent;
use crate::sdk::transport::no_response::no_response;
use crate::sdk::url;

/// Its value is left out.
const SECRET: &str = "nextToken";

/// The client-wide interceptor; it finds the current page's buffer by a task local.
#[derive(Debug)]
pub struct LoggingInterceptor;

#[derive(Debug)]
struct AttemptStart(Instant);

#[derive(Debug)]
struct AttemptEnd(Instant);

impl Storable for AttemptStart {
    type Storer = StoreReplace<Self>;
}

impl Storable for AttemptEnd {
    type Storer = StoreReplace<Self>;
}

#[dyn_dispatch_hint]
impl Intercept for LoggingInterceptor {
    fn name(&self) -> &'static str {
        "LoggingInterceptor"
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let _ = CURRENT_RESPONSE.try_with(|slot| {
            if !slot.log.is_enabled() {
                return;
            }
            let now = Instant::now();
            let request = context.request();
            slot.log.push(HttpEvent::Sent {
                method: request.method().to_owned(),
                url: url::masked(request.uri(), SECRET),
                attempt: attempt(config),
                waited: config.load::<AttemptEnd>().map(|AttemptEnd(end)| now - *end),
            });
            config.interceptor_state().store_put(AttemptStart(now));
        });
        Ok(())
    }

    fn read_after_attempt(
        &self,
        context: &FinalizerInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(AttemptStart(sent)) = config.load::<AttemptStart>() else {
            return Ok(());
        };
        let now = Instant::now();
        let (took, attempt) = (now - *sent, attempt(config));
        let context = context.inner();
        let failure = context.output_or_error().and_then(Result::err);
        let event = match (context.response(), failure) {
            (_, Some(error)) if !error.is_operation_error() => HttpEvent::NoResponse {
                reason: no_response(error).class,
                attempt,
                took,
            },
            (Some(response), _) => HttpEvent::Response {
                status: response.status().as_u16(),
                request_id: response.headers().get("x-amzn-requestid").map(str::to_owned),
                attempt,
                took,
            },
            (None, _) => return Ok(()),
        };
        let _ = CURRENT_RESPONSE.try_with(|slot| slot.log.push(event));
        config.interceptor_state().unset::<AttemptStart>();
        config.interceptor_state().store_put(AttemptEnd(now));
        Ok(())
    }
}

fn attempt(config: &ConfigBag) -> u32 {
    config.load::<RequestAttempts>().map_or(1, RequestAttempts::attempts)
}
