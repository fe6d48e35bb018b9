//! STS: keys for a role, by other keys or by the token of a web identity.

use std::error::Error as StdError;
use std::path::{Path, PathBuf};

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, Result as Provided, SharedCredentialsProvider, future};
use aws_sdk_deadline::config::SharedHttpClient;
use aws_sdk_sts::Client;
use aws_sdk_sts::config::Builder;
use aws_sdk_sts::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_sts::operation::assume_role::builders::AssumeRoleFluentBuilder;
use aws_sdk_sts::operation::assume_role_with_web_identity::builders::AssumeRoleWithWebIdentityFluentBuilder;
use aws_sdk_sts::types::Credentials as StsKeys;
use aws_smithy_runtime::client::identity::IdentityCache;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;

use super::error::CredentialError;
use super::explain;
use super::services::ServiceSettings;
use crate::sdk::interceptors::endpoint_override::EndpointOverride;
use crate::sdk::transport::errors::find;

const BY_KEYS: &str = "assume-role";
const BY_TOKEN: &str = "assume-role-with-web-identity";

/// The SDK's client for STS, and its endpoint.
pub struct Sts {
    pub client: Client,
    url: String,
    max_attempts: u32,
}

impl Sts {
    /// `source` signs the requests.
    pub async fn new(
        services: &ServiceSettings,
        http: &SharedHttpClient,
        source: Option<SharedCredentialsProvider>,
    ) -> Result<Self, CredentialsError> {
        let url = services.sts().await?;
        let mut config = Builder::from(&services.sdk_config(http, &url));
        config.set_credentials_provider(source);
        Ok(Self {
            client: Client::from_conf(
                config
                    .identity_cache(IdentityCache::no_cache()) // the source remembers its keys
                    // botocore sends requests to the endpoint as it is, without another slash.
                    .interceptor(EndpointOverride::Exactly(url.clone()))
                    .build(),
            ),
            url,
            max_attempts: services.max_attempts,
        })
    }

    /// An error of the source credentials is passed on.
    fn failed<E>(&self, error: SdkError<E, HttpResponse>, provider: &str, operation: &'static str) -> CredentialsError
    where
        E: ProvideErrorMetadata + StdError + Send + Sync + 'static,
    {
        if find::<CredentialError>(&error).is_some() {
            return CredentialsError::provider_error(error);
        }
        explain::from_service_error::<E>(&error, provider, operation, self.max_attempts)
            .unwrap_or_else(|| explain::from_no_response(provider, &self.url, &error))
            .into()
    }
}

/// Assumes a role by other keys, or by the token of a web identity that is in a file.
pub struct RoleProvider {
    pub sts: Sts,
    pub request: RoleRequest,
}

pub enum RoleRequest {
    ByKeys(AssumeRoleFluentBuilder),
    ByToken(AssumeRoleWithWebIdentityFluentBuilder, PathBuf),
}

impl RoleProvider {
    async fn credentials(&self) -> Provided {
        match &self.request {
            RoleRequest::ByKeys(request) => {
                let response = request.clone().send().await;
                let response = response.map_err(|error| self.sts.failed(error, BY_KEYS, "AssumeRole"))?;
                keys(response.credentials, BY_KEYS)
            }
            RoleRequest::ByToken(request, file) => {
                let response = request.clone().web_identity_token(token(file)?).send().await;
                let operation = "AssumeRoleWithWebIdentity";
                let response = response.map_err(|error| self.sts.failed(error, BY_TOKEN, operation))?;
                keys(response.credentials, BY_TOKEN)
            }
        }
    }
}

/// Read for each request, because the file is rotated.
fn token(file: &Path) -> Result<String, CredentialError> {
    let bytes = std::fs::read(file).map_err(|error| match error.raw_os_error() {
        Some(errno) => CredentialError::File {
            errno,
            path: file.display().to_string(),
        },
        None => CredentialError::retrieval(BY_TOKEN, "The token's file cannot be read"),
    })?;
    String::from_utf8(bytes).map_err(|_| CredentialError::retrieval(BY_TOKEN, "The token's file is not UTF-8"))
}

fn keys(given: Option<StsKeys>, provider: &str) -> Provided {
    let unreadable = || CredentialError::unreadable(provider);
    let keys = given.ok_or_else(unreadable)?;
    let end = keys.expiration.try_into().map_err(|_| unreadable())?;
    let (access, secret, token) = (keys.access_key_id, keys.secret_access_key, keys.session_token);
    Ok(Credentials::new(access, secret, Some(token), Some(end), "sts"))
}

impl std::fmt::Debug for RoleProvider {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("RoleProvider")
    }
}

impl ProvideCredentials for RoleProvider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }
}
