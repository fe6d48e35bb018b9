//! The providers that carry out a plan.

use std::time::{SystemTime, UNIX_EPOCH};

use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_sdk_deadline::config::SharedHttpClient;

use super::caching::CachingProvider;
use super::callback::FetchProvider;
use super::identity_center::IdentityCenter;
use super::plan::{CredentialPlan, PlanKind};
use super::services::ServiceSettings;
use super::sts::{RoleProvider, RoleRequest, Sts};

pub async fn build(
    plan: &CredentialPlan,
    services: &ServiceSettings,
    http: &SharedHttpClient,
) -> Result<CachingProvider, CredentialsError> {
    let inner = match &*plan.kind {
        PlanKind::Static(keys) => shared(keys.clone()),
        PlanKind::Python(_) => shared(FetchProvider::new(plan, None)),
        PlanKind::Sso { region, .. } => {
            let center = IdentityCenter::new(services, http, region).await?;
            shared(FetchProvider::new(plan, Some(center)))
        }
        PlanKind::WebIdentity(web) => {
            let sts = Sts::new(services, http, None).await?;
            let request = sts.client.assume_role_with_web_identity();
            let request = request
                .role_arn(&web.role_arn)
                .role_session_name(session_name(web.session_name.as_deref()));
            let request = RoleRequest::ByToken(request, web.token_file.clone());
            shared(RoleProvider { sts, request })
        }
        PlanKind::AssumeRole(role) => {
            let source = Box::pin(build(&role.source, services, http)).await?;
            let sts = Sts::new(services, http, Some(shared(source))).await?;
            let request = sts.client.assume_role();
            let request = request
                .role_arn(&role.role_arn)
                .role_session_name(session_name(role.session_name.as_deref()))
                .set_external_id(role.external_id.clone())
                .set_duration_seconds(role.duration_seconds);
            let request = RoleRequest::ByKeys(request);
            shared(RoleProvider { sts, request })
        }
    };
    let last = plan.last.clone();
    Ok(CachingProvider { last, inner })
}

fn shared(provider: impl ProvideCredentials + 'static) -> SharedCredentialsProvider {
    SharedCredentialsProvider::new(provider)
}

/// The session's name, or botocore's default.
fn session_name(given: Option<&str>) -> String {
    given.map_or_else(
        || {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            format!("botocore-session-{}", now.as_secs())
        },
        str::to_owned,
    )
}
