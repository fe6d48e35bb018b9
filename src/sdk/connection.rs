//! What is behind a Python client: settings, credentials and route, and the SDK client of this process. It survives
//! forks and the loss of the runtime. HTTP connections are in `transport/pool.rs`.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_sdk_deadline::Client;
use aws_sdk_deadline::config::SharedHttpClient;
use deadline_model::Operation;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::client::{build, build_user_agent_table, default_endpoint_url};
use super::credentials::identity::Identity;
use super::governors::Governors;
use super::interceptors::response_slot::{Caller, ResponseSlot};
use super::pages::Pages;
use super::parameters::Parameters;
use super::retry::rules::Retries;
use super::settings::{CredentialSource, Settings};
use super::transport::http_client::Transport;
use super::transport::per_request::PerRequest;
use super::transport::route::Route;
use super::{operations, url};
use crate::errors::{Error, Result, note};
use crate::runtime::log_buffer::{LogBuffer, RequestLog};
use crate::runtime::{self, RuntimeBound, Spawner};

/// Settings, credentials and route of a client. Each process creates its own SDK client (`ProcessClient`) from them.
pub struct Connection {
    settings: Settings,
    credentials: CredentialSource,
    /// The `exceptions` of an accelerated boto3 client.
    classes: Option<Py<PyAny>>,
    retries: Retries,
    /// Without the host prefix.
    pub endpoint_url: String,
    /// Chosen once: a fork's child uses the same.
    route: Route,
    /// None after `close()`.
    client: Mutex<Option<Arc<ProcessClient>>>,
}

impl Connection {
    /// `classes`: the `exceptions` of an accelerated boto3 client.
    pub fn new(
        py: Python<'_>,
        settings: Settings,
        credentials: CredentialSource,
        classes: Option<Py<PyAny>>,
    ) -> Result<Self> {
        let given_url = settings.endpoint_url.clone();
        build_user_agent_table();
        let made = runtime::check_descriptors(py).and_then(|()| {
            let identity = identity(py, &credentials, &settings)?;
            let endpoint_url = match &settings.endpoint_url {
                Some(url) => url.clone(),
                None => default_endpoint_url(&settings)?,
            };
            let proxies = settings.proxies.as_ref().map(|proxies| proxies.bind(py));
            let route = Route::to_service(py, &endpoint_url, proxies, &settings.verify, settings.tcp_keepalive)?;
            let connection = Self {
                retries: Retries::new(settings.retry_mode.as_deref(), settings.max_attempts),
                settings,
                credentials,
                classes,
                endpoint_url,
                route,
                client: Mutex::new(None),
            };
            connection.connect(py, identity)?;
            Ok(connection)
        });
        match given_url {
            Some(url) => made.map_err(|error| error.of_request(&url)),
            None => made,
        }
    }

