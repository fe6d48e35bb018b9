//! A plan of `_credentials.py`, and the providers that carry it out.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_sdk_deadline::config::SharedHttpClient;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use super::callback::{self, Callback};
use super::identity_center::IdentityCenter;
use super::keys::KeyText;
use super::nested::Context;
use super::sts::{Request, Role, Sts};
use super::{Kept, Memory};

/// Which provider answers, and what it gave last.
#[derive(Clone)]
pub struct Plan {
    pub kind: Arc<Kind>,
    memory: Memory,
}

pub enum Kind {
    Static(Credentials),
    /// A process, a container's metadata, an instance's.
    Callback(Callback),
    WebIdentity {
        token_file: PathBuf,
        role: String,
        session_name: Option<String>,
    },
    /// By IAM Identity Center, in its region.
    SignOn {
        plan: Py<PyAny>,
        region: String,
    },
    AssumeRole {
        role: String,
        session_name: Option<String>,
        external_id: Option<String>,
        /// In seconds.
        duration: Option<i32>,
        source: Plan,
    },
}

impl std::fmt::Debug for Plan {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Plan")
    }
}

impl<'py> FromPyObject<'_, 'py> for Plan {
    type Error = PyErr;

    fn extract(plan: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let kind = match plan.get_item(0)?.extract::<String>()?.as_str() {
            "static" => {
                let (_, access, secret, token, expiry, _source) =
                    plan.extract::<(String, KeyText, KeyText, Option<KeyText>, Option<f64>, String)>()?;
                let expiry = expiry.map(|expiry| UNIX_EPOCH + Duration::from_secs_f64(expiry.max(0.0)));
                let token = token.map(|token| token.0);
                Kind::Static(Credentials::new(access.0, secret.0, token, expiry, "static"))
            }
            "process" | "container" | "instance" => {
                Kind::Callback(Callback(PyTuple::new(plan.py(), [plan.to_owned()])?.unbind()))
            }
            "web_identity" => {
                let (_, token_file, role, session_name) =
                    plan.extract::<(String, PathBuf, String, Option<String>)>()?;
                Kind::WebIdentity {
                    token_file,
                    role,
                    session_name,
                }
            }
            "sso" => Kind::SignOn {
                plan: plan.to_owned().unbind(),
                region: plan.get_item(2)?.extract()?,
            },
            "assume_role" => {
                let (_, role, session_name, external_id, duration, source) =
                    plan.extract::<(String, String, Option<String>, Option<String>, Option<i32>, Self)>()?;
                Kind::AssumeRole {
                    role,
                    session_name,
                    external_id,
                    duration,
                    source,
                }
            }
            other => {
                return Err(PyValueError::new_err(format!(
                    "no credential provider is called {other:?}"
                )));
            }
        };
        Ok(Self {
            kind: Arc::new(kind),
            memory: Memory::default(),
        })
    }
}

impl Plan {
    /// What was given last, if it is good for longer than `reserve`.
    pub fn remembered(&self, reserve: Duration) -> Option<Credentials> {
        let remembered = self.memory.load_full()?;
        let good = remembered
            .expiry()
            .is_none_or(|expiry| expiry > SystemTime::now() + reserve);
        good.then(|| Credentials::clone(&remembered))
    }

    pub fn remember(&self, credentials: &Credentials) {
        self.memory.store(Some(Arc::new(credentials.clone())));
    }

    /// Fetch what botocore fetches while a client is made, once. False: there are no credentials.
    pub fn load(&self, py: Python<'_>) -> PyResult<bool> {
        match &*self.kind {
            Kind::AssumeRole { source, .. } => source.load(py),
            Kind::Callback(callback) if self.is_new() => {
                let fetched = callback.call(py)?;
                if let Some(credentials) = &fetched {
                    self.remember(credentials);
                }
                Ok(fetched.is_some())
            }
            _ => Ok(true),
        }
    }

    pub fn is_loaded(&self) -> bool {
        match &*self.kind {
            Kind::AssumeRole { source, .. } => source.is_loaded(),
            Kind::Callback(_) => !self.is_new(),
            _ => true,
        }
    }

    /// Whether it never gave credentials.
    fn is_new(&self) -> bool {
        self.memory.load().is_none()
    }

    /// Those of `fetch()` in `_fetch.py`, where Python fetches.
    pub fn arguments<'py>(&self, py: Python<'py>, center: Option<IdentityCenter>) -> PyResult<Bound<'py, PyTuple>> {
        match &*self.kind {
            Kind::Callback(Callback(arguments)) => Ok(arguments.bind(py).clone()),
            Kind::SignOn { plan, .. } => (plan, center).into_pyobject(py),
            _ => Ok(PyTuple::empty(py)),
        }
    }

    pub async fn provider(&self, context: &Context, http: &SharedHttpClient) -> Result<Kept, CredentialsError> {
        let inner = match &*self.kind {
            Kind::Static(keys) => shared(keys.clone()),
            Kind::Callback(_) => self.called(None),
            Kind::SignOn { region, .. } => self.called(Some(IdentityCenter::new(context, http, region).await?)),
            Kind::WebIdentity {
                token_file,
                role,
                session_name,
            } => {
                let sts = Sts::new(context, http, None).await?;
                let name = session_name.clone().unwrap_or_else(default_session_name);
                let request = sts.client.assume_role_with_web_identity();
                let request = request.role_arn(role).role_session_name(name);
                let request = Request::ByToken(request, token_file.clone());
                shared(Role { sts, request })
            }
            Kind::AssumeRole {
                role,
                session_name,
                external_id,
                duration,
                source,
            } => {
                let source = Box::pin(source.provider(context, http)).await?;
                let sts = Sts::new(context, http, Some(shared(source))).await?;
                let name = session_name.clone().unwrap_or_else(default_session_name);
                let request = sts.client.assume_role().role_arn(role).role_session_name(name);
                let request = request.set_external_id(external_id.clone());
                let request = Request::ByKeys(request.set_duration_seconds(*duration));
                shared(Role { sts, request })
            }
        };
        let plan = self.clone();
        Ok(Kept { plan, inner })
    }

    fn called(&self, center: Option<IdentityCenter>) -> SharedCredentialsProvider {
        let plan = self.clone();
        shared(callback::Provider { plan, center })
    }
}

fn shared(provider: impl ProvideCredentials + 'static) -> SharedCredentialsProvider {
    SharedCredentialsProvider::new(provider)
}

/// As botocore names a session that the user gave no name.
fn default_session_name() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("botocore-session-{}", now.as_secs())
}
