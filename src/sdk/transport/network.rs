//! What `client()` was given of the network, and the ways that this makes.

use std::sync::OnceLock;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;

use super::{ByScheme, Proxy, Route, Trust};
use crate::errors::Result;
use crate::runtime::Background;

/// Metadata of containers, which botocore never asks through a proxy.
const NEVER_BY_PROXY: &str = "169.254.170.2,169.254.170.23,fd00:ec2::23,localhost,127.0.0.1,::1";

/// Checked by `deadline_pages._network`.
pub struct Network {
    /// For the service.
    pub verify: Trust,
    /// For those whom keys come from: the argument `verify` is not for them.
    pub configured_verify: Trust,
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
        let route = Route {
            https: !endpoint_url
                .get(..5)
                .is_some_and(|scheme| scheme.eq_ignore_ascii_case("http:")),
            proxy: self.proxy(py, endpoint_url)?,
            no_proxy: String::new(),
            trust: self.verify.clone(),
            tcp_keepalive: self.tcp_keepalive,
        };
        route
            .check()
            .map_err(|error| PyValueError::new_err(format!("{endpoint_url}: {error}")))?;
        if route.https && route.proxy.is_some() && endpoint_url.contains("://[") {
            let text = "an HTTPS endpoint that is an IPv6 address cannot be asked through a proxy by deadline_pages: give \
                        it a name, or use boto3";
            return Err(PyTypeError::new_err(text).into());
        }
        if route.is_encrypted() && matches!(route.trust, Trust::Flag(false)) {
            let text = "verify=False is not supported by deadline_pages, which verifies every certificate: name the \
                        authority of this one with verify='/path/ca.pem', or use boto3";
            return Err(PyTypeError::new_err(text).into());
        }
        Ok(self.route.get_or_init(|| route).clone())
    }

    /// botocore's rules stand in Python; asking them costs an import.
    fn proxy(&self, py: Python<'_>, endpoint_url: &str) -> PyResult<Option<Proxy>> {
        if self.proxies.is_none() && !may_have_proxies() {
            return Ok(None);
        }
        let given = self.proxies.as_ref().map(|proxies| proxies.bind(py));
        let found = py
            .import("deadline_pages._network")?
            .call_method1("proxy_for", (endpoint_url, given))?;
        let found: Option<(String, String)> = found.extract()?;
        Ok(found.map(|(url, shown)| Proxy { url, shown }))
    }

    /// The ways to wherever keys come from (STS, IAM Identity Center, the metadata of a machine).
    pub fn for_credentials(&self, runtime: Background) -> ByScheme {
        let variable = |name: &str| std::env::var(name).unwrap_or_default();
        let no_proxy = [variable("no_proxy"), variable("NO_PROXY")]
            .into_iter()
            .find(|value| !value.is_empty());
        let no_proxy = no_proxy.unwrap_or_default();
        let route = |https| Route {
            https,
            proxy: environment_proxy(if https { "https" } else { "http" }),
            no_proxy: if https {
                no_proxy.clone()
            } else {
                format!("{no_proxy},{NEVER_BY_PROXY}")
            },
            trust: self.configured_verify.clone(),
            tcp_keepalive: false,
        };
        ByScheme::new(runtime, route(false), route(true))
    }
}

/// Whether the environment, or these systems' own settings, may name a proxy.
fn may_have_proxies() -> bool {
    cfg!(any(windows, target_os = "macos"))
        || std::env::vars_os().any(|(name, _)| name.to_ascii_lowercase().to_string_lossy().ends_with("_proxy"))
}

/// As Python's `getproxies` finds it. `HTTP_PROXY` may be a header of a request in a CGI program.
fn environment_proxy(scheme: &str) -> Option<Proxy> {
    let name = format!("{scheme}_proxy");
    let url = std::env::var(&name).ok().or_else(|| {
        let trusted = scheme != "http" || std::env::var_os("REQUEST_METHOD").is_none();
        trusted.then(|| std::env::var(name.to_uppercase()).ok()).flatten()
    })?;
    let url = if url.contains("://") {
        url
    } else {
        format!("http://{url}")
    };
    let shown = match url.split_once("://")?.1.rsplit_once('@') {
        Some((_, address)) => format!("http://***@{address}"),
        None => url.clone(),
    };
    Some(Proxy { url, shown })
}