    /// The same client in another region.
    pub fn in_region(&self, py: Python<'_>, region_name: String) -> Result<Self> {
        let settings = Settings {
            region_name,
            ..self.settings.clone()
        };
        let classes = self.classes.as_ref().map(|classes| classes.clone_ref(py));
        Self::new(py, settings, self.credentials.clone(), classes)
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The region that requests are signed for.
    pub fn region(&self) -> &str {
        &self.settings.region_name
    }

    /// Region and endpoint, for `repr()`.
    pub fn place(&self) -> String {
        format!("{}, {}", self.region(), url::shortened(&self.endpoint_url))
    }

    /// The Python exception of a request's error, with a note of the request.
    pub fn exception(&self, error: Error, operation: &Operation, arguments: &Bound<'_, PyDict>) -> PyErr {
        let py = arguments.py();
        let classes = self.classes.as_ref().map(|classes| classes.bind(py));
        let exception = error.of_request(&self.endpoint_url).into_exception(py, classes);
        note::add(&exception, operation, arguments);
        exception
    }

    /// The largest number of attempts of a request.
    pub fn max_attempts(&self) -> u32 {
        self.retries.max_attempts
    }

    pub fn read_ahead(&self) -> usize {
        self.settings.read_ahead
    }

    /// Before a request: get a boto3 session's current keys, and the logger's level.
    pub fn before_request(&self, py: Python<'_>, log: &mut RequestLog) -> Result<()> {
        let prepared = runtime::unless_finalizing(|| {
            log.refresh_level(py)?;
            match &self.credentials {
                CredentialSource::Callback(callback) => callback.refresh(py),
                _ => Ok(()),
            }
        });
        Ok(prepared.unwrap_or(Ok(()))?)
    }

    /// This process's client; a new one after a fork, `close()`, or the loss of the runtime.
    pub fn client(&self, py: Python<'_>) -> Result<Arc<ProcessClient>> {
        runtime::greenlets::detect(py)?;
        let current = self.lock().clone();
        if let Some(current) = current.filter(|client| client.is_usable()) {
            return Ok(current);
        }
        runtime::check_descriptors(py)?;
        self.connect(py, identity(py, &self.credentials, &self.settings)?)
    }

    fn connect(&self, py: Python<'_>, identity: Identity) -> Result<Arc<ProcessClient>> {
        let runtime = Spawner::new(py)?;
        let transport = Transport::bounded(runtime, self.route.clone(), self.settings.max_pool_connections);
        let client = build(&self.settings, &self.endpoint_url, self.retries, identity, transport)?;
        let fresh = Arc::new(ProcessClient {
            client: RuntimeBound::new(runtime, client),
            retries: self.retries,
            governors: Governors::default(),
        });
        drop(self.replace(Some(Arc::clone(&fresh))));
        Ok(fresh)
    }

    /// Close the kept connections; the next request opens new ones.
    pub fn close(&self, py: Python<'_>) -> PyResult<()> {
        drop(self.replace(None));
        // Their tasks close the sockets when they next run.
        Ok(runtime::wait(py, runtime::poll_io())?)
    }

    fn replace(&self, fresh: Option<Arc<ProcessClient>>) -> Option<Arc<ProcessClient>> {
        std::mem::replace(&mut *self.lock(), fresh)
    }

    fn lock(&self) -> MutexGuard<'_, Option<Arc<ProcessClient>>> {
        self.client.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        if let Some(client) = self.replace(None)
            && client.is_usable()
        {
            drop(client);
            runtime::reap_closed_connections();
        }
    }
}

fn identity(py: Python<'_>, credentials: &CredentialSource, settings: &Settings) -> Result<Identity> {
    Ok(match credentials {
        CredentialSource::Static(keys) => Identity::of_keys(keys.clone()),
        CredentialSource::Callback(callback) => Identity::of_boto(Arc::clone(callback)),
        CredentialSource::Provider(provider) => {
            let http = PerRequest::new(Spawner::new(py)?, settings.configured_verify.clone());
            provider.identity(py, &SharedHttpClient::new(http))?
        }
        CredentialSource::None => Identity::none(),
    })
}

/// The SDK's client in one process. It starts listings without the interpreter.
pub struct ProcessClient {
    /// Its connections belong to one runtime.
    client: RuntimeBound<Client>,
    retries: Retries,
    /// Of its scans.
    pub governors: Governors,
}

impl ProcessClient {
    fn is_usable(&self) -> bool {
        self.client.is_usable()
    }

    /// The pages of `operation`.
    pub fn start(
        &self,
        operation: &'static Operation,
        parameters: &Parameters,
        log: Arc<LogBuffer>,
        caller: Caller,
    ) -> Result<Pages> {
        let client = self.client.get().ok_or(Error::RuntimeLost)?;
        let paginator = operations::start(client, operation, parameters)
            .ok_or_else(|| Error::Pagination(format!("This build cannot call {}.", operation.method)))?;
        let paginator = RuntimeBound::new(self.client.runtime(), paginator);
        let slot = ResponseSlot::new(log, caller);
        Ok(Pages::new(operation, paginator, slot, self.retries))
    }
}
