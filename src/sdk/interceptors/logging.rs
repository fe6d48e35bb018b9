//! Buffers one event per attempt and one per answer, where the logger is at DEBUG.

use std::time::Instant;

use aws_sdk_deadline::config::interceptors::{BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextRef};
use aws_sdk_deadline::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use aws_smithy_runtime_api::client::retries::RequestAttempts;
use aws_smithy_types::config_bag::{Storable, StoreReplace};

use super::capture::CURRENT_RESPONSE;
use crate::runtime::log_buffer::HttpEvent;
use crate::sdk::transport;

/// Its value is left out.
const SECRET: &str = "nextToken";

/// The client-wide interceptor: the buffer is that of the page being asked for.
#[derive(Debug)]
pub struct LoggingInterceptor;

#[derive(Debug)]
struct Sent(Instant);

#[derive(Debug)]
struct Ended(Instant);

impl Storable for Sent {
    type Storer = StoreReplace<Self>;
}

impl Storable for Ended {
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
                url: without_secret(request.uri()),
                attempt: attempt(config),
                waited: config.load::<Ended>().map(|Ended(end)| now - *end),
            });
            config.interceptor_state().store_put(Sent(now));
        });
        Ok(())
    }

    fn read_after_attempt(
        &self,
        context: &FinalizerInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(Sent(sent)) = config.load::<Sent>() else {
            return Ok(());
        };
        let now = Instant::now();
        let (took, attempt) = (now - *sent, attempt(config));
        let context = context.inner();
        let failure = context.output_or_error().and_then(Result::err);
        let event = match (context.response(), failure) {
            (_, Some(error)) if !error.is_operation_error() => HttpEvent::Unanswered {
                reason: transport::no_response(error).class,
                attempt,
                took,
            },
            (Some(response), _) => HttpEvent::Answered {
                status: response.status().as_u16(),
                request_id: response.headers().get("x-amzn-requestid").map(str::to_owned),
                attempt,
                took,
            },
            (None, _) => return Ok(()),
        };
        let _ = CURRENT_RESPONSE.try_with(|slot| slot.log.push(event));
        config.interceptor_state().unset::<Sent>();
        config.interceptor_state().store_put(Ended(now));
        Ok(())
    }
}

fn attempt(config: &ConfigBag) -> u32 {
    config.load::<RequestAttempts>().map_or(1, RequestAttempts::attempts)
}

/// The URL without the query's secret.
fn without_secret(url: &str) -> String {
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let mut shown = address.to_owned();
    for (index, pair) in query.split('&').filter(|pair| !pair.is_empty()).enumerate() {
        let name = pair.split_once('=').map_or(pair, |(name, _)| name);
        shown.push(if index == 0 { '?' } else { '&' });
        if name == SECRET {
            shown.push_str(name);
            shown.push_str("=...");
        } else {
            shown.push_str(pair);
        }
    }
    shown
}
