//! The client as Python sees it.

use std::collections::BTreeMap;
use std::sync::Arc;

use deadline_model::{self as model, Names, Operation};
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::awaitable::Anext;
use super::credential_provider::CredentialProvider;
use crate::decode;
use crate::errors::raise;
use crate::paging::{self, AwaitedCall};
use crate::runtime;
use crate::sdk::connection::Connection;
use crate::sdk::credentials::boto::CredentialCallback;
use crate::sdk::credentials::keys::Keys;
use crate::sdk::settings::{CredentialSource, Settings};

/// A Deadline Cloud client that lists. Made by `deadline_pages.client`.
#[pyclass(frozen, module = "deadline_pages")]
pub struct Client {
    pub connection: Arc<Connection>,
}

#[pymethods]
impl Client {
    /// Make a client.
    ///
    /// Args:
    ///     credentials: the keys, a `CredentialProvider`, or a callable that returns the keys before each request; None
    ///         if there are none.
    ///     exceptions: the classes of a boto3 client's errors.
    ///     settings: checked and completed by `deadline_pages.client`; times are in seconds, None is no limit.
    ///         `verify` is True, False or the path of a CA bundle, `configured_verify` the same for the services that
    ///         credentials come from; `proxies` is a dict, or None for those of the environment.
    #[new]
    #[pyo3(signature = (*, credentials=None, exceptions=None, **settings))]
    fn new(
        py: Python<'_>,
        credentials: Option<GivenCredentials>,
        exceptions: Option<Py<PyAny>>,
        settings: Option<Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        decode::import_datetime(py)?;
        let settings = Settings::from_keywords(&settings.unwrap_or_else(|| PyDict::new(py)))?;
        let credentials = credentials.map_or(Ok(CredentialSource::None), GivenCredentials::source)?;
        let connection = runtime::catch_panics(|| Connection::new(py, settings, credentials, exceptions))?;
        Ok(Self {
            connection: Arc::new(connection),
        })
    }

    /// Call an operation by its method name such as `list_sessions`.
    ///
    /// Raises:
    ///     KeyError: no paginated operation has this name.
    #[pyo3(signature = (operation_name, parameters, /))]
    fn call<'py>(
        &self,
        py: Python<'py>,
        operation_name: &str,
        parameters: &Bound<'py, PyDict>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let operation = paginated(operation_name)?;
        runtime::catch_panics(|| paging::call(py, &self.connection, operation, parameters))
            .map_err(|error| self.connection.exception(error, operation, parameters))
    }

    /// `call` for an event loop: an awaitable of the response. No request is sent before it is awaited.
    ///
    /// Raises:
    ///     KeyError: no paginated operation has this name.
    #[pyo3(signature = (operation_name, parameters, /))]
    fn call_async(&self, operation_name: &str, parameters: Py<PyDict>) -> PyResult<Anext> {
        let connection = Arc::clone(&self.connection);
        let call = AwaitedCall::new(connection, paginated(operation_name)?, parameters);
        Ok(Anext::next(call))
    }

    /// Close the idle connections. The client can still be used.
    fn close(&self, py: Python<'_>) -> PyResult<()> {
        self.connection.close(py)
    }

    /// Region and endpoint, as in `repr()`.
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

    /// URL that requests are sent to, without the host prefix.
    #[getter]
    fn endpoint_url(&self) -> String {
        self.connection.endpoint_url.clone()
    }
}

pub fn paginated(method: &str) -> PyResult<&'static Operation> {
    model::operation(method).ok_or_else(|| PyKeyError::new_err(method.to_owned()))
}

/// The constructor's argument `credentials`.
enum GivenCredentials {
    Provider(Py<CredentialProvider>),
    Callback(Py<PyAny>),
    Static(Keys),
}

impl<'py> FromPyObject<'_, 'py> for GivenCredentials {
    type Error = PyErr;

    fn extract(credentials: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(provider) = credentials.cast::<CredentialProvider>() {
            Ok(Self::Provider(provider.to_owned().unbind()))
        } else if credentials.is_callable() {
            Ok(Self::Callback(credentials.to_owned().unbind()))
        } else {
            let keys = credentials.extract();
            keys.map(Self::Static)
                .map_err(|error| raise::without_field(credentials.py(), error))
        }
    }
}

impl GivenCredentials {
    fn source(self) -> PyResult<CredentialSource> {
        Ok(match self {
            Self::Provider(provider) => CredentialSource::Provider(Arc::clone(&provider.get().0)),
            Self::Static(keys) => CredentialSource::Static(keys.into_credentials("explicit")?),
            Self::Callback(callable) => CredentialSource::Callback(Arc::new(CredentialCallback::new(callable))),
        })
    }
}

/// Return what this build knows of an operation: the names of its parameters, and the members of each structure of its
/// response, by the structure's name.
///
/// Raises:
///     KeyError: no paginated operation has this name.
#[pyfunction]
#[pyo3(signature = (operation_name, /))]
pub fn members(operation_name: &str) -> PyResult<(Names, BTreeMap<&'static str, Names>)> {
    paginated(operation_name).map(model::members)
}
