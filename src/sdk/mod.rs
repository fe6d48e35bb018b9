//! Everything that touches the AWS SDK: the client from its settings, the operations, the page capture.

mod config;
mod credentials;
mod failure;
mod interceptors;
mod operations;
pub mod parameters;
mod retry;
mod transport;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_sdk_deadline::Client;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::errors::{Error, Result, note};
use crate::model::Operation;
use crate::response::RawResponse;
use crate::runtime::log_buffer::RequestLog;
use crate::runtime::{self, RuntimeBound, Spawner};
use config::build;
pub use config::{CredentialSource, Settings};
pub use credentials::{CredentialCallback, CredentialProvider, IdentityCenter, KeyText};
use interceptors::capture::{CURRENT_RESPONSE, ResponseSlot};
use parameters::Parameters;
use retry::Retries;
pub use transport::{Network, Verify};

/// A client that survives a fork, and the loss of its descriptors: another is made from the same settings.
pub struct Connection {
    settings: Settings,
    classes: Option<Py<PyAny>>,
    retries: Retries,
    /// Before the host prefix.
    pub endpoint_url: String,
    /// None after `close()`.
    live: Mutex<Option<Arc<ProcessClient>>>,
}

/// Its connections belong to one runtime.
type ProcessClient = RuntimeBound<Client>;

impl Connection {
    /// `classes`: the `exceptions` of the boto3 client that this one works for.
    pub fn new(py: Python<'_>, settings: Settings, classes: Option<Py<PyAny>>) -> Result<Self> {
        let built = runtime::check(py).and_then(|()| build(py, &settings));
        let built = match &settings.endpoint_url {
            Some(url) => built.map_err(|error| error.of_request(url))?,
            None => built?,
        };
        Ok(Self {
            settings,
            classes,
            retries: built.retries,
            endpoint_url: built.endpoint_url,
            live: Mutex::new(Some(Arc::new(ProcessClient::new(Spawner::new(py)?, built.client)))),
        })
    }

    /// The region that requests are signed for.
    pub fn region(&self) -> &str {
        &self.settings.region
    }

    /// Region and endpoint, for what `repr()` gives: of a URL only what is no secret and not endless.
    pub fn place(&self) -> String {
        let url = self.endpoint_url.split(['?', '#']).next().unwrap_or_default();
        let url: String = url.chars().take(120).collect();
        format!("{}, {url}", self.region())
    }

    /// The Python exception of a request's error, with a note of the request.
    pub fn exception(&self, error: Error, operation: &Operation, arguments: &Bound<'_, PyDict>) -> PyErr {
        let py = arguments.py();
        let classes = self.classes.as_ref().map(|classes| classes.bind(py));
        let exception = error.of_request(&self.endpoint_url).into_exception(py, classes);
        note::add(&exception, operation, arguments);
        exception
    }

    /// How often a request is sent at most.
    pub fn max_attempts(&self) -> u32 {
        self.retries.max_attempts
    }

    /// Drop the connections that are kept open; the next request opens new ones.
    pub fn close(&self, py: Python<'_>) -> PyResult<()> {
        drop(self.replace(None));
        // Their tasks close the sockets when they next run.
        Ok(runtime::wait(py, runtime::poll_io())?)
    }

    fn live(&self, py: Python<'_>) -> Result<Arc<ProcessClient>> {
        let live = self.lock().clone();
        if let Some(live) = live.filter(|live| live.is_usable()) {
            return Ok(live);
        }
        runtime::check(py)?;
        let fresh = Arc::new(ProcessClient::new(Spawner::new(py)?, build(py, &self.settings)?.client));
        drop(self.replace(Some(Arc::clone(&fresh))));
        Ok(fresh)
    }

    fn replace(&self, fresh: Option<Arc<ProcessClient>>) -> Option<Arc<ProcessClient>> {
        std::mem::replace(&mut *self.lock(), fresh)
    }

    fn lock(&self) -> MutexGuard<'_, Option<Arc<ProcessClient>>> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn read_ahead(&self) -> usize {
        self.settings.read_ahead
    }

    /// Before a request: bring the keys of a boto3 session up to date, and find out whether it is to be logged.
    pub fn refresh(&self, py: Python<'_>, log: &mut RequestLog) -> Result<()> {
        let refreshed = runtime::unless_finalizing(|| {
            log.refresh_level(py)?;
            match &self.settings.credentials {
                CredentialSource::Callback(source) => source.refresh(py),
                _ => Ok(()),
            }
        });
        Ok(refreshed.unwrap_or(Ok(()))?)
    }

    /// The pages of `operation` from where `parameters` say, logged in `log`; `is_awaited`: in an event loop.
    pub fn start(
        &self,
        py: Python<'_>,
        operation: &'static Operation,
        parameters: &Parameters,
        log: &mut RequestLog,
        is_awaited: bool,
    ) -> Result<Pages> {
        runtime::greenlets::look(py)?;
        let live = self.live(py)?;
        let client = live.get().ok_or(Error::RuntimeLost)?;
        let stream = operations::start(client, operation, parameters)
            .ok_or_else(|| Error::Pagination(format!("{} is not bound to the SDK in this build.", operation.method)))?;
        Ok(Pages {
            operation,
            stream: RuntimeBound::new(live.runtime(), stream),
            slot: ResponseSlot::new(log.open(py)?, is_awaited),
            retries: self.retries,
        })
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        if let Some(live) = self.replace(None)
            && live.is_usable()
        {
            drop(live);
            runtime::reap_closed_connections();
        }
    }
}

/// Raw pages, one at a time, each asked for when it is wanted. After an error it is of no further use.
pub struct Pages {
    operation: &'static Operation,
    stream: RuntimeBound<Box<dyn operations::Stream>>,
    slot: ResponseSlot,
    retries: Retries,
}

impl Pages {
    /// Whether the next one can be asked for: not after a fork, nor without the descriptors.
    pub fn is_usable(&self) -> bool {
        self.stream.is_usable()
    }

    /// Whether its requests are among those that an event loop awaits.
    pub fn is_awaited(&self) -> bool {
        self.slot.is_awaited
    }

    /// The next page. When this future is dropped the request stays where it is: the next one goes on waiting for it.
    pub async fn next(&mut self) -> NextPage {
        runtime::poll_io().await;
        let runtime = self.stream.runtime();
        let stream = self.stream.get_mut().ok_or(Error::RuntimeLost)?;
        let outcome = runtime
            .caught(CURRENT_RESPONSE.scope(self.slot.clone(), stream.next()))
            .await?;
        self.slot.log.end_page();
        let mut exchange = self.slot.lock();
        match outcome {
            None => Ok(None),
            Some(Ok(())) => {
                let mut response = std::mem::take(&mut exchange.response);
                self.retries.mark(&mut response);
                Ok(Some(response))
            }
            Some(Err(failure)) => Err(failure.into_error(self.operation, &exchange, self.retries)),
        }
    }
}

/// A page as it came, None after the last one.
pub type NextPage = Result<Option<RawResponse>>;
