//! Everything that touches the AWS SDK: the client from its settings, the operations, the page capture.

mod capture;
mod config;
mod credentials;
mod failure;
mod operations;
mod quota;
mod retry;
mod transport;
mod witness;

use std::sync::{Mutex, MutexGuard, PoisonError};

use aws_sdk_deadline::Client;
use pyo3::prelude::*;

use crate::errors::{Error, RawResponse, Result};
use crate::model::Operation;
use crate::parameters::Parameters;
use crate::runtime;
use capture::{SLOT, Slot};
use config::build;
pub use config::{Keys, Settings};
pub use credentials::{CredentialProvider, IdentityCenter, KeyText, Source};
use retry::Retries;
pub use transport::{Network, Trust};

/// A client that survives a fork: the child makes its own from the same settings.
pub struct Connection {
    settings: Settings,
    classes: Option<Py<PyAny>>,
    retries: Retries,
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
            endpoint_url: built.endpoint_url,
            live: Mutex::new(Some(Live::new(built.client))),
        })
    }

    /// The region that requests are signed for.
    pub fn region(&self) -> &str {
        &self.settings.region
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

    pub fn read_ahead(&self) -> usize {
        self.settings.read_ahead
    }

    /// Before a request: bring the keys of a boto3 session up to date, and find out whether it is to be logged.
    pub fn refresh(&self, py: Python<'_>) -> PyResult<()> {
        let journal = runtime::journal(py)?;
        runtime::pass(|| {
            journal.look(py)?;
            match &self.settings.keys {
                Keys::Source(source) => source.refresh(py),
                _ => Ok(()),
            }
        })
        .unwrap_or(Ok(()))
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
        })
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        let here = self.lock().as_ref().is_some_and(Live::is_here);
        self.replace(None);
        if here {
            runtime::settle();
        }
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
}

impl Pages {
    /// The process that they were made in.
    pub fn process(&self) -> u32 {
        self.process
    }

    /// The next page. When this future is dropped the request stays where it is: the next one goes on waiting for it.
    pub async fn next(&mut self) -> Answer {
        runtime::catch_up().await;
        let outcome = SLOT.scope(self.slot.clone(), self.stream.next()).await;
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
pub type Answer = Result<Option<RawResponse>>;
