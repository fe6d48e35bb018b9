//! Routes: which proxy, and which certificates are trusted. The rules for proxies are botocore's, and in Python.

use http::Uri;
use hyper_util::client::proxy::matcher::Matcher;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;

use super::errors::PoolError;
use super::verify::Verify;
use crate::sdk::url;

/// An HTTP proxy.
#[derive(Clone)]
pub struct Proxy {
    /// With user and password, percent-encoded.
    pub url: String,
    /// With them masked.
    pub shown: String,
}

impl std::fmt::Debug for Proxy {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.shown)
    }
}

/// How endpoints are reached: scheme, proxy, certificate verification.
#[derive(Clone, Debug)]
pub struct Route {
    pub https: bool,
    pub proxy: Option<Proxy>,
    /// Set if no request can be sent, because the configured proxy or endpoint is invalid.
    pub unusable: Option<PoolError>,
    pub verify: Verify,
    pub tcp_keepalive: bool,
}

impl Route {
    /// The route to the service. `endpoint_url` is without the host prefix.
    pub fn to_service(
        py: Python<'_>,
        endpoint_url: &str,
        proxies: Option<&Bound<'_, PyAny>>,
        verify: &Verify,
        tcp_keepalive: bool,
    ) -> PyResult<Self> {
        let route = Self {
            tcp_keepalive,
            ..Self::find(py, endpoint_url, proxies, verify)?
        };
        if route.https && route.proxy.is_some() && url::has_ipv6_host(endpoint_url) {
            let text = "deadline_pages cannot reach an HTTPS endpoint that is an IPv6 address through a proxy: use a \
                        host name, or boto3";
            return Err(PyTypeError::new_err(text));
        }
        if route.is_encrypted() && matches!(route.verify, Verify::Flag(false)) {
            let text = "verify=False is not supported by deadline_pages, which verifies every certificate: name the \
                        authority of this one with verify='/path/ca.pem', or use boto3";
            return Err(PyTypeError::new_err(text));
        }
        Ok(route)
    }

    /// The route to a URL. Python chooses the proxy, by botocore's rules.
    pub fn find(
        py: Python<'_>,
        endpoint_url: &str,
        proxies: Option<&Bound<'_, PyAny>>,
        verify: &Verify,
    ) -> PyResult<Self> {
        let module = py.import(intern!(py, "deadline_pages._config.network"))?;
        let found = module.call_method1(intern!(py, "proxy_for"), (endpoint_url, proxies));
        let (proxy, unusable) = match found.and_then(|found| found.extract::<Option<(String, String)>>()) {
            Ok(found) => (found.map(|(url, shown)| Proxy { url, shown }), None),
            Err(error) if error.is_instance_of::<PyValueError>(py) => (None, Some(PoolError::setup(error.value(py)))),
            Err(error) => return Err(error),
        };
        let scheme = url::scheme(endpoint_url);
        let is_http = matches!(scheme, "http" | "https");
        let other = || PoolError::setup(format!("the URL scheme {scheme} is not supported"));
        Ok(Self {
            https: scheme == "https",
            proxy,
            unusable: if is_http { unusable } else { Some(other()) },
            verify: verify.clone(),
            tcp_keepalive: false,
        })
    }

    /// Whether certificates are verified, the endpoint's or the proxy's.
    pub fn is_encrypted(&self) -> bool {
        self.https
            || self
                .proxy
                .as_ref()
                .is_some_and(|proxy| url::scheme(&proxy.url) == "https")
    }

    pub fn matcher(&self) -> Result<Option<Matcher>, PoolError> {
        if let Some(unusable) = &self.unusable {
            return Err(unusable.clone());
        }
        let Some(Proxy { url, .. }) = &self.proxy else {
            return Ok(None);
        };
        url.parse::<Uri>().map_err(PoolError::setup)?;
        let proxies = Matcher::builder();
        let proxies = if self.https {
            proxies.https(url.as_str())
        } else {
            proxies.http(url.as_str())
        };
        Ok(Some(proxies.build()))
    }
}
