//! The client as Python sees it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use aws_credential_types::Credentials;
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::awaitable::Anext;
use crate::decode;
use crate::model::{self, Names, Operation};
use crate::paging::{self, AwaitedCall};
use crate::runtime;
use crate::sdk::{
    Connection, CredentialCallback, CredentialProvider, CredentialSource, KeyText, Network, Settings, Verify,
};

/// A Deadline Cloud client that lists. Made by `deadline_pages.client`.
#[pyclass(frozen, module = "deadline_pages")]
pub struct Client {
    pub connection: Arc<Connection>,
}

#[pymethods]
impl Client {
    /// The settings, checked and completed already by `deadline_pages.client`; times are in seconds, None is no limit.
    /// `provider` gives the credentials where there are no keys; `credentials` is a callable that gives the three keys
    /// before each request, `exceptions` the classes of a boto3 client's errors. `verify` is True, False or the path of a
    /// CA bundle, `configured_verify` the same for those who give credentials; `proxies` is a dict, or None to look in the
    /// environment.
    #[new]
    #[pyo3(signature = (*, region_name, endpoint_url=None, use_ssl=true, use_fips=false, use_dual_stack=false,
        access_key=None, secret_key=None, session_token=None, provider=None, credentials=None, exceptions=None,
        inject_host_prefix=true, retry_mode=None, max_attempts=None, connect_timeout=None, read_timeout=None,
        max_pool_connections=None, verify, configured_verify, proxies=None, tcp_keepalive=false, user_agent=None, user_agent_extra=None,
        user_agent_appid=None, read_ahead=1))]
    #[expect(clippy::too_many_arguments, reason = "keyword arguments of the Python constructor")]
    fn new(
        py: Python<'_>,
        region_name: String,
        endpoint_url: Option<String>,
        use_ssl: bool,
        use_fips: bool,
        use_dual_stack: bool,
        access_key: Option<KeyText>,
        secret_key: Option<KeyText>,
        session_token: Option<KeyText>,
        provider: Option<Py<CredentialProvider>>,
        credentials: Option<Py<PyAny>>,
        exceptions: Option<Py<PyAny>>,
        inject_host_prefix: bool,
        retry_mode: Option<String>,
        max_attempts: Option<u32>,
        connect_timeout: Option<f64>,
        read_timeout: Option<f64>,
        max_pool_connections: Option<usize>,
        verify: Verify,
        configured_verify: Verify,
        proxies: Option<Py<PyAny>>,
        tcp_keepalive: bool,
        user_agent: Option<String>,
        user_agent_extra: Option<String>,
        user_agent_appid: Option<String>,
        read_ahead: usize,
    ) -> PyResult<Self> {
        decode::prepare(py)?;
        let credentials = match (access_key.zip(secret_key), provider, credentials) {
            (Some((access, secret)), ..) => {
                let token = session_token.map(|token| token.0);
                CredentialSource::Static(Credentials::new(access.0, secret.0, token, None, "explicit"))
            }
            (None, Some(provider), _) => CredentialSource::Provider(provider),
            (None, None, Some(callable)) => CredentialSource::Callback(Arc::new(CredentialCallback::new(callable))),
            (None, None, None) => CredentialSource::None,
        };
        let settings = Settings {
            region: region_name,
            endpoint_url,
            use_ssl,
            use_fips,
            use_dual_stack,
            credentials,
            inject_host_prefix,
            retry_mode,
            max_attempts,
            connect_timeout: seconds(connect_timeout)?,
            read_timeout: seconds(read_timeout)?,
            max_pool_connections,
            network: Network {
                verify,
                configured_verify,
                proxies,
                tcp_keepalive,
                route: OnceLock::new(),
            },
            user_agent,
            user_agent_extra,
            user_agent_appid,
            read_ahead,
        };
        Ok(Self {
            connection: Arc::new(runtime::guard(|| Connection::new(py, settings, exceptions))?),
        })
    }

    /// One answer of an operation, by its method name such as `list_sessions`.
    ///
    /// :raises KeyError: no paginated operation has this name.
    #[pyo3(signature = (operation_name, parameters, /))]
    fn call<'py>(
        &self,
        py: Python<'py>,
        operation_name: &str,
        parameters: &Bound<'py, PyDict>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let operation = paginated(operation_name)?;
        runtime::guard(|| paging::call(py, &self.connection, operation, parameters))
            .map_err(|error| self.connection.exception(error, operation, parameters))
    }

    /// `call` for an event loop: an awaitable of the answer. Nothing happens before it is awaited.
    ///
    /// :raises KeyError: no paginated operation has this name.
    #[pyo3(signature = (operation_name, parameters, /))]
    fn call_async(&self, operation_name: &str, parameters: Py<PyDict>) -> PyResult<Anext> {
        let connection = Arc::clone(&self.connection);
        let call = AwaitedCall::new(connection, paginated(operation_name)?, parameters);
        Ok(Anext::next(call))
    }

    /// Close the connections that are kept open. The client can still be used.
    fn close(&self, py: Python<'_>) -> PyResult<()> {
        self.connection.close(py)
    }

    /// Region and endpoint, as they stand in what `repr()` gives.
    #[getter]
    fn place(&self) -> String {
        self.connection.place()
    }

    fn __repr__(&self) -> String {
        format!("<deadline_pages._native.Client of {}>", self.connection.place())
    }

    /// The region that requests are signed for.
    #[getter]
    fn region_name(&self) -> String {
        self.connection.region().to_owned()
    }

    /// Where requests go, before the host prefix.
    #[getter]
    fn endpoint_url(&self) -> String {
        self.connection.endpoint_url.clone()
    }
}

pub fn paginated(method: &str) -> PyResult<&'static Operation> {
    model::operation(method).ok_or_else(|| PyKeyError::new_err(method.to_owned()))
}

fn seconds(value: Option<f64>) -> PyResult<Option<Duration>> {
    value
        .map(|value| {
            Duration::try_from_secs_f64(value)
                .map_err(|_| PyValueError::new_err(format!("a time of {value} s cannot be used")))
        })
        .transpose()
}

/// What this build knows of an operation: the names of its parameters, and the members of each structure of its
/// answer, by the structure's name.
///
/// :raises KeyError: no paginated operation has this name.
#[pyfunction]
#[pyo3(signature = (operation_name, /))]
pub fn members(operation_name: &str) -> PyResult<(Names, BTreeMap<&'static str, Names>)> {
    paginated(operation_name).map(model::members)
}
