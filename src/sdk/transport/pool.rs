//! The connection pool. HTTP/1.1 like botocore: one request at a time on each connection.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use http::header::{HOST, HeaderValue, PROXY_AUTHORIZATION};
use http::uri::{Authority, PathAndQuery};
use http::{Request, Response, Uri};
use http_body::{Body, Frame, SizeHint};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use tokio::runtime::Handle;

use super::connect::Dialer;
use super::errors::{ConnectFailed, ReadTimeout};
use super::limits::{Permit, ProcessLimits};

/// Routers drop connections that are idle for longer, without notice.
const MAX_IDLE_TIME: Duration = Duration::from_secs(90);

type Sender = SendRequest<SdkBody>;

/// Timeouts of a request's steps.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    pub connect: Option<Duration>,
    pub read: Option<Duration>,
}

pub struct Pool {
    dialer: Dialer,
    process: &'static ProcessLimits,
    /// The largest number of idle connections.
    max_idle: usize,
    /// The most recently used one is the last.
    idle: Mutex<Vec<IdleConnection>>,
}

struct IdleConnection {
    authority: Authority,
    sender: Sender,
    since: Instant,
}

impl Pool {
    pub fn new(dialer: Dialer, process: &'static ProcessLimits, max_idle: usize) -> Self {
        Self {
            dialer,
            process,
            max_idle,
            idle: Mutex::default(),
        }
    }

    /// Send a request over an idle connection, or over a new one.
    pub async fn send(
        self: &Arc<Self>,
        mut request: Request<SdkBody>,
        timeouts: Timeouts,
        permit: Option<Permit>,
    ) -> Result<Response<SdkBody>, ConnectorError> {
        let uri = request.uri().clone();
        let authority = uri.authority().cloned();
        let authority = authority.ok_or_else(|| ConnectorError::user("a URL without a host".into()))?;
        self.address(&mut request, &uri)
            .map_err(|error| ConnectorError::user(error.into()))?;
        loop {
            let kept = self.take(&authority);
            let is_new = kept.is_none();
            let mut sender = match kept {
                Some(sender) => sender,
                None => self.connect(&uri, timeouts.connect).await?,
            };
            // The read timeout begins here, like botocore's.
            let sent = sender.try_send_request(request);
            let sent = match timeouts.read {
                None => sent.await,
                Some(limit) => match tokio::time::timeout(limit, sent).await {
                    Ok(sent) => sent,
                    Err(_elapsed) => return Err(ConnectorError::timeout(ReadTimeout.into())),
                },
            };
            match sent {
                Ok(response) => {
                    let lease = Lease {
                        pool: Arc::clone(self),
                        authority,
                        sender,
                        _permit: permit,
                    };
                    return Ok(response.map(|body| SdkBody::from_body_1_x(ResponseBody::new(body, lease))));
                }
                Err(mut error) => match error.take_message() {
                    // The server closed the idle connection before anything was written.
                    Some(unsent) if !is_new => request = unsent,
                    _ => return Err(failure(error.into_error())),
                },
            }
        }
    }

    /// Add the Host header and the proxy's credentials, and reduce the URL to its path unless a proxy forwards it.
    fn address(&self, request: &mut Request<SdkBody>, uri: &Uri) -> Result<(), http::Error> {
        if !request.headers().contains_key(HOST) {
            request.headers_mut().insert(HOST, host_header(uri)?);
        }
        match self.dialer.forwarder(uri) {
            Some(proxy) => {
                if let Some(secret) = proxy.basic_auth() {
                    request.headers_mut().insert(PROXY_AUTHORIZATION, secret.clone());
                }
            }
            None => {
                let path = uri.path_and_query().cloned();
                *request.uri_mut() = Uri::from(path.unwrap_or_else(|| PathAndQuery::from_static("/")));
            }
        }
        Ok(())
    }

    async fn connect(&self, uri: &Uri, limit: Option<Duration>) -> Result<Sender, ConnectorError> {
        // Boxed: the future is large, and most requests reuse a connection.
        let stream = Box::pin(self.dialer.dial(uri, limit)).await;
        let stream = stream.map_err(ConnectFailed::into_connector_error)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(failure)?;
        self.process.runtime.detach(async move {
            // The error is returned by the sender.
            let _ = connection.with_upgrades().await;
        });
        Ok(sender)
    }

    /// The most recently used idle connection.
    fn take(&self, authority: &Authority) -> Option<Sender> {
        let mut idle = self.lock();
        if idle
            .first()
            .is_some_and(|oldest| oldest.since.elapsed() > MAX_IDLE_TIME)
        {
            idle.retain(|one| one.since.elapsed() <= MAX_IDLE_TIME);
        }
        loop {
            let newest = idle.iter().rposition(|one| one.authority == *authority)?;
            let IdleConnection { sender, .. } = idle.remove(newest);
            if sender.is_ready() {
                return Some(sender);
            }
        }
    }

    fn keep(&self, authority: Authority, sender: Sender) {
        let mut idle = self.lock();
        if idle.len() < self.max_idle && self.process.has_room() {
            let since = Instant::now();
            idle.push(IdleConnection {
                authority,
                sender,
                since,
            });
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<IdleConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn host_header(uri: &Uri) -> Result<HeaderValue, http::Error> {
    let host = uri.host().unwrap_or_default();
    let usual = if uri.scheme_str() == Some("https") { 443 } else { 80 };
    let value = match uri.port_u16() {
        Some(port) if port != usual => HeaderValue::try_from(format!("{host}:{port}")),
        _ => HeaderValue::from_str(host),
    };
    value.map_err(Into::into)
}

fn failure(error: hyper::Error) -> ConnectorError {
    if error.is_user() {
        ConnectorError::user(error.into())
    } else {
        ConnectorError::io(error.into())
    }
}

/// A connection in use.
struct Lease {
    pool: Arc<Pool>,
    authority: Authority,
    sender: Sender,
    _permit: Option<Permit>,
}

impl Lease {
    /// Return the connection to the pool.
    fn give_back(self) {
        let Self {
            pool,
            authority,
            mut sender,
            _permit: permit,
        } = self;
        drop(permit);
        if sender.is_ready() {
            pool.keep(authority, sender);
        } else if !sender.is_closed() && Handle::try_current().is_ok() {
            pool.process.runtime.detach(async move {
                if sender.ready().await.is_ok() {
                    pool.keep(authority, sender);
                }
            });
        }
    }
}

/// The body of a response. At its end the connection returns to the pool; after an error it is closed.
struct ResponseBody {
    inner: Incoming,
    lease: Option<Lease>,
}

impl ResponseBody {
    fn new(inner: Incoming, lease: Lease) -> Self {
        let lease = Some(lease);
        let mut body = Self { inner, lease };
        body.finish_at_end();
        body
    }

    fn finish_at_end(&mut self) {
        if self.inner.is_end_stream()
            && let Some(lease) = self.lease.take()
        {
            lease.give_back();
        }
    }
}

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<hyper::Result<Frame<Bytes>>>> {
        let frame = Pin::new(&mut self.inner).poll_frame(context);
        match &frame {
            Poll::Ready(None) => {
                if let Some(lease) = self.lease.take() {
                    lease.give_back();
                }
            }
            Poll::Ready(Some(Err(_))) => self.lease = None,
            Poll::Ready(Some(Ok(_))) | Poll::Pending => {}
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

impl Drop for ResponseBody {
    fn drop(&mut self) {
        self.finish_at_end();
    }
}
