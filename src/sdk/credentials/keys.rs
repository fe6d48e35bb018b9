//! Keys, checked before the SDK signs with them: it panics on an invalid header value.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_credential_types::Credentials;
use aws_credential_types::provider::{ProvideCredentials, Result as Provided, future};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;

use super::error::CredentialError;

/// A key from Python. Half of a surrogate pair becomes U+FFFD, which is refused: Python's own error for it has the
/// whole key among its arguments.
pub struct KeyText(pub String);

impl<'py> FromPyObject<'_, 'py> for KeyText {
    type Error = PyErr;

    fn extract(text: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let text = text.cast::<PyString>().map_err(PyErr::from)?;
        Ok(Self(text.to_string_lossy().into_owned()))
    }
}

/// Keys as Python has them: `Keys` of `_credentials/keys.py`.
#[derive(FromPyObject)]
pub struct Keys {
    access_key: KeyText,
    secret_key: KeyText,
    session_token: Option<KeyText>,
    /// Seconds since 1970.
    expiry: Option<f64>,
}

impl Keys {
    /// `source`: their origin; the SDK does not show it.
    pub fn into_credentials(self, source: &'static str) -> PyResult<Credentials> {
        let expiry = self.expiry.map(time).transpose()?;
        let token = self.session_token.map(|token| token.0);
        Ok(Credentials::new(
            self.access_key.0,
            self.secret_key.0,
            token,
            expiry,
            source,
        ))
    }
}

fn time(seconds: f64) -> PyResult<SystemTime> {
    Duration::try_from_secs_f64(seconds.max(0.0))
        .ok()
        .and_then(|since| UNIX_EPOCH.checked_add(since))
        .ok_or_else(|| PyValueError::new_err(format!("a time of {seconds} s cannot be used")))
}

/// The keys as botocore signs with them: an empty session token is none, and whitespace in one is normalized.
pub fn checked(keys: Credentials) -> Provided {
    let (access, secret) = (keys.access_key_id(), keys.secret_access_key());
    check_header("access key", access)?;
    check("secret key", secret, |_| false)?;
    let Some(token) = keys.session_token() else {
        return Ok(keys);
    };
    check_header("session token", token)?;
    if !token.is_empty() && !token.contains(char::is_whitespace) {
        return Ok(keys);
    }
    let token = (!token.is_empty()).then(|| token.split_whitespace().collect::<Vec<_>>().join(" "));
    Ok(Credentials::new(access, secret, token, keys.expiry(), "checked"))
}

/// Refuse what the SDK cannot put into a header. (botocore sends most of it, and no server accepts it.)
pub fn check_header(name: &str, key: &str) -> Result<(), CredentialError> {
    check(name, key, |character| character.is_ascii_control() && character != '\t')
}

/// The message names the invalid character, and nothing else of the key.
fn check(name: &str, key: &str, is_unusable: impl Fn(char) -> bool) -> Result<(), CredentialError> {
    let Some(character) = key
        .chars()
        .find(|&c| c == char::REPLACEMENT_CHARACTER || is_unusable(c))
    else {
        return Ok(());
    };
    let code = u32::from(character);
    let text = format!("Invalid header value (not shown): the {name} contains U+{code:04X}, which no key has");
    Err(CredentialError::named("HTTPClientError").with("error", text))
}

/// Provides static keys.
#[derive(Debug)]
pub struct StaticProvider(pub Credentials);

impl ProvideCredentials for StaticProvider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::ready(checked(self.0.clone()))
    }
}
