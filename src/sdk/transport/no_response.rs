//! Why a request got no response, in botocore's terms.

use std::error::Error as StdError;
use std::io;

use super::errors::{ConnectFailed, ConnectTimeout, LookupFailed, PoolError, ReadTimeout, chain, find};
use super::openssl_messages::openssl_message;

/// The class and text of botocore's exception.
pub struct NoResponse {
    /// A class of `botocore.exceptions`.
    pub class: &'static str,
    pub cause: String,
    /// The proxy's URL if the proxy failed.
    pub proxy: Option<String>,
}

pub fn no_response(error: &(dyn StdError + 'static)) -> NoResponse {
    let unconnected = find::<ConnectFailed>(error);
    let proxy = unconnected.and_then(|error| error.proxy.as_ref());
    // Before the connection is ready, only TLS reads.
    let is_cut_handshake = unconnected.is_some() && chain(error).any(is_end);
    let class = match proxy {
        Some(_) => "ProxyConnectionError",
        None if is_cut_handshake => "SSLError",
        None => class(error, unconnected.is_some()),
    };
    let cause = match find::<rustls::Error>(error) {
        Some(error) => openssl_message(error),
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
