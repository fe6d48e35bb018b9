//! Why there are no credentials, in botocore's words. The SDK says it in texts of its own: they are taken apart here,
//! and nothing of a process' or a service's output gets into ours that botocore would not show.

use std::error::Error as StdError;
use std::path::Path;

use aws_config::imds::client::error::ImdsError;
use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_deadline::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_sso::operation::get_role_credentials::GetRoleCredentialsError;
use aws_sdk_sts::operation::assume_role::AssumeRoleError;
use aws_sdk_sts::operation::assume_role_with_web_identity::AssumeRoleWithWebIdentityError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use pyo3::exceptions::{PyOSError, PyRuntimeError};

use super::Kept;
use super::plan::{Kind, Plan};
use crate::errors::{Answer, Error, RawResponse};
use crate::sdk::capture::headers;
use crate::sdk::transport::{Unusable, answerless, chain, find};

/// What the SDK and botocore retry whatever the status is.
const THROTTLING: [&str; 2] = ["Throttling", "ThrottlingException"];

/// One of botocore's exceptions, on its way through the SDK.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// A class of `deadline_pages.exceptions`, with the keywords that its text is made of.
    Named {
        class: &'static str,
        kwargs: Vec<(&'static str, String)>,
    },
    /// Another service answered with an error.
    Answer(Box<Answer>),
    /// A file cannot be read, or a program not be run.
    File { errno: i32, path: String },
    /// The credentials had expired when they came.
    Expired,
}

impl Refusal {
    pub fn named(class: &'static str) -> Self {
        let kwargs = Vec::new();
        Self::Named { class, kwargs }
    }

    pub fn with(mut self, keyword: &'static str, value: impl Into<String>) -> Self {
        if let Self::Named { kwargs, .. } = &mut self {
            kwargs.push((keyword, value.into()));
        }
        self
    }

    fn retrieval(provider: &str, text: impl Into<String>) -> Self {
        Self::named("CredentialRetrievalError")
            .with("provider", provider)
            .with("error_msg", text)
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("no credentials")
    }
}

impl StdError for Refusal {}

impl From<Refusal> for CredentialsError {
    fn from(refusal: Refusal) -> Self {
        Self::provider_error(refusal)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Named { class, kwargs } => Self::Named { class, kwargs },
            Refusal::Answer(answer) => Self::Answer(answer),
            Refusal::File { errno, path } => {
                let text = std::io::Error::from_raw_os_error(errno).to_string();
                let text = text.split(" (os error").next().unwrap_or_default().to_owned();
                Self::Python(PyOSError::new_err((errno, text, path)))
            }
            Refusal::Expired => Self::Python(PyRuntimeError::new_err(
                "Credentials were refreshed, but the refreshed credentials are still expired.",
            )),
        }
    }
}

