//! One line for each operation binds it to the SDK's paginator.

use aws_sdk_deadline::Client;
use aws_sdk_deadline::error::SdkError;
use aws_smithy_async::future::pagination_stream::PaginationStream;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use std::borrow::Cow;
use std::error::Error as StdError;
use std::future::Future;
use std::pin::Pin;

use deadline_model::{Input, Operation};

use super::failure::RequestFailure;
use super::interceptors::empty_labels::EMPTY_LABEL;
use super::parameters::{ParameterValue, Parameters};

type Step<'a> = Pin<Box<dyn Future<Output = Option<Result<(), RequestFailure>>> + Send + 'a>>;

/// The SDK's paginator of any operation, without its typed output.
pub trait SdkPaginator: Send {
    fn next(&mut self) -> Step<'_>;
}

impl<O: Send, E: StdError + Send + Sync + 'static> SdkPaginator
    for PaginationStream<Result<O, SdkError<E, HttpResponse>>>
{
    fn next(&mut self) -> Step<'_> {
        Box::pin(async {
            Some(
                PaginationStream::next(self)
                    .await?
                    .map(drop)
                    .map_err(RequestFailure::from),
            )
        })
    }
}

/// Converts a checked parameter to what the SDK's setter takes: a string, an enumeration, or a list of them.
trait SetterArgument {
    fn argument(value: &ParameterValue) -> Option<Self>
    where
        Self: Sized;
}

impl<T: for<'a> From<&'a str>> SetterArgument for T {
    fn argument(value: &ParameterValue) -> Option<Self> {
        match value {
            ParameterValue::String(text) => Some(text.as_str().into()),
            ParameterValue::Integer(_) | ParameterValue::StringList(_) => None,
        }
    }
}

fn list<T: for<'a> From<&'a str>>(value: &ParameterValue) -> Option<Vec<T>> {
    match value {
        ParameterValue::StringList(texts) => Some(texts.iter().map(|text| text.as_str().into()).collect()),
        ParameterValue::String(_) | ParameterValue::Integer(_) => None,
    }
}

fn saturated(value: &ParameterValue) -> Option<i32> {
    match value {
        // The service allows at most 1000, and rejects any other value with boto3's error.
        ParameterValue::Integer(number) => Some((*number).clamp(i32::MIN.into(), i32::MAX.into()) as i32),
        ParameterValue::String(_) | ParameterValue::StringList(_) => None,
    }
}

/// The SDK refuses a required value that is empty; `EmptyLabels` removes the placeholder.
fn sendable<'a>(input: &Input, value: &'a ParameterValue) -> Cow<'a, ParameterValue> {
    match value {
        ParameterValue::String(text) if text.is_empty() && input.required => {
            Cow::Owned(ParameterValue::String(EMPTY_LABEL.to_owned()))
        }
        _ => Cow::Borrowed(value),
    }
}

/// `operation(member => setter, ...)`; every operation has `nextToken` and `maxResults`.
macro_rules! operations {
    ($($operation:ident($($member:literal => $setter:ident $(as $convert:ident)?),* $(,)?);)*) => {
        /// Start the SDK's paginator of `operation`; nothing is sent before the first `next()`.
        pub fn start(
            client: &Client,
            operation: &'static Operation,
            parameters: &Parameters,
        ) -> Option<Box<dyn SdkPaginator>> {
            match operation.method {
                $(stringify!($operation) => {
                    let mut request = client.$operation();
                    for (input, value) in &parameters.values {
                        let value = &*sendable(input, value);
                        request = match input.name {
                            "nextToken" => request.set_next_token(SetterArgument::argument(value)),
                            "maxResults" => request.set_max_results(saturated(value)),
                            $($member => request.$setter(operations!(@convert value $($convert)?)),)*
                            _ => request,
                        };
                    }
                    Some(Box::new(request.into_paginator().stop_on_duplicate_token(false).send()))
                })*
                _ => None,
            }
        }
    };
    (@convert $value:ident) => { SetterArgument::argument($value) };
    (@convert $value:ident list) => { list($value) };
}

