//! The HTTP client for credentials: a route for each request.

use aws_sdk_deadline::config::RuntimeComponents;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use pyo3::Python;

use super::errors::PoolError;
use super::http_client::Transport;
use super::route::Route;
use super::verify::Verify;
use crate::runtime::{self, Spawner};

/// Chooses a route for each request: botocore creates a client for each fetch of credentials, and looks for proxies
/// then. There are a few requests an hour, so that no connection is kept.
#[derive(Clone, Debug)]
pub struct PerRequest {
    runtime: Spawner,
    verify: Verify,
}

impl PerRequest {
    /// `verify` is from the environment or the profile: the argument of `client()` is for the service only.
    pub fn new(runtime: Spawner, verify: Verify) -> Self {
        Self { runtime, verify }
    }

    fn transport(&self, url: &str) -> std::result::Result<Transport, PoolError> {
        runtime::unless_finalizing(|| Python::attach(|py| Route::find(py, url, None, &self.verify)))
            .ok_or_else(|| PoolError::setup("the interpreter ends"))?
            .map(|route| Transport::new(self.runtime, route))
            .map_err(PoolError::setup)
    }
}

impl HttpClient for PerRequest {
    fn http_connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(PerRequestConnector {
            client: self.clone(),
            settings: settings.clone(),
            components: components.clone(),
        })
    }
}

#[derive(Debug)]
struct PerRequestConnector {
    client: PerRequest,
    settings: HttpConnectorSettings,
    components: RuntimeComponents,
}

impl HttpConnector for PerRequestConnector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        match self.client.transport(request.uri()) {
            Ok(transport) => transport.http_connector(&self.settings, &self.components).call(request),
            Err(unusable) => HttpConnectorFuture::ready(Err(ConnectorError::user(unusable.into()))),
        }
    }
}
