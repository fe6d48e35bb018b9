//! Errors of the transport.

use std::error::Error as StdError;
use std::sync::Arc;
use std::{fmt, io};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::result::ConnectorError;

/// No data of the response within the read timeout.
#[derive(Debug)]
pub struct ReadTimeout;

impl fmt::Display for ReadTimeout {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Read timed out.")
    }
}

impl StdError for ReadTimeout {}

/// No connection within the connect timeout.
#[derive(Debug)]
pub struct ConnectTimeout;

impl fmt::Display for ConnectTimeout {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("timed out")
    }
}

impl StdError for ConnectTimeout {}

/// A host name has no address, or no thread can look it up.
#[derive(Clone, Debug)]
pub struct LookupFailed(Arc<str>);

impl LookupFailed {
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self(text.into())
    }

    pub fn no_thread(host: &str, error: &io::Error) -> Self {
        Self::new(format!("cannot start a thread that looks up '{host}': {error}"))
    }
}

impl fmt::Display for LookupFailed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl StdError for LookupFailed {}

/// No connection pool can be made.
#[derive(Clone, Debug)]
pub struct PoolError {
    /// A class of `botocore.exceptions`.
    pub class: &'static str,
    text: String,
}

impl PoolError {
    /// The CA bundle cannot be read, or certificates cannot be verified.
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

/// The request was not sent: no connection could be opened.
#[derive(Debug)]
pub struct ConnectFailed {
    /// Where a proxy refused it: the proxy's URL, as it may be shown.
    pub proxy: Option<String>,
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

/// The first error of a type in the chain of causes.
pub fn find<'a, E: StdError + 'static>(error: &'a (dyn StdError + 'static)) -> Option<&'a E> {
    chain(error).find_map(|cause| cause.downcast_ref())
}

/// An error and its causes. `io::Error::source()` skips the error that it was made of.
pub fn chain<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |&error| match error.downcast_ref::<io::Error>() {
        Some(error) => error.get_ref().map(|inner| inner as &(dyn StdError + 'static)),
        None => error.source(),
    })
}
