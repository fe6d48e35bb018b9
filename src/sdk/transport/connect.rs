//! Opens connections: DNS, TCP, a proxy's tunnel, TLS.

use std::error::Error as StdError;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::{HeaderValue, Uri};
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpSocket;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tower_service::Service;

use super::errors::{ConnectFailed, ConnectTimeout, PoolError};
use super::limits::{OpenConnection, ProcessLimits};
use super::route::Route;
use super::socket::Socket;
use super::verify;

type BoxError = Box<dyn StdError + Send + Sync>;

/// A connection of any kind: TCP, a tunnel, TLS.
pub trait IoStream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> IoStream for T {}

/// Opens the connections of one route.
pub struct Dialer {
    https: bool,
    proxies: Option<Matcher>,
    /// The proxy, without its password.
    shown: Option<String>,
    tls: Option<TlsConnector>,
    tcp_keepalive: bool,
    process: &'static ProcessLimits,
}

impl Dialer {
    pub async fn new(route: &Route, process: &'static ProcessLimits) -> Result<Self, PoolError> {
        let tls = if route.is_encrypted() {
            let config = verify::client_config(route.verify.roots(process.runtime).await?)?;
            Some(TlsConnector::from(Arc::new(config)))
        } else {
            None
        };
        Ok(Self {
            https: route.https,
            proxies: route.matcher()?,
            shown: route.proxy.as_ref().map(|proxy| proxy.shown.clone()),
            tls,
            tcp_keepalive: route.tcp_keepalive,
            process,
        })
    }

    /// The proxy that forwards the request; for HTTPS there is a tunnel instead.
    pub fn forwarder(&self, uri: &Uri) -> Option<Intercept> {
        if self.https { None } else { self.proxy(uri) }
    }

    fn proxy(&self, uri: &Uri) -> Option<Intercept> {
        self.proxies.as_ref()?.intercept(uri)
    }

    /// A connection to the host of `uri`, or to the proxy for it.
    pub async fn dial(&self, uri: &Uri, limit: Option<Duration>) -> Result<Counted, ConnectFailed> {
        let to_proxy = |error| ConnectFailed::by_proxy(self.shown.clone(), error);
        let to_endpoint = ConnectFailed::directly;
        let stream = match self.proxy(uri) {
            None => {
                let stream = self.tcp(uri, limit).await.map_err(to_endpoint)?;
                self.encrypted(self.https, stream, uri, limit)
                    .await
                    .map_err(to_endpoint)?
            }
            Some(proxy) => {
                let stream = self.tcp(proxy.uri(), limit).await.map_err(to_proxy)?;
                let secret = proxy.uri().scheme_str() == Some("https");
                let stream = self
                    .encrypted(secret, stream, proxy.uri(), limit)
                    .await
                    .map_err(to_proxy)?;
                if self.https {
                    let tunnel = within(limit, tunnel(stream, &proxy, uri)).await.map_err(to_proxy)?;
                    self.encrypted(true, tunnel, uri, limit).await.map_err(to_endpoint)?
                } else {
                    stream
                }
            }
        };
        let open = self.process.opened();
        Ok(Counted { stream, _open: open })
    }

    /// Like urllib3: one address after another, each with the whole timeout. The look-up is not part of it.
    async fn tcp(&self, uri: &Uri, limit: Option<Duration>) -> Result<Box<dyn IoStream>, BoxError> {
        let port = match uri.port_u16() {
            Some(port) => port,
            None if uri.scheme_str() == Some("https") => 443,
            None => 80,
        };
        let host = bare_host(uri);
        let mut failure: BoxError = format!("'{host}' has no address").into();
        for address in self.process.resolver.resolve(host, port).await? {
            match within(limit, self.open(address)).await {
                Ok(stream) => return Ok(Box::new(stream)),
                Err(error) => failure = error,
            }
        }
        Err(failure)
    }

    async fn open(&self, address: SocketAddr) -> io::Result<Socket> {
        let socket = if address.is_ipv6() {
            TcpSocket::new_v6()?
        } else {
            TcpSocket::new_v4()?
        };
        socket.set_nodelay(true)?;
        if self.tcp_keepalive {
            socket.set_keepalive(true)?;
        }
        Socket::new(socket.connect(address).await?)
    }

    async fn encrypted(
        &self,
        wanted: bool,
        stream: Box<dyn IoStream>,
        uri: &Uri,
        limit: Option<Duration>,
    ) -> Result<Box<dyn IoStream>, BoxError> {
        let Some(tls) = self.tls.as_ref().filter(|_| wanted) else {
            return Ok(stream);
        };
        let name = ServerName::try_from(bare_host(uri).to_owned())?;
        let stream = within(limit, tls.connect(name, stream)).await?;
        Ok(Box::new(Encrypted(stream)))
    }
}

/// An IPv6 address without its brackets.
fn bare_host(uri: &Uri) -> &str {
    uri.host()
        .unwrap_or_default()
        .trim_start_matches('[')
        .trim_end_matches(']')
}

async fn within<T, E: Into<BoxError>>(
    limit: Option<Duration>,
    step: impl Future<Output = Result<T, E>>,
) -> Result<T, BoxError> {
    match limit {
        None => step.await.map_err(Into::into),
        Some(limit) => match tokio::time::timeout(limit, step).await {
            Ok(outcome) => outcome.map_err(Into::into),
            Err(_elapsed) => Err(ConnectTimeout.into()),
        },
    }
}

/// A tunnel to the host of `uri` through a connection to the proxy.
async fn tunnel(stream: Box<dyn IoStream>, proxy: &Intercept, uri: &Uri) -> Result<Box<dyn IoStream>, BoxError> {
    let connected = AlreadyConnected(Some(TokioIo::new(stream)));
    let mut tunnel = Tunnel::new(proxy.uri().clone(), connected);
    if let Some(secret) = proxy.basic_auth() {
        tunnel = tunnel.with_auth(HeaderValue::clone(secret));
    }
    let stream = tunnel.call(uri.clone()).await?;
    Ok(stream.into_inner())
}

/// The open connection to the proxy, for hyper's tunnel, which expects to open one.
struct AlreadyConnected<T>(Option<T>);

impl<T> Service<Uri> for AlreadyConnected<T> {
    type Response = T;
    type Error = BoxError;
    type Future = std::future::Ready<Result<T, BoxError>>;

    fn poll_ready(&mut self, _context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _uri: Uri) -> Self::Future {
        std::future::ready(self.0.take().ok_or_else(|| "the connection is used already".into()))
    }
}

/// A connection that may end without TLS' close_notify, as in Python (`suppress_ragged_eofs`): many servers omit it. A
/// truncated response fails by its HTTP length or as JSON.
struct Encrypted(TlsStream<Box<dyn IoStream>>);

impl AsyncRead for Encrypted {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match Pin::new(&mut self.0).poll_read(context, buffer) {
            Poll::Ready(Err(error)) if error.kind() == io::ErrorKind::UnexpectedEof => Poll::Ready(Ok(())),
            read => read,
        }
    }
}

impl AsyncWrite for Encrypted {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, data: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(context, data)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        data: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write_vectored(context, data)
    }

    fn is_write_vectored(&self) -> bool {
        self.0.is_write_vectored()
    }
}

/// A connection that counts towards the process's limit while it is open.
pub struct Counted {
    stream: Box<dyn IoStream>,
    _open: OpenConnection,
}

impl AsyncRead for Counted {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Counted {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, data: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, data)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        data: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, data)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
