//! Why a request got no answer, and what botocore calls that.

use std::error::Error as StdError;
use std::fmt;
use std::io;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::result::ConnectorError;

use super::connect::ConnectTimeout;
use super::dns::LookupFailed;
use super::verify;

/// An answer that did not begin, or stopped coming.
#[derive(Debug)]
pub struct ReadTimeout;

impl fmt::Display for ReadTimeout {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Read timed out.")
    }
}

impl StdError for ReadTimeout {}

/// No connection pool can be made.
#[derive(Clone, Debug)]
pub struct PoolError {
    class: &'static str,
    text: String,
}

impl PoolError {
    /// The certificates of those whom to trust cannot be had.
    pub fn trust(text: String) -> Self {
        let class = "SSLError";
        Self { class, text }
    }

    pub fn setup(error: impl fmt::Display) -> Self {
        Self {
            class: "HTTPClientError",
            text: format!("cannot set up the connections: {error}"),
        }
    }
}

impl fmt::Display for PoolError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl StdError for PoolError {}

/// The request never left: there was no connection to be had.
#[derive(Debug)]
pub struct ConnectFailed {
    /// The URL of the proxy that would not have it, as it may be shown.
    proxy: Option<String>,
    source: BoxError,
}

impl ConnectFailed {
    pub fn directly(error: impl Into<BoxError>) -> Self {
        let source = error.into();
        Self { proxy: None, source }
    }

    pub fn by_proxy(proxy: Option<String>, error: impl Into<BoxError>) -> Self {
        let source = error.into();
        Self { proxy, source }
    }

    pub fn into_connector_error(self) -> ConnectorError {
        if self.source.is::<ConnectTimeout>() {
            ConnectorError::timeout(self.into())
        } else {
            ConnectorError::io(self.into())
        }
    }
}

impl fmt::Display for ConnectFailed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no connection")
    }
}

impl StdError for ConnectFailed {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}

/// Why there is no answer, in botocore's terms.
pub struct NoResponse {
    /// A class of `botocore.exceptions`.
    pub class: &'static str,
    pub cause: String,
    /// The proxy's URL where it is the proxy's fault.
    pub proxy: Option<String>,
}

pub fn no_response(error: &(dyn StdError + 'static)) -> NoResponse {
    let unconnected = find::<ConnectFailed>(error);
    let proxy = unconnected.and_then(|error| error.proxy.as_ref());
    // Only TLS reads anything before there is a connection for a request.
    let is_cut_handshake = unconnected.is_some() && chain(error).any(is_end);
    let class = match proxy {
        Some(_) => "ProxyConnectionError",
        None if is_cut_handshake => "SSLError",
        None => class(error, unconnected.is_some()),
    };
    let cause = match find::<rustls::Error>(error) {
        Some(error) => verify::openssl_message(error),
        None if is_cut_handshake => {
            "[SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred in violation of protocol".to_owned()
        }
        None => chain(error).last().unwrap_or(error).to_string(),
    };
    let proxy = proxy.cloned();
    NoResponse { class, cause, proxy }
}

fn is_end(error: &(dyn StdError + 'static)) -> bool {
    let error = error.downcast_ref::<io::Error>();
    error.is_some_and(|error| error.kind() == io::ErrorKind::UnexpectedEof)
}

fn class(error: &(dyn StdError + 'static), unconnected: bool) -> &'static str {
    for cause in chain(error) {
        if let Some(unusable) = cause.downcast_ref::<PoolError>() {
            return unusable.class;
        }
        if cause.is::<ReadTimeout>() {
            return "ReadTimeoutError";
        }
        if cause.is::<ConnectTimeout>() {
            return "ConnectTimeoutError";
        }
        if cause.is::<LookupFailed>() {
            return "EndpointConnectionError";
        }
        if cause.is::<rustls::Error>() {
            return "SSLError";
        }
        if let Some(class) = cause.downcast_ref().and_then(|error| io_class(error, unconnected)) {
            return class;
        }
    }
    match find::<hyper::Error>(error) {
        Some(error) if !error.is_user() => "ConnectionClosedError",
        _ => "HTTPClientError",
    }
}

fn io_class(error: &io::Error, unconnected: bool) -> Option<&'static str> {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::ConnectionReset | Kind::ConnectionAborted | Kind::BrokenPipe | Kind::UnexpectedEof => {
            Some("ConnectionClosedError")
        }
        Kind::TimedOut if unconnected => Some("ConnectTimeoutError"),
        Kind::TimedOut => Some("ReadTimeoutError"),
        // Refused, unreachable, no more sockets, ...
        _ => (unconnected && error.raw_os_error().is_some()).then_some("EndpointConnectionError"),
    }
}

/// The first of its type, in an error or behind it.
pub fn find<'a, E: StdError + 'static>(error: &'a (dyn StdError + 'static)) -> Option<&'a E> {
    chain(error).find_map(|cause| cause.downcast_ref())
}

/// An error and what is behind it. `source()` of an `io::Error` passes over the error that it was made of.
pub fn chain<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |&error| match error.downcast_ref::<io::Error>() {
        Some(error) => error.get_ref().map(|inner| inner as &(dyn StdError + 'static)),
        None => error.source(),
    })
}
