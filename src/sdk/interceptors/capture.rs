//! The page capture: takes a good response's body out of the SDK's hands and leaves it only the next token.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use aws_sdk_deadline::config::interceptors::{
    BeforeDeserializationInterceptorContextMut, BeforeSerializationInterceptorContextMut,
    BeforeTransmitInterceptorContextMut, BeforeTransmitInterceptorContextRef,
};
use aws_sdk_deadline::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::EndpointPrefix;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::retries::RequestAttempts;
use aws_smithy_types::body::SdkBody;
use bytes::{Bytes, BytesMut};
use http_body::{Body, Frame};

use crate::decode;
use crate::response::{Headers, RawResponse};
use crate::runtime::log_buffer::LogBuffer;
use crate::sdk::parameters;
use crate::sdk::transport::{Awaited, ReadTimeout};

/// Stands for an empty path value, which the SDK refuses and boto3 sends.
pub const EMPTY_LABEL: &str = "\u{1}empty\u{1}";
const EMPTY_LABEL_ENCODED: &str = "%01empty%01";

/// What is known of the request under way; it outlives the attempts.
#[derive(Debug, Default)]
pub struct Exchange {
    pub url: String,
    pub response: RawResponse,
}

/// Shared by the cursor that asks and the interceptor that answers.
#[derive(Clone, Debug)]
pub struct ResponseSlot {
    exchange: Arc<Mutex<Exchange>>,
    /// Of whoever asks for the page.
    pub log: Arc<LogBuffer>,
    /// Whether the page is awaited in an event loop.
    pub is_awaited: bool,
}

impl ResponseSlot {
    pub fn new(log: Arc<LogBuffer>, is_awaited: bool) -> Self {
        Self {
            exchange: Arc::default(),
            log,
            is_awaited,
        }
    }

    pub fn lock(&self) -> MutexGuard<'_, Exchange> {
        self.exchange.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

tokio::task_local! {
    /// The slot of the page being asked for: the SDK's paginator runs inside the task that polls it.
    pub static CURRENT_RESPONSE: ResponseSlot;
}

/// The client-wide interceptor.
#[derive(Debug)]
pub struct Capture {
    pub inject_host_prefix: bool,
    /// The longest wait for a next piece of the body.
    pub read_timeout: Option<Duration>,
    /// Instead of the SDK's.
    pub user_agent: Option<String>,
    pub user_agent_extra: Option<String>,
}

#[dyn_dispatch_hint]
impl Intercept for Capture {
    fn name(&self) -> &'static str {
        "PageCapture"
    }

    // Client hooks run before the operation's in `read_before_execution`, so the prefix is there only from here on.
    fn modify_before_serialization(
        &self,
        _context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if !self.inject_host_prefix {
            config.interceptor_state().unset::<EndpointPrefix>();
        }
        Ok(())
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

    // The user agent is not part of what is signed.
    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if self.user_agent.is_some() || self.user_agent_extra.is_some() {
            let headers = context.request_mut().headers_mut();
            let sdk = headers.get("user-agent").unwrap_or_default();
            let mut agent = self.user_agent.as_deref().unwrap_or(sdk).to_owned();
            if let Some(extra) = &self.user_agent_extra {
                agent = format!("{agent} {extra}");
            }
            headers.try_insert("user-agent", agent)?;
        }
        if CURRENT_RESPONSE.try_with(|slot| slot.is_awaited).unwrap_or(false) {
            context.request_mut().add_extension(Awaited);
        }
        Ok(())
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
            // Errors are small and the SDK's business: it keeps their body whole.
            let taken = response.body_mut();
            let inner = std::mem::replace(taken, SdkBody::taken());
            let slot = (status < 300).then(|| slot.clone());
            *taken = SdkBody::from_body_1_x(CapturedBody::new(inner, slot, self.read_timeout));
        });
        Ok(())
    }
}

pub fn headers(response: &HttpResponse) -> Headers {
    // Those that are no UTF-8 are not among the SDK's texts.
    let headers = response.headers().iter_bytes();
    headers.map(|(name, value)| (name.to_owned(), latin1(value))).collect()
}

fn latin1(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.is_ascii() => text.to_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// Drains the real body into the slot, then yields the small document that the SDK's paginator needs.
/// Without a slot it passes the body through, watching the time only.
struct CapturedBody {
    inner: SdkBody,
    slot: Option<ResponseSlot>,
    read_timeout: Option<Duration>,
    deadline: Option<Pin<Box<tokio::time::Sleep>>>,
    first: Option<Bytes>,
    rest: BytesMut,
    done: bool,
}

impl CapturedBody {
    fn new(inner: SdkBody, slot: Option<ResponseSlot>, read_timeout: Option<Duration>) -> Self {
        Self {
            inner,
            slot,
            read_timeout,
            deadline: None,
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

    /// Puts the body into the slot and makes the SDK's document of it.
    fn finish(&mut self, slot: &ResponseSlot) -> Bytes {
        let body = self.first.take().unwrap_or_else(|| self.rest.split().freeze());
        let token = decode::next_token(&body).filter(|token| parameters::fits(token));
        let document = match &token {
            Some(token) => serde_json::json!({ "nextToken": token }).to_string().into(),
            None => Bytes::from_static(b"{}"),
        };
        let response = &mut slot.lock().response;
        response.body = body;
        response.next_token = token;
        document
    }
}

impl Body for CapturedBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = &mut *self;
        while !this.done {
            match Pin::new(&mut this.inner).poll_frame(context) {
                Poll::Pending => {
                    let Some(timeout) = this.read_timeout else {
                        return Poll::Pending;
                    };
                    let deadline = this
                        .deadline
                        .get_or_insert_with(|| Box::pin(tokio::time::sleep(timeout)));
                    return match deadline.as_mut().poll(context) {
                        Poll::Pending => Poll::Pending,
                        Poll::Ready(()) => {
                            this.done = true;
                            Poll::Ready(Some(Err(ReadTimeout.into())))
                        }
                    };
                }
                Poll::Ready(Some(Ok(frame))) => {
                    this.deadline = None;
                    match (frame.into_data(), &this.slot) {
                        (Ok(data), Some(_)) => this.push(data),
                        (Ok(data), None) => return Poll::Ready(Some(Ok(Frame::data(data)))),
                        (Err(_trailers), _) => {}
                    }
                }
                Poll::Ready(Some(Err(error))) => {
                    this.done = true;
                    return Poll::Ready(Some(Err(error)));
                }
                Poll::Ready(None) => {
                    this.done = true;
                    if let Some(slot) = this.slot.take() {
                        return Poll::Ready(Some(Ok(Frame::data(this.finish(&slot)))));
                    }
                }
            }
        }
        Poll::Ready(None)
    }
}
