//! The token that `aws sso login` left on disk, looked at before the SDK's provider uses it: the SDK does not tell
//! apart what botocore does, and sends an expired token of an old kind of profile.

use std::path::PathBuf;
use std::time::SystemTime;

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use serde_json::{Map, Value};

use super::refusal::Refusal;

/// A sign-on through IAM Identity Center.
pub struct SignOn {
    pub start_url: String,
    /// The name of the `sso-session` section; None is a profile of the old kind.
    pub session: Option<String>,
    /// The token's file.
    pub path: PathBuf,
}

impl SignOn {
    /// Say what botocore would say of the token before it asks the service.
    pub fn check(&self) -> Result<(), Refusal> {
        if !self.path.is_file() {
            let name = self.session.as_ref().unwrap_or(&self.start_url);
            return Err(load_error(format!("Token for {name} does not exist")));
        }
        // botocore: KeyError where the file is no JSON.
        let token = self
            .token()
            .ok_or_else(|| load_error(format!("Token for {} is invalid", self.start_url)))?;
        if !token.expired {
            return Ok(());
        }
        match &self.session {
            None => Err(Refusal::named("UnauthorizedSSOTokenError")),
            Some(_) if token.refreshable => Ok(()),
            Some(_) => Err(refresh_failed()),
        }
    }

    /// The service refuses the token.
    pub fn unauthorized(&self) -> Refusal {
        let expired = self.token().is_none_or(|token| token.expired);
        if self.session.is_some() && expired {
            refresh_failed()
        } else {
            Refusal::named("UnauthorizedSSOTokenError")
        }
    }

    fn token(&self) -> Option<Token> {
        let token: Map<String, Value> = serde_json::from_slice(&std::fs::read(&self.path).ok()?).ok()?;
        let text = |name: &str| token.get(name).and_then(Value::as_str);
        let is_past = |name: &str| Some(time(text(name)?)? <= SystemTime::now());
        text("accessToken")?;
        Some(Token {
            expired: is_past("expiresAt")?,
            refreshable: ["refreshToken", "clientId", "clientSecret"]
                .iter()
                .all(|name| text(name).is_some())
                && is_past("registrationExpiresAt") == Some(false),
        })
    }
}

struct Token {
    expired: bool,
    refreshable: bool,
}

fn time(text: &str) -> Option<SystemTime> {
    DateTime::from_str(text, Format::DateTimeWithOffset)
        .ok()?
        .try_into()
        .ok()
}

fn load_error(message: String) -> Refusal {
    Refusal::named("SSOTokenLoadError").with("error_msg", message)
}

fn refresh_failed() -> Refusal {
    Refusal::named("TokenRetrievalError")
        .with("provider", "sso")
        .with("error_msg", "Token has expired and refresh failed")
}
