//! Credentials that Python fetches (`_credentials/fetch.py`), by botocore's rules.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use aws_credential_types::Credentials;
use aws_credential_types::provider::{ProvideCredentials, Result as Provided, future};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::{PyCFunction, PyDict, PyTuple};
use tokio::sync::oneshot;

use super::caching::LastCredentials;
use super::error::CredentialError;
use super::identity_center::IdentityCenter;
use super::keys::Keys;
use super::plan::{CredentialPlan, PlanKind};
use crate::runtime::{self, greenlets};
use crate::sdk::interceptors::response_slot::{CURRENT_RESPONSE, Caller, current_caller};

const MODULE: &str = "deadline_pages._credentials.fetch";
/// Name of the credentials' source; the SDK does not show it.
const SOURCE: &str = "python";

/// Fetch in this thread, so that Ctrl-C works as usual. None if there are no credentials.
pub fn fetch(py: Python<'_>, plan: &Py<PyAny>) -> PyResult<Option<Credentials>> {
    let keys = py.import(MODULE)?.call_method1("fetch", (plan,))?;
    let keys = keys.extract::<Option<Keys>>()?;
    keys.map(|keys| keys.into_credentials(SOURCE)).transpose()
}

/// Arguments of `start()` in that module.
pub struct FetchCall<'py> {
    pub arguments: Bound<'py, PyTuple>,
    /// Called instead of `fetch()`.
    pub function: Option<Py<PyAny>>,
    /// The caller's context variables.
    pub context: Option<Py<PyAny>>,
}

/// The SDK's provider of credentials that Python fetches.
#[derive(Debug)]
pub struct FetchProvider {
    plan: CredentialPlan,
    /// For IAM Identity Center only.
    center: Option<IdentityCenter>,
}

impl FetchProvider {
    pub fn new(plan: &CredentialPlan, center: Option<IdentityCenter>) -> Self {
        let plan = plan.clone();
        Self { plan, center }
    }
}

impl ProvideCredentials for FetchProvider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        let (kind, center) = (Arc::clone(&self.plan.kind), self.center.clone());
        let log = CURRENT_RESPONSE.try_with(|slot| Arc::clone(&slot.log)).ok();
        future::ProvideCredentials::new(fetch_in_thread(Some(self.plan.last.clone()), move |py| {
            Ok(FetchCall {
                arguments: arguments(py, &kind, center)?,
                function: None,
                context: log.and_then(|log| log.context.as_ref().map(|context| context.clone_ref(py))),
            })
        }))
    }
}

/// Arguments of `fetch()`.
fn arguments<'py>(py: Python<'py>, kind: &PlanKind, center: Option<IdentityCenter>) -> PyResult<Bound<'py, PyTuple>> {
    match kind {
        PlanKind::Python(plan) => (plan,).into_pyobject(py),
        PlanKind::Sso { plan, .. } => {
            let functions = center.map(|center| center.functions(py)).transpose()?;
            (plan, functions).into_pyobject(py)
        }
        _ => Ok(PyTuple::empty(py)),
    }
}

/// Fetch in another thread: signal handlers must not run in a thread that drives the runtime, and no event loop may
/// block. If this future is dropped, the fetch goes on and `last` gets its result.
pub async fn fetch_in_thread(
    last: Option<LastCredentials>,
    call: impl FnOnce(Python<'_>) -> PyResult<FetchCall<'_>> + Send + 'static,
) -> Provided {
    let (sender, receiver) = oneshot::channel();
    let delivery = Delivery {
        last,
        sender: Mutex::new(Some(sender)),
    };
    let is_awaited = current_caller() == Some(Caller::EventLoop);
    if greenlets::is_patched() && !is_awaited {
        greenlets::leave_to_waiter(move |py| delivery.start(py, call));
    } else {
        thread::Builder::new()
            .name("deadline_pages".to_owned())
            .spawn(move || runtime::unless_finalizing(|| Python::attach(|py| delivery.start(py, call))))
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

/// Hands fetched credentials to the request that waits for them.
struct Delivery {
    last: Option<LastCredentials>,
    /// Taken by the first outcome.
    sender: Mutex<Option<oneshot::Sender<PyResult<Credentials>>>>,
}

impl Delivery {
    /// Start a Python thread: this one would still run Rust code if the interpreter shut down meanwhile.
    fn start<'py>(self, py: Python<'py>, call: impl FnOnce(Python<'py>) -> PyResult<FetchCall<'py>>) {
        let delivery = Arc::new(self);
        let started = call(py).and_then(|call| {
            let deliver = delivery.function(py)?;
            let start = py.import(MODULE)?.getattr("start")?;
            start
                .call1((deliver, call.arguments, call.function, call.context))
                .map(drop)
        });
        if let Err(error) = started {
            delivery.send(Err(error));
        }
    }

    /// The callback, called with the keys or the exception.
    fn function<'py>(self: &Arc<Self>, py: Python<'py>) -> PyResult<Bound<'py, PyCFunction>> {
        let delivery = Arc::clone(self);
        let deliver = move |arguments: &Bound<'_, PyTuple>, _keywords: Option<&Bound<'_, PyDict>>| -> PyResult<()> {
            let (keys, error) = arguments.extract::<(Bound<'_, PyAny>, Option<Bound<'_, PyAny>>)>()?;
            delivery.send(match error {
                Some(error) => Err(PyErr::from_value(error)),
                None => keys.extract::<Keys>().and_then(|keys| keys.into_credentials(SOURCE)),
            });
            Ok(())
        };
        PyCFunction::new_closure(py, Some(c"deliver"), None, deliver)
    }

    fn send(&self, outcome: PyResult<Credentials>) {
        if let (Ok(fresh), Some(last)) = (&outcome, &self.last) {
            last.set(fresh);
        }
        let sender = self.sender.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(sender) = sender {
            // The request may be cancelled, or its runtime lost.
            let _ = runtime::catch_panics(|| Ok(sender.send(outcome)));
        }
    }
}
