//! A client's settings: keyword arguments of the native client, checked and completed by `_config/options.py`.

use std::sync::Arc;
use std::time::Duration;

use aws_credential_types::Credentials;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::credentials::boto::CredentialCallback;
use super::credentials::planned::PlannedCredentials;
use super::transport::verify::Verify;
use crate::errors::raise;

/// A struct made of keyword arguments: each field is the argument of its name.
macro_rules! keywords {
    ($(#[$about:meta])* pub struct $name:ident { $($(#[$note:meta])* pub $field:ident: $type:ty,)* }) => {
        $(#[$about])*
        #[derive(Clone, FromPyObject)]
        #[pyo3(from_item_all)]
        pub struct $name { $($(#[$note])* pub $field: $type,)* }

        impl $name {
            const NAMES: &[&str] = &[$(stringify!($field)),*];
        }
    };
}

keywords! {
    /// Times are in seconds; None is no limit.
    pub struct Settings {
        pub region_name: String,
        /// Normalized by `_config/endpoint.py`; None is AWS' own.
        #[pyo3(default)]
        pub endpoint_url: Option<String>,
        /// False: AWS' own endpoint is used over plain HTTP.
        #[pyo3(default = true)]
        pub use_ssl: bool,
        #[pyo3(default)]
        pub use_fips: bool,
        #[pyo3(default)]
        pub use_dual_stack: bool,
        #[pyo3(default = true)]
        pub inject_host_prefix: bool,
        /// `legacy`, `standard` or `adaptive`.
        #[pyo3(default)]
        pub retry_mode: Option<String>,
        #[pyo3(default)]
        pub max_attempts: Option<u32>,
        #[pyo3(default, from_py_with = seconds)]
        pub connect_timeout: Option<Duration>,
        #[pyo3(default, from_py_with = seconds)]
        pub read_timeout: Option<Duration>,
        /// The largest number of idle connections, and of awaited requests in flight; None is the process's limit.
        #[pyo3(default)]
        pub max_pool_connections: Option<usize>,
        /// For requests to the service.
        pub verify: Verify,
        /// For requests for credentials, which the argument `verify` of `client()` does not affect.
        pub configured_verify: Verify,
        /// A dict of URLs by scheme; None leaves it to the environment.
        #[pyo3(default, from_py_with = shared)]
        pub proxies: Option<Arc<Py<PyAny>>>,
        #[pyo3(default)]
        pub tcp_keepalive: bool,
        /// Instead of the SDK's.
        #[pyo3(default)]
        pub user_agent: Option<String>,
        #[pyo3(default)]
        pub user_agent_extra: Option<String>,
        #[pyo3(default)]
        pub user_agent_appid: Option<String>,
        /// Number of pages that a listing prefetches.
        #[pyo3(default = 1)]
        pub read_ahead: usize,
    }
}

impl Settings {
    /// # Errors
    /// `KeyError` for a missing argument, `TypeError` for an unknown one.
    pub fn from_keywords(keywords: &Bound<'_, PyDict>) -> PyResult<Self> {
        for name in keywords.keys() {
            let name = name.extract::<String>()?;
            if !Self::NAMES.contains(&&*name) {
                let text = format!("Client() got an unexpected keyword argument '{name}'");
                return Err(PyTypeError::new_err(text));
            }
        }
        let settings = keywords.extract();
        settings.map_err(|error| raise::without_field(keywords.py(), error))
    }
}

fn shared(value: &Bound<'_, PyAny>) -> PyResult<Option<Arc<Py<PyAny>>>> {
    Ok((!value.is_none()).then(|| Arc::new(value.clone().unbind())))
}

fn seconds(value: &Bound<'_, PyAny>) -> PyResult<Option<Duration>> {
    let seconds = value.extract::<Option<f64>>()?.map(|value| {
        Duration::try_from_secs_f64(value)
            .map_err(|_| PyValueError::new_err(format!("a time of {value} s cannot be used")))
    });
    seconds.transpose()
}

/// The source of the keys that sign requests.
#[derive(Clone)]
pub enum CredentialSource {
    Static(Credentials),
    /// Called before each request.
    Callback(Arc<CredentialCallback>),
    Provider(Arc<PlannedCredentials>),
    None,
}