/// What a request that failed for want of credentials is to raise; None if that was not why.
pub fn explain(error: &(dyn StdError + 'static)) -> Option<Error> {
    if let Some(refusal) = find::<Refusal>(error) {
        return Some(refusal.clone().into());
    }
    Some(match find::<CredentialsError>(error)? {
        CredentialsError::CredentialsNotLoaded(_) => Refusal::named("NoCredentialsError").into(),
        other => Refusal::retrieval("the AWS SDK", answerless(other).cause).into(),
    })
}

pub fn of(error: &CredentialsError) -> Error {
    explain(error).unwrap_or_else(|| Refusal::named("NoCredentialsError").into())
}

pub fn expired() -> CredentialsError {
    Refusal::Expired.into()
}

/// What botocore makes of it while a client is made: an instance that does not answer is none.
pub fn at_once(plan: &Plan, error: CredentialsError) -> CredentialsError {
    let Kind::Instance {
        required, source_of, ..
    } = &*plan.kind
    else {
        return error;
    };
    match source_of {
        _ if *required && is_without_token(&error) => Refusal::named("MetadataRetrievalError")
            .with(
                "error_msg",
                "Unable to retrieve token for use in IMDSv2 call and IMDSv1 has been disabled",
            )
            .into(),
        Some(profile) => Refusal::retrieval(
            "Ec2InstanceMetadata",
            format!("No credentials found in credential_source referenced in profile {profile}"),
        )
        .into(),
        None => CredentialsError::not_loaded("no instance answers"),
    }
}

fn is_without_token(error: &CredentialsError) -> bool {
    // Its error type cannot be named from outside where it was the connection that failed.
    let text = "could not communicate with IMDS";
    chain(error).any(|cause| cause.to_string() == text)
        || matches!(find::<ImdsError>(error), Some(ImdsError::FailedToLoadToken(_)))
}

/// The refusal of a plan's own provider; one of its source's is passed on.
pub fn because(kept: &Kept, error: CredentialsError) -> CredentialsError {
    let (plan, url) = (&kept.plan, &*kept.url);
    if find::<Refusal>(&error).is_some() {
        return error;
    }
    match &*plan.kind {
        Kind::Static(_) => error,
        // Until `at_once` had its say.
        Kind::Instance { .. } if plan.is_new() => error,
        Kind::Instance { .. } => Refusal::retrieval(
            "iam-role",
            "Credential refresh failed, response did not contain: access_key, secret_key, token, expiry_time",
        )
        .into(),
        Kind::Process { program, .. } => process(program, &answerless(&error).cause).into(),
        Kind::Container { .. } => container(url, &error).into(),
        Kind::WebIdentity { token_file, .. } => {
            let provider = "assume-role-with-web-identity";
            answer::<AssumeRoleWithWebIdentityError>(kept, &error, provider, "AssumeRoleWithWebIdentity")
                .or_else(|| unreadable(token_file, &error))
                .unwrap_or_else(|| no_answer(provider, url, &error))
                .into()
        }
        Kind::AssumeRole { .. } => answer::<AssumeRoleError>(kept, &error, "assume-role", "AssumeRole")
            .unwrap_or_else(|| no_answer("assume-role", url, &error))
            .into(),
        Kind::SignOn { token, .. } => {
            match answer::<GetRoleCredentialsError>(kept, &error, "sso", "GetRoleCredentials") {
                Some(Refusal::Answer(answer)) if answer.code == "UnauthorizedException" => token.unauthorized(),
                Some(other) => other,
                None => no_answer("sso", url, &error),
            }
            .into()
        }
    }
}

/// The provider passes on what the system said of the token's file; what it said of a connection is deeper down.
fn unreadable(token_file: &Path, error: &CredentialsError) -> Option<Refusal> {
    let said = error.source()?.downcast_ref::<std::io::Error>()?;
    Some(Refusal::File {
        errno: said.raw_os_error()?,
        path: token_file.display().to_string(),
    })
}

/// The service's error answer.
fn answer<E>(kept: &Kept, error: &CredentialsError, provider: &str, operation: &'static str) -> Option<Refusal>
where
    E: ProvideErrorMetadata + StdError + 'static,
{
    let SdkError::ServiceError(context) = find::<SdkError<E, HttpResponse>>(error)? else {
        return None;
    };
    let status = context.raw().status();
    if status.is_success() {
        return Some(Refusal::retrieval(provider, "The service's answer cannot be read"));
    }
    let code = context.err().code().unwrap_or("Unknown");
    let is_retried = status.is_server_error() || status.as_u16() == 429 || THROTTLING.contains(&code);
    Some(Refusal::Answer(Box::new(Answer {
        operation,
        code: code.to_owned(),
        message: context.err().message().unwrap_or("Unknown").to_owned(),
        response: RawResponse {
            status: status.as_u16(),
            headers: headers(context.raw()),
            attempts: if is_retried { kept.max_attempts } else { 1 },
            max_attempts_reached: is_retried,
            ..RawResponse::default()
        },
    })))
}

/// No answer, or one that cannot be used.
fn no_answer(provider: &str, url: &str, error: &CredentialsError) -> Refusal {
    let reason = answerless(error);
    let named = Refusal::named(reason.class).with("error", reason.cause.clone());
    match (reason.class, reason.proxy) {
        ("HTTPClientError", _) if find::<Unusable>(error).is_none() => Refusal::retrieval(provider, reason.cause),
        (_, Some(proxy)) => named.with("proxy_url", proxy),
        (_, None) => named.with("endpoint_url", url),
    }
}

fn process(program: &str, text: &str) -> Refusal {
    if let Some((status, stderr)) = text
        .split_once("exited with code ")
        .and_then(|(_, rest)| rest.split_once(". Stderr: "))
    {
        // The shell's own words; botocore runs the program without one.
        return match status {
            "exit status: 127" if stderr.starts_with("sh: ") => Refusal::File {
                errno: 2,
                path: program.to_owned(),
            },
            "exit status: 126" if stderr.starts_with("sh: ") => Refusal::File {
                errno: 13,
                path: program.to_owned(),
            },
            _ => Refusal::retrieval("custom-process", stderr),
        };
    }
    let version = |version: &str| {
        format!("Unsupported version '{version}' for credential process provider, supported versions: 1")
    };
    Refusal::retrieval(
        "custom-process",
        if let Some(number) = text.split("unknown version number: ").nth(1) {
            version(number)
        } else if let Some(field) = quoted(text, "Expected field `") {
            match field {
                "Version" => version("<Version key not provided>"),
                _ => format!("Missing required key in response: '{field}'"),
            }
        } else if let Some(field) = quoted(text, "Invalid field in response: `") {
            format!("The {field} in the response cannot be read")
        } else if text.contains("could not parse") || text.contains("could not decode") {
            "The response is not a JSON object".to_owned()
        } else {
            // What the system said: the program could not be started, or not be waited for.
            text.rsplit("external process: ").next().unwrap_or(text).to_owned()
        },
    )
}

fn container(url: &str, error: &CredentialsError) -> Refusal {
    let text = answerless(error).cause;
    let reason = if let Some(status) = text.split("StatusCode(").nth(1).and_then(|rest| rest.split(')').next()) {
        format!("Received non 200 response {status} from container metadata")
    } else if let Some(field) = quoted(&text, "Expected field `") {
        format!("The response of the container metadata has no {field}")
    } else if text.contains("JSON") {
        "Unable to parse JSON returned from container metadata services".to_owned()
    } else if text.starts_with("failed to load credentials [") {
        format!(
            "Received an error from container metadata: {}",
            &text["failed to load credentials ".len()..]
        )
    } else {
        let what = match answerless(error).class {
            "EndpointConnectionError" => format!("Could not connect to the endpoint URL: \"{url}\""),
            "ConnectTimeoutError" => format!("Connect timeout on endpoint URL: \"{url}\""),
            "ReadTimeoutError" => format!("Read timeout on endpoint URL: \"{url}\""),
            _ => text,
        };
        format!("Received error when attempting to retrieve container metadata: {what}")
    };
    Refusal::retrieval("container-role", format!("Error retrieving metadata: {reason}"))
}

fn quoted<'a>(text: &'a str, before: &str) -> Option<&'a str> {
    text.split(before).nth(1)?.split('`').next()
}
