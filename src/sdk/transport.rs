//! Two connection pools, one for each scheme, so that plain HTTP costs no TLS.

use aws_sdk_deadline::config::{RuntimeComponents, SharedHttpClient};
use aws_smithy_http_client::pool::Client;
use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

/// Reading the system's certificates takes longer than the rest of a client. It is done at the first request that
/// needs them: `validate_base_client_config`, which would do it at once, is not passed on.
#[derive(Debug)]
pub struct Transport {
    pub http: Client,
    pub https: Client,
}

impl HttpClient for Transport {
    fn http_connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(Connector {
            http: self.http.http_connector(settings, components),
            https: self.https.http_connector(settings, components),
        })
    }

    fn connector_metadata(&self) -> Option<ConnectorMetadata> {
        self.https.connector_metadata()
    }
}

impl From<Transport> for SharedHttpClient {
    fn from(transport: Transport) -> Self {
        Self::new(transport)
    }
}

#[derive(Debug)]
struct Connector {
    http: SharedHttpConnector,
    https: SharedHttpConnector,
}

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        match request.uri().split_once(':') {
            Some((scheme, _)) if scheme.eq_ignore_ascii_case("http") => self.http.call(request),
            _ => self.https.call(request),
        }
    }
}
