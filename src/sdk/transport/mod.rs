//! How requests leave: through which proxy, trusting whom, in whose time.

mod network;
mod reason;
mod trust;

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::{Arc, OnceLock};
use std::task::Poll;
use std::time::Duration;

use aws_sdk_deadline::config::RuntimeComponents;
use aws_smithy_http_client::pool::{Client, ConnectionPool};
use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::{self, rustls_provider::CryptoMode};
use aws_smithy_runtime_api::client::connection::CaptureSmithyConnection;
use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;

pub use network::Network;
pub use reason::{ReadTimeout, answerless, find};
use reason::{Unconnected, Unusable};
pub use trust::Trust;

/// When the system starts to probe an idle connection by itself, on the systems there are: botocore's `tcp_keepalive`
/// leaves it to them.
const KEEPALIVE: Duration = Duration::from_secs(2 * 60 * 60);

/// An HTTP proxy.
#[derive(Clone)]
pub struct Proxy {
    /// With its user and password, percent-encoded.
    pub url: String,
    /// Without them.
    pub shown: String,
}

impl std::fmt::Debug for Proxy {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.shown)
    }
}

/// The way to the endpoints of one scheme.
#[derive(Clone, Debug)]
pub struct Route {
    pub https: bool,
    pub proxy: Option<Proxy>,
    /// Hosts that the proxy is not for.
    pub no_proxy: String,
    pub trust: Trust,
    pub tcp_keepalive: bool,
}

impl Route {
    /// Whether certificates are looked at: the endpoint's or the proxy's.
    pub fn is_encrypted(&self) -> bool {
        self.https || self.proxy.as_ref().is_some_and(|proxy| proxy.url.starts_with("https:"))
    }

    /// Say what is wrong with the proxy's URL, if anything is.
    pub fn check(&self) -> Result<(), Unusable> {
        self.proxy_config().map(drop)
    }

    fn proxy_config(&self) -> Result<ProxyConfig, Unusable> {
        let configured = match &self.proxy {
            None => return Ok(ProxyConfig::disabled()),
            Some(proxy) if self.https => ProxyConfig::https(&proxy.url),
            Some(proxy) => ProxyConfig::http(&proxy.url),
        };
        Ok(configured.map_err(Unusable::setup)?.no_proxy(&self.no_proxy))
    }

    /// As many connections as there are requests at a time, as botocore has; those not in use are kept for a while.
    fn pool(&self) -> Result<Client, Unusable> {
        let mut builder = ConnectionPool::builder().proxy_config(self.proxy_config()?);
        if self.tcp_keepalive {
            builder = builder.tcp_keepalive(KEEPALIVE);
        }
        let pool = if self.is_encrypted() {
            builder
                .tls_provider(tls::Provider::Rustls(CryptoMode::AwsLc))
                .tls_context(self.trust.tls_context()?)
                .build_https()
        } else {
            builder.build_http()
        };
        Client::new(&pool.map_err(Unusable::setup)?).map_err(Unusable::setup)
    }
}

/// A connection pool. It is made at the first request: reading certificates takes longer than the rest of a client.
#[derive(Debug)]
pub struct Transport {
    route: Route,
    pool: OnceLock<Client>,
}

impl Transport {
    pub fn new(route: Route) -> Self {
        let pool = OnceLock::new();
        Self { route, pool }
    }

    fn pool(&self) -> Result<&Client, Unusable> {
        if let Some(pool) = self.pool.get() {
            return Ok(pool);
        }
        // Two threads may make one each: one of them stays.
        let made = self.route.pool()?;
        Ok(self.pool.get_or_init(|| made))
    }
}

impl HttpClient for Transport {
    fn http_connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        let mut connecting = HttpConnectorSettings::builder();
        connecting.set_connect_timeout(settings.connect_timeout());
        let connecting = connecting.build();
        SharedHttpConnector::new(Connector {
            inner: self.pool().map(|pool| pool.http_connector(&connecting, components)),
            read_timeout: settings.read_timeout(),
            https: self.route.https,
            proxy: self.route.proxy.clone(),
        })
    }

    fn connector_metadata(&self) -> Option<ConnectorMetadata> {
        Some(ConnectorMetadata::new("hyper", Some("1.x".into())))
    }
}

/// For one attempt.
#[derive(Debug)]
struct Connector {
    inner: Result<SharedHttpConnector, Unusable>,
    read_timeout: Option<Duration>,
    https: bool,
    proxy: Option<Proxy>,
}

impl HttpConnector for Connector {
    fn call(&self, mut request: HttpRequest) -> HttpConnectorFuture {
        let inner = match &self.inner {
            Ok(inner) => inner,
            Err(error) => return HttpConnectorFuture::ready(Err(ConnectorError::user(error.clone().into()))),
        };
        // The pool says here which connection it gave the request to.
        let connection = request.extension::<CaptureSmithyConnection>().cloned();
        let connection = connection.unwrap_or_else(|| {
            let own = CaptureSmithyConnection::new();
            request.add_extension(own.clone());
            own
        });
        let call = inner.call(request);
        let (read_timeout, https, proxy) = (self.read_timeout, self.https, self.proxy.clone());
        HttpConnectorFuture::new(async move {
            let mut call = pin!(call);
            let mut limit = None;
            // The SDK's read timeout begins before the connection is there; botocore's with the request.
            let answer = poll_fn(|context| {
                if let Poll::Ready(answer) = call.as_mut().poll(context) {
                    return Poll::Ready(answer);
                }
                if limit.is_none() && connection.get().is_some() {
                    limit = read_timeout.map(|time| Box::pin(tokio::time::sleep(time)));
                }
                match &mut limit {
                    Some(limit) => limit
                        .as_mut()
                        .poll(context)
                        .map(|()| Err(ConnectorError::timeout(ReadTimeout.into()))),
                    None => Poll::Pending,
                }
            });
            answer.await.map_err(|error| match connection.get() {
                Some(_) => error,
                None => Unconnected::wrap(error, https, proxy),
            })
        })
    }
}

/// One pool for each scheme.
#[derive(Clone, Debug)]
pub struct ByScheme(Arc<[Transport; 2]>);

impl ByScheme {
    pub fn new(http: Route, https: Route) -> Self {
        Self(Arc::new([http, https].map(Transport::new)))
    }
}

impl HttpClient for ByScheme {
    fn http_connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(SchemeConnector {
            transports: self.clone(),
            settings: settings.clone(),
            components: components.clone(),
        })
    }
}

/// Knows the scheme from the request.
#[derive(Debug)]
struct SchemeConnector {
    transports: ByScheme,
    settings: HttpConnectorSettings,
    components: RuntimeComponents,
}

impl HttpConnector for SchemeConnector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let [http, https] = &*self.transports.0;
        let transport = if request.uri().starts_with("http:") {
            http
        } else {
            https
        };
        transport.http_connector(&self.settings, &self.components).call(request)
    }
}
