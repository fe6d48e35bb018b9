//! Requests to IAM Identity Center, made by `_credentials/sso.py`.

use std::error::Error as StdError;

use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_deadline::config::SharedHttpClient;
use aws_sdk_deadline::error::{ProvideErrorMetadata, SdkError};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use pyo3::prelude::*;
use pyo3::types::{PyCFunction, PyDict, PyTuple};

use super::error::CredentialError;
use super::explain;
use super::keys::{self, KeyText};
use super::services::ServiceSettings;
use crate::errors::Error;
use crate::runtime;
use crate::sdk::interceptors::endpoint_override::EndpointOverride;
use crate::sdk::url;

/// The SDK's clients for the two services, and their endpoints.
#[derive(Clone, Debug)]
pub struct IdentityCenter {
    sso: aws_sdk_sso::Client,
    sso_url: String,
    oidc: aws_sdk_ssooidc::Client,
    oidc_url: String,
    max_attempts: u32,
}

impl IdentityCenter {
    pub async fn new(
        services: &ServiceSettings,
        http: &SharedHttpClient,
        region: &str,
    ) -> Result<Self, CredentialsError> {
        let (sso_url, oidc_url) = (services.sso(region).await?, services.oidc(region).await?);
        Ok(Self {
            sso: aws_sdk_sso::Client::from_conf(
                aws_sdk_sso::config::Builder::from(&services.sdk_config(http, &sso_url))
                    .interceptor(EndpointOverride::with_query_of(&sso_url))
                    .build(),
            ),
            sso_url,
            oidc: aws_sdk_ssooidc::Client::from_conf(
                aws_sdk_ssooidc::config::Builder::from(&services.sdk_config(http, &oidc_url))
                    .interceptor(EndpointOverride::with_query_of(&oidc_url))
                    .build(),
            ),
            oidc_url,
            max_attempts: services.max_attempts,
        })
    }

    fn failed<E>(&self, error: &SdkError<E, HttpResponse>, operation: &'static str, endpoint_url: &str) -> PyErr
    where
        E: ProvideErrorMetadata + StdError + Send + Sync + 'static,
    {
        let error = explain::from_service_error::<E>(error, "sso", operation, self.max_attempts)
            .unwrap_or_else(|| explain::from_no_response("sso", endpoint_url, error));
        Error::from(error).into()
    }

    /// `create_token` and `get_role_credentials`, for Python.
    pub fn functions<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyCFunction>, Bound<'py, PyCFunction>)> {
        let center = self.clone();
        let create_token = move |arguments: &Bound<'_, PyTuple>, _keywords: Option<&Bound<'_, PyDict>>| {
            let (refresh_token, client_id, client_secret) = arguments.extract()?;
            center.create_token(arguments.py(), refresh_token, client_id, client_secret)
        };
        let center = self.clone();
        let get_role_credentials = move |arguments: &Bound<'_, PyTuple>, _keywords: Option<&Bound<'_, PyDict>>| {
            let (account_id, role_name, access_token) = arguments.extract()?;
            center.get_role_credentials(arguments.py(), account_id, role_name, access_token)
        };
        Ok((
            PyCFunction::new_closure(py, Some(c"create_token"), None, create_token)?,
            PyCFunction::new_closure(py, Some(c"get_role_credentials"), None, get_role_credentials)?,
        ))
    }

    /// A new access token, its lifetime in seconds, and the next refresh token if there is one.
    fn create_token(
        &self,
        py: Python<'_>,
        refresh_token: KeyText,
        client_id: KeyText,
        client_secret: KeyText,
    ) -> PyResult<(String, i32, Option<String>)> {
        let request = self.oidc.create_token().grant_type("refresh_token");
        let request = request.client_id(client_id.0).client_secret(client_secret.0);
        let response = runtime::wait(py, request.refresh_token(refresh_token.0).send())?
            .map_err(|error| self.failed(&error, "CreateToken", &url::join(&self.oidc_url, "/token")))?;
        let token = response.access_token().ok_or_else(unreadable)?;
        Ok((
            token.to_owned(),
            response.expires_in(),
            response.refresh_token().map(str::to_owned),
        ))
    }

    /// Access key, secret key, session token, and their expiry in seconds since 1970.
    fn get_role_credentials(
        &self,
        py: Python<'_>,
        account_id: KeyText,
        role_name: KeyText,
        access_token: KeyText,
    ) -> PyResult<(String, String, Option<String>, i64)> {
        keys::check_header("access token", &access_token.0).map_err(Error::from)?;
        let (account, role) = (account_id.0, role_name.0);
        let target = format!("/federation/credentials?role_name={role}&account_id={account}");
        let url = url::join(&self.sso_url, &target);
        let request = self.sso.get_role_credentials().account_id(account).role_name(role);
        let response = runtime::wait(py, request.access_token(access_token.0).send())?
            .map_err(|error| self.failed(&error, "GetRoleCredentials", &url))?;
        let keys = response.role_credentials().ok_or_else(unreadable)?;
        let pair = keys.access_key_id().zip(keys.secret_access_key());
        let (access, secret) = pair.filter(|_| keys.expiration() > 0).ok_or_else(unreadable)?;
        Ok((
            access.to_owned(),
            secret.to_owned(),
            keys.session_token().map(str::to_owned),
            keys.expiration() / 1000,
        ))
    }
}

fn unreadable() -> PyErr {
    Error::from(CredentialError::unreadable("sso")).into()
}
