//! The page capture: takes the body of a successful response, and leaves the SDK the next token only.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use aws_sdk_deadline::config::interceptors::{
    BeforeDeserializationInterceptorContextMut, BeforeTransmitInterceptorContextRef,
};
use aws_sdk_deadline::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use aws_smithy_runtime_api::client::retries::RequestAttempts;
use aws_smithy_types::body::SdkBody;
use bytes::{Bytes, BytesMut};
use http_body::{Body, Frame};

use super::response_slot::{CURRENT_RESPONSE, ResponseSlot};
use crate::decode;
use crate::response::RawResponse;
use crate::sdk::headers::headers;
use crate::sdk::parameters;
use crate::sdk::transport::read_timeout::TimedBody;

/// The client-wide interceptor; it finds the current page's slot by a task local.
#[derive(Debug)]
pub struct Capture {
    /// The longest wait for the next chunk of the body.
    pub read_timeout: Option<Duration>,
}

#[dyn_dispatch_hint]
impl Intercept for Capture {
    fn name(&self) -> &'static str {
        "Capture"
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let attempts = config.load::<RequestAttempts>().map_or(1, RequestAttempts::attempts);
        let _ = CURRENT_RESPONSE.try_with(|slot| {
            let mut exchange = slot.lock();
            context.request().uri().clone_into(&mut exchange.url);
            exchange.response = RawResponse {
                attempts,
                ..RawResponse::default()
            };
        });
        Ok(())
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let _ = CURRENT_RESPONSE.try_with(|slot| {
            let response = context.response_mut();
            let status = response.status().as_u16();
            {
                let captured = &mut slot.lock().response;
                captured.status = status;
                captured.headers = headers(response);
            }
            let body = response.body_mut();
            let inner = TimedBody::new(std::mem::replace(body, SdkBody::taken()), self.read_timeout);
            // The SDK reads the bodies of errors itself.
            *body = if status < 300 {
                SdkBody::from_body_1_x(CapturedBody::new(inner, slot.clone()))
            } else {
                SdkBody::from_body_1_x(inner)
            };
        });
        Ok(())
    }
}

/// Reads the real body into the slot, then yields the small document that the SDK's paginator needs.
struct CapturedBody {
    inner: TimedBody,
    slot: ResponseSlot,
    first: Option<Bytes>,
    rest: BytesMut,
    done: bool,
}

impl CapturedBody {
    fn new(inner: TimedBody, slot: ResponseSlot) -> Self {
        Self {
            inner,
            slot,
            first: None,
            rest: BytesMut::new(),
            done: false,
        }
    }

    fn push(&mut self, data: Bytes) {
        match self.first.take() {
            None if self.rest.is_empty() => self.first = Some(data),
            first => {
                self.rest.extend_from_slice(first.as_deref().unwrap_or_default());
                self.rest.extend_from_slice(&data);
            }
        }
    }

    /// Put the body into the slot, and make the SDK's document of it.
    fn finish(&mut self) -> Bytes {
        let body = self.first.take().unwrap_or_else(|| self.rest.split().freeze());
        let token = decode::next_token(&body).filter(|token| parameters::fits(token));
        let document = match &token {
            Some(token) => serde_json::json!({ "nextToken": token }).to_string().into(),
            None => Bytes::from_static(b"{}"),
        };
        let response = &mut self.slot.lock().response;
        response.body = body;
        response.next_token = token;
        document
    }
}

impl Body for CapturedBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        while !self.done {
            match ready!(Pin::new(&mut self.inner).poll_frame(context)) {
                Some(Ok(frame)) => {
                    // Trailers are ignored.
                    if let Ok(data) = frame.into_data() {
                        self.push(data);
                    }
                }
                Some(Err(error)) => {
                    self.done = true;
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    self.done = true;
                    return Poll::Ready(Some(Ok(Frame::data(self.finish()))));
                }
            }
        }
        Poll::Ready(None)
    }
}
