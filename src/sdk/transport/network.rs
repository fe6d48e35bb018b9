//! What `client()` was given of the network, and the ways that this makes.

use std::sync::OnceLock;

use aws_sdk_deadline::config::RuntimeComponents;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;

use super::errors::PoolError;
use super::{Proxy, Route, Transport, Verify};
use crate::errors::Result;
use crate::runtime::{self, Spawner};

/// Checked by `deadline_pages._config.network`.
pub struct Network {
    /// For the service.
    pub verify: Verify,
    /// For those whom keys come from: the argument `verify` is not for them.
    pub configured_verify: Verify,
    /// A dict; None leaves it to the environment.
    pub proxies: Option<Py<PyAny>>,
    pub tcp_keepalive: bool,
    /// Decided when the client is made, also for the children of a fork.
    pub route: OnceLock<Route>,
}

impl Network {
    /// The way to the service, whose endpoint counts before its host prefix.
    pub fn route(&self, py: Python<'_>, endpoint_url: &str) -> Result<Route> {
        if let Some(route) = self.route.get() {
            return Ok(route.clone());
        }
        let proxies = self.proxies.as_ref().map(|proxies| proxies.bind(py));
        let route = Route {
            tcp_keepalive: self.tcp_keepalive,
            ..Route::find(py, endpoint_url, proxies, &self.verify)?
        };
        if route.https && route.proxy.is_some() && endpoint_url.contains("://[") {
            let text = "an HTTPS endpoint that is an IPv6 address cannot be asked through a proxy by deadline_pages: give \
                        it a name, or use boto3";
            return Err(PyTypeError::new_err(text).into());
        }
        if route.is_encrypted() && matches!(route.trust, Verify::Flag(false)) {
            let text = "verify=False is not supported by deadline_pages, which verifies every certificate: name the \
                        authority of this one with verify='/path/ca.pem', or use boto3";
            return Err(PyTypeError::new_err(text).into());
        }
        Ok(self.route.get_or_init(|| route).clone())
    }

    /// The ways to STS and IAM Identity Center.
    pub fn for_credentials(&self, runtime: Spawner) -> PerRequest {
        PerRequest {
            runtime,
            trust: self.configured_verify.clone(),
        }
    }
}

impl Route {
    /// botocore's rules for proxies stand in Python.
    fn find(py: Python<'_>, url: &str, proxies: Option<&Bound<'_, PyAny>>, trust: &Verify) -> PyResult<Self> {
        let module = py.import(intern!(py, "deadline_pages._config.network"))?;
        let found = module.call_method1(intern!(py, "proxy_for"), (url, proxies));
        let (proxy, unusable) = match found.and_then(|found| found.extract::<Option<(String, String)>>()) {
            Ok(found) => (found.map(|(url, shown)| Proxy { url, shown }), None),
            Err(error) if error.is_instance_of::<PyValueError>(py) => (None, Some(PoolError::setup(error.value(py)))),
            Err(error) => return Err(error),
        };
        let scheme = url.split(':').next().unwrap_or_default();
        let is_http = matches!(scheme, "http" | "https");
        let other = || PoolError::setup(format!("the URL scheme {scheme} is not supported"));
        Ok(Self {
            https: scheme == "https",
            proxy,
            unusable: if is_http { unusable } else { Some(other()) },
            trust: trust.clone(),
            tcp_keepalive: false,
        })
    }
}

/// Finds the way of each request when it is sent: botocore makes a client whenever it asks for credentials, and that
/// looks for proxies. There are a few requests an hour, so that no connection is kept.
#[derive(Clone, Debug)]
pub struct PerRequest {
    runtime: Spawner,
    trust: Verify,
}

impl PerRequest {
    fn transport(&self, url: &str) -> std::result::Result<Transport, PoolError> {
        runtime::unless_finalizing(|| Python::attach(|py| Route::find(py, url, None, &self.trust)))
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
