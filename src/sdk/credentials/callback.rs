//! Credentials that Python fetches (`_fetch.py`), because how to do it is botocore's rule.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_credential_types::Credentials;
use aws_credential_types::provider::{ProvideCredentials, Result as Provided, future};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use tokio::sync::oneshot;

use super::error::CredentialError;
use super::identity_center::IdentityCenter;
use super::keys::KeyText;
use super::plan::CredentialPlan;
use crate::runtime::{self, greenlets};
use crate::sdk::interceptors::capture::CURRENT_RESPONSE;

const MODULE: &str = "deadline_pages._credentials.fetch";

/// The arguments of `fetch()` there.
pub struct Callback(pub Py<PyTuple>);

/// Access key, secret key, session token, end in seconds since 1970.
pub type FetchedKeys = (KeyText, KeyText, Option<KeyText>, Option<f64>);

impl Callback {
    /// Fetch in this thread, so that Ctrl-C works as in any Python. None: there are no credentials to be had.
    pub fn call(&self, py: Python<'_>) -> PyResult<Option<Credentials>> {
        let answer = py.import(MODULE)?.call_method1("fetch", self.0.bind(py))?;
        answer.extract::<Option<FetchedKeys>>()?.map(credentials).transpose()
    }
}

/// The arguments of `fetch()`, the function to call instead, and the context of who asks.
pub type Fetch<'py> = (Bound<'py, PyTuple>, Option<Py<PyAny>>, Option<Py<PyAny>>);

/// The SDK's side of it, for a request that finds no credentials that are valid.
#[derive(Debug)]
pub struct Provider {
    pub plan: CredentialPlan,
    /// Where a sign-on asks.
    pub center: Option<IdentityCenter>,
}

impl ProvideCredentials for Provider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        let (plan, center) = (self.plan.clone(), self.center.clone());
        let log = CURRENT_RESPONSE.try_with(|slot| Arc::clone(&slot.log)).ok();
        future::ProvideCredentials::new(in_thread(Some(self.plan.clone()), move |py| {
            let context = log.and_then(|log| log.context.as_ref().map(|context| context.clone_ref(py)));
            Ok((plan.arguments(py, center)?, None, context))
        }))
    }
}

/// Fetch in another thread: signal handlers must not run in one that drives the runtime, and no event loop may wait. When
/// this future is dropped the fetch goes on, and the next request finds what it gave.
pub async fn in_thread(
    plan: Option<CredentialPlan>,
    what: impl FnOnce(Python<'_>) -> PyResult<Fetch<'_>> + Send + 'static,
) -> Provided {
    let (sender, receiver) = oneshot::channel();
    let sender = Mutex::new(Some(sender));
    let delivery = Delivery { plan, sender };
    let is_awaited = CURRENT_RESPONSE.try_with(|slot| slot.is_awaited).unwrap_or(false);
    if greenlets::is_patched() && !is_awaited {
        greenlets::leave_to_waiter(move |py| delivery.start(py, what));
    } else {
        thread::Builder::new()
            .name("deadline_pages".to_owned())
            .spawn(move || runtime::unless_finalizing(|| Python::attach(|py| delivery.start(py, what))))
            .map_err(|_| failed(PyRuntimeError::new_err("can't start new thread")))?;
    }
    let outcome = receiver.await.unwrap_or_else(|_| {
        let text = "cannot fetch credentials while the interpreter shuts down";
        Err(PyRuntimeError::new_err(text))
    });
    Ok(outcome.map_err(failed)?)
}

fn failed(error: PyErr) -> CredentialError {
    CredentialError::Raised(Arc::new(error))
}

/// Takes over what Python fetched, and hands it to the request that waits for it.
#[pyclass(frozen)]
struct Delivery {
    /// What is to remember it.
    plan: Option<CredentialPlan>,
    sender: Mutex<Option<oneshot::Sender<PyResult<Credentials>>>>,
}

impl Delivery {
    /// Start a thread of Python's. This one would be in the middle of Rust's code if the interpreter ended meanwhile.
    fn start<'py>(self, py: Python<'py>, what: impl FnOnce(Python<'py>) -> PyResult<Fetch<'py>>) {
        if let Ok(delivery) = Bound::new(py, self) {
            let started = what(py).and_then(|(arguments, function, context)| {
                let start = py.import(MODULE)?.getattr("start")?;
                start.call1((&delivery, arguments, function, context)).map(drop)
            });
            if let Err(error) = started {
                delivery.get().send(Err(error));
            }
        }
    }

    fn send(&self, outcome: PyResult<Credentials>) {
        if let (Ok(fresh), Some(plan)) = (&outcome, &self.plan) {
            plan.remember(fresh);
        }
        let sender = self.sender.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(sender) = sender {
            // NoCredentials waits any more where the request was cancelled, or its runtime is lost.
            let _ = runtime::guard(|| Ok(sender.send(outcome)));
        }
    }
}

#[pymethods]
impl Delivery {
    #[pyo3(signature = (answer, error, /))]
    fn __call__(&self, answer: &Bound<'_, PyAny>, error: Option<Bound<'_, PyAny>>) {
        self.send(match error {
            Some(error) => Err(PyErr::from_value(error)),
            None => answer.extract::<FetchedKeys>().and_then(credentials),
        });
    }
}

pub fn credentials((access, secret, token, end): FetchedKeys) -> PyResult<Credentials> {
    let expiry = end.map(time).transpose()?;
    Ok(Credentials::new(
        access.0,
        secret.0,
        token.map(|token| token.0),
        expiry,
        "python",
    ))
}

fn time(seconds: f64) -> PyResult<SystemTime> {
    Duration::try_from_secs_f64(seconds.max(0.0))
        .ok()
        .and_then(|since| UNIX_EPOCH.checked_add(since))
        .ok_or_else(|| PyValueError::new_err(format!("a time of {seconds} s cannot be used")))
}
