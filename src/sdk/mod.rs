//! Everything that touches the AWS SDK: the client from its settings, the operations, the page capture.

mod capture;
mod config;
mod credentials;
mod failure;
mod operations;
mod profile;
mod quota;
mod retry;
mod transport;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_sdk_deadline::Client;
use pyo3::prelude::*;

use crate::errors::{Error, RawResponse, Result};
use crate::model::Operation;
use crate::parameters::Parameters;
use crate::runtime;
use capture::{SLOT, Slot};
pub use config::Settings;
use config::build;
pub use credentials::Source;
pub use profile::Profile;
use retry::Retries;

/// A client that survives a fork: the child makes its own from the same settings.
pub struct Connection {
    settings: Settings,
    classes: Option<Py<PyAny>>,
    retries: Retries,
    pub region: String,
    /// Before the host prefix.
    pub endpoint_url: String,
    /// None after `close()`.
    live: Mutex<Option<Live>>,
}

#[derive(Clone)]
struct Live {
    process: u32,
    client: Client,
}

impl Connection {
    /// `classes`: the `exceptions` of the boto3 client that this one works for.
    pub fn new(py: Python<'_>, settings: Settings, classes: Option<Py<PyAny>>) -> Result<Self> {
        let built = build(py, &settings)?;
        Ok(Self {
            settings,
            classes,
            retries: built.retries,
            region: built.region,
            endpoint_url: built.endpoint_url,
            live: Mutex::new(Some(Live::new(built.client))),
        })
    }

    /// The classes of the errors to raise, as `into_exception` wants them.
    pub fn classes<'py>(&self, py: Python<'py>) -> Option<&Bound<'py, PyAny>> {
        self.classes.as_ref().map(|classes| classes.bind(py))
    }

    /// Drop the connections that are kept open; the next request opens new ones.
    pub fn close(&self, py: Python<'_>) -> PyResult<()> {
        self.replace(None);
        // Their tasks close the sockets when they next run.
        runtime::wait(py, runtime::catch_up())
    }

    fn live(&self, py: Python<'_>) -> Result<Live> {
        let live = self.lock().clone();
        match live {
            Some(live) if live.is_here() => Ok(live),
            other => {
                // The count of its owners must not fall to nothing here.
                std::mem::forget(other);
                let fresh = Live::new(build(py, &self.settings)?.client);
                self.replace(Some(fresh.clone()));
                Ok(fresh)
            }
        }
    }

    fn replace(&self, fresh: Option<Live>) {
        let old = std::mem::replace(&mut *self.lock(), fresh);
        if let Some(old) = old
            && !old.is_here()
        {
            // The parent's sockets and tasks are not ours to close.
            std::mem::forget(old);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<Live>> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The pages of `operation` from where `parameters` say.
    pub fn start(&self, py: Python<'_>, operation: &'static Operation, parameters: &Parameters) -> Result<Pages> {
        let live = self.live(py)?;
        let stream = operations::start(&live.client, operation, parameters)
            .ok_or_else(|| Error::Pagination(format!("{} is not bound to the SDK in this build.", operation.method)))?;
        Ok(Pages {
            operation,
            stream,
            slot: Slot::default(),
            process: live.process,
            retries: self.retries,
            source: self.settings.source.clone(),
        })
    }
}

impl Live {
    fn new(client: Client) -> Self {
        let process = std::process::id();
        Self { process, client }
    }

    fn is_here(&self) -> bool {
        self.process == std::process::id()
    }
}

/// Raw pages, one at a time, each asked for when it is wanted. After an error it is of no further use.
pub struct Pages {
    operation: &'static Operation,
    stream: Box<dyn operations::Stream>,
    slot: Slot,
    process: u32,
    retries: Retries,
    source: Option<Arc<Source>>,
}

impl Pages {
    /// Whether it was made in another process, before a fork.
    pub fn is_foreign(&self) -> bool {
        self.process != std::process::id()
    }

    /// The next page. A wait ended by Ctrl-C leaves the request where it is; the next call goes on waiting for it.
    pub fn next(&mut self, py: Python<'_>) -> Result<Option<RawResponse>> {
        if let Some(source) = &self.source {
            source.refresh(py)?;
        }
        let (stream, slot) = (&mut self.stream, &self.slot);
        let outcome = runtime::wait(py, async {
            runtime::catch_up().await;
            SLOT.scope(slot.clone(), stream.next()).await
        })?;
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