#[rustfmt::skip] // one line each
operations! {
    get_sessions_statistics_aggregation("farmId" => set_farm_id, "aggregationId" => set_aggregation_id);
    list_available_metered_products();
    list_budgets("farmId" => set_farm_id, "status" => set_status);
    list_farm_members("farmId" => set_farm_id);
    list_farms("principalId" => set_principal_id);
    list_fleet_members("farmId" => set_farm_id, "fleetId" => set_fleet_id);
    list_fleets("farmId" => set_farm_id, "principalId" => set_principal_id, "displayName" => set_display_name, "status" => set_status);
    list_job_members("farmId" => set_farm_id, "queueId" => set_queue_id, "jobId" => set_job_id);
    list_job_parameter_definitions("farmId" => set_farm_id, "queueId" => set_queue_id, "jobId" => set_job_id);
    list_jobs("farmId" => set_farm_id, "queueId" => set_queue_id, "principalId" => set_principal_id);
    list_license_endpoints();
    list_limits("farmId" => set_farm_id);
    list_memberships("principalId" => set_principal_id, "identityStoreId" => set_identity_store_id, "identityCenterRegion" => set_identity_center_region, "resourceTypes" => set_resource_types as list);
    list_metered_products("licenseEndpointId" => set_license_endpoint_id);
    list_monitors();
    list_queue_environments("farmId" => set_farm_id, "queueId" => set_queue_id);
    list_queue_fleet_associations("farmId" => set_farm_id, "queueId" => set_queue_id, "fleetId" => set_fleet_id);
    list_queue_limit_associations("farmId" => set_farm_id, "queueId" => set_queue_id, "limitId" => set_limit_id);
    list_queue_members("farmId" => set_farm_id, "queueId" => set_queue_id);
    list_queues("farmId" => set_farm_id, "principalId" => set_principal_id, "status" => set_status);
    list_session_actions("farmId" => set_farm_id, "queueId" => set_queue_id, "jobId" => set_job_id, "sessionId" => set_session_id, "taskId" => set_task_id);
    list_sessions("farmId" => set_farm_id, "queueId" => set_queue_id, "jobId" => set_job_id);
    list_sessions_for_worker("farmId" => set_farm_id, "fleetId" => set_fleet_id, "workerId" => set_worker_id);
    list_step_consumers("farmId" => set_farm_id, "queueId" => set_queue_id, "jobId" => set_job_id, "stepId" => set_step_id);
    list_step_dependencies("farmId" => set_farm_id, "queueId" => set_queue_id, "jobId" => set_job_id, "stepId" => set_step_id);
    list_steps("farmId" => set_farm_id, "queueId" => set_queue_id, "jobId" => set_job_id);
    list_storage_profiles("farmId" => set_farm_id);
    list_storage_profiles_for_queue("farmId" => set_farm_id, "queueId" => set_queue_id);
    list_tasks("farmId" => set_farm_id, "queueId" => set_queue_id, "jobId" => set_job_id, "stepId" => set_step_id);
    list_volumes("farmId" => set_farm_id, "fleetId" => set_fleet_id);
    list_workers("farmId" => set_farm_id, "fleetId" => set_fleet_id);
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use aws_credential_types::Credentials;
    use aws_sdk_deadline::config::Region;
    use aws_smithy_runtime_api::client::http::{
        HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
    };
    use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
    use aws_smithy_types::body::SdkBody;

    use super::*;
    use crate::sdk::defaults::behavior;
    use deadline_model as model;

    /// Serves two pages, and records the URLs.
    #[derive(Clone, Debug, Default)]
    struct TwoPages(Arc<Mutex<Vec<String>>>);

    impl HttpConnector for TwoPages {
        fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
            let mut requests = self.0.lock().expect("the requests");
            let body = if requests.is_empty() {
                r#"{"nextToken": "b"}"#
            } else {
                "{}"
            };
            requests.push(request.uri().to_owned());
            let status = 200.try_into().expect("a status");
            HttpConnectorFuture::ready(Ok(HttpResponse::new(status, SdkBody::from(body))))
        }
    }

    /// This test is linked without libpython.
    #[tokio::test]
    async fn a_listing_without_python() {
        let (service, operation) = (
            TwoPages::default(),
            model::operation("list_farms").expect("an operation"),
        );
        let connector = SharedHttpConnector::new(service.clone());
        let config = aws_sdk_deadline::Config::builder()
            .behavior_version(behavior())
            .region(Region::new("eu-west-1"))
            .endpoint_url("http://127.0.0.1:1")
            .credentials_provider(Credentials::new("AKID", "hush", None, None, "test"))
            .http_client(http_client_fn(move |_, _| connector.clone()))
            .build();
        let text = |text: &str| ParameterValue::String(text.to_owned());
        let mut parameters =
            Parameters::new(operation, [("maxResults", ParameterValue::Integer(2))]).expect("a parameter");
        parameters.set("nextToken", text("a")).expect("a token");
        let mut pages = start(&Client::from_conf(config), operation, &parameters).expect("an operation of the SDK");
        let mut count = 0;
        while let Some(page) = pages.next().await {
            page.expect("a page");
            count += 1;
        }
        let requests = service.0.lock().expect("the requests");
        assert_eq!(count, 2);
        assert!(
            requests[0].ends_with("/2023-10-12/farms?nextToken=a&maxResults=2"),
            "{requests:?}"
        );
        assert!(
            requests[1].ends_with("/2023-10-12/farms?nextToken=b&maxResults=2"),
            "{requests:?}"
        );
    }
}
