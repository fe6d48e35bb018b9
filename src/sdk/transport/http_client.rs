//! The SDK's HTTP client.

use std::sync::Arc;

use aws_sdk_deadline::config::RuntimeComponents;
use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use tokio::sync::OnceCell;

use super::connect::Dialer;
use super::errors::PoolError;
use super::limits::{AwaitedRequest, ClientLimits};
use super::pool::{Pool, Timeouts};
use super::route::Route;
use crate::runtime::Spawner;

/// The connections of one route, and their limits.
#[derive(Clone)]
pub struct Transport(Arc<TransportInner>);

struct TransportInner {
    route: Route,
    limits: ClientLimits,
    /// The largest number of idle connections; None is the process's limit.
    max_idle: Option<usize>,
    /// Made at the first request: reading certificates takes longer than creating a client.
    pool: OnceCell<Arc<Pool>>,
}

impl Transport {
    pub fn new(runtime: Spawner, route: Route) -> Self {
        Self::bounded(runtime, route, None)
    }

    /// `most`, botocore's `max_pool_connections`: the largest number of idle connections, and of awaited requests in
    /// flight.
    pub fn bounded(runtime: Spawner, route: Route, most: Option<usize>) -> Self {
        Self(Arc::new(TransportInner {
            route,
            limits: ClientLimits::new(runtime, most),
            max_idle: most,
            pool: OnceCell::new(),
        }))
    }
}

impl TransportInner {
    async fn pool(&self) -> Result<&Arc<Pool>, PoolError> {
        let process = self.limits.process;
        let max_idle = self.max_idle.unwrap_or(usize::MAX);
        let make = async || {
            let dialer = Dialer::new(&self.route, process).await?;
            Ok(Arc::new(Pool::new(dialer, process, max_idle)))
        };
        self.pool.get_or_try_init(make).await
    }

    async fn send(&self, request: HttpRequest, timeouts: Timeouts) -> Result<HttpResponse, ConnectorError> {
        let permit = match request.extension::<AwaitedRequest>() {
            Some(AwaitedRequest) => self.limits.admit().await,
            None => None,
        };
        let pool = self.pool().await.map_err(|error| ConnectorError::user(error.into()))?;
        let request = request.try_into_http1x();
        let request = request.map_err(|error| ConnectorError::user(error.into()))?;
        let response = pool.send(request, timeouts, permit).await?;
        HttpResponse::try_from(response).map_err(|error| ConnectorError::other(error.into(), None))
    }
}

impl std::fmt::Debug for Transport {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Transport").field(&self.0.route).finish()
    }
}

impl HttpClient for Transport {
    fn http_connector(&self, settings: &HttpConnectorSettings, _components: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(Connector {
            transport: self.clone(),
            timeouts: Timeouts {
                connect: settings.connect_timeout(),
                read: settings.read_timeout(),
            },
        })
    }

    fn connector_metadata(&self) -> Option<ConnectorMetadata> {
        Some(ConnectorMetadata::new("hyper", Some("1.x".into())))
    }
}

/// Sends one attempt.
#[derive(Debug)]
struct Connector {
    transport: Transport,
    timeouts: Timeouts,
}

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let Self { transport, timeouts } = self;
        let (Transport(shared), timeouts) = (transport.clone(), *timeouts);
        HttpConnectorFuture::new(async move { shared.send(request, timeouts).await })
    }
}
