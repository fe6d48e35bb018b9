//! Written by scripts/generate_model.py from botocore 1.44.5; do not edit.

use deadline_model::table::{CONSUMED_USAGES, DEPENDENCY_COUNTS, FLEET_AMOUNT_CAPABILITY, FLEET_ATTRIBUTE_CAPABILITY, FLEET_CONFIGURATION, HOST_PROPERTIES_RESPONSE, LOG_CONFIGURATION, TASK_PARAMETER_VALUE, TASK_RUN_MANIFEST_PROPERTIES_RESPONSE, USAGE_TRACKING_RESOURCE};
use deadline_model::{Input, InputKind, Location, Member, Operation, Shape, Structure, quoted};

use crate::write::{Limit, Write};

/// GETs of one resource, which the last input names.
pub static GETS: &[Operation] = &[
    Operation { name: "AssumeFleetRoleForRead", method: "assume_fleet_role_for_read", uri: "/2023-10-12/farms/{farmId}/fleets/{fleetId}/read-roles",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "fleetId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &ASSUME_FLEET_ROLE_FOR_READ_RESPONSE },
    Operation { name: "AssumeQueueRoleForRead", method: "assume_queue_role_for_read", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/read-roles",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &ASSUME_QUEUE_ROLE_FOR_READ_RESPONSE },
    Operation { name: "AssumeQueueRoleForUser", method: "assume_queue_role_for_user", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/user-roles",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &ASSUME_QUEUE_ROLE_FOR_USER_RESPONSE },
    Operation { name: "GetBudget", method: "get_budget", uri: "/2023-10-12/farms/{farmId}/budgets/{budgetId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "budgetId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &GET_BUDGET_RESPONSE },
    Operation { name: "GetFarm", method: "get_farm", uri: "/2023-10-12/farms/{farmId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &GET_FARM_RESPONSE },
    Operation { name: "GetFleet", method: "get_fleet", uri: "/2023-10-12/farms/{farmId}/fleets/{fleetId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "fleetId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &GET_FLEET_RESPONSE },
    Operation { name: "GetJob", method: "get_job", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "jobId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &GET_JOB_RESPONSE },
    Operation { name: "GetLicenseEndpoint", method: "get_license_endpoint", uri: "/2023-10-12/license-endpoints/{licenseEndpointId}",
      inputs: &[
        Input { name: "licenseEndpointId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &GET_LICENSE_ENDPOINT_RESPONSE },
    Operation { name: "GetLimit", method: "get_limit", uri: "/2023-10-12/farms/{farmId}/limits/{limitId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "limitId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &GET_LIMIT_RESPONSE },
    Operation { name: "GetMonitor", method: "get_monitor", uri: "/2023-10-12/monitors/{monitorId}",
      inputs: &[
        Input { name: "monitorId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &GET_MONITOR_RESPONSE },
    Operation { name: "GetQueue", method: "get_queue", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &GET_QUEUE_RESPONSE },
    Operation { name: "GetQueueEnvironment", method: "get_queue_environment", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/environments/{queueEnvironmentId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueEnvironmentId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &GET_QUEUE_ENVIRONMENT_RESPONSE },
    Operation { name: "GetQueueFleetAssociation", method: "get_queue_fleet_association", uri: "/2023-10-12/farms/{farmId}/queue-fleet-associations/{queueId}/{fleetId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "fleetId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &GET_QUEUE_FLEET_ASSOCIATION_RESPONSE },
    Operation { name: "GetQueueLimitAssociation", method: "get_queue_limit_association", uri: "/2023-10-12/farms/{farmId}/queue-limit-associations/{queueId}/{limitId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "limitId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &GET_QUEUE_LIMIT_ASSOCIATION_RESPONSE },
    Operation { name: "GetSession", method: "get_session", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}/sessions/{sessionId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "jobId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "sessionId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &GET_SESSION_RESPONSE },
    Operation { name: "GetSessionAction", method: "get_session_action", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}/session-actions/{sessionActionId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "jobId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "sessionActionId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &GET_SESSION_ACTION_RESPONSE },
    Operation { name: "GetStep", method: "get_step", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}/steps/{stepId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "jobId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "stepId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &GET_STEP_RESPONSE },
    Operation { name: "GetStorageProfile", method: "get_storage_profile", uri: "/2023-10-12/farms/{farmId}/storage-profiles/{storageProfileId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "storageProfileId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &GET_STORAGE_PROFILE_RESPONSE },
    Operation { name: "GetStorageProfileForQueue", method: "get_storage_profile_for_queue", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/storage-profiles/{storageProfileId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "storageProfileId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &GET_STORAGE_PROFILE_FOR_QUEUE_RESPONSE },
    Operation { name: "GetTask", method: "get_task", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}/steps/{stepId}/tasks/{taskId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "jobId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "stepId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "taskId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &GET_TASK_RESPONSE },
    Operation { name: "GetVolume", method: "get_volume", uri: "/2023-10-12/farms/{farmId}/fleets/{fleetId}/volumes/{volumeId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "fleetId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "volumeId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &GET_VOLUME_RESPONSE },
    Operation { name: "GetWorker", method: "get_worker", uri: "/2023-10-12/farms/{farmId}/fleets/{fleetId}/workers/{workerId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "fleetId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "workerId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &GET_WORKER_RESPONSE },
];

/// The inputs are those of the path; the body has more.
pub static POSTS: &[Operation] = &[
    Operation { name: "BatchGetJob", method: "batch_get_job", uri: "/2023-10-12/batch-get-job",
      inputs: &[

      ],
      result_key: "jobs", non_aggregate_keys: &[], output: &BATCH_GET_JOB_RESPONSE },
    Operation { name: "BatchGetJobEntity", method: "batch_get_job_entity", uri: "/2023-10-12/farms/{farmId}/fleets/{fleetId}/workers/{workerId}/batchGetJobEntity",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "fleetId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "workerId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "entities", non_aggregate_keys: &[], output: &BATCH_GET_JOB_ENTITY_RESPONSE },
    Operation { name: "BatchGetSession", method: "batch_get_session", uri: "/2023-10-12/batch-get-session",
      inputs: &[

      ],
      result_key: "sessions", non_aggregate_keys: &[], output: &BATCH_GET_SESSION_RESPONSE },
    Operation { name: "BatchGetSessionAction", method: "batch_get_session_action", uri: "/2023-10-12/batch-get-session-action",
      inputs: &[

      ],
      result_key: "sessionActions", non_aggregate_keys: &[], output: &BATCH_GET_SESSION_ACTION_RESPONSE },
    Operation { name: "BatchGetStep", method: "batch_get_step", uri: "/2023-10-12/batch-get-step",
      inputs: &[

      ],
      result_key: "steps", non_aggregate_keys: &[], output: &BATCH_GET_STEP_RESPONSE },
    Operation { name: "BatchGetTask", method: "batch_get_task", uri: "/2023-10-12/batch-get-task",
      inputs: &[

      ],
      result_key: "tasks", non_aggregate_keys: &[], output: &BATCH_GET_TASK_RESPONSE },
    Operation { name: "BatchGetWorker", method: "batch_get_worker", uri: "/2023-10-12/batch-get-worker",
      inputs: &[

      ],
      result_key: "workers", non_aggregate_keys: &[], output: &BATCH_GET_WORKER_RESPONSE },
    Operation { name: "SearchJobs", method: "search_jobs", uri: "/2023-10-12/farms/{farmId}/search/jobs",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "jobs", non_aggregate_keys: &[], output: &SEARCH_JOBS_RESPONSE },
    Operation { name: "SearchSteps", method: "search_steps", uri: "/2023-10-12/farms/{farmId}/search/steps",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "steps", non_aggregate_keys: &[], output: &SEARCH_STEPS_RESPONSE },
    Operation { name: "SearchTasks", method: "search_tasks", uri: "/2023-10-12/farms/{farmId}/search/tasks",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "tasks", non_aggregate_keys: &[], output: &SEARCH_TASKS_RESPONSE },
    Operation { name: "SearchWorkers", method: "search_workers", uri: "/2023-10-12/farms/{farmId}/search/workers",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "workers", non_aggregate_keys: &[], output: &SEARCH_WORKERS_RESPONSE },
    Operation { name: "StartSessionsStatisticsAggregation", method: "start_sessions_statistics_aggregation", uri: "/2023-10-12/farms/{farmId}/sessions-statistics-aggregation",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &START_SESSIONS_STATISTICS_AGGREGATION_RESPONSE },
];

/// What changes a simulated farm.
pub static WRITES: &[Write] = &[
    Write { http: "PATCH", status: 200, body: &BATCH_UPDATE_JOB_REQUEST,
      operation: Operation { name: "BatchUpdateJob", method: "batch_update_job", uri: "/2023-10-12/batch-update-job",
      inputs: &[

      ],
      result_key: "", non_aggregate_keys: &[], output: &BATCH_UPDATE_JOB_RESPONSE } },
    Write { http: "PATCH", status: 200, body: &BATCH_UPDATE_TASK_REQUEST,
      operation: Operation { name: "BatchUpdateTask", method: "batch_update_task", uri: "/2023-10-12/batch-update-task",
      inputs: &[

      ],
      result_key: "", non_aggregate_keys: &[], output: &BATCH_UPDATE_TASK_RESPONSE } },
    Write { http: "POST", status: 200, body: &CREATE_FARM_REQUEST,
      operation: Operation { name: "CreateFarm", method: "create_farm", uri: "/2023-10-12/farms",
      inputs: &[

      ],
      result_key: "", non_aggregate_keys: &[], output: &CREATE_FARM_RESPONSE } },
    Write { http: "POST", status: 200, body: &CREATE_FLEET_REQUEST,
      operation: Operation { name: "CreateFleet", method: "create_fleet", uri: "/2023-10-12/farms/{farmId}/fleets",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &CREATE_FLEET_RESPONSE } },
    Write { http: "POST", status: 201, body: &CREATE_JOB_REQUEST,
      operation: Operation { name: "CreateJob", method: "create_job", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &CREATE_JOB_RESPONSE } },
    Write { http: "POST", status: 200, body: &CREATE_QUEUE_REQUEST,
      operation: Operation { name: "CreateQueue", method: "create_queue", uri: "/2023-10-12/farms/{farmId}/queues",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &CREATE_QUEUE_RESPONSE } },
    Write { http: "PUT", status: 200, body: &CREATE_QUEUE_FLEET_ASSOCIATION_REQUEST,
      operation: Operation { name: "CreateQueueFleetAssociation", method: "create_queue_fleet_association", uri: "/2023-10-12/farms/{farmId}/queue-fleet-associations",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &CREATE_QUEUE_FLEET_ASSOCIATION_RESPONSE } },
    Write { http: "DELETE", status: 200, body: &DELETE_FARM_REQUEST,
      operation: Operation { name: "DeleteFarm", method: "delete_farm", uri: "/2023-10-12/farms/{farmId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &DELETE_FARM_RESPONSE } },
    Write { http: "DELETE", status: 200, body: &DELETE_FLEET_REQUEST,
      operation: Operation { name: "DeleteFleet", method: "delete_fleet", uri: "/2023-10-12/farms/{farmId}/fleets/{fleetId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "fleetId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &DELETE_FLEET_RESPONSE } },
    Write { http: "DELETE", status: 200, body: &DELETE_QUEUE_REQUEST,
      operation: Operation { name: "DeleteQueue", method: "delete_queue", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &DELETE_QUEUE_RESPONSE } },
    Write { http: "DELETE", status: 200, body: &DELETE_QUEUE_FLEET_ASSOCIATION_REQUEST,
      operation: Operation { name: "DeleteQueueFleetAssociation", method: "delete_queue_fleet_association", uri: "/2023-10-12/farms/{farmId}/queue-fleet-associations/{queueId}/{fleetId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "fleetId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &DELETE_QUEUE_FLEET_ASSOCIATION_RESPONSE } },
    Write { http: "PATCH", status: 200, body: &UPDATE_FARM_REQUEST,
      operation: Operation { name: "UpdateFarm", method: "update_farm", uri: "/2023-10-12/farms/{farmId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &UPDATE_FARM_RESPONSE } },
    Write { http: "PATCH", status: 200, body: &UPDATE_FLEET_REQUEST,
      operation: Operation { name: "UpdateFleet", method: "update_fleet", uri: "/2023-10-12/farms/{farmId}/fleets/{fleetId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "fleetId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &UPDATE_FLEET_RESPONSE } },
    Write { http: "PATCH", status: 200, body: &UPDATE_JOB_REQUEST,
      operation: Operation { name: "UpdateJob", method: "update_job", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "jobId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &UPDATE_JOB_RESPONSE } },
    Write { http: "PATCH", status: 200, body: &UPDATE_QUEUE_REQUEST,
      operation: Operation { name: "UpdateQueue", method: "update_queue", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &UPDATE_QUEUE_RESPONSE } },
    Write { http: "PATCH", status: 200, body: &UPDATE_QUEUE_FLEET_ASSOCIATION_REQUEST,
      operation: Operation { name: "UpdateQueueFleetAssociation", method: "update_queue_fleet_association", uri: "/2023-10-12/farms/{farmId}/queue-fleet-associations/{queueId}/{fleetId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "fleetId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &UPDATE_QUEUE_FLEET_ASSOCIATION_RESPONSE } },
    Write { http: "PATCH", status: 200, body: &UPDATE_SESSION_REQUEST,
      operation: Operation { name: "UpdateSession", method: "update_session", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}/sessions/{sessionId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "jobId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "sessionId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &UPDATE_SESSION_RESPONSE } },
    Write { http: "PATCH", status: 200, body: &UPDATE_STEP_REQUEST,
      operation: Operation { name: "UpdateStep", method: "update_step", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}/steps/{stepId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "jobId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "stepId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &UPDATE_STEP_RESPONSE } },
    Write { http: "PATCH", status: 200, body: &UPDATE_TASK_REQUEST,
      operation: Operation { name: "UpdateTask", method: "update_task", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}/steps/{stepId}/tasks/{taskId}",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "jobId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "stepId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "taskId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "", non_aggregate_keys: &[], output: &UPDATE_TASK_RESPONSE } },
];

/// What their bodies may have; `[]` is each item of a list or map, `{}` each key.
pub static LIMITS: &[Limit] = &[
    ("AcceleratorCountRange.max", Some(0), Some(2147483647), ""),
    ("AcceleratorCountRange.min", Some(0), Some(2147483647), ""),
    ("AcceleratorSelection.runtime", Some(1), Some(100), ""),
    ("AcceleratorTotalMemoryMiBRange.max", Some(0), Some(2147483647), ""),
    ("AcceleratorTotalMemoryMiBRange.min", Some(0), Some(2147483647), ""),
    ("Attachments.manifests", Some(1), Some(10), ""),
    ("BatchUpdateJobItem.description", Some(0), Some(2048), ""),
    ("BatchUpdateJobItem.farmId", None, None, "farm-[0-9a-f]{32}"),
    ("BatchUpdateJobItem.jobId", None, None, "job-[0-9a-f]{32}"),
    ("BatchUpdateJobItem.maxFailedTasksCount", Some(0), Some(2147483647), ""),
    ("BatchUpdateJobItem.maxRetriesPerTask", Some(0), Some(2147483647), ""),
    ("BatchUpdateJobItem.maxWorkerCount", Some(-1), Some(2147483647), ""),
    ("BatchUpdateJobItem.name", Some(1), Some(512), ""),
    ("BatchUpdateJobItem.priority", Some(0), Some(100), ""),
    ("BatchUpdateJobItem.queueId", None, None, "queue-[0-9a-f]{32}"),
    ("BatchUpdateJobRequest.jobs", Some(1), Some(100), ""),
    ("BatchUpdateTaskItem.farmId", None, None, "farm-[0-9a-f]{32}"),
    ("BatchUpdateTaskItem.jobId", None, None, "job-[0-9a-f]{32}"),
    ("BatchUpdateTaskItem.queueId", None, None, "queue-[0-9a-f]{32}"),
    ("BatchUpdateTaskItem.stepId", None, None, "step-[0-9a-f]{32}"),
    ("BatchUpdateTaskItem.taskId", None, None, "task-[0-9a-f]{32}-(0|([1-9][0-9]{0,9}))"),
    ("BatchUpdateTaskRequest.tasks", Some(1), Some(100), ""),
    ("CreateFarmRequest.costScaleFactor", Some(0), Some(100), ""),
    ("CreateFarmRequest.description", Some(0), Some(100), ""),
    ("CreateFarmRequest.displayName", Some(1), Some(100), ""),
    ("CreateFarmRequest.kmsKeyArn", None, None, "arn:(aws[a-zA-Z-]*):kms:[a-z]{2}((-gov)|(-iso(b?)))?-[a-z]+-\\d{1}:\\d{12}:key/[\\w-]{1,120}"),
    ("CreateFleetRequest.description", Some(0), Some(100), ""),
    ("CreateFleetRequest.displayName", Some(1), Some(100), ""),
    ("CreateFleetRequest.maxWorkerCount", Some(0), Some(2147483647), ""),
    ("CreateFleetRequest.minWorkerCount", Some(0), Some(2147483647), ""),
    ("CreateFleetRequest.roleArn", None, None, "arn:(aws[a-zA-Z-]*):iam::\\d{12}:role(/[!-.0-~]+)*/[\\w+=,.@-]+"),
    ("CreateJobRequest.descriptionOverride", Some(0), Some(2048), ""),
    ("CreateJobRequest.maxFailedTasksCount", Some(0), Some(2147483647), ""),
    ("CreateJobRequest.maxRetriesPerTask", Some(0), Some(2147483647), ""),
    ("CreateJobRequest.maxWorkerCount", Some(-1), Some(2147483647), ""),
    ("CreateJobRequest.nameOverride", Some(1), Some(512), ""),
    ("CreateJobRequest.parameters", Some(0), Some(200), ""),
    ("CreateJobRequest.parameters{}", Some(1), Some(1024), ""),
    ("CreateJobRequest.priority", Some(0), Some(100), ""),
    ("CreateJobRequest.sourceJobId", None, None, "job-[0-9a-f]{32}"),
    ("CreateJobRequest.storageProfileId", None, None, "sp-[0-9a-f]{32}"),
    ("CreateJobRequest.template", Some(1), Some(1000000), ""),
    ("CreateQueueFleetAssociationRequest.fleetId", None, None, "fleet-[0-9a-f]{32}"),
    ("CreateQueueFleetAssociationRequest.queueId", None, None, "queue-[0-9a-f]{32}"),
    ("CreateQueueRequest.allowedStorageProfileIds", Some(0), Some(20), ""),
    ("CreateQueueRequest.allowedStorageProfileIds[]", None, None, "sp-[0-9a-f]{32}"),
    ("CreateQueueRequest.description", Some(0), Some(100), ""),
    ("CreateQueueRequest.displayName", Some(1), Some(100), ""),
    ("CreateQueueRequest.requiredFileSystemLocationNames", Some(0), Some(20), ""),
    ("CreateQueueRequest.requiredFileSystemLocationNames[]", Some(1), Some(64), "[0-9A-Za-z ]*"),
    ("CreateQueueRequest.roleArn", None, None, "arn:(aws[a-zA-Z-]*):iam::\\d{12}:role(/[!-.0-~]+)*/[\\w+=,.@-]+"),
    ("CustomerManagedAutoScalingConfiguration.scaleOutWorkersPerMinute", Some(1), Some(2147483647), ""),
    ("CustomerManagedAutoScalingConfiguration.standbyWorkerCount", Some(0), Some(2147483647), ""),
    ("CustomerManagedAutoScalingConfiguration.workerIdleDurationSeconds", Some(0), Some(2147483647), ""),
    ("CustomerManagedFleetConfiguration.storageProfileId", None, None, "sp-[0-9a-f]{32}"),
    ("CustomerManagedWorkerCapabilities.customAmounts", Some(1), Some(15), ""),
    ("CustomerManagedWorkerCapabilities.customAttributes", Some(1), Some(15), ""),
    ("Ec2EbsVolume.iops", Some(3000), Some(16000), ""),
    ("Ec2EbsVolume.throughputMiB", Some(125), Some(1000), ""),
    ("FleetAmountCapability.name", Some(1), Some(100), "([a-zA-Z][a-zA-Z0-9]{0,63}:)?amount(\\.[a-zA-Z][a-zA-Z0-9]{0,63})+"),
    ("FleetAttributeCapability.name", Some(1), Some(100), "([a-zA-Z][a-zA-Z0-9]{0,63}:)?attr(\\.[a-zA-Z][a-zA-Z0-9]{0,63})+"),
    ("FleetAttributeCapability.values", Some(1), Some(10), ""),
    ("FleetAttributeCapability.values[]", Some(1), Some(100), "[a-zA-Z_]([a-zA-Z0-9_\\-]{0,99})"),
    ("HostConfiguration.scriptBody", Some(0), Some(15000), ""),
    ("HostConfiguration.scriptTimeoutSeconds", Some(300), Some(3600), ""),
    ("JobAttachmentSettings.rootPrefix", Some(1), Some(63), "[a-zA-Z0-9-_/]+"),
    ("JobAttachmentSettings.s3BucketName", Some(1), Some(255), ""),
    ("JobParameter.bool", Some(1), Some(5), "([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]|[Oo][Nn]|[Oo][Ff][Ff]|[01])"),
    ("JobParameter.boolList", Some(0), Some(512), ""),
    ("JobParameter.boolList[]", Some(1), Some(5), "([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]|[Oo][Nn]|[Oo][Ff][Ff]|[01])"),
    ("JobParameter.float", Some(1), Some(26), "[-]?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?"),
    ("JobParameter.floatList", Some(0), Some(512), ""),
    ("JobParameter.floatList[]", Some(1), Some(26), "[-]?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?"),
    ("JobParameter.int", Some(1), Some(20), "[-]?(0|[1-9][0-9]*)"),
    ("JobParameter.intList", Some(0), Some(512), ""),
    ("JobParameter.intListList", Some(0), Some(512), ""),
    ("JobParameter.intListList[]", Some(0), Some(64), ""),
    ("JobParameter.intListList[][]", Some(1), Some(20), "[-]?(0|[1-9][0-9]*)"),
    ("JobParameter.intList[]", Some(1), Some(20), "[-]?(0|[1-9][0-9]*)"),
    ("JobParameter.path", Some(0), Some(1024), ""),
    ("JobParameter.pathList", Some(0), Some(64), ""),
    ("JobParameter.pathList[]", Some(0), Some(1024), ""),
    ("JobParameter.rangeExpr", Some(1), Some(1024), ""),
    ("JobParameter.string", Some(0), Some(1024), ""),
    ("JobParameter.stringList", Some(0), Some(64), ""),
    ("JobParameter.stringList[]", Some(0), Some(1024), ""),
    ("ManifestProperties.fileSystemLocationName", Some(1), Some(64), "[0-9A-Za-z ]*"),
    ("ManifestProperties.inputManifestHash", Some(1), Some(256), ""),
    ("ManifestProperties.inputManifestPath", Some(1), Some(512), ""),
    ("ManifestProperties.outputRelativeDirectories", Some(0), Some(100), ""),
    ("ManifestProperties.outputRelativeDirectories[]", Some(1), Some(1024), ""),
    ("ManifestProperties.rootPath", Some(1), Some(1024), ""),
    ("MemoryMiBRange.max", Some(512), Some(2147483647), ""),
    ("MemoryMiBRange.min", Some(512), Some(2147483647), ""),
    ("PersistentVolumeConfiguration.iops", Some(100), Some(80000), ""),
    ("PersistentVolumeConfiguration.lastUsedTtlHours", Some(1), Some(8760), ""),
    ("PersistentVolumeConfiguration.mountPath", Some(1), Some(255), ""),
    ("PersistentVolumeConfiguration.sizeGiB", Some(1), Some(65536), ""),
    ("PersistentVolumeConfiguration.throughputMiB", Some(125), Some(2000), ""),
    ("PosixUser.group", Some(0), Some(31), "(?:[a-z][a-z0-9-]{0,30})?"),
    ("PosixUser.user", Some(0), Some(31), "(?:[a-z][a-z0-9-]{0,30})?"),
    ("PriorityBalancedSchedulingConfiguration.renderingTaskBuffer", Some(0), Some(1000), ""),
    ("ServiceManagedEc2AutoScalingConfiguration.scaleOutWorkersPerMinute", Some(1), Some(2147483647), ""),
    ("ServiceManagedEc2AutoScalingConfiguration.standbyWorkerCount", Some(0), Some(2147483647), ""),
    ("ServiceManagedEc2AutoScalingConfiguration.workerIdleDurationSeconds", Some(0), Some(86400), ""),
    ("ServiceManagedEc2FleetConfiguration.storageProfileId", None, None, "sp-[0-9a-f]{32}"),
    ("ServiceManagedEc2InstanceCapabilities.allowedInstanceTypes", Some(1), Some(100), ""),
    ("ServiceManagedEc2InstanceCapabilities.allowedInstanceTypes[]", Some(1), Some(100), ""),
    ("ServiceManagedEc2InstanceCapabilities.customAmounts", Some(1), Some(15), ""),
    ("ServiceManagedEc2InstanceCapabilities.customAttributes", Some(1), Some(15), ""),
    ("ServiceManagedEc2InstanceCapabilities.excludedInstanceTypes", Some(1), Some(100), ""),
    ("ServiceManagedEc2InstanceCapabilities.excludedInstanceTypes[]", Some(1), Some(100), ""),
    ("ServiceManagedEc2InstanceCapabilities.softwareAddOns", Some(0), Some(10), ""),
    ("UpdateFarmRequest.costScaleFactor", Some(0), Some(100), ""),
    ("UpdateFarmRequest.description", Some(0), Some(100), ""),
    ("UpdateFarmRequest.displayName", Some(1), Some(100), ""),
    ("UpdateFleetRequest.description", Some(0), Some(100), ""),
    ("UpdateFleetRequest.displayName", Some(1), Some(100), ""),
    ("UpdateFleetRequest.maxWorkerCount", Some(0), Some(2147483647), ""),
    ("UpdateFleetRequest.minWorkerCount", Some(0), Some(2147483647), ""),
    ("UpdateFleetRequest.roleArn", None, None, "arn:(aws[a-zA-Z-]*):iam::\\d{12}:role(/[!-.0-~]+)*/[\\w+=,.@-]+"),
    ("UpdateJobRequest.description", Some(0), Some(2048), ""),
    ("UpdateJobRequest.maxFailedTasksCount", Some(0), Some(2147483647), ""),
    ("UpdateJobRequest.maxRetriesPerTask", Some(0), Some(2147483647), ""),
    ("UpdateJobRequest.maxWorkerCount", Some(-1), Some(2147483647), ""),
    ("UpdateJobRequest.name", Some(1), Some(512), ""),
    ("UpdateJobRequest.priority", Some(0), Some(100), ""),
    ("UpdateQueueRequest.allowedStorageProfileIdsToAdd", Some(0), Some(20), ""),
    ("UpdateQueueRequest.allowedStorageProfileIdsToAdd[]", None, None, "sp-[0-9a-f]{32}"),
    ("UpdateQueueRequest.allowedStorageProfileIdsToRemove", Some(0), Some(20), ""),
    ("UpdateQueueRequest.allowedStorageProfileIdsToRemove[]", None, None, "sp-[0-9a-f]{32}"),
    ("UpdateQueueRequest.description", Some(0), Some(100), ""),
    ("UpdateQueueRequest.displayName", Some(1), Some(100), ""),
    ("UpdateQueueRequest.requiredFileSystemLocationNamesToAdd", Some(0), Some(20), ""),
    ("UpdateQueueRequest.requiredFileSystemLocationNamesToAdd[]", Some(1), Some(64), "[0-9A-Za-z ]*"),
    ("UpdateQueueRequest.requiredFileSystemLocationNamesToRemove", Some(0), Some(20), ""),
    ("UpdateQueueRequest.requiredFileSystemLocationNamesToRemove[]", Some(1), Some(64), "[0-9A-Za-z ]*"),
    ("UpdateQueueRequest.roleArn", None, None, "arn:(aws[a-zA-Z-]*):iam::\\d{12}:role(/[!-.0-~]+)*/[\\w+=,.@-]+"),
    ("VCpuCountRange.max", Some(1), Some(10000), ""),
    ("VCpuCountRange.min", Some(1), Some(10000), ""),
    ("VpcConfiguration.resourceConfigurationArns", Some(0), Some(10), ""),
    ("VpcConfiguration.resourceConfigurationArns[]", Some(1), Some(2048), ""),
    ("WeightedBalancedSchedulingConfiguration.errorWeight", Some(-10000), Some(10000), ""),
    ("WeightedBalancedSchedulingConfiguration.priorityWeight", Some(0), Some(10000), ""),
    ("WeightedBalancedSchedulingConfiguration.renderingTaskBuffer", Some(0), Some(1000), ""),
    ("WeightedBalancedSchedulingConfiguration.renderingTaskWeight", Some(-10000), Some(10000), ""),
    ("WeightedBalancedSchedulingConfiguration.submissionTimeWeight", Some(0), Some(10000), ""),
    ("WindowsUser.passwordArn", Some(20), Some(2048), "arn:(aws[a-zA-Z-]*):secretsmanager:[a-z]{2}((-gov)|(-iso(b?)))?-[a-z]+-\\d{1}:\\d{12}:secret:[a-zA-Z0-9-/_+=.@]{1,2028}"),
    ("WindowsUser.user", Some(0), Some(111), "[^\"'/\\[\\]:;|=,+*?<>\\s]*"),
];

/// Method, URI and name of the operations that the farm does not serve.
pub static UNSERVED: &[(&str, &str, &str)] = &[
    ("PUT", "/2023-10-12/farms/{farmId}/members/{principalId}", "AssociateMemberToFarm"),
    ("PUT", "/2023-10-12/farms/{farmId}/fleets/{fleetId}/members/{principalId}", "AssociateMemberToFleet"),
    ("PUT", "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}/members/{principalId}", "AssociateMemberToJob"),
    ("PUT", "/2023-10-12/farms/{farmId}/queues/{queueId}/members/{principalId}", "AssociateMemberToQueue"),
    ("GET", "/2023-10-12/farms/{farmId}/fleets/{fleetId}/workers/{workerId}/fleet-roles", "AssumeFleetRoleForWorker"),
    ("GET", "/2023-10-12/farms/{farmId}/fleets/{fleetId}/workers/{workerId}/queue-roles", "AssumeQueueRoleForWorker"),
    ("POST", "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}/template", "CopyJobTemplate"),
    ("POST", "/2023-10-12/farms/{farmId}/budgets", "CreateBudget"),
    ("POST", "/2023-10-12/license-endpoints", "CreateLicenseEndpoint"),
    ("POST", "/2023-10-12/farms/{farmId}/limits", "CreateLimit"),
    ("POST", "/2023-10-12/monitors", "CreateMonitor"),
    ("POST", "/2023-10-12/farms/{farmId}/queues/{queueId}/environments", "CreateQueueEnvironment"),
    ("PUT", "/2023-10-12/farms/{farmId}/queue-limit-associations", "CreateQueueLimitAssociation"),
    ("POST", "/2023-10-12/farms/{farmId}/storage-profiles", "CreateStorageProfile"),
    ("POST", "/2023-10-12/farms/{farmId}/fleets/{fleetId}/workers", "CreateWorker"),
    ("DELETE", "/2023-10-12/farms/{farmId}/budgets/{budgetId}", "DeleteBudget"),
    ("DELETE", "/2023-10-12/license-endpoints/{licenseEndpointId}", "DeleteLicenseEndpoint"),
    ("DELETE", "/2023-10-12/farms/{farmId}/limits/{limitId}", "DeleteLimit"),
    ("DELETE", "/2023-10-12/license-endpoints/{licenseEndpointId}/metered-products/{productId}", "DeleteMeteredProduct"),
    ("DELETE", "/2023-10-12/monitors/{monitorId}", "DeleteMonitor"),
    ("DELETE", "/2023-10-12/farms/{farmId}/queues/{queueId}/environments/{queueEnvironmentId}", "DeleteQueueEnvironment"),
    ("DELETE", "/2023-10-12/farms/{farmId}/queue-limit-associations/{queueId}/{limitId}", "DeleteQueueLimitAssociation"),
    ("DELETE", "/2023-10-12/farms/{farmId}/storage-profiles/{storageProfileId}", "DeleteStorageProfile"),
    ("DELETE", "/2023-10-12/farms/{farmId}/fleets/{fleetId}/volumes/{volumeId}", "DeleteVolume"),
    ("DELETE", "/2023-10-12/farms/{farmId}/fleets/{fleetId}/workers/{workerId}", "DeleteWorker"),
    ("DELETE", "/2023-10-12/farms/{farmId}/members/{principalId}", "DisassociateMemberFromFarm"),
    ("DELETE", "/2023-10-12/farms/{farmId}/fleets/{fleetId}/members/{principalId}", "DisassociateMemberFromFleet"),
    ("DELETE", "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}/members/{principalId}", "DisassociateMemberFromJob"),
    ("DELETE", "/2023-10-12/farms/{farmId}/queues/{queueId}/members/{principalId}", "DisassociateMemberFromQueue"),
    ("GET", "/2023-10-12/monitors/{monitorId}/settings", "GetMonitorSettings"),
    ("GET", "/2023-10-12/tags/{resourceArn}", "ListTagsForResource"),
    ("PUT", "/2023-10-12/license-endpoints/{licenseEndpointId}/metered-products/{productId}", "PutMeteredProduct"),
    ("POST", "/2023-10-12/tags/{resourceArn}", "TagResource"),
    ("DELETE", "/2023-10-12/tags/{resourceArn}", "UntagResource"),
    ("PATCH", "/2023-10-12/farms/{farmId}/budgets/{budgetId}", "UpdateBudget"),
    ("PATCH", "/2023-10-12/farms/{farmId}/limits/{limitId}", "UpdateLimit"),
    ("PATCH", "/2023-10-12/monitors/{monitorId}", "UpdateMonitor"),
    ("PATCH", "/2023-10-12/monitors/{monitorId}/settings", "UpdateMonitorSettings"),
    ("PATCH", "/2023-10-12/farms/{farmId}/queues/{queueId}/environments/{queueEnvironmentId}", "UpdateQueueEnvironment"),
    ("PATCH", "/2023-10-12/farms/{farmId}/queue-limit-associations/{queueId}/{limitId}", "UpdateQueueLimitAssociation"),
    ("PATCH", "/2023-10-12/farms/{farmId}/storage-profiles/{storageProfileId}", "UpdateStorageProfile"),
    ("PATCH", "/2023-10-12/farms/{farmId}/fleets/{fleetId}/workers/{workerId}", "UpdateWorker"),
    ("PATCH", "/2023-10-12/farms/{farmId}/fleets/{fleetId}/workers/{workerId}/schedule", "UpdateWorkerSchedule"),
];

/// Member names beyond the model's: `Member::key` counts on.
pub static KEYS: &[&str] = &[
    "credentials",
    "accessKeyId",
    "secretAccessKey",
    "sessionToken",
    "expiration",
    "bool",
    "rangeExpr",
    "stringList",
    "pathList",
    "intList",
    "floatList",
    "boolList",
    "intListList",
    "attachments",
    "fileSystemLocationName",
    "rootPath",
    "rootPathFormat",
    "outputRelativeDirectories",
    "inputManifestPath",
    "inputManifestHash",
    "fileSystem",
    "errors",
    "code",
    "entities",
    "jobDetails",
    "jobAttachmentSettings",
    "s3BucketName",
    "rootPrefix",
    "jobRunAsUser",
    "posix",
    "user",
    "group",
    "windows",
    "passwordArn",
    "runAs",
    "logGroupName",
    "queueRoleArn",
    "schemaVersion",
    "extensions",
    "pathMappingRules",
    "sourcePathFormat",
    "sourcePath",
    "destinationPath",
    "jobAttachmentDetails",
    "stepDetails",
    "template",
    "resolvedSymbolTable",
    "environmentDetails",
    "workerLog",
    "processExitCode",
    "progressMessage",
    "acquiredLimits",
    "requiredCapabilities",
    "attributes",
    "anyOf",
    "allOf",
    "amounts",
    "value",
    "parameterSpace",
    "chunks",
    "defaultTaskCount",
    "targetRuntimeSeconds",
    "rangeConstraint",
    "combination",
    "actions",
    "thresholdPercentage",
    "schedule",
    "fixed",
    "startTime",
    "endTime",
    "queueStoppedAt",
    "costScaleFactor",
    "hostConfiguration",
    "scriptBody",
    "scriptTimeoutSeconds",
    "capabilities",
    "dnsName",
    "subnetIds",
    "securityGroupIds",
    "requiredFileSystemLocationNames",
    "allowedStorageProfileIds",
    "schedulingConfiguration",
    "priorityFifo",
    "priorityBalanced",
    "renderingTaskBuffer",
    "weightedBalanced",
    "priorityWeight",
    "errorWeight",
    "submissionTimeWeight",
    "renderingTaskWeight",
    "maxPriorityOverride",
    "alwaysScheduleFirst",
    "minPriorityOverride",
    "alwaysScheduleLast",
    "templateType",
    "fileSystemLocations",
    "volumeType",
    "lastAssignedAt",
    "lastReleasedAt",
    "expiresAt",
    "jobParameters",
    "nextItemOffset",
    "totalResults",
    "aggregationId",
    "tags",
    "nameOverride",
    "descriptionOverride",
    "requiredFileSystemLocationNamesToAdd",
    "requiredFileSystemLocationNamesToRemove",
    "allowedStorageProfileIdsToAdd",
    "allowedStorageProfileIdsToRemove",
];

pub static ASSUME_FLEET_ROLE_FOR_READ_RESPONSE: Structure = Structure { name: "AssumeFleetRoleForReadResponse", union: false, members: &[
    Member { name: "credentials", quoted: quoted("credentials"), key: 199, required: true, header: None, shape: Shape::Structure(&AWS_CREDENTIALS) },
] };

pub static AWS_CREDENTIALS: Structure = Structure { name: "AwsCredentials", union: false, members: &[
    Member { name: "accessKeyId", quoted: quoted("accessKeyId"), key: 200, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "secretAccessKey", quoted: quoted("secretAccessKey"), key: 201, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "sessionToken", quoted: quoted("sessionToken"), key: 202, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "expiration", quoted: quoted("expiration"), key: 203, required: true, header: None, shape: Shape::Timestamp },
] };

pub static ASSUME_QUEUE_ROLE_FOR_READ_RESPONSE: Structure = Structure { name: "AssumeQueueRoleForReadResponse", union: false, members: &[
    Member { name: "credentials", quoted: quoted("credentials"), key: 199, required: true, header: None, shape: Shape::Structure(&AWS_CREDENTIALS) },
] };

pub static ASSUME_QUEUE_ROLE_FOR_USER_RESPONSE: Structure = Structure { name: "AssumeQueueRoleForUserResponse", union: false, members: &[
    Member { name: "credentials", quoted: quoted("credentials"), key: 199, required: true, header: None, shape: Shape::Structure(&AWS_CREDENTIALS) },
] };

pub static BATCH_GET_JOB_RESPONSE: Structure = Structure { name: "BatchGetJobResponse", union: false, members: &[
    Member { name: "jobs", quoted: quoted("jobs"), key: 93, required: true, header: None, shape: Shape::List("BatchGetJobItems", &Shape::Structure(&BATCH_GET_JOB_ITEM)) },
    Member { name: "errors", quoted: quoted("errors"), key: 220, required: true, header: None, shape: Shape::List("BatchGetJobErrors", &Shape::Structure(&BATCH_GET_JOB_ERROR)) },
] };

pub static BATCH_GET_JOB_ITEM: Structure = Structure { name: "BatchGetJobItem", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "name", quoted: quoted("name"), key: 68, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "lifecycleStatus", quoted: quoted("lifecycleStatus"), key: 94, required: true, header: None, shape: Shape::String(&["CREATE_IN_PROGRESS", "CREATE_FAILED", "CREATE_COMPLETE", "UPLOAD_IN_PROGRESS", "UPLOAD_FAILED", "UPDATE_IN_PROGRESS", "UPDATE_FAILED", "UPDATE_SUCCEEDED", "ARCHIVED"]) },
    Member { name: "lifecycleStatusMessage", quoted: quoted("lifecycleStatusMessage"), key: 95, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "priority", quoted: quoted("priority"), key: 96, required: true, header: None, shape: Shape::Integer },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "startedAt", quoted: quoted("startedAt"), key: 97, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "endedAt", quoted: quoted("endedAt"), key: 98, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "taskRunStatus", quoted: quoted("taskRunStatus"), key: 99, required: false, header: None, shape: Shape::String(&["PENDING", "READY", "ASSIGNED", "STARTING", "SCHEDULED", "INTERRUPTING", "RUNNING", "SUSPENDED", "CANCELED", "FAILED", "SUCCEEDED", "NOT_COMPATIBLE"]) },
    Member { name: "targetTaskRunStatus", quoted: quoted("targetTaskRunStatus"), key: 100, required: false, header: None, shape: Shape::String(&["READY", "FAILED", "SUCCEEDED", "CANCELED", "SUSPENDED", "PENDING"]) },
    Member { name: "taskRunStatusCounts", quoted: quoted("taskRunStatusCounts"), key: 101, required: false, header: None, shape: Shape::Map("TaskRunStatusCounts", &Shape::Integer) },
    Member { name: "taskFailureRetryCount", quoted: quoted("taskFailureRetryCount"), key: 102, required: false, header: None, shape: Shape::Integer },
    Member { name: "storageProfileId", quoted: quoted("storageProfileId"), key: 71, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "maxFailedTasksCount", quoted: quoted("maxFailedTasksCount"), key: 103, required: false, header: None, shape: Shape::Integer },
    Member { name: "maxRetriesPerTask", quoted: quoted("maxRetriesPerTask"), key: 104, required: false, header: None, shape: Shape::Integer },
    Member { name: "parameters", quoted: quoted("parameters"), key: 148, required: false, header: None, shape: Shape::Map("JobParameters", &Shape::Structure(&JOB_PARAMETER)) },
    Member { name: "attachments", quoted: quoted("attachments"), key: 212, required: false, header: None, shape: Shape::Structure(&ATTACHMENTS) },
    Member { name: "description", quoted: quoted("description"), key: 37, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "maxWorkerCount", quoted: quoted("maxWorkerCount"), key: 51, required: false, header: None, shape: Shape::Integer },
    Member { name: "sourceJobId", quoted: quoted("sourceJobId"), key: 105, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static JOB_PARAMETER: Structure = Structure { name: "JobParameter", union: true, members: &[
    Member { name: "int", quoted: quoted("int"), key: 149, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "float", quoted: quoted("float"), key: 150, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "string", quoted: quoted("string"), key: 151, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "path", quoted: quoted("path"), key: 152, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "bool", quoted: quoted("bool"), key: 204, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "rangeExpr", quoted: quoted("rangeExpr"), key: 205, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "stringList", quoted: quoted("stringList"), key: 206, required: false, header: None, shape: Shape::List("ParameterStringList", &Shape::String(&[])) },
    Member { name: "pathList", quoted: quoted("pathList"), key: 207, required: false, header: None, shape: Shape::List("PathStringList", &Shape::String(&[])) },
    Member { name: "intList", quoted: quoted("intList"), key: 208, required: false, header: None, shape: Shape::List("IntStringList", &Shape::String(&[])) },
    Member { name: "floatList", quoted: quoted("floatList"), key: 209, required: false, header: None, shape: Shape::List("FloatStringList", &Shape::String(&[])) },
    Member { name: "boolList", quoted: quoted("boolList"), key: 210, required: false, header: None, shape: Shape::List("BooleanStringList", &Shape::String(&[])) },
    Member { name: "intListList", quoted: quoted("intListList"), key: 211, required: false, header: None, shape: Shape::List("IntStringListList", &Shape::List("NestedIntStringList", &Shape::String(&[]))) },
] };

pub static ATTACHMENTS: Structure = Structure { name: "Attachments", union: false, members: &[
    Member { name: "manifests", quoted: quoted("manifests"), key: 138, required: true, header: None, shape: Shape::List("ManifestPropertiesList", &Shape::Structure(&MANIFEST_PROPERTIES)) },
    Member { name: "fileSystem", quoted: quoted("fileSystem"), key: 219, required: false, header: None, shape: Shape::String(&["COPIED", "VIRTUAL"]) },
] };

pub static MANIFEST_PROPERTIES: Structure = Structure { name: "ManifestProperties", union: false, members: &[
    Member { name: "fileSystemLocationName", quoted: quoted("fileSystemLocationName"), key: 213, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "rootPath", quoted: quoted("rootPath"), key: 214, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "rootPathFormat", quoted: quoted("rootPathFormat"), key: 215, required: true, header: None, shape: Shape::String(&["windows", "posix"]) },
    Member { name: "outputRelativeDirectories", quoted: quoted("outputRelativeDirectories"), key: 216, required: false, header: None, shape: Shape::List("OutputRelativeDirectoriesList", &Shape::String(&[])) },
    Member { name: "inputManifestPath", quoted: quoted("inputManifestPath"), key: 217, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "inputManifestHash", quoted: quoted("inputManifestHash"), key: 218, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static BATCH_GET_JOB_ERROR: Structure = Structure { name: "BatchGetJobError", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "code", quoted: quoted("code"), key: 221, required: true, header: None, shape: Shape::String(&["InternalServerErrorException", "ResourceNotFoundException", "ValidationException", "AccessDeniedException", "ThrottlingException"]) },
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static BATCH_GET_JOB_ENTITY_RESPONSE: Structure = Structure { name: "BatchGetJobEntityResponse", union: false, members: &[
    Member { name: "entities", quoted: quoted("entities"), key: 222, required: true, header: None, shape: Shape::List("BatchGetJobEntityList", &Shape::Structure(&JOB_ENTITY)) },
    Member { name: "errors", quoted: quoted("errors"), key: 220, required: true, header: None, shape: Shape::List("BatchGetJobEntityErrors", &Shape::Structure(&GET_JOB_ENTITY_ERROR)) },
] };

pub static JOB_ENTITY: Structure = Structure { name: "JobEntity", union: true, members: &[
    Member { name: "jobDetails", quoted: quoted("jobDetails"), key: 223, required: false, header: None, shape: Shape::Structure(&JOB_DETAILS_ENTITY) },
    Member { name: "jobAttachmentDetails", quoted: quoted("jobAttachmentDetails"), key: 242, required: false, header: None, shape: Shape::Structure(&JOB_ATTACHMENT_DETAILS_ENTITY) },
    Member { name: "stepDetails", quoted: quoted("stepDetails"), key: 243, required: false, header: None, shape: Shape::Structure(&STEP_DETAILS_ENTITY) },
    Member { name: "environmentDetails", quoted: quoted("environmentDetails"), key: 246, required: false, header: None, shape: Shape::Structure(&ENVIRONMENT_DETAILS_ENTITY) },
] };

pub static JOB_DETAILS_ENTITY: Structure = Structure { name: "JobDetailsEntity", union: false, members: &[
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "jobAttachmentSettings", quoted: quoted("jobAttachmentSettings"), key: 224, required: false, header: None, shape: Shape::Structure(&JOB_DETAILS_JOB_ATTACHMENT_SETTINGS) },
    Member { name: "jobRunAsUser", quoted: quoted("jobRunAsUser"), key: 227, required: false, header: None, shape: Shape::Structure(&JOB_RUN_AS_USER) },
    Member { name: "logGroupName", quoted: quoted("logGroupName"), key: 234, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueRoleArn", quoted: quoted("queueRoleArn"), key: 235, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "parameters", quoted: quoted("parameters"), key: 148, required: false, header: None, shape: Shape::Map("JobParameters", &Shape::Structure(&JOB_PARAMETER)) },
    Member { name: "schemaVersion", quoted: quoted("schemaVersion"), key: 236, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "extensions", quoted: quoted("extensions"), key: 237, required: false, header: None, shape: Shape::List("OpenjdExtensionNameList", &Shape::String(&[])) },
    Member { name: "pathMappingRules", quoted: quoted("pathMappingRules"), key: 238, required: false, header: None, shape: Shape::List("PathMappingRules", &Shape::Structure(&PATH_MAPPING_RULE)) },
] };

pub static JOB_DETAILS_JOB_ATTACHMENT_SETTINGS: Structure = Structure { name: "JobDetailsJobAttachmentSettings", union: false, members: &[
    Member { name: "s3BucketName", quoted: quoted("s3BucketName"), key: 225, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "rootPrefix", quoted: quoted("rootPrefix"), key: 226, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static JOB_RUN_AS_USER: Structure = Structure { name: "JobRunAsUser", union: false, members: &[
    Member { name: "posix", quoted: quoted("posix"), key: 228, required: false, header: None, shape: Shape::Structure(&POSIX_USER) },
    Member { name: "windows", quoted: quoted("windows"), key: 231, required: false, header: None, shape: Shape::Structure(&WINDOWS_USER) },
    Member { name: "runAs", quoted: quoted("runAs"), key: 233, required: true, header: None, shape: Shape::String(&["QUEUE_CONFIGURED_USER", "WORKER_AGENT_USER"]) },
] };

pub static POSIX_USER: Structure = Structure { name: "PosixUser", union: false, members: &[
    Member { name: "user", quoted: quoted("user"), key: 229, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "group", quoted: quoted("group"), key: 230, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static WINDOWS_USER: Structure = Structure { name: "WindowsUser", union: false, members: &[
    Member { name: "user", quoted: quoted("user"), key: 229, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "passwordArn", quoted: quoted("passwordArn"), key: 232, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static PATH_MAPPING_RULE: Structure = Structure { name: "PathMappingRule", union: false, members: &[
    Member { name: "sourcePathFormat", quoted: quoted("sourcePathFormat"), key: 239, required: true, header: None, shape: Shape::String(&["windows", "posix"]) },
    Member { name: "sourcePath", quoted: quoted("sourcePath"), key: 240, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "destinationPath", quoted: quoted("destinationPath"), key: 241, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static JOB_ATTACHMENT_DETAILS_ENTITY: Structure = Structure { name: "JobAttachmentDetailsEntity", union: false, members: &[
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "attachments", quoted: quoted("attachments"), key: 212, required: true, header: None, shape: Shape::Structure(&ATTACHMENTS) },
] };

pub static STEP_DETAILS_ENTITY: Structure = Structure { name: "StepDetailsEntity", union: false, members: &[
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "stepId", quoted: quoted("stepId"), key: 147, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "schemaVersion", quoted: quoted("schemaVersion"), key: 236, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "template", quoted: quoted("template"), key: 244, required: true, header: None, shape: Shape::Document },
    Member { name: "dependencies", quoted: quoted("dependencies"), key: 160, required: true, header: None, shape: Shape::List("DependenciesList", &Shape::String(&[])) },
    Member { name: "extensions", quoted: quoted("extensions"), key: 237, required: false, header: None, shape: Shape::List("OpenjdExtensionNameList", &Shape::String(&[])) },
    Member { name: "resolvedSymbolTable", quoted: quoted("resolvedSymbolTable"), key: 245, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static ENVIRONMENT_DETAILS_ENTITY: Structure = Structure { name: "EnvironmentDetailsEntity", union: false, members: &[
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "environmentId", quoted: quoted("environmentId"), key: 143, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "schemaVersion", quoted: quoted("schemaVersion"), key: 236, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "template", quoted: quoted("template"), key: 244, required: true, header: None, shape: Shape::Document },
    Member { name: "extensions", quoted: quoted("extensions"), key: 237, required: false, header: None, shape: Shape::List("OpenjdExtensionNameList", &Shape::String(&[])) },
    Member { name: "resolvedSymbolTable", quoted: quoted("resolvedSymbolTable"), key: 245, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static GET_JOB_ENTITY_ERROR: Structure = Structure { name: "GetJobEntityError", union: true, members: &[
    Member { name: "jobDetails", quoted: quoted("jobDetails"), key: 223, required: false, header: None, shape: Shape::Structure(&JOB_DETAILS_ERROR) },
    Member { name: "jobAttachmentDetails", quoted: quoted("jobAttachmentDetails"), key: 242, required: false, header: None, shape: Shape::Structure(&JOB_ATTACHMENT_DETAILS_ERROR) },
    Member { name: "stepDetails", quoted: quoted("stepDetails"), key: 243, required: false, header: None, shape: Shape::Structure(&STEP_DETAILS_ERROR) },
    Member { name: "environmentDetails", quoted: quoted("environmentDetails"), key: 246, required: false, header: None, shape: Shape::Structure(&ENVIRONMENT_DETAILS_ERROR) },
] };

pub static JOB_DETAILS_ERROR: Structure = Structure { name: "JobDetailsError", union: false, members: &[
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "code", quoted: quoted("code"), key: 221, required: true, header: None, shape: Shape::String(&["AccessDeniedException", "InternalServerException", "ValidationException", "ResourceNotFoundException", "MaxPayloadSizeExceeded", "ConflictException"]) },
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static JOB_ATTACHMENT_DETAILS_ERROR: Structure = Structure { name: "JobAttachmentDetailsError", union: false, members: &[
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "code", quoted: quoted("code"), key: 221, required: true, header: None, shape: Shape::String(&["AccessDeniedException", "InternalServerException", "ValidationException", "ResourceNotFoundException", "MaxPayloadSizeExceeded", "ConflictException"]) },
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static STEP_DETAILS_ERROR: Structure = Structure { name: "StepDetailsError", union: false, members: &[
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "stepId", quoted: quoted("stepId"), key: 147, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "code", quoted: quoted("code"), key: 221, required: true, header: None, shape: Shape::String(&["AccessDeniedException", "InternalServerException", "ValidationException", "ResourceNotFoundException", "MaxPayloadSizeExceeded", "ConflictException"]) },
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static ENVIRONMENT_DETAILS_ERROR: Structure = Structure { name: "EnvironmentDetailsError", union: false, members: &[
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "environmentId", quoted: quoted("environmentId"), key: 143, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "code", quoted: quoted("code"), key: 221, required: true, header: None, shape: Shape::String(&["AccessDeniedException", "InternalServerException", "ValidationException", "ResourceNotFoundException", "MaxPayloadSizeExceeded", "ConflictException"]) },
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static BATCH_GET_SESSION_RESPONSE: Structure = Structure { name: "BatchGetSessionResponse", union: false, members: &[
    Member { name: "sessions", quoted: quoted("sessions"), key: 155, required: true, header: None, shape: Shape::List("BatchGetSessionItems", &Shape::Structure(&BATCH_GET_SESSION_ITEM)) },
    Member { name: "errors", quoted: quoted("errors"), key: 220, required: true, header: None, shape: Shape::List("BatchGetSessionErrors", &Shape::Structure(&BATCH_GET_SESSION_ERROR)) },
] };

pub static BATCH_GET_SESSION_ITEM: Structure = Structure { name: "BatchGetSessionItem", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "sessionId", quoted: quoted("sessionId"), key: 156, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "fleetId", quoted: quoted("fleetId"), key: 2, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "workerId", quoted: quoted("workerId"), key: 157, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "startedAt", quoted: quoted("startedAt"), key: 97, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "lifecycleStatus", quoted: quoted("lifecycleStatus"), key: 94, required: true, header: None, shape: Shape::String(&["STARTED", "UPDATE_IN_PROGRESS", "UPDATE_SUCCEEDED", "UPDATE_FAILED", "ENDED"]) },
    Member { name: "endedAt", quoted: quoted("endedAt"), key: 98, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "targetLifecycleStatus", quoted: quoted("targetLifecycleStatus"), key: 158, required: false, header: None, shape: Shape::String(&["ENDED"]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "log", quoted: quoted("log"), key: 186, required: true, header: None, shape: Shape::Structure(&LOG_CONFIGURATION) },
    Member { name: "hostProperties", quoted: quoted("hostProperties"), key: 179, required: false, header: None, shape: Shape::Structure(&HOST_PROPERTIES_RESPONSE) },
    Member { name: "workerLog", quoted: quoted("workerLog"), key: 247, required: false, header: None, shape: Shape::Structure(&LOG_CONFIGURATION) },
] };

pub static BATCH_GET_SESSION_ERROR: Structure = Structure { name: "BatchGetSessionError", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "sessionId", quoted: quoted("sessionId"), key: 156, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "code", quoted: quoted("code"), key: 221, required: true, header: None, shape: Shape::String(&["InternalServerErrorException", "ResourceNotFoundException", "ValidationException"]) },
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static BATCH_GET_SESSION_ACTION_RESPONSE: Structure = Structure { name: "BatchGetSessionActionResponse", union: false, members: &[
    Member { name: "sessionActions", quoted: quoted("sessionActions"), key: 134, required: true, header: None, shape: Shape::List("BatchGetSessionActionItems", &Shape::Structure(&BATCH_GET_SESSION_ACTION_ITEM)) },
    Member { name: "errors", quoted: quoted("errors"), key: 220, required: true, header: None, shape: Shape::List("BatchGetSessionActionErrors", &Shape::Structure(&BATCH_GET_SESSION_ACTION_ERROR)) },
] };

pub static BATCH_GET_SESSION_ACTION_ITEM: Structure = Structure { name: "BatchGetSessionActionItem", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "sessionActionId", quoted: quoted("sessionActionId"), key: 135, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "status", quoted: quoted("status"), key: 18, required: true, header: None, shape: Shape::String(&["ASSIGNED", "RUNNING", "CANCELING", "SUCCEEDED", "FAILED", "INTERRUPTED", "CANCELED", "NEVER_ATTEMPTED", "SCHEDULED", "RECLAIMING", "RECLAIMED"]) },
    Member { name: "startedAt", quoted: quoted("startedAt"), key: 97, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "endedAt", quoted: quoted("endedAt"), key: 98, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "workerUpdatedAt", quoted: quoted("workerUpdatedAt"), key: 136, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "progressPercent", quoted: quoted("progressPercent"), key: 137, required: false, header: None, shape: Shape::Float },
    Member { name: "manifests", quoted: quoted("manifests"), key: 138, required: false, header: None, shape: Shape::List("TaskRunManifestPropertiesListResponse", &Shape::Structure(&TASK_RUN_MANIFEST_PROPERTIES_RESPONSE)) },
    Member { name: "sessionId", quoted: quoted("sessionId"), key: 156, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "processExitCode", quoted: quoted("processExitCode"), key: 248, required: false, header: None, shape: Shape::Integer },
    Member { name: "progressMessage", quoted: quoted("progressMessage"), key: 249, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "acquiredLimits", quoted: quoted("acquiredLimits"), key: 250, required: false, header: None, shape: Shape::List("AcquiredLimits", &Shape::Structure(&ACQUIRED_LIMIT)) },
    Member { name: "definition", quoted: quoted("definition"), key: 141, required: true, header: None, shape: Shape::Structure(&SESSION_ACTION_DEFINITION) },
] };

pub static ACQUIRED_LIMIT: Structure = Structure { name: "AcquiredLimit", union: false, members: &[
    Member { name: "limitId", quoted: quoted("limitId"), key: 110, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "count", quoted: quoted("count"), key: 9, required: true, header: None, shape: Shape::Integer },
] };

pub static SESSION_ACTION_DEFINITION: Structure = Structure { name: "SessionActionDefinition", union: true, members: &[
    Member { name: "envEnter", quoted: quoted("envEnter"), key: 142, required: false, header: None, shape: Shape::Structure(&ENVIRONMENT_ENTER_SESSION_ACTION_DEFINITION) },
    Member { name: "envExit", quoted: quoted("envExit"), key: 144, required: false, header: None, shape: Shape::Structure(&ENVIRONMENT_EXIT_SESSION_ACTION_DEFINITION) },
    Member { name: "taskRun", quoted: quoted("taskRun"), key: 145, required: false, header: None, shape: Shape::Structure(&TASK_RUN_SESSION_ACTION_DEFINITION) },
    Member { name: "syncInputJobAttachments", quoted: quoted("syncInputJobAttachments"), key: 154, required: false, header: None, shape: Shape::Structure(&SYNC_INPUT_JOB_ATTACHMENTS_SESSION_ACTION_DEFINITION) },
] };

pub static ENVIRONMENT_ENTER_SESSION_ACTION_DEFINITION: Structure = Structure { name: "EnvironmentEnterSessionActionDefinition", union: false, members: &[
    Member { name: "environmentId", quoted: quoted("environmentId"), key: 143, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static ENVIRONMENT_EXIT_SESSION_ACTION_DEFINITION: Structure = Structure { name: "EnvironmentExitSessionActionDefinition", union: false, members: &[
    Member { name: "environmentId", quoted: quoted("environmentId"), key: 143, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static TASK_RUN_SESSION_ACTION_DEFINITION: Structure = Structure { name: "TaskRunSessionActionDefinition", union: false, members: &[
    Member { name: "taskId", quoted: quoted("taskId"), key: 146, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "stepId", quoted: quoted("stepId"), key: 147, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "parameters", quoted: quoted("parameters"), key: 148, required: true, header: None, shape: Shape::Map("TaskParameters", &Shape::Structure(&TASK_PARAMETER_VALUE)) },
] };

pub static SYNC_INPUT_JOB_ATTACHMENTS_SESSION_ACTION_DEFINITION: Structure = Structure { name: "SyncInputJobAttachmentsSessionActionDefinition", union: false, members: &[
    Member { name: "stepId", quoted: quoted("stepId"), key: 147, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static BATCH_GET_SESSION_ACTION_ERROR: Structure = Structure { name: "BatchGetSessionActionError", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "sessionActionId", quoted: quoted("sessionActionId"), key: 135, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "code", quoted: quoted("code"), key: 221, required: true, header: None, shape: Shape::String(&["InternalServerErrorException", "ResourceNotFoundException", "ValidationException"]) },
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static BATCH_GET_STEP_RESPONSE: Structure = Structure { name: "BatchGetStepResponse", union: false, members: &[
    Member { name: "steps", quoted: quoted("steps"), key: 161, required: true, header: None, shape: Shape::List("BatchGetStepItems", &Shape::Structure(&BATCH_GET_STEP_ITEM)) },
    Member { name: "errors", quoted: quoted("errors"), key: 220, required: true, header: None, shape: Shape::List("BatchGetStepErrors", &Shape::Structure(&BATCH_GET_STEP_ERROR)) },
] };

pub static BATCH_GET_STEP_ITEM: Structure = Structure { name: "BatchGetStepItem", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "stepId", quoted: quoted("stepId"), key: 147, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "name", quoted: quoted("name"), key: 68, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "lifecycleStatus", quoted: quoted("lifecycleStatus"), key: 94, required: true, header: None, shape: Shape::String(&["CREATE_COMPLETE", "UPDATE_IN_PROGRESS", "UPDATE_FAILED", "UPDATE_SUCCEEDED"]) },
    Member { name: "lifecycleStatusMessage", quoted: quoted("lifecycleStatusMessage"), key: 95, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "taskRunStatus", quoted: quoted("taskRunStatus"), key: 99, required: true, header: None, shape: Shape::String(&["PENDING", "READY", "ASSIGNED", "STARTING", "SCHEDULED", "INTERRUPTING", "RUNNING", "SUSPENDED", "CANCELED", "FAILED", "SUCCEEDED", "NOT_COMPATIBLE"]) },
    Member { name: "taskRunStatusCounts", quoted: quoted("taskRunStatusCounts"), key: 101, required: true, header: None, shape: Shape::Map("TaskRunStatusCounts", &Shape::Integer) },
    Member { name: "taskFailureRetryCount", quoted: quoted("taskFailureRetryCount"), key: 102, required: false, header: None, shape: Shape::Integer },
    Member { name: "targetTaskRunStatus", quoted: quoted("targetTaskRunStatus"), key: 100, required: false, header: None, shape: Shape::String(&["READY", "FAILED", "SUCCEEDED", "CANCELED", "SUSPENDED", "PENDING"]) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "startedAt", quoted: quoted("startedAt"), key: 97, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "endedAt", quoted: quoted("endedAt"), key: 98, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "dependencyCounts", quoted: quoted("dependencyCounts"), key: 162, required: false, header: None, shape: Shape::Structure(&DEPENDENCY_COUNTS) },
    Member { name: "requiredCapabilities", quoted: quoted("requiredCapabilities"), key: 251, required: false, header: None, shape: Shape::Structure(&STEP_REQUIRED_CAPABILITIES) },
    Member { name: "parameterSpace", quoted: quoted("parameterSpace"), key: 257, required: false, header: None, shape: Shape::Structure(&PARAMETER_SPACE) },
    Member { name: "description", quoted: quoted("description"), key: 37, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static STEP_REQUIRED_CAPABILITIES: Structure = Structure { name: "StepRequiredCapabilities", union: false, members: &[
    Member { name: "attributes", quoted: quoted("attributes"), key: 252, required: true, header: None, shape: Shape::List("StepAttributeCapabilities", &Shape::Structure(&STEP_ATTRIBUTE_CAPABILITY)) },
    Member { name: "amounts", quoted: quoted("amounts"), key: 255, required: true, header: None, shape: Shape::List("StepAmountCapabilities", &Shape::Structure(&STEP_AMOUNT_CAPABILITY)) },
] };

pub static STEP_ATTRIBUTE_CAPABILITY: Structure = Structure { name: "StepAttributeCapability", union: false, members: &[
    Member { name: "name", quoted: quoted("name"), key: 68, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "anyOf", quoted: quoted("anyOf"), key: 253, required: false, header: None, shape: Shape::List("ListAttributeCapabilityValue", &Shape::String(&[])) },
    Member { name: "allOf", quoted: quoted("allOf"), key: 254, required: false, header: None, shape: Shape::List("ListAttributeCapabilityValue", &Shape::String(&[])) },
] };

pub static STEP_AMOUNT_CAPABILITY: Structure = Structure { name: "StepAmountCapability", union: false, members: &[
    Member { name: "name", quoted: quoted("name"), key: 68, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "min", quoted: quoted("min"), key: 11, required: false, header: None, shape: Shape::Float },
    Member { name: "max", quoted: quoted("max"), key: 12, required: false, header: None, shape: Shape::Float },
    Member { name: "value", quoted: quoted("value"), key: 256, required: false, header: None, shape: Shape::Float },
] };

pub static PARAMETER_SPACE: Structure = Structure { name: "ParameterSpace", union: false, members: &[
    Member { name: "parameters", quoted: quoted("parameters"), key: 148, required: true, header: None, shape: Shape::List("StepParameterList", &Shape::Structure(&STEP_PARAMETER)) },
    Member { name: "combination", quoted: quoted("combination"), key: 262, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static STEP_PARAMETER: Structure = Structure { name: "StepParameter", union: false, members: &[
    Member { name: "name", quoted: quoted("name"), key: 68, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "type", quoted: quoted("type"), key: 86, required: true, header: None, shape: Shape::String(&["INT", "FLOAT", "STRING", "PATH", "CHUNK_INT"]) },
    Member { name: "chunks", quoted: quoted("chunks"), key: 258, required: false, header: None, shape: Shape::Structure(&STEP_PARAMETER_CHUNKS) },
] };

pub static STEP_PARAMETER_CHUNKS: Structure = Structure { name: "StepParameterChunks", union: false, members: &[
    Member { name: "defaultTaskCount", quoted: quoted("defaultTaskCount"), key: 259, required: true, header: None, shape: Shape::Integer },
    Member { name: "targetRuntimeSeconds", quoted: quoted("targetRuntimeSeconds"), key: 260, required: false, header: None, shape: Shape::Integer },
    Member { name: "rangeConstraint", quoted: quoted("rangeConstraint"), key: 261, required: true, header: None, shape: Shape::String(&["CONTIGUOUS", "NONCONTIGUOUS"]) },
] };

pub static BATCH_GET_STEP_ERROR: Structure = Structure { name: "BatchGetStepError", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "stepId", quoted: quoted("stepId"), key: 147, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "code", quoted: quoted("code"), key: 221, required: true, header: None, shape: Shape::String(&["InternalServerErrorException", "ResourceNotFoundException", "ValidationException", "AccessDeniedException", "ThrottlingException"]) },
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static BATCH_GET_TASK_RESPONSE: Structure = Structure { name: "BatchGetTaskResponse", union: false, members: &[
    Member { name: "tasks", quoted: quoted("tasks"), key: 168, required: true, header: None, shape: Shape::List("BatchGetTaskItems", &Shape::Structure(&BATCH_GET_TASK_ITEM)) },
    Member { name: "errors", quoted: quoted("errors"), key: 220, required: true, header: None, shape: Shape::List("BatchGetTaskErrors", &Shape::Structure(&BATCH_GET_TASK_ERROR)) },
] };

pub static BATCH_GET_TASK_ITEM: Structure = Structure { name: "BatchGetTaskItem", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "stepId", quoted: quoted("stepId"), key: 147, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "taskId", quoted: quoted("taskId"), key: 146, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "runStatus", quoted: quoted("runStatus"), key: 169, required: true, header: None, shape: Shape::String(&["PENDING", "READY", "ASSIGNED", "STARTING", "SCHEDULED", "INTERRUPTING", "RUNNING", "SUSPENDED", "CANCELED", "FAILED", "SUCCEEDED", "NOT_COMPATIBLE"]) },
    Member { name: "targetRunStatus", quoted: quoted("targetRunStatus"), key: 170, required: false, header: None, shape: Shape::String(&["READY", "FAILED", "SUCCEEDED", "CANCELED", "SUSPENDED", "PENDING"]) },
    Member { name: "failureRetryCount", quoted: quoted("failureRetryCount"), key: 171, required: false, header: None, shape: Shape::Integer },
    Member { name: "startedAt", quoted: quoted("startedAt"), key: 97, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "endedAt", quoted: quoted("endedAt"), key: 98, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "latestSessionActionId", quoted: quoted("latestSessionActionId"), key: 172, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "parameters", quoted: quoted("parameters"), key: 148, required: false, header: None, shape: Shape::Map("TaskParameters", &Shape::Structure(&TASK_PARAMETER_VALUE)) },
] };

pub static BATCH_GET_TASK_ERROR: Structure = Structure { name: "BatchGetTaskError", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "stepId", quoted: quoted("stepId"), key: 147, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "taskId", quoted: quoted("taskId"), key: 146, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "code", quoted: quoted("code"), key: 221, required: true, header: None, shape: Shape::String(&["InternalServerErrorException", "ResourceNotFoundException", "ValidationException", "AccessDeniedException", "ThrottlingException"]) },
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static BATCH_GET_WORKER_RESPONSE: Structure = Structure { name: "BatchGetWorkerResponse", union: false, members: &[
    Member { name: "workers", quoted: quoted("workers"), key: 178, required: true, header: None, shape: Shape::List("BatchGetWorkerItems", &Shape::Structure(&BATCH_GET_WORKER_ITEM)) },
    Member { name: "errors", quoted: quoted("errors"), key: 220, required: true, header: None, shape: Shape::List("BatchGetWorkerErrors", &Shape::Structure(&BATCH_GET_WORKER_ERROR)) },
] };

pub static BATCH_GET_WORKER_ITEM: Structure = Structure { name: "BatchGetWorkerItem", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "fleetId", quoted: quoted("fleetId"), key: 2, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "workerId", quoted: quoted("workerId"), key: 157, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "hostProperties", quoted: quoted("hostProperties"), key: 179, required: false, header: None, shape: Shape::Structure(&HOST_PROPERTIES_RESPONSE) },
    Member { name: "status", quoted: quoted("status"), key: 18, required: true, header: None, shape: Shape::String(&["CREATED", "STARTED", "STOPPING", "STOPPED", "NOT_RESPONDING", "NOT_COMPATIBLE", "RUNNING", "IDLE"]) },
    Member { name: "log", quoted: quoted("log"), key: 186, required: false, header: None, shape: Shape::Structure(&LOG_CONFIGURATION) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static BATCH_GET_WORKER_ERROR: Structure = Structure { name: "BatchGetWorkerError", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "fleetId", quoted: quoted("fleetId"), key: 2, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "workerId", quoted: quoted("workerId"), key: 157, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "code", quoted: quoted("code"), key: 221, required: true, header: None, shape: Shape::String(&["InternalServerErrorException", "ResourceNotFoundException", "ValidationException"]) },
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static GET_BUDGET_RESPONSE: Structure = Structure { name: "GetBudgetResponse", union: false, members: &[
    Member { name: "budgetId", quoted: quoted("budgetId"), key: 27, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "usageTrackingResource", quoted: quoted("usageTrackingResource"), key: 28, required: true, header: None, shape: Shape::Structure(&USAGE_TRACKING_RESOURCE) },
    Member { name: "status", quoted: quoted("status"), key: 18, required: true, header: None, shape: Shape::String(&["ACTIVE", "INACTIVE"]) },
    Member { name: "displayName", quoted: quoted("displayName"), key: 29, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "approximateDollarLimit", quoted: quoted("approximateDollarLimit"), key: 30, required: true, header: None, shape: Shape::Float },
    Member { name: "usages", quoted: quoted("usages"), key: 31, required: true, header: None, shape: Shape::Structure(&CONSUMED_USAGES) },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "description", quoted: quoted("description"), key: 37, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "actions", quoted: quoted("actions"), key: 263, required: true, header: None, shape: Shape::List("ResponseBudgetActionList", &Shape::Structure(&RESPONSE_BUDGET_ACTION)) },
    Member { name: "schedule", quoted: quoted("schedule"), key: 265, required: true, header: None, shape: Shape::Structure(&BUDGET_SCHEDULE) },
    Member { name: "queueStoppedAt", quoted: quoted("queueStoppedAt"), key: 269, required: false, header: None, shape: Shape::Timestamp },
] };

pub static RESPONSE_BUDGET_ACTION: Structure = Structure { name: "ResponseBudgetAction", union: false, members: &[
    Member { name: "type", quoted: quoted("type"), key: 86, required: true, header: None, shape: Shape::String(&["STOP_SCHEDULING_AND_COMPLETE_TASKS", "STOP_SCHEDULING_AND_CANCEL_TASKS"]) },
    Member { name: "thresholdPercentage", quoted: quoted("thresholdPercentage"), key: 264, required: true, header: None, shape: Shape::Float },
    Member { name: "description", quoted: quoted("description"), key: 37, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static BUDGET_SCHEDULE: Structure = Structure { name: "BudgetSchedule", union: true, members: &[
    Member { name: "fixed", quoted: quoted("fixed"), key: 266, required: false, header: None, shape: Shape::Structure(&FIXED_BUDGET_SCHEDULE) },
] };

pub static FIXED_BUDGET_SCHEDULE: Structure = Structure { name: "FixedBudgetSchedule", union: false, members: &[
    Member { name: "startTime", quoted: quoted("startTime"), key: 267, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "endTime", quoted: quoted("endTime"), key: 268, required: true, header: None, shape: Shape::Timestamp },
] };

pub static GET_FARM_RESPONSE: Structure = Structure { name: "GetFarmResponse", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "displayName", quoted: quoted("displayName"), key: 29, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "kmsKeyArn", quoted: quoted("kmsKeyArn"), key: 45, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "description", quoted: quoted("description"), key: 37, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "costScaleFactor", quoted: quoted("costScaleFactor"), key: 270, required: true, header: None, shape: Shape::Float },
] };

pub static GET_FLEET_RESPONSE: Structure = Structure { name: "GetFleetResponse", union: false, members: &[
    Member { name: "fleetId", quoted: quoted("fleetId"), key: 2, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "displayName", quoted: quoted("displayName"), key: 29, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "status", quoted: quoted("status"), key: 18, required: true, header: None, shape: Shape::String(&["ACTIVE", "CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "CREATE_FAILED", "UPDATE_FAILED", "SUSPENDED"]) },
    Member { name: "statusMessage", quoted: quoted("statusMessage"), key: 19, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "autoScalingStatus", quoted: quoted("autoScalingStatus"), key: 47, required: false, header: None, shape: Shape::String(&["GROWING", "STEADY", "SHRINKING"]) },
    Member { name: "targetWorkerCount", quoted: quoted("targetWorkerCount"), key: 48, required: false, header: None, shape: Shape::Integer },
    Member { name: "workerCount", quoted: quoted("workerCount"), key: 49, required: true, header: None, shape: Shape::Integer },
    Member { name: "minWorkerCount", quoted: quoted("minWorkerCount"), key: 50, required: true, header: None, shape: Shape::Integer },
    Member { name: "maxWorkerCount", quoted: quoted("maxWorkerCount"), key: 51, required: true, header: None, shape: Shape::Integer },
    Member { name: "configuration", quoted: quoted("configuration"), key: 52, required: true, header: None, shape: Shape::Structure(&FLEET_CONFIGURATION) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "description", quoted: quoted("description"), key: 37, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "hostConfiguration", quoted: quoted("hostConfiguration"), key: 271, required: false, header: None, shape: Shape::Structure(&HOST_CONFIGURATION) },
    Member { name: "capabilities", quoted: quoted("capabilities"), key: 274, required: false, header: None, shape: Shape::Structure(&FLEET_CAPABILITIES) },
    Member { name: "roleArn", quoted: quoted("roleArn"), key: 123, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static HOST_CONFIGURATION: Structure = Structure { name: "HostConfiguration", union: false, members: &[
    Member { name: "scriptBody", quoted: quoted("scriptBody"), key: 272, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "scriptTimeoutSeconds", quoted: quoted("scriptTimeoutSeconds"), key: 273, required: false, header: None, shape: Shape::Integer },
] };

pub static FLEET_CAPABILITIES: Structure = Structure { name: "FleetCapabilities", union: false, members: &[
    Member { name: "amounts", quoted: quoted("amounts"), key: 255, required: false, header: None, shape: Shape::List("FleetAmountCapabilities", &Shape::Structure(&FLEET_AMOUNT_CAPABILITY)) },
    Member { name: "attributes", quoted: quoted("attributes"), key: 252, required: false, header: None, shape: Shape::List("FleetAttributeCapabilities", &Shape::Structure(&FLEET_ATTRIBUTE_CAPABILITY)) },
] };

pub static GET_JOB_RESPONSE: Structure = Structure { name: "GetJobResponse", union: false, members: &[
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "name", quoted: quoted("name"), key: 68, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "lifecycleStatus", quoted: quoted("lifecycleStatus"), key: 94, required: true, header: None, shape: Shape::String(&["CREATE_IN_PROGRESS", "CREATE_FAILED", "CREATE_COMPLETE", "UPLOAD_IN_PROGRESS", "UPLOAD_FAILED", "UPDATE_IN_PROGRESS", "UPDATE_FAILED", "UPDATE_SUCCEEDED", "ARCHIVED"]) },
    Member { name: "lifecycleStatusMessage", quoted: quoted("lifecycleStatusMessage"), key: 95, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "priority", quoted: quoted("priority"), key: 96, required: true, header: None, shape: Shape::Integer },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "startedAt", quoted: quoted("startedAt"), key: 97, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "endedAt", quoted: quoted("endedAt"), key: 98, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "taskRunStatus", quoted: quoted("taskRunStatus"), key: 99, required: false, header: None, shape: Shape::String(&["PENDING", "READY", "ASSIGNED", "STARTING", "SCHEDULED", "INTERRUPTING", "RUNNING", "SUSPENDED", "CANCELED", "FAILED", "SUCCEEDED", "NOT_COMPATIBLE"]) },
    Member { name: "targetTaskRunStatus", quoted: quoted("targetTaskRunStatus"), key: 100, required: false, header: None, shape: Shape::String(&["READY", "FAILED", "SUCCEEDED", "CANCELED", "SUSPENDED", "PENDING"]) },
    Member { name: "taskRunStatusCounts", quoted: quoted("taskRunStatusCounts"), key: 101, required: false, header: None, shape: Shape::Map("TaskRunStatusCounts", &Shape::Integer) },
    Member { name: "taskFailureRetryCount", quoted: quoted("taskFailureRetryCount"), key: 102, required: false, header: None, shape: Shape::Integer },
    Member { name: "storageProfileId", quoted: quoted("storageProfileId"), key: 71, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "maxFailedTasksCount", quoted: quoted("maxFailedTasksCount"), key: 103, required: false, header: None, shape: Shape::Integer },
    Member { name: "maxRetriesPerTask", quoted: quoted("maxRetriesPerTask"), key: 104, required: false, header: None, shape: Shape::Integer },
    Member { name: "parameters", quoted: quoted("parameters"), key: 148, required: false, header: None, shape: Shape::Map("JobParameters", &Shape::Structure(&JOB_PARAMETER)) },
    Member { name: "attachments", quoted: quoted("attachments"), key: 212, required: false, header: None, shape: Shape::Structure(&ATTACHMENTS) },
    Member { name: "description", quoted: quoted("description"), key: 37, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "maxWorkerCount", quoted: quoted("maxWorkerCount"), key: 51, required: false, header: None, shape: Shape::Integer },
    Member { name: "sourceJobId", quoted: quoted("sourceJobId"), key: 105, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static GET_LICENSE_ENDPOINT_RESPONSE: Structure = Structure { name: "GetLicenseEndpointResponse", union: false, members: &[
    Member { name: "licenseEndpointId", quoted: quoted("licenseEndpointId"), key: 107, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "status", quoted: quoted("status"), key: 18, required: true, header: None, shape: Shape::String(&["CREATE_IN_PROGRESS", "DELETE_IN_PROGRESS", "READY", "NOT_READY"]) },
    Member { name: "statusMessage", quoted: quoted("statusMessage"), key: 19, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "vpcId", quoted: quoted("vpcId"), key: 108, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "dnsName", quoted: quoted("dnsName"), key: 275, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "subnetIds", quoted: quoted("subnetIds"), key: 276, required: false, header: None, shape: Shape::List("GetLicenseEndpointResponseSubnetIdsList", &Shape::String(&[])) },
    Member { name: "securityGroupIds", quoted: quoted("securityGroupIds"), key: 277, required: false, header: None, shape: Shape::List("GetLicenseEndpointResponseSecurityGroupIdsList", &Shape::String(&[])) },
] };

pub static GET_LIMIT_RESPONSE: Structure = Structure { name: "GetLimitResponse", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "limitId", quoted: quoted("limitId"), key: 110, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "currentCount", quoted: quoted("currentCount"), key: 111, required: true, header: None, shape: Shape::Integer },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "displayName", quoted: quoted("displayName"), key: 29, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "amountRequirementName", quoted: quoted("amountRequirementName"), key: 112, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "maxCount", quoted: quoted("maxCount"), key: 113, required: true, header: None, shape: Shape::Integer },
    Member { name: "description", quoted: quoted("description"), key: 37, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static GET_MONITOR_RESPONSE: Structure = Structure { name: "GetMonitorResponse", union: false, members: &[
    Member { name: "monitorId", quoted: quoted("monitorId"), key: 120, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "displayName", quoted: quoted("displayName"), key: 29, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "subdomain", quoted: quoted("subdomain"), key: 121, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "url", quoted: quoted("url"), key: 122, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "roleArn", quoted: quoted("roleArn"), key: 123, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "identityCenterInstanceArn", quoted: quoted("identityCenterInstanceArn"), key: 124, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "identityCenterRegion", quoted: quoted("identityCenterRegion"), key: 125, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "identityCenterApplicationArn", quoted: quoted("identityCenterApplicationArn"), key: 126, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static GET_QUEUE_RESPONSE: Structure = Structure { name: "GetQueueResponse", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "displayName", quoted: quoted("displayName"), key: 29, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "status", quoted: quoted("status"), key: 18, required: true, header: None, shape: Shape::String(&["IDLE", "SCHEDULING", "SCHEDULING_BLOCKED"]) },
    Member { name: "defaultBudgetAction", quoted: quoted("defaultBudgetAction"), key: 132, required: true, header: None, shape: Shape::String(&["NONE", "STOP_SCHEDULING_AND_COMPLETE_TASKS", "STOP_SCHEDULING_AND_CANCEL_TASKS"]) },
    Member { name: "blockedReason", quoted: quoted("blockedReason"), key: 133, required: false, header: None, shape: Shape::String(&["NO_BUDGET_CONFIGURED", "BUDGET_THRESHOLD_REACHED"]) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "description", quoted: quoted("description"), key: 37, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "jobAttachmentSettings", quoted: quoted("jobAttachmentSettings"), key: 224, required: false, header: None, shape: Shape::Structure(&JOB_ATTACHMENT_SETTINGS) },
    Member { name: "roleArn", quoted: quoted("roleArn"), key: 123, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "requiredFileSystemLocationNames", quoted: quoted("requiredFileSystemLocationNames"), key: 278, required: false, header: None, shape: Shape::List("RequiredFileSystemLocationNames", &Shape::String(&[])) },
    Member { name: "allowedStorageProfileIds", quoted: quoted("allowedStorageProfileIds"), key: 279, required: false, header: None, shape: Shape::List("AllowedStorageProfileIds", &Shape::String(&[])) },
    Member { name: "jobRunAsUser", quoted: quoted("jobRunAsUser"), key: 227, required: false, header: None, shape: Shape::Structure(&JOB_RUN_AS_USER) },
    Member { name: "schedulingConfiguration", quoted: quoted("schedulingConfiguration"), key: 280, required: false, header: None, shape: Shape::Structure(&SCHEDULING_CONFIGURATION) },
] };

pub static JOB_ATTACHMENT_SETTINGS: Structure = Structure { name: "JobAttachmentSettings", union: false, members: &[
    Member { name: "s3BucketName", quoted: quoted("s3BucketName"), key: 225, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "rootPrefix", quoted: quoted("rootPrefix"), key: 226, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static SCHEDULING_CONFIGURATION: Structure = Structure { name: "SchedulingConfiguration", union: true, members: &[
    Member { name: "priorityFifo", quoted: quoted("priorityFifo"), key: 281, required: false, header: None, shape: Shape::Structure(&PRIORITY_FIFO_SCHEDULING_CONFIGURATION) },
    Member { name: "priorityBalanced", quoted: quoted("priorityBalanced"), key: 282, required: false, header: None, shape: Shape::Structure(&PRIORITY_BALANCED_SCHEDULING_CONFIGURATION) },
    Member { name: "weightedBalanced", quoted: quoted("weightedBalanced"), key: 284, required: false, header: None, shape: Shape::Structure(&WEIGHTED_BALANCED_SCHEDULING_CONFIGURATION) },
] };

pub static PRIORITY_FIFO_SCHEDULING_CONFIGURATION: Structure = Structure { name: "PriorityFifoSchedulingConfiguration", union: false, members: &[

] };

pub static PRIORITY_BALANCED_SCHEDULING_CONFIGURATION: Structure = Structure { name: "PriorityBalancedSchedulingConfiguration", union: false, members: &[
    Member { name: "renderingTaskBuffer", quoted: quoted("renderingTaskBuffer"), key: 283, required: false, header: None, shape: Shape::Integer },
] };

pub static WEIGHTED_BALANCED_SCHEDULING_CONFIGURATION: Structure = Structure { name: "WeightedBalancedSchedulingConfiguration", union: false, members: &[
    Member { name: "priorityWeight", quoted: quoted("priorityWeight"), key: 285, required: false, header: None, shape: Shape::Float },
    Member { name: "errorWeight", quoted: quoted("errorWeight"), key: 286, required: false, header: None, shape: Shape::Float },
    Member { name: "submissionTimeWeight", quoted: quoted("submissionTimeWeight"), key: 287, required: false, header: None, shape: Shape::Float },
    Member { name: "renderingTaskWeight", quoted: quoted("renderingTaskWeight"), key: 288, required: false, header: None, shape: Shape::Float },
    Member { name: "renderingTaskBuffer", quoted: quoted("renderingTaskBuffer"), key: 283, required: false, header: None, shape: Shape::Integer },
    Member { name: "maxPriorityOverride", quoted: quoted("maxPriorityOverride"), key: 289, required: false, header: None, shape: Shape::Structure(&SCHEDULING_MAX_PRIORITY_OVERRIDE) },
    Member { name: "minPriorityOverride", quoted: quoted("minPriorityOverride"), key: 291, required: false, header: None, shape: Shape::Structure(&SCHEDULING_MIN_PRIORITY_OVERRIDE) },
] };

pub static SCHEDULING_MAX_PRIORITY_OVERRIDE: Structure = Structure { name: "SchedulingMaxPriorityOverride", union: true, members: &[
    Member { name: "alwaysScheduleFirst", quoted: quoted("alwaysScheduleFirst"), key: 290, required: false, header: None, shape: Shape::Structure(&SCHEDULING_MAX_PRIORITY_OVERRIDE_ALWAYS_SCHEDULE_FIRST) },
] };

pub static SCHEDULING_MAX_PRIORITY_OVERRIDE_ALWAYS_SCHEDULE_FIRST: Structure = Structure { name: "SchedulingMaxPriorityOverrideAlwaysScheduleFirst", union: false, members: &[

] };

pub static SCHEDULING_MIN_PRIORITY_OVERRIDE: Structure = Structure { name: "SchedulingMinPriorityOverride", union: true, members: &[
    Member { name: "alwaysScheduleLast", quoted: quoted("alwaysScheduleLast"), key: 292, required: false, header: None, shape: Shape::Structure(&SCHEDULING_MIN_PRIORITY_OVERRIDE_ALWAYS_SCHEDULE_LAST) },
] };

pub static SCHEDULING_MIN_PRIORITY_OVERRIDE_ALWAYS_SCHEDULE_LAST: Structure = Structure { name: "SchedulingMinPriorityOverrideAlwaysScheduleLast", union: false, members: &[

] };

pub static GET_QUEUE_ENVIRONMENT_RESPONSE: Structure = Structure { name: "GetQueueEnvironmentResponse", union: false, members: &[
    Member { name: "queueEnvironmentId", quoted: quoted("queueEnvironmentId"), key: 128, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "name", quoted: quoted("name"), key: 68, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "priority", quoted: quoted("priority"), key: 96, required: true, header: None, shape: Shape::Integer },
    Member { name: "templateType", quoted: quoted("templateType"), key: 293, required: true, header: None, shape: Shape::String(&["JSON", "YAML"]) },
    Member { name: "template", quoted: quoted("template"), key: 244, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static GET_QUEUE_FLEET_ASSOCIATION_RESPONSE: Structure = Structure { name: "GetQueueFleetAssociationResponse", union: false, members: &[
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "fleetId", quoted: quoted("fleetId"), key: 2, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "status", quoted: quoted("status"), key: 18, required: true, header: None, shape: Shape::String(&["ACTIVE", "STOP_SCHEDULING_AND_COMPLETE_TASKS", "STOP_SCHEDULING_AND_CANCEL_TASKS", "STOPPED"]) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static GET_QUEUE_LIMIT_ASSOCIATION_RESPONSE: Structure = Structure { name: "GetQueueLimitAssociationResponse", union: false, members: &[
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "limitId", quoted: quoted("limitId"), key: 110, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "status", quoted: quoted("status"), key: 18, required: true, header: None, shape: Shape::String(&["ACTIVE", "STOP_LIMIT_USAGE_AND_COMPLETE_TASKS", "STOP_LIMIT_USAGE_AND_CANCEL_TASKS", "STOPPED"]) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static GET_SESSION_RESPONSE: Structure = Structure { name: "GetSessionResponse", union: false, members: &[
    Member { name: "sessionId", quoted: quoted("sessionId"), key: 156, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "fleetId", quoted: quoted("fleetId"), key: 2, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "workerId", quoted: quoted("workerId"), key: 157, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "startedAt", quoted: quoted("startedAt"), key: 97, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "lifecycleStatus", quoted: quoted("lifecycleStatus"), key: 94, required: true, header: None, shape: Shape::String(&["STARTED", "UPDATE_IN_PROGRESS", "UPDATE_SUCCEEDED", "UPDATE_FAILED", "ENDED"]) },
    Member { name: "endedAt", quoted: quoted("endedAt"), key: 98, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "targetLifecycleStatus", quoted: quoted("targetLifecycleStatus"), key: 158, required: false, header: None, shape: Shape::String(&["ENDED"]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "log", quoted: quoted("log"), key: 186, required: true, header: None, shape: Shape::Structure(&LOG_CONFIGURATION) },
    Member { name: "hostProperties", quoted: quoted("hostProperties"), key: 179, required: false, header: None, shape: Shape::Structure(&HOST_PROPERTIES_RESPONSE) },
    Member { name: "workerLog", quoted: quoted("workerLog"), key: 247, required: false, header: None, shape: Shape::Structure(&LOG_CONFIGURATION) },
] };

pub static GET_SESSION_ACTION_RESPONSE: Structure = Structure { name: "GetSessionActionResponse", union: false, members: &[
    Member { name: "sessionActionId", quoted: quoted("sessionActionId"), key: 135, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "status", quoted: quoted("status"), key: 18, required: true, header: None, shape: Shape::String(&["ASSIGNED", "RUNNING", "CANCELING", "SUCCEEDED", "FAILED", "INTERRUPTED", "CANCELED", "NEVER_ATTEMPTED", "SCHEDULED", "RECLAIMING", "RECLAIMED"]) },
    Member { name: "startedAt", quoted: quoted("startedAt"), key: 97, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "endedAt", quoted: quoted("endedAt"), key: 98, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "workerUpdatedAt", quoted: quoted("workerUpdatedAt"), key: 136, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "progressPercent", quoted: quoted("progressPercent"), key: 137, required: false, header: None, shape: Shape::Float },
    Member { name: "manifests", quoted: quoted("manifests"), key: 138, required: false, header: None, shape: Shape::List("TaskRunManifestPropertiesListResponse", &Shape::Structure(&TASK_RUN_MANIFEST_PROPERTIES_RESPONSE)) },
    Member { name: "sessionId", quoted: quoted("sessionId"), key: 156, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "processExitCode", quoted: quoted("processExitCode"), key: 248, required: false, header: None, shape: Shape::Integer },
    Member { name: "progressMessage", quoted: quoted("progressMessage"), key: 249, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "acquiredLimits", quoted: quoted("acquiredLimits"), key: 250, required: false, header: None, shape: Shape::List("AcquiredLimits", &Shape::Structure(&ACQUIRED_LIMIT)) },
    Member { name: "definition", quoted: quoted("definition"), key: 141, required: true, header: None, shape: Shape::Structure(&SESSION_ACTION_DEFINITION) },
] };

pub static GET_STEP_RESPONSE: Structure = Structure { name: "GetStepResponse", union: false, members: &[
    Member { name: "stepId", quoted: quoted("stepId"), key: 147, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "name", quoted: quoted("name"), key: 68, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "lifecycleStatus", quoted: quoted("lifecycleStatus"), key: 94, required: true, header: None, shape: Shape::String(&["CREATE_COMPLETE", "UPDATE_IN_PROGRESS", "UPDATE_FAILED", "UPDATE_SUCCEEDED"]) },
    Member { name: "lifecycleStatusMessage", quoted: quoted("lifecycleStatusMessage"), key: 95, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "taskRunStatus", quoted: quoted("taskRunStatus"), key: 99, required: true, header: None, shape: Shape::String(&["PENDING", "READY", "ASSIGNED", "STARTING", "SCHEDULED", "INTERRUPTING", "RUNNING", "SUSPENDED", "CANCELED", "FAILED", "SUCCEEDED", "NOT_COMPATIBLE"]) },
    Member { name: "taskRunStatusCounts", quoted: quoted("taskRunStatusCounts"), key: 101, required: true, header: None, shape: Shape::Map("TaskRunStatusCounts", &Shape::Integer) },
    Member { name: "taskFailureRetryCount", quoted: quoted("taskFailureRetryCount"), key: 102, required: false, header: None, shape: Shape::Integer },
    Member { name: "targetTaskRunStatus", quoted: quoted("targetTaskRunStatus"), key: 100, required: false, header: None, shape: Shape::String(&["READY", "FAILED", "SUCCEEDED", "CANCELED", "SUSPENDED", "PENDING"]) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "startedAt", quoted: quoted("startedAt"), key: 97, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "endedAt", quoted: quoted("endedAt"), key: 98, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "dependencyCounts", quoted: quoted("dependencyCounts"), key: 162, required: false, header: None, shape: Shape::Structure(&DEPENDENCY_COUNTS) },
    Member { name: "requiredCapabilities", quoted: quoted("requiredCapabilities"), key: 251, required: false, header: None, shape: Shape::Structure(&STEP_REQUIRED_CAPABILITIES) },
    Member { name: "parameterSpace", quoted: quoted("parameterSpace"), key: 257, required: false, header: None, shape: Shape::Structure(&PARAMETER_SPACE) },
    Member { name: "description", quoted: quoted("description"), key: 37, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static GET_STORAGE_PROFILE_RESPONSE: Structure = Structure { name: "GetStorageProfileResponse", union: false, members: &[
    Member { name: "storageProfileId", quoted: quoted("storageProfileId"), key: 71, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "displayName", quoted: quoted("displayName"), key: 29, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "osFamily", quoted: quoted("osFamily"), key: 65, required: true, header: None, shape: Shape::String(&["WINDOWS", "LINUX", "MACOS"]) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "fileSystemLocations", quoted: quoted("fileSystemLocations"), key: 294, required: false, header: None, shape: Shape::List("FileSystemLocationsList", &Shape::Structure(&FILE_SYSTEM_LOCATION)) },
] };

pub static FILE_SYSTEM_LOCATION: Structure = Structure { name: "FileSystemLocation", union: false, members: &[
    Member { name: "name", quoted: quoted("name"), key: 68, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "path", quoted: quoted("path"), key: 152, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "type", quoted: quoted("type"), key: 86, required: true, header: None, shape: Shape::String(&["SHARED", "LOCAL"]) },
] };

pub static GET_STORAGE_PROFILE_FOR_QUEUE_RESPONSE: Structure = Structure { name: "GetStorageProfileForQueueResponse", union: false, members: &[
    Member { name: "storageProfileId", quoted: quoted("storageProfileId"), key: 71, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "displayName", quoted: quoted("displayName"), key: 29, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "osFamily", quoted: quoted("osFamily"), key: 65, required: true, header: None, shape: Shape::String(&["WINDOWS", "LINUX", "MACOS"]) },
    Member { name: "fileSystemLocations", quoted: quoted("fileSystemLocations"), key: 294, required: false, header: None, shape: Shape::List("FileSystemLocationsList", &Shape::Structure(&FILE_SYSTEM_LOCATION)) },
] };

pub static GET_TASK_RESPONSE: Structure = Structure { name: "GetTaskResponse", union: false, members: &[
    Member { name: "taskId", quoted: quoted("taskId"), key: 146, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "runStatus", quoted: quoted("runStatus"), key: 169, required: true, header: None, shape: Shape::String(&["PENDING", "READY", "ASSIGNED", "STARTING", "SCHEDULED", "INTERRUPTING", "RUNNING", "SUSPENDED", "CANCELED", "FAILED", "SUCCEEDED", "NOT_COMPATIBLE"]) },
    Member { name: "targetRunStatus", quoted: quoted("targetRunStatus"), key: 170, required: false, header: None, shape: Shape::String(&["READY", "FAILED", "SUCCEEDED", "CANCELED", "SUSPENDED", "PENDING"]) },
    Member { name: "failureRetryCount", quoted: quoted("failureRetryCount"), key: 171, required: false, header: None, shape: Shape::Integer },
    Member { name: "startedAt", quoted: quoted("startedAt"), key: 97, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "endedAt", quoted: quoted("endedAt"), key: 98, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "latestSessionActionId", quoted: quoted("latestSessionActionId"), key: 172, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "parameters", quoted: quoted("parameters"), key: 148, required: false, header: None, shape: Shape::Map("TaskParameters", &Shape::Structure(&TASK_PARAMETER_VALUE)) },
] };

pub static GET_VOLUME_RESPONSE: Structure = Structure { name: "GetVolumeResponse", union: false, members: &[
    Member { name: "volumeId", quoted: quoted("volumeId"), key: 174, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "fleetId", quoted: quoted("fleetId"), key: 2, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "state", quoted: quoted("state"), key: 175, required: true, header: None, shape: Shape::String(&["PENDING_CREATION", "PENDING_ATTACHMENT", "IN_USE", "AVAILABLE", "PENDING_DELETION"]) },
    Member { name: "sizeGiB", quoted: quoted("sizeGiB"), key: 76, required: true, header: None, shape: Shape::Integer },
    Member { name: "availabilityZoneId", quoted: quoted("availabilityZoneId"), key: 176, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "attachedWorkerId", quoted: quoted("attachedWorkerId"), key: 177, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "volumeType", quoted: quoted("volumeType"), key: 295, required: true, header: None, shape: Shape::String(&["gp3"]) },
    Member { name: "iops", quoted: quoted("iops"), key: 77, required: false, header: None, shape: Shape::Integer },
    Member { name: "throughputMiB", quoted: quoted("throughputMiB"), key: 78, required: false, header: None, shape: Shape::Integer },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "lastAssignedAt", quoted: quoted("lastAssignedAt"), key: 296, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "lastReleasedAt", quoted: quoted("lastReleasedAt"), key: 297, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "expiresAt", quoted: quoted("expiresAt"), key: 298, required: false, header: None, shape: Shape::Timestamp },
] };

pub static GET_WORKER_RESPONSE: Structure = Structure { name: "GetWorkerResponse", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "fleetId", quoted: quoted("fleetId"), key: 2, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "workerId", quoted: quoted("workerId"), key: 157, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "hostProperties", quoted: quoted("hostProperties"), key: 179, required: false, header: None, shape: Shape::Structure(&HOST_PROPERTIES_RESPONSE) },
    Member { name: "status", quoted: quoted("status"), key: 18, required: true, header: None, shape: Shape::String(&["CREATED", "STARTED", "STOPPING", "STOPPED", "NOT_RESPONDING", "NOT_COMPATIBLE", "RUNNING", "IDLE"]) },
    Member { name: "log", quoted: quoted("log"), key: 186, required: false, header: None, shape: Shape::Structure(&LOG_CONFIGURATION) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static SEARCH_JOBS_RESPONSE: Structure = Structure { name: "SearchJobsResponse", union: false, members: &[
    Member { name: "jobs", quoted: quoted("jobs"), key: 93, required: true, header: None, shape: Shape::List("JobSearchSummaries", &Shape::Structure(&JOB_SEARCH_SUMMARY)) },
    Member { name: "nextItemOffset", quoted: quoted("nextItemOffset"), key: 300, required: false, header: None, shape: Shape::Integer },
    Member { name: "totalResults", quoted: quoted("totalResults"), key: 301, required: true, header: None, shape: Shape::Integer },
] };

pub static JOB_SEARCH_SUMMARY: Structure = Structure { name: "JobSearchSummary", union: false, members: &[
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "name", quoted: quoted("name"), key: 68, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "lifecycleStatus", quoted: quoted("lifecycleStatus"), key: 94, required: true, header: None, shape: Shape::String(&["CREATE_IN_PROGRESS", "CREATE_FAILED", "CREATE_COMPLETE", "UPLOAD_IN_PROGRESS", "UPLOAD_FAILED", "UPDATE_IN_PROGRESS", "UPDATE_FAILED", "UPDATE_SUCCEEDED", "ARCHIVED"]) },
    Member { name: "lifecycleStatusMessage", quoted: quoted("lifecycleStatusMessage"), key: 95, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "taskRunStatus", quoted: quoted("taskRunStatus"), key: 99, required: false, header: None, shape: Shape::String(&["PENDING", "READY", "ASSIGNED", "STARTING", "SCHEDULED", "INTERRUPTING", "RUNNING", "SUSPENDED", "CANCELED", "FAILED", "SUCCEEDED", "NOT_COMPATIBLE"]) },
    Member { name: "targetTaskRunStatus", quoted: quoted("targetTaskRunStatus"), key: 100, required: false, header: None, shape: Shape::String(&["READY", "FAILED", "SUCCEEDED", "CANCELED", "SUSPENDED", "PENDING"]) },
    Member { name: "taskRunStatusCounts", quoted: quoted("taskRunStatusCounts"), key: 101, required: false, header: None, shape: Shape::Map("TaskRunStatusCounts", &Shape::Integer) },
    Member { name: "taskFailureRetryCount", quoted: quoted("taskFailureRetryCount"), key: 102, required: false, header: None, shape: Shape::Integer },
    Member { name: "priority", quoted: quoted("priority"), key: 96, required: true, header: None, shape: Shape::Integer },
    Member { name: "maxFailedTasksCount", quoted: quoted("maxFailedTasksCount"), key: 103, required: false, header: None, shape: Shape::Integer },
    Member { name: "maxRetriesPerTask", quoted: quoted("maxRetriesPerTask"), key: 104, required: false, header: None, shape: Shape::Integer },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "endedAt", quoted: quoted("endedAt"), key: 98, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "startedAt", quoted: quoted("startedAt"), key: 97, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "jobParameters", quoted: quoted("jobParameters"), key: 299, required: false, header: None, shape: Shape::Map("JobParameters", &Shape::Structure(&JOB_PARAMETER)) },
    Member { name: "maxWorkerCount", quoted: quoted("maxWorkerCount"), key: 51, required: false, header: None, shape: Shape::Integer },
    Member { name: "sourceJobId", quoted: quoted("sourceJobId"), key: 105, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static SEARCH_STEPS_RESPONSE: Structure = Structure { name: "SearchStepsResponse", union: false, members: &[
    Member { name: "steps", quoted: quoted("steps"), key: 161, required: true, header: None, shape: Shape::List("StepSearchSummaries", &Shape::Structure(&STEP_SEARCH_SUMMARY)) },
    Member { name: "nextItemOffset", quoted: quoted("nextItemOffset"), key: 300, required: false, header: None, shape: Shape::Integer },
    Member { name: "totalResults", quoted: quoted("totalResults"), key: 301, required: true, header: None, shape: Shape::Integer },
] };

pub static STEP_SEARCH_SUMMARY: Structure = Structure { name: "StepSearchSummary", union: false, members: &[
    Member { name: "stepId", quoted: quoted("stepId"), key: 147, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "name", quoted: quoted("name"), key: 68, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "lifecycleStatus", quoted: quoted("lifecycleStatus"), key: 94, required: true, header: None, shape: Shape::String(&["CREATE_COMPLETE", "UPDATE_IN_PROGRESS", "UPDATE_FAILED", "UPDATE_SUCCEEDED"]) },
    Member { name: "lifecycleStatusMessage", quoted: quoted("lifecycleStatusMessage"), key: 95, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "taskRunStatus", quoted: quoted("taskRunStatus"), key: 99, required: true, header: None, shape: Shape::String(&["PENDING", "READY", "ASSIGNED", "STARTING", "SCHEDULED", "INTERRUPTING", "RUNNING", "SUSPENDED", "CANCELED", "FAILED", "SUCCEEDED", "NOT_COMPATIBLE"]) },
    Member { name: "targetTaskRunStatus", quoted: quoted("targetTaskRunStatus"), key: 100, required: false, header: None, shape: Shape::String(&["READY", "FAILED", "SUCCEEDED", "CANCELED", "SUSPENDED", "PENDING"]) },
    Member { name: "taskRunStatusCounts", quoted: quoted("taskRunStatusCounts"), key: 101, required: true, header: None, shape: Shape::Map("TaskRunStatusCounts", &Shape::Integer) },
    Member { name: "taskFailureRetryCount", quoted: quoted("taskFailureRetryCount"), key: 102, required: false, header: None, shape: Shape::Integer },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "startedAt", quoted: quoted("startedAt"), key: 97, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "endedAt", quoted: quoted("endedAt"), key: 98, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "parameterSpace", quoted: quoted("parameterSpace"), key: 257, required: false, header: None, shape: Shape::Structure(&PARAMETER_SPACE) },
] };

pub static SEARCH_TASKS_RESPONSE: Structure = Structure { name: "SearchTasksResponse", union: false, members: &[
    Member { name: "tasks", quoted: quoted("tasks"), key: 168, required: true, header: None, shape: Shape::List("TaskSearchSummaries", &Shape::Structure(&TASK_SEARCH_SUMMARY)) },
    Member { name: "nextItemOffset", quoted: quoted("nextItemOffset"), key: 300, required: false, header: None, shape: Shape::Integer },
    Member { name: "totalResults", quoted: quoted("totalResults"), key: 301, required: true, header: None, shape: Shape::Integer },
] };

pub static TASK_SEARCH_SUMMARY: Structure = Structure { name: "TaskSearchSummary", union: false, members: &[
    Member { name: "taskId", quoted: quoted("taskId"), key: 146, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "stepId", quoted: quoted("stepId"), key: 147, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "runStatus", quoted: quoted("runStatus"), key: 169, required: true, header: None, shape: Shape::String(&["PENDING", "READY", "ASSIGNED", "STARTING", "SCHEDULED", "INTERRUPTING", "RUNNING", "SUSPENDED", "CANCELED", "FAILED", "SUCCEEDED", "NOT_COMPATIBLE"]) },
    Member { name: "targetRunStatus", quoted: quoted("targetRunStatus"), key: 170, required: false, header: None, shape: Shape::String(&["READY", "FAILED", "SUCCEEDED", "CANCELED", "SUSPENDED", "PENDING"]) },
    Member { name: "parameters", quoted: quoted("parameters"), key: 148, required: false, header: None, shape: Shape::Map("TaskParameters", &Shape::Structure(&TASK_PARAMETER_VALUE)) },
    Member { name: "failureRetryCount", quoted: quoted("failureRetryCount"), key: 171, required: false, header: None, shape: Shape::Integer },
    Member { name: "startedAt", quoted: quoted("startedAt"), key: 97, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "endedAt", quoted: quoted("endedAt"), key: 98, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "latestSessionActionId", quoted: quoted("latestSessionActionId"), key: 172, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static SEARCH_WORKERS_RESPONSE: Structure = Structure { name: "SearchWorkersResponse", union: false, members: &[
    Member { name: "workers", quoted: quoted("workers"), key: 178, required: true, header: None, shape: Shape::List("WorkerSearchSummaries", &Shape::Structure(&WORKER_SEARCH_SUMMARY)) },
    Member { name: "nextItemOffset", quoted: quoted("nextItemOffset"), key: 300, required: false, header: None, shape: Shape::Integer },
    Member { name: "totalResults", quoted: quoted("totalResults"), key: 301, required: true, header: None, shape: Shape::Integer },
] };

pub static WORKER_SEARCH_SUMMARY: Structure = Structure { name: "WorkerSearchSummary", union: false, members: &[
    Member { name: "fleetId", quoted: quoted("fleetId"), key: 2, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "workerId", quoted: quoted("workerId"), key: 157, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "status", quoted: quoted("status"), key: 18, required: true, header: None, shape: Shape::String(&["CREATED", "STARTED", "STOPPING", "STOPPED", "NOT_RESPONDING", "NOT_COMPATIBLE", "RUNNING", "IDLE"]) },
    Member { name: "hostProperties", quoted: quoted("hostProperties"), key: 179, required: false, header: None, shape: Shape::Structure(&HOST_PROPERTIES_RESPONSE) },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
] };

pub static START_SESSIONS_STATISTICS_AGGREGATION_RESPONSE: Structure = Structure { name: "StartSessionsStatisticsAggregationResponse", union: false, members: &[
    Member { name: "aggregationId", quoted: quoted("aggregationId"), key: 302, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static BATCH_UPDATE_JOB_REQUEST: Structure = Structure { name: "BatchUpdateJobRequest", union: false, members: &[
    Member { name: "jobs", quoted: quoted("jobs"), key: 93, required: true, header: None, shape: Shape::List("BatchUpdateJobItems", &Shape::Structure(&BATCH_UPDATE_JOB_ITEM)) },
] };

pub static BATCH_UPDATE_JOB_ITEM: Structure = Structure { name: "BatchUpdateJobItem", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "targetTaskRunStatus", quoted: quoted("targetTaskRunStatus"), key: 100, required: false, header: None, shape: Shape::String(&["READY", "FAILED", "SUCCEEDED", "CANCELED", "SUSPENDED", "PENDING"]) },
    Member { name: "priority", quoted: quoted("priority"), key: 96, required: false, header: None, shape: Shape::Integer },
    Member { name: "maxFailedTasksCount", quoted: quoted("maxFailedTasksCount"), key: 103, required: false, header: None, shape: Shape::Integer },
    Member { name: "maxRetriesPerTask", quoted: quoted("maxRetriesPerTask"), key: 104, required: false, header: None, shape: Shape::Integer },
    Member { name: "lifecycleStatus", quoted: quoted("lifecycleStatus"), key: 94, required: false, header: None, shape: Shape::String(&["ARCHIVED"]) },
    Member { name: "maxWorkerCount", quoted: quoted("maxWorkerCount"), key: 51, required: false, header: None, shape: Shape::Integer },
    Member { name: "name", quoted: quoted("name"), key: 68, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "description", quoted: quoted("description"), key: 37, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static BATCH_UPDATE_JOB_RESPONSE: Structure = Structure { name: "BatchUpdateJobResponse", union: false, members: &[
    Member { name: "errors", quoted: quoted("errors"), key: 220, required: true, header: None, shape: Shape::List("BatchUpdateJobErrors", &Shape::Structure(&BATCH_UPDATE_JOB_ERROR)) },
] };

pub static BATCH_UPDATE_JOB_ERROR: Structure = Structure { name: "BatchUpdateJobError", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "code", quoted: quoted("code"), key: 221, required: true, header: None, shape: Shape::String(&["ConflictException", "InternalServerErrorException", "ResourceNotFoundException", "ValidationException", "AccessDeniedException", "ThrottlingException"]) },
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static BATCH_UPDATE_TASK_REQUEST: Structure = Structure { name: "BatchUpdateTaskRequest", union: false, members: &[
    Member { name: "tasks", quoted: quoted("tasks"), key: 168, required: true, header: None, shape: Shape::List("BatchUpdateTaskItems", &Shape::Structure(&BATCH_UPDATE_TASK_ITEM)) },
] };

pub static BATCH_UPDATE_TASK_ITEM: Structure = Structure { name: "BatchUpdateTaskItem", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "stepId", quoted: quoted("stepId"), key: 147, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "taskId", quoted: quoted("taskId"), key: 146, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "targetRunStatus", quoted: quoted("targetRunStatus"), key: 170, required: true, header: None, shape: Shape::String(&["READY", "FAILED", "SUCCEEDED", "CANCELED", "SUSPENDED", "PENDING"]) },
] };

pub static BATCH_UPDATE_TASK_RESPONSE: Structure = Structure { name: "BatchUpdateTaskResponse", union: false, members: &[
    Member { name: "errors", quoted: quoted("errors"), key: 220, required: true, header: None, shape: Shape::List("BatchUpdateTaskErrors", &Shape::Structure(&BATCH_UPDATE_TASK_ERROR)) },
] };

pub static BATCH_UPDATE_TASK_ERROR: Structure = Structure { name: "BatchUpdateTaskError", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "stepId", quoted: quoted("stepId"), key: 147, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "taskId", quoted: quoted("taskId"), key: 146, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "code", quoted: quoted("code"), key: 221, required: true, header: None, shape: Shape::String(&["ConflictException", "InternalServerErrorException", "ResourceNotFoundException", "ValidationException", "AccessDeniedException", "ThrottlingException"]) },
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static CREATE_FARM_REQUEST: Structure = Structure { name: "CreateFarmRequest", union: false, members: &[
    Member { name: "displayName", quoted: quoted("displayName"), key: 29, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "description", quoted: quoted("description"), key: 37, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "kmsKeyArn", quoted: quoted("kmsKeyArn"), key: 45, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "costScaleFactor", quoted: quoted("costScaleFactor"), key: 270, required: false, header: None, shape: Shape::Float },
    Member { name: "tags", quoted: quoted("tags"), key: 303, required: false, header: None, shape: Shape::Map("Tags", &Shape::String(&[])) },
] };

pub static CREATE_FARM_RESPONSE: Structure = Structure { name: "CreateFarmResponse", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static CREATE_FLEET_REQUEST: Structure = Structure { name: "CreateFleetRequest", union: false, members: &[
    Member { name: "displayName", quoted: quoted("displayName"), key: 29, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "description", quoted: quoted("description"), key: 37, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "roleArn", quoted: quoted("roleArn"), key: 123, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "minWorkerCount", quoted: quoted("minWorkerCount"), key: 50, required: false, header: None, shape: Shape::Integer },
    Member { name: "maxWorkerCount", quoted: quoted("maxWorkerCount"), key: 51, required: true, header: None, shape: Shape::Integer },
    Member { name: "configuration", quoted: quoted("configuration"), key: 52, required: true, header: None, shape: Shape::Structure(&FLEET_CONFIGURATION) },
    Member { name: "tags", quoted: quoted("tags"), key: 303, required: false, header: None, shape: Shape::Map("Tags", &Shape::String(&[])) },
    Member { name: "hostConfiguration", quoted: quoted("hostConfiguration"), key: 271, required: false, header: None, shape: Shape::Structure(&HOST_CONFIGURATION) },
] };

pub static CREATE_FLEET_RESPONSE: Structure = Structure { name: "CreateFleetResponse", union: false, members: &[
    Member { name: "fleetId", quoted: quoted("fleetId"), key: 2, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static CREATE_JOB_REQUEST: Structure = Structure { name: "CreateJobRequest", union: false, members: &[
    Member { name: "template", quoted: quoted("template"), key: 244, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "templateType", quoted: quoted("templateType"), key: 293, required: false, header: None, shape: Shape::String(&["JSON", "YAML"]) },
    Member { name: "priority", quoted: quoted("priority"), key: 96, required: true, header: None, shape: Shape::Integer },
    Member { name: "parameters", quoted: quoted("parameters"), key: 148, required: false, header: None, shape: Shape::Map("JobParameters", &Shape::Structure(&JOB_PARAMETER)) },
    Member { name: "attachments", quoted: quoted("attachments"), key: 212, required: false, header: None, shape: Shape::Structure(&ATTACHMENTS) },
    Member { name: "storageProfileId", quoted: quoted("storageProfileId"), key: 71, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "targetTaskRunStatus", quoted: quoted("targetTaskRunStatus"), key: 100, required: false, header: None, shape: Shape::String(&["READY", "SUSPENDED"]) },
    Member { name: "maxFailedTasksCount", quoted: quoted("maxFailedTasksCount"), key: 103, required: false, header: None, shape: Shape::Integer },
    Member { name: "maxRetriesPerTask", quoted: quoted("maxRetriesPerTask"), key: 104, required: false, header: None, shape: Shape::Integer },
    Member { name: "maxWorkerCount", quoted: quoted("maxWorkerCount"), key: 51, required: false, header: None, shape: Shape::Integer },
    Member { name: "sourceJobId", quoted: quoted("sourceJobId"), key: 105, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "nameOverride", quoted: quoted("nameOverride"), key: 304, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "descriptionOverride", quoted: quoted("descriptionOverride"), key: 305, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "tags", quoted: quoted("tags"), key: 303, required: false, header: None, shape: Shape::Map("Tags", &Shape::String(&[])) },
] };

pub static CREATE_JOB_RESPONSE: Structure = Structure { name: "CreateJobResponse", union: false, members: &[
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static CREATE_QUEUE_REQUEST: Structure = Structure { name: "CreateQueueRequest", union: false, members: &[
    Member { name: "displayName", quoted: quoted("displayName"), key: 29, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "description", quoted: quoted("description"), key: 37, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "defaultBudgetAction", quoted: quoted("defaultBudgetAction"), key: 132, required: false, header: None, shape: Shape::String(&["NONE", "STOP_SCHEDULING_AND_COMPLETE_TASKS", "STOP_SCHEDULING_AND_CANCEL_TASKS"]) },
    Member { name: "jobAttachmentSettings", quoted: quoted("jobAttachmentSettings"), key: 224, required: false, header: None, shape: Shape::Structure(&JOB_ATTACHMENT_SETTINGS) },
    Member { name: "roleArn", quoted: quoted("roleArn"), key: 123, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "jobRunAsUser", quoted: quoted("jobRunAsUser"), key: 227, required: false, header: None, shape: Shape::Structure(&JOB_RUN_AS_USER) },
    Member { name: "requiredFileSystemLocationNames", quoted: quoted("requiredFileSystemLocationNames"), key: 278, required: false, header: None, shape: Shape::List("RequiredFileSystemLocationNames", &Shape::String(&[])) },
    Member { name: "allowedStorageProfileIds", quoted: quoted("allowedStorageProfileIds"), key: 279, required: false, header: None, shape: Shape::List("AllowedStorageProfileIds", &Shape::String(&[])) },
    Member { name: "tags", quoted: quoted("tags"), key: 303, required: false, header: None, shape: Shape::Map("Tags", &Shape::String(&[])) },
    Member { name: "schedulingConfiguration", quoted: quoted("schedulingConfiguration"), key: 280, required: false, header: None, shape: Shape::Structure(&SCHEDULING_CONFIGURATION) },
] };

pub static CREATE_QUEUE_RESPONSE: Structure = Structure { name: "CreateQueueResponse", union: false, members: &[
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static CREATE_QUEUE_FLEET_ASSOCIATION_REQUEST: Structure = Structure { name: "CreateQueueFleetAssociationRequest", union: false, members: &[
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "fleetId", quoted: quoted("fleetId"), key: 2, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static CREATE_QUEUE_FLEET_ASSOCIATION_RESPONSE: Structure = Structure { name: "CreateQueueFleetAssociationResponse", union: false, members: &[

] };

pub static DELETE_FARM_REQUEST: Structure = Structure { name: "DeleteFarmRequest", union: false, members: &[

] };

pub static DELETE_FARM_RESPONSE: Structure = Structure { name: "DeleteFarmResponse", union: false, members: &[

] };

pub static DELETE_FLEET_REQUEST: Structure = Structure { name: "DeleteFleetRequest", union: false, members: &[

] };

pub static DELETE_FLEET_RESPONSE: Structure = Structure { name: "DeleteFleetResponse", union: false, members: &[

] };

pub static DELETE_QUEUE_REQUEST: Structure = Structure { name: "DeleteQueueRequest", union: false, members: &[

] };

pub static DELETE_QUEUE_RESPONSE: Structure = Structure { name: "DeleteQueueResponse", union: false, members: &[

] };

pub static DELETE_QUEUE_FLEET_ASSOCIATION_REQUEST: Structure = Structure { name: "DeleteQueueFleetAssociationRequest", union: false, members: &[

] };

pub static DELETE_QUEUE_FLEET_ASSOCIATION_RESPONSE: Structure = Structure { name: "DeleteQueueFleetAssociationResponse", union: false, members: &[

] };

pub static UPDATE_FARM_REQUEST: Structure = Structure { name: "UpdateFarmRequest", union: false, members: &[
    Member { name: "displayName", quoted: quoted("displayName"), key: 29, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "description", quoted: quoted("description"), key: 37, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "costScaleFactor", quoted: quoted("costScaleFactor"), key: 270, required: false, header: None, shape: Shape::Float },
] };

pub static UPDATE_FARM_RESPONSE: Structure = Structure { name: "UpdateFarmResponse", union: false, members: &[

] };

pub static UPDATE_FLEET_REQUEST: Structure = Structure { name: "UpdateFleetRequest", union: false, members: &[
    Member { name: "displayName", quoted: quoted("displayName"), key: 29, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "description", quoted: quoted("description"), key: 37, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "roleArn", quoted: quoted("roleArn"), key: 123, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "minWorkerCount", quoted: quoted("minWorkerCount"), key: 50, required: false, header: None, shape: Shape::Integer },
    Member { name: "maxWorkerCount", quoted: quoted("maxWorkerCount"), key: 51, required: false, header: None, shape: Shape::Integer },
    Member { name: "configuration", quoted: quoted("configuration"), key: 52, required: false, header: None, shape: Shape::Structure(&FLEET_CONFIGURATION) },
    Member { name: "hostConfiguration", quoted: quoted("hostConfiguration"), key: 271, required: false, header: None, shape: Shape::Structure(&HOST_CONFIGURATION) },
] };

pub static UPDATE_FLEET_RESPONSE: Structure = Structure { name: "UpdateFleetResponse", union: false, members: &[

] };

pub static UPDATE_JOB_REQUEST: Structure = Structure { name: "UpdateJobRequest", union: false, members: &[
    Member { name: "targetTaskRunStatus", quoted: quoted("targetTaskRunStatus"), key: 100, required: false, header: None, shape: Shape::String(&["READY", "FAILED", "SUCCEEDED", "CANCELED", "SUSPENDED", "PENDING"]) },
    Member { name: "priority", quoted: quoted("priority"), key: 96, required: false, header: None, shape: Shape::Integer },
    Member { name: "maxFailedTasksCount", quoted: quoted("maxFailedTasksCount"), key: 103, required: false, header: None, shape: Shape::Integer },
    Member { name: "maxRetriesPerTask", quoted: quoted("maxRetriesPerTask"), key: 104, required: false, header: None, shape: Shape::Integer },
    Member { name: "lifecycleStatus", quoted: quoted("lifecycleStatus"), key: 94, required: false, header: None, shape: Shape::String(&["ARCHIVED"]) },
    Member { name: "maxWorkerCount", quoted: quoted("maxWorkerCount"), key: 51, required: false, header: None, shape: Shape::Integer },
    Member { name: "name", quoted: quoted("name"), key: 68, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "description", quoted: quoted("description"), key: 37, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static UPDATE_JOB_RESPONSE: Structure = Structure { name: "UpdateJobResponse", union: false, members: &[

] };

pub static UPDATE_QUEUE_REQUEST: Structure = Structure { name: "UpdateQueueRequest", union: false, members: &[
    Member { name: "displayName", quoted: quoted("displayName"), key: 29, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "description", quoted: quoted("description"), key: 37, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "defaultBudgetAction", quoted: quoted("defaultBudgetAction"), key: 132, required: false, header: None, shape: Shape::String(&["NONE", "STOP_SCHEDULING_AND_COMPLETE_TASKS", "STOP_SCHEDULING_AND_CANCEL_TASKS"]) },
    Member { name: "jobAttachmentSettings", quoted: quoted("jobAttachmentSettings"), key: 224, required: false, header: None, shape: Shape::Structure(&JOB_ATTACHMENT_SETTINGS) },
    Member { name: "roleArn", quoted: quoted("roleArn"), key: 123, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "jobRunAsUser", quoted: quoted("jobRunAsUser"), key: 227, required: false, header: None, shape: Shape::Structure(&JOB_RUN_AS_USER) },
    Member { name: "requiredFileSystemLocationNamesToAdd", quoted: quoted("requiredFileSystemLocationNamesToAdd"), key: 306, required: false, header: None, shape: Shape::List("RequiredFileSystemLocationNames", &Shape::String(&[])) },
    Member { name: "requiredFileSystemLocationNamesToRemove", quoted: quoted("requiredFileSystemLocationNamesToRemove"), key: 307, required: false, header: None, shape: Shape::List("RequiredFileSystemLocationNames", &Shape::String(&[])) },
    Member { name: "allowedStorageProfileIdsToAdd", quoted: quoted("allowedStorageProfileIdsToAdd"), key: 308, required: false, header: None, shape: Shape::List("AllowedStorageProfileIds", &Shape::String(&[])) },
    Member { name: "allowedStorageProfileIdsToRemove", quoted: quoted("allowedStorageProfileIdsToRemove"), key: 309, required: false, header: None, shape: Shape::List("AllowedStorageProfileIds", &Shape::String(&[])) },
    Member { name: "schedulingConfiguration", quoted: quoted("schedulingConfiguration"), key: 280, required: false, header: None, shape: Shape::Structure(&SCHEDULING_CONFIGURATION) },
] };

pub static UPDATE_QUEUE_RESPONSE: Structure = Structure { name: "UpdateQueueResponse", union: false, members: &[

] };

pub static UPDATE_QUEUE_FLEET_ASSOCIATION_REQUEST: Structure = Structure { name: "UpdateQueueFleetAssociationRequest", union: false, members: &[
    Member { name: "status", quoted: quoted("status"), key: 18, required: true, header: None, shape: Shape::String(&["ACTIVE", "STOP_SCHEDULING_AND_COMPLETE_TASKS", "STOP_SCHEDULING_AND_CANCEL_TASKS"]) },
] };

pub static UPDATE_QUEUE_FLEET_ASSOCIATION_RESPONSE: Structure = Structure { name: "UpdateQueueFleetAssociationResponse", union: false, members: &[

] };

pub static UPDATE_SESSION_REQUEST: Structure = Structure { name: "UpdateSessionRequest", union: false, members: &[
    Member { name: "targetLifecycleStatus", quoted: quoted("targetLifecycleStatus"), key: 158, required: true, header: None, shape: Shape::String(&["ENDED"]) },
] };

pub static UPDATE_SESSION_RESPONSE: Structure = Structure { name: "UpdateSessionResponse", union: false, members: &[

] };

pub static UPDATE_STEP_REQUEST: Structure = Structure { name: "UpdateStepRequest", union: false, members: &[
    Member { name: "targetTaskRunStatus", quoted: quoted("targetTaskRunStatus"), key: 100, required: true, header: None, shape: Shape::String(&["READY", "FAILED", "SUCCEEDED", "CANCELED", "SUSPENDED", "PENDING"]) },
] };

pub static UPDATE_STEP_RESPONSE: Structure = Structure { name: "UpdateStepResponse", union: false, members: &[

] };

pub static UPDATE_TASK_REQUEST: Structure = Structure { name: "UpdateTaskRequest", union: false, members: &[
    Member { name: "targetRunStatus", quoted: quoted("targetRunStatus"), key: 170, required: true, header: None, shape: Shape::String(&["READY", "FAILED", "SUCCEEDED", "CANCELED", "SUSPENDED", "PENDING"]) },
] };

pub static UPDATE_TASK_RESPONSE: Structure = Structure { name: "UpdateTaskResponse", union: false, members: &[

] };
