//! Keys, checked before the SDK signs with them: it panics on a header that cannot be sent.

use aws_credential_types::Credentials;
use aws_credential_types::provider::{ProvideCredentials, Result as Provided, future};
use pyo3::prelude::*;
use pyo3::types::PyString;

use super::error::CredentialError;

/// A key as Python has it. Half of a surrogate pair becomes U+FFFD, which is refused: Python's own error for it has the
/// whole key among its arguments.
pub struct KeyText(pub String);

impl<'py> FromPyObject<'_, 'py> for KeyText {
    type Error = PyErr;

    fn extract(text: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let text = text.cast::<PyString>().map_err(PyErr::from)?;
        Ok(Self(text.to_string_lossy().into_owned()))
    }
}

/// The keys as botocore signs with them: an empty session token is none, and blanks in one are as it signs them.
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

/// Refuse what the SDK cannot put into a header. (botocore sends most of it, and no server takes it.)
pub fn check_header(name: &str, key: &str) -> Result<(), CredentialError> {
    check(name, key, |character| character.is_ascii_control() && character != '\t')
}

/// Name the character of a key that cannot be used, and nothing else of it.
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

/// Keys that were given.
#[derive(Debug)]
pub struct Given(pub Credentials);

impl ProvideCredentials for Given {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::ready(checked(self.0.clone()))
    }
}
