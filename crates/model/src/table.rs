//! Written by scripts/generate_model.py from botocore 1.44.5; do not edit.

use super::shapes::{ErrorShape, Input, InputKind, Location, Member, Operation, Shape, Structure, quoted};

/// The version of botocore that this is from.
pub const BOTOCORE: &str = "1.44.5";

/// The operations that have a paginator, by name.
pub static OPERATIONS: &[Operation] = &[
    Operation { name: "GetSessionsStatisticsAggregation", method: "get_sessions_statistics_aggregation", uri: "/2023-10-12/farms/{farmId}/sessions-statistics-aggregation",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
        Input { name: "aggregationId", location: Location::Query, kind: InputKind::String, required: true, min: None, max: None },
      ],
      result_key: "statistics", non_aggregate_keys: &["status", "statusMessage"], output: &GET_SESSIONS_STATISTICS_AGGREGATION_RESPONSE },
    Operation { name: "ListAvailableMeteredProducts", method: "list_available_metered_products", uri: "/2023-10-12/metered-products",
      inputs: &[
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
      ],
      result_key: "meteredProducts", non_aggregate_keys: &[], output: &LIST_AVAILABLE_METERED_PRODUCTS_RESPONSE },
    Operation { name: "ListBudgets", method: "list_budgets", uri: "/2023-10-12/farms/{farmId}/budgets",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
        Input { name: "status", location: Location::Query, kind: InputKind::String, required: false, min: None, max: None },
      ],
      result_key: "budgets", non_aggregate_keys: &[], output: &LIST_BUDGETS_RESPONSE },
    Operation { name: "ListFarmMembers", method: "list_farm_members", uri: "/2023-10-12/farms/{farmId}/members",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
      ],
      result_key: "members", non_aggregate_keys: &[], output: &LIST_FARM_MEMBERS_RESPONSE },
    Operation { name: "ListFarms", method: "list_farms", uri: "/2023-10-12/farms",
      inputs: &[
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
        Input { name: "principalId", location: Location::Query, kind: InputKind::String, required: false, min: Some(1), max: Some(47) },
      ],
      result_key: "farms", non_aggregate_keys: &[], output: &LIST_FARMS_RESPONSE },
    Operation { name: "ListFleetMembers", method: "list_fleet_members", uri: "/2023-10-12/farms/{farmId}/fleets/{fleetId}/members",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "fleetId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
      ],
      result_key: "members", non_aggregate_keys: &[], output: &LIST_FLEET_MEMBERS_RESPONSE },
    Operation { name: "ListFleets", method: "list_fleets", uri: "/2023-10-12/farms/{farmId}/fleets",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
        Input { name: "principalId", location: Location::Query, kind: InputKind::String, required: false, min: Some(1), max: Some(47) },
        Input { name: "displayName", location: Location::Query, kind: InputKind::String, required: false, min: Some(1), max: Some(100) },
        Input { name: "status", location: Location::Query, kind: InputKind::String, required: false, min: None, max: None },
      ],
      result_key: "fleets", non_aggregate_keys: &[], output: &LIST_FLEETS_RESPONSE },
    Operation { name: "ListJobMembers", method: "list_job_members", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}/members",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "jobId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
      ],
      result_key: "members", non_aggregate_keys: &[], output: &LIST_JOB_MEMBERS_RESPONSE },
    Operation { name: "ListJobParameterDefinitions", method: "list_job_parameter_definitions", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}/parameter-definitions",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "jobId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
      ],
      result_key: "jobParameterDefinitions", non_aggregate_keys: &[], output: &LIST_JOB_PARAMETER_DEFINITIONS_RESPONSE },
    Operation { name: "ListJobs", method: "list_jobs", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
        Input { name: "principalId", location: Location::Query, kind: InputKind::String, required: false, min: Some(1), max: Some(47) },
      ],
      result_key: "jobs", non_aggregate_keys: &[], output: &LIST_JOBS_RESPONSE },
    Operation { name: "ListLicenseEndpoints", method: "list_license_endpoints", uri: "/2023-10-12/license-endpoints",
      inputs: &[
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
      ],
      result_key: "licenseEndpoints", non_aggregate_keys: &[], output: &LIST_LICENSE_ENDPOINTS_RESPONSE },
    Operation { name: "ListLimits", method: "list_limits", uri: "/2023-10-12/farms/{farmId}/limits",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
      ],
      result_key: "limits", non_aggregate_keys: &[], output: &LIST_LIMITS_RESPONSE },
    Operation { name: "ListMemberships", method: "list_memberships", uri: "/2023-10-12/memberships",
      inputs: &[
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
        Input { name: "principalId", location: Location::Query, kind: InputKind::String, required: true, min: Some(1), max: Some(47) },
        Input { name: "identityStoreId", location: Location::Query, kind: InputKind::String, required: false, min: Some(1), max: Some(36) },
        Input { name: "identityCenterRegion", location: Location::Query, kind: InputKind::String, required: false, min: Some(1), max: Some(25) },
        Input { name: "resourceTypes", location: Location::Query, kind: InputKind::StringList, required: false, min: Some(1), max: Some(4) },
      ],
      result_key: "memberships", non_aggregate_keys: &[], output: &LIST_MEMBERSHIPS_RESPONSE },
    Operation { name: "ListMeteredProducts", method: "list_metered_products", uri: "/2023-10-12/license-endpoints/{licenseEndpointId}/metered-products",
      inputs: &[
        Input { name: "licenseEndpointId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
      ],
      result_key: "meteredProducts", non_aggregate_keys: &[], output: &LIST_METERED_PRODUCTS_RESPONSE },
    Operation { name: "ListMonitors", method: "list_monitors", uri: "/2023-10-12/monitors",
      inputs: &[
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
      ],
      result_key: "monitors", non_aggregate_keys: &[], output: &LIST_MONITORS_RESPONSE },
    Operation { name: "ListQueueEnvironments", method: "list_queue_environments", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/environments",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
      ],
      result_key: "environments", non_aggregate_keys: &[], output: &LIST_QUEUE_ENVIRONMENTS_RESPONSE },
    Operation { name: "ListQueueFleetAssociations", method: "list_queue_fleet_associations", uri: "/2023-10-12/farms/{farmId}/queue-fleet-associations",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
        Input { name: "queueId", location: Location::Query, kind: InputKind::String, required: false, min: None, max: None },
        Input { name: "fleetId", location: Location::Query, kind: InputKind::String, required: false, min: None, max: None },
      ],
      result_key: "queueFleetAssociations", non_aggregate_keys: &[], output: &LIST_QUEUE_FLEET_ASSOCIATIONS_RESPONSE },
    Operation { name: "ListQueueLimitAssociations", method: "list_queue_limit_associations", uri: "/2023-10-12/farms/{farmId}/queue-limit-associations",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
        Input { name: "queueId", location: Location::Query, kind: InputKind::String, required: false, min: None, max: None },
        Input { name: "limitId", location: Location::Query, kind: InputKind::String, required: false, min: None, max: None },
      ],
      result_key: "queueLimitAssociations", non_aggregate_keys: &[], output: &LIST_QUEUE_LIMIT_ASSOCIATIONS_RESPONSE },
    Operation { name: "ListQueueMembers", method: "list_queue_members", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/members",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
      ],
      result_key: "members", non_aggregate_keys: &[], output: &LIST_QUEUE_MEMBERS_RESPONSE },
    Operation { name: "ListQueues", method: "list_queues", uri: "/2023-10-12/farms/{farmId}/queues",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
        Input { name: "principalId", location: Location::Query, kind: InputKind::String, required: false, min: Some(1), max: Some(47) },
        Input { name: "status", location: Location::Query, kind: InputKind::String, required: false, min: None, max: None },
      ],
      result_key: "queues", non_aggregate_keys: &[], output: &LIST_QUEUES_RESPONSE },
    Operation { name: "ListSessionActions", method: "list_session_actions", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}/session-actions",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "jobId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
        Input { name: "sessionId", location: Location::Query, kind: InputKind::String, required: false, min: None, max: None },
        Input { name: "taskId", location: Location::Query, kind: InputKind::String, required: false, min: None, max: None },
      ],
      result_key: "sessionActions", non_aggregate_keys: &[], output: &LIST_SESSION_ACTIONS_RESPONSE },
    Operation { name: "ListSessions", method: "list_sessions", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}/sessions",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "jobId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
      ],
      result_key: "sessions", non_aggregate_keys: &[], output: &LIST_SESSIONS_RESPONSE },
    Operation { name: "ListSessionsForWorker", method: "list_sessions_for_worker", uri: "/2023-10-12/farms/{farmId}/fleets/{fleetId}/workers/{workerId}/sessions",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "fleetId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "workerId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
      ],
      result_key: "sessions", non_aggregate_keys: &[], output: &LIST_SESSIONS_FOR_WORKER_RESPONSE },
    Operation { name: "ListStepConsumers", method: "list_step_consumers", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}/steps/{stepId}/consumers",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "jobId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "stepId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(1000) },
      ],
      result_key: "consumers", non_aggregate_keys: &[], output: &LIST_STEP_CONSUMERS_RESPONSE },
    Operation { name: "ListStepDependencies", method: "list_step_dependencies", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}/steps/{stepId}/dependencies",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "jobId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "stepId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(1000) },
      ],
      result_key: "dependencies", non_aggregate_keys: &[], output: &LIST_STEP_DEPENDENCIES_RESPONSE },
    Operation { name: "ListSteps", method: "list_steps", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}/steps",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "jobId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
      ],
      result_key: "steps", non_aggregate_keys: &[], output: &LIST_STEPS_RESPONSE },
    Operation { name: "ListStorageProfiles", method: "list_storage_profiles", uri: "/2023-10-12/farms/{farmId}/storage-profiles",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
      ],
      result_key: "storageProfiles", non_aggregate_keys: &[], output: &LIST_STORAGE_PROFILES_RESPONSE },
    Operation { name: "ListStorageProfilesForQueue", method: "list_storage_profiles_for_queue", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/storage-profiles",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
      ],
      result_key: "storageProfiles", non_aggregate_keys: &[], output: &LIST_STORAGE_PROFILES_FOR_QUEUE_RESPONSE },
    Operation { name: "ListTasks", method: "list_tasks", uri: "/2023-10-12/farms/{farmId}/queues/{queueId}/jobs/{jobId}/steps/{stepId}/tasks",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "queueId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "jobId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "stepId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
      ],
      result_key: "tasks", non_aggregate_keys: &[], output: &LIST_TASKS_RESPONSE },
    Operation { name: "ListVolumes", method: "list_volumes", uri: "/2023-10-12/farms/{farmId}/fleets/{fleetId}/volumes",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "fleetId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
      ],
      result_key: "volumes", non_aggregate_keys: &[], output: &LIST_VOLUMES_RESPONSE },
    Operation { name: "ListWorkers", method: "list_workers", uri: "/2023-10-12/farms/{farmId}/fleets/{fleetId}/workers",
      inputs: &[
        Input { name: "farmId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "fleetId", location: Location::Uri, kind: InputKind::String, required: true, min: None, max: None },
        Input { name: "nextToken", location: Location::Query, kind: InputKind::String, required: false, min: Some(0), max: Some(4096) },
        Input { name: "maxResults", location: Location::Query, kind: InputKind::Integer, required: false, min: Some(1), max: Some(100) },
      ],
      result_key: "workers", non_aggregate_keys: &[], output: &LIST_WORKERS_RESPONSE },
];

/// The operations that have none.
pub static NOT_PAGEABLE: &[&str] = &[
    "associate_member_to_farm",
    "associate_member_to_fleet",
    "associate_member_to_job",
    "associate_member_to_queue",
    "assume_fleet_role_for_read",
    "assume_fleet_role_for_worker",
    "assume_queue_role_for_read",
    "assume_queue_role_for_user",
    "assume_queue_role_for_worker",
    "batch_get_job",
    "batch_get_job_entity",
    "batch_get_session",
    "batch_get_session_action",
    "batch_get_step",
    "batch_get_task",
    "batch_get_worker",
    "batch_update_job",
    "batch_update_task",
    "copy_job_template",
    "create_budget",
    "create_farm",
    "create_fleet",
    "create_job",
    "create_license_endpoint",
    "create_limit",
    "create_monitor",
    "create_queue",
    "create_queue_environment",
    "create_queue_fleet_association",
    "create_queue_limit_association",
    "create_storage_profile",
    "create_worker",
    "delete_budget",
    "delete_farm",
    "delete_fleet",
    "delete_license_endpoint",
    "delete_limit",
    "delete_metered_product",
    "delete_monitor",
    "delete_queue",
    "delete_queue_environment",
    "delete_queue_fleet_association",
    "delete_queue_limit_association",
    "delete_storage_profile",
    "delete_volume",
    "delete_worker",
    "disassociate_member_from_farm",
    "disassociate_member_from_fleet",
    "disassociate_member_from_job",
    "disassociate_member_from_queue",
    "get_budget",
    "get_farm",
    "get_fleet",
    "get_job",
    "get_license_endpoint",
    "get_limit",
    "get_monitor",
    "get_monitor_settings",
    "get_queue",
    "get_queue_environment",
    "get_queue_fleet_association",
    "get_queue_limit_association",
    "get_session",
    "get_session_action",
    "get_step",
    "get_storage_profile",
    "get_storage_profile_for_queue",
    "get_task",
    "get_volume",
    "get_worker",
    "list_tags_for_resource",
    "put_metered_product",
    "search_jobs",
    "search_steps",
    "search_tasks",
    "search_workers",
    "start_sessions_statistics_aggregation",
    "tag_resource",
    "untag_resource",
    "update_budget",
    "update_farm",
    "update_fleet",
    "update_job",
    "update_limit",
    "update_monitor",
    "update_monitor_settings",
    "update_queue",
    "update_queue_environment",
    "update_queue_fleet_association",
    "update_queue_limit_association",
    "update_session",
    "update_step",
    "update_storage_profile",
    "update_task",
    "update_worker",
    "update_worker_schedule",
];

pub static ERRORS: &[ErrorShape] = &[
    ErrorShape { code: "AccessDeniedException", shape: &ACCESS_DENIED_EXCEPTION },
    ErrorShape { code: "ConflictException", shape: &CONFLICT_EXCEPTION },
    ErrorShape { code: "InternalServerErrorException", shape: &INTERNAL_SERVER_ERROR_EXCEPTION },
    ErrorShape { code: "ResourceNotFoundException", shape: &RESOURCE_NOT_FOUND_EXCEPTION },
    ErrorShape { code: "ServiceQuotaExceededException", shape: &SERVICE_QUOTA_EXCEEDED_EXCEPTION },
    ErrorShape { code: "ThrottlingException", shape: &THROTTLING_EXCEPTION },
    ErrorShape { code: "ValidationException", shape: &VALIDATION_EXCEPTION },
];

/// Every member name once; `Member::key` is an index into it.
pub static KEYS: &[&str] = &[
    "statistics",
    "queueId",
    "fleetId",
    "jobId",
    "jobName",
    "userId",
    "usageType",
    "licenseProduct",
    "instanceType",
    "count",
    "costInUsd",
    "min",
    "max",
    "avg",
    "sum",
    "runtimeInSeconds",
    "aggregationStartTime",
    "aggregationEndTime",
    "status",
    "statusMessage",
    "nextToken",
    "meteredProducts",
    "productId",
    "family",
    "vendor",
    "port",
    "budgets",
    "budgetId",
    "usageTrackingResource",
    "displayName",
    "approximateDollarLimit",
    "usages",
    "approximateDollarUsage",
    "createdBy",
    "createdAt",
    "updatedBy",
    "updatedAt",
    "description",
    "members",
    "farmId",
    "principalId",
    "principalType",
    "identityStoreId",
    "membershipLevel",
    "farms",
    "kmsKeyArn",
    "fleets",
    "autoScalingStatus",
    "targetWorkerCount",
    "workerCount",
    "minWorkerCount",
    "maxWorkerCount",
    "configuration",
    "customerManaged",
    "mode",
    "autoScalingConfiguration",
    "standbyWorkerCount",
    "workerIdleDurationSeconds",
    "scaleOutWorkersPerMinute",
    "workerCapabilities",
    "vCpuCount",
    "memoryMiB",
    "acceleratorTypes",
    "acceleratorCount",
    "acceleratorTotalMemoryMiB",
    "osFamily",
    "cpuArchitectureType",
    "customAmounts",
    "name",
    "customAttributes",
    "values",
    "storageProfileId",
    "tagPropagationMode",
    "serviceManagedEc2",
    "instanceCapabilities",
    "rootEbsVolume",
    "sizeGiB",
    "iops",
    "throughputMiB",
    "acceleratorCapabilities",
    "selections",
    "runtime",
    "allowedInstanceTypes",
    "excludedInstanceTypes",
    "softwareAddOns",
    "instanceMarketOptions",
    "type",
    "vpcConfiguration",
    "resourceConfigurationArns",
    "persistentVolumeConfiguration",
    "mountPath",
    "lastUsedTtlHours",
    "jobParameterDefinitions",
    "jobs",
    "lifecycleStatus",
    "lifecycleStatusMessage",
    "priority",
    "startedAt",
    "endedAt",
    "taskRunStatus",
    "targetTaskRunStatus",
    "taskRunStatusCounts",
    "taskFailureRetryCount",
    "maxFailedTasksCount",
    "maxRetriesPerTask",
    "sourceJobId",
    "licenseEndpoints",
    "licenseEndpointId",
    "vpcId",
    "limits",
    "limitId",
    "currentCount",
    "amountRequirementName",
    "maxCount",
    "memberships",
    "farm",
    "queue",
    "fleet",
    "job",
    "monitors",
    "monitorId",
    "subdomain",
    "url",
    "roleArn",
    "identityCenterInstanceArn",
    "identityCenterRegion",
    "identityCenterApplicationArn",
    "environments",
    "queueEnvironmentId",
    "queueFleetAssociations",
    "queueLimitAssociations",
    "queues",
    "defaultBudgetAction",
    "blockedReason",
    "sessionActions",
    "sessionActionId",
    "workerUpdatedAt",
    "progressPercent",
    "manifests",
    "outputManifestPath",
    "outputManifestHash",
    "definition",
    "envEnter",
    "environmentId",
    "envExit",
    "taskRun",
    "taskId",
    "stepId",
    "parameters",
    "int",
    "float",
    "string",
    "path",
    "chunkInt",
    "syncInputJobAttachments",
    "sessions",
    "sessionId",
    "workerId",
    "targetLifecycleStatus",
    "consumers",
    "dependencies",
    "steps",
    "dependencyCounts",
    "dependenciesResolved",
    "dependenciesUnresolved",
    "consumersResolved",
    "consumersUnresolved",
    "storageProfiles",
    "tasks",
    "runStatus",
    "targetRunStatus",
    "failureRetryCount",
    "latestSessionActionId",
    "volumes",
    "volumeId",
    "state",
    "availabilityZoneId",
    "attachedWorkerId",
    "workers",
    "hostProperties",
    "ipAddresses",
    "ipV4Addresses",
    "ipV6Addresses",
    "hostName",
    "ec2InstanceArn",
    "ec2InstanceType",
    "log",
    "logDriver",
    "options",
    "error",
    "message",
    "context",
    "reason",
    "resourceId",
    "resourceType",
    "retryAfterSeconds",
    "serviceCode",
    "quotaCode",
    "fieldList",
];

pub static GET_SESSIONS_STATISTICS_AGGREGATION_RESPONSE: Structure = Structure { name: "GetSessionsStatisticsAggregationResponse", union: false, members: &[
    Member { name: "statistics", quoted: quoted("statistics"), key: 0, required: false, header: None, shape: Shape::List("StatisticsList", &Shape::Structure(&STATISTICS)) },
    Member { name: "status", quoted: quoted("status"), key: 18, required: true, header: None, shape: Shape::String(&["IN_PROGRESS", "TIMEOUT", "FAILED", "COMPLETED"]) },
    Member { name: "statusMessage", quoted: quoted("statusMessage"), key: 19, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static STATISTICS: Structure = Structure { name: "Statistics", union: false, members: &[
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "fleetId", quoted: quoted("fleetId"), key: 2, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "jobName", quoted: quoted("jobName"), key: 4, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "userId", quoted: quoted("userId"), key: 5, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "usageType", quoted: quoted("usageType"), key: 6, required: false, header: None, shape: Shape::String(&["COMPUTE", "LICENSE", "PERSISTENT_VOLUME"]) },
    Member { name: "licenseProduct", quoted: quoted("licenseProduct"), key: 7, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "instanceType", quoted: quoted("instanceType"), key: 8, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "count", quoted: quoted("count"), key: 9, required: true, header: None, shape: Shape::Integer },
    Member { name: "costInUsd", quoted: quoted("costInUsd"), key: 10, required: true, header: None, shape: Shape::Structure(&STATS) },
    Member { name: "runtimeInSeconds", quoted: quoted("runtimeInSeconds"), key: 15, required: true, header: None, shape: Shape::Structure(&STATS) },
    Member { name: "aggregationStartTime", quoted: quoted("aggregationStartTime"), key: 16, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "aggregationEndTime", quoted: quoted("aggregationEndTime"), key: 17, required: false, header: None, shape: Shape::Timestamp },
] };

pub static STATS: Structure = Structure { name: "Stats", union: false, members: &[
    Member { name: "min", quoted: quoted("min"), key: 11, required: false, header: None, shape: Shape::Float },
    Member { name: "max", quoted: quoted("max"), key: 12, required: false, header: None, shape: Shape::Float },
    Member { name: "avg", quoted: quoted("avg"), key: 13, required: false, header: None, shape: Shape::Float },
    Member { name: "sum", quoted: quoted("sum"), key: 14, required: false, header: None, shape: Shape::Float },
] };

pub static LIST_AVAILABLE_METERED_PRODUCTS_RESPONSE: Structure = Structure { name: "ListAvailableMeteredProductsResponse", union: false, members: &[
    Member { name: "meteredProducts", quoted: quoted("meteredProducts"), key: 21, required: true, header: None, shape: Shape::List("MeteredProductSummaryList", &Shape::Structure(&METERED_PRODUCT_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static METERED_PRODUCT_SUMMARY: Structure = Structure { name: "MeteredProductSummary", union: false, members: &[
    Member { name: "productId", quoted: quoted("productId"), key: 22, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "family", quoted: quoted("family"), key: 23, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "vendor", quoted: quoted("vendor"), key: 24, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "port", quoted: quoted("port"), key: 25, required: true, header: None, shape: Shape::Integer },
] };

pub static LIST_BUDGETS_RESPONSE: Structure = Structure { name: "ListBudgetsResponse", union: false, members: &[
    Member { name: "budgets", quoted: quoted("budgets"), key: 26, required: true, header: None, shape: Shape::List("BudgetSummaries", &Shape::Structure(&BUDGET_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static BUDGET_SUMMARY: Structure = Structure { name: "BudgetSummary", union: false, members: &[
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
] };

pub static USAGE_TRACKING_RESOURCE: Structure = Structure { name: "UsageTrackingResource", union: true, members: &[
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static CONSUMED_USAGES: Structure = Structure { name: "ConsumedUsages", union: false, members: &[
    Member { name: "approximateDollarUsage", quoted: quoted("approximateDollarUsage"), key: 32, required: true, header: None, shape: Shape::Float },
] };

pub static LIST_FARM_MEMBERS_RESPONSE: Structure = Structure { name: "ListFarmMembersResponse", union: false, members: &[
    Member { name: "members", quoted: quoted("members"), key: 38, required: true, header: None, shape: Shape::List("FarmMembers", &Shape::Structure(&FARM_MEMBER)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static FARM_MEMBER: Structure = Structure { name: "FarmMember", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "principalId", quoted: quoted("principalId"), key: 40, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "principalType", quoted: quoted("principalType"), key: 41, required: true, header: None, shape: Shape::String(&["USER", "GROUP"]) },
    Member { name: "identityStoreId", quoted: quoted("identityStoreId"), key: 42, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "membershipLevel", quoted: quoted("membershipLevel"), key: 43, required: true, header: None, shape: Shape::String(&["VIEWER", "CONTRIBUTOR", "OWNER", "MANAGER"]) },
] };

pub static LIST_FARMS_RESPONSE: Structure = Structure { name: "ListFarmsResponse", union: false, members: &[
    Member { name: "farms", quoted: quoted("farms"), key: 44, required: true, header: None, shape: Shape::List("FarmSummaries", &Shape::Structure(&FARM_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static FARM_SUMMARY: Structure = Structure { name: "FarmSummary", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "displayName", quoted: quoted("displayName"), key: 29, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "kmsKeyArn", quoted: quoted("kmsKeyArn"), key: 45, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static LIST_FLEET_MEMBERS_RESPONSE: Structure = Structure { name: "ListFleetMembersResponse", union: false, members: &[
    Member { name: "members", quoted: quoted("members"), key: 38, required: true, header: None, shape: Shape::List("FleetMembers", &Shape::Structure(&FLEET_MEMBER)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static FLEET_MEMBER: Structure = Structure { name: "FleetMember", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "fleetId", quoted: quoted("fleetId"), key: 2, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "principalId", quoted: quoted("principalId"), key: 40, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "principalType", quoted: quoted("principalType"), key: 41, required: true, header: None, shape: Shape::String(&["USER", "GROUP"]) },
    Member { name: "identityStoreId", quoted: quoted("identityStoreId"), key: 42, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "membershipLevel", quoted: quoted("membershipLevel"), key: 43, required: true, header: None, shape: Shape::String(&["VIEWER", "CONTRIBUTOR", "OWNER", "MANAGER"]) },
] };

pub static LIST_FLEETS_RESPONSE: Structure = Structure { name: "ListFleetsResponse", union: false, members: &[
    Member { name: "fleets", quoted: quoted("fleets"), key: 46, required: true, header: None, shape: Shape::List("FleetSummaries", &Shape::Structure(&FLEET_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static FLEET_SUMMARY: Structure = Structure { name: "FleetSummary", union: false, members: &[
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
] };

pub static FLEET_CONFIGURATION: Structure = Structure { name: "FleetConfiguration", union: true, members: &[
    Member { name: "customerManaged", quoted: quoted("customerManaged"), key: 53, required: false, header: None, shape: Shape::Structure(&CUSTOMER_MANAGED_FLEET_CONFIGURATION) },
    Member { name: "serviceManagedEc2", quoted: quoted("serviceManagedEc2"), key: 73, required: false, header: None, shape: Shape::Structure(&SERVICE_MANAGED_EC2_FLEET_CONFIGURATION) },
] };

pub static CUSTOMER_MANAGED_FLEET_CONFIGURATION: Structure = Structure { name: "CustomerManagedFleetConfiguration", union: false, members: &[
    Member { name: "mode", quoted: quoted("mode"), key: 54, required: true, header: None, shape: Shape::String(&["NO_SCALING", "EVENT_BASED_AUTO_SCALING"]) },
    Member { name: "autoScalingConfiguration", quoted: quoted("autoScalingConfiguration"), key: 55, required: false, header: None, shape: Shape::Structure(&CUSTOMER_MANAGED_AUTO_SCALING_CONFIGURATION) },
    Member { name: "workerCapabilities", quoted: quoted("workerCapabilities"), key: 59, required: true, header: None, shape: Shape::Structure(&CUSTOMER_MANAGED_WORKER_CAPABILITIES) },
    Member { name: "storageProfileId", quoted: quoted("storageProfileId"), key: 71, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "tagPropagationMode", quoted: quoted("tagPropagationMode"), key: 72, required: false, header: None, shape: Shape::String(&["NO_PROPAGATION", "PROPAGATE_TAGS_TO_WORKERS_AT_LAUNCH"]) },
] };

pub static CUSTOMER_MANAGED_AUTO_SCALING_CONFIGURATION: Structure = Structure { name: "CustomerManagedAutoScalingConfiguration", union: false, members: &[
    Member { name: "standbyWorkerCount", quoted: quoted("standbyWorkerCount"), key: 56, required: false, header: None, shape: Shape::Integer },
    Member { name: "workerIdleDurationSeconds", quoted: quoted("workerIdleDurationSeconds"), key: 57, required: false, header: None, shape: Shape::Integer },
    Member { name: "scaleOutWorkersPerMinute", quoted: quoted("scaleOutWorkersPerMinute"), key: 58, required: false, header: None, shape: Shape::Integer },
] };

pub static CUSTOMER_MANAGED_WORKER_CAPABILITIES: Structure = Structure { name: "CustomerManagedWorkerCapabilities", union: false, members: &[
    Member { name: "vCpuCount", quoted: quoted("vCpuCount"), key: 60, required: true, header: None, shape: Shape::Structure(&V_CPU_COUNT_RANGE) },
    Member { name: "memoryMiB", quoted: quoted("memoryMiB"), key: 61, required: true, header: None, shape: Shape::Structure(&MEMORY_MI_B_RANGE) },
    Member { name: "acceleratorTypes", quoted: quoted("acceleratorTypes"), key: 62, required: false, header: None, shape: Shape::List("AcceleratorTypes", &Shape::String(&["gpu"])) },
    Member { name: "acceleratorCount", quoted: quoted("acceleratorCount"), key: 63, required: false, header: None, shape: Shape::Structure(&ACCELERATOR_COUNT_RANGE) },
    Member { name: "acceleratorTotalMemoryMiB", quoted: quoted("acceleratorTotalMemoryMiB"), key: 64, required: false, header: None, shape: Shape::Structure(&ACCELERATOR_TOTAL_MEMORY_MI_B_RANGE) },
    Member { name: "osFamily", quoted: quoted("osFamily"), key: 65, required: true, header: None, shape: Shape::String(&["WINDOWS", "LINUX", "MACOS"]) },
    Member { name: "cpuArchitectureType", quoted: quoted("cpuArchitectureType"), key: 66, required: true, header: None, shape: Shape::String(&["x86_64", "arm64"]) },
    Member { name: "customAmounts", quoted: quoted("customAmounts"), key: 67, required: false, header: None, shape: Shape::List("CustomFleetAmountCapabilities", &Shape::Structure(&FLEET_AMOUNT_CAPABILITY)) },
    Member { name: "customAttributes", quoted: quoted("customAttributes"), key: 69, required: false, header: None, shape: Shape::List("CustomFleetAttributeCapabilities", &Shape::Structure(&FLEET_ATTRIBUTE_CAPABILITY)) },
] };

pub static V_CPU_COUNT_RANGE: Structure = Structure { name: "VCpuCountRange", union: false, members: &[
    Member { name: "min", quoted: quoted("min"), key: 11, required: true, header: None, shape: Shape::Integer },
    Member { name: "max", quoted: quoted("max"), key: 12, required: false, header: None, shape: Shape::Integer },
] };

pub static MEMORY_MI_B_RANGE: Structure = Structure { name: "MemoryMiBRange", union: false, members: &[
    Member { name: "min", quoted: quoted("min"), key: 11, required: true, header: None, shape: Shape::Integer },
    Member { name: "max", quoted: quoted("max"), key: 12, required: false, header: None, shape: Shape::Integer },
] };

pub static ACCELERATOR_COUNT_RANGE: Structure = Structure { name: "AcceleratorCountRange", union: false, members: &[
    Member { name: "min", quoted: quoted("min"), key: 11, required: true, header: None, shape: Shape::Integer },
    Member { name: "max", quoted: quoted("max"), key: 12, required: false, header: None, shape: Shape::Integer },
] };

pub static ACCELERATOR_TOTAL_MEMORY_MI_B_RANGE: Structure = Structure { name: "AcceleratorTotalMemoryMiBRange", union: false, members: &[
    Member { name: "min", quoted: quoted("min"), key: 11, required: true, header: None, shape: Shape::Integer },
    Member { name: "max", quoted: quoted("max"), key: 12, required: false, header: None, shape: Shape::Integer },
] };

pub static FLEET_AMOUNT_CAPABILITY: Structure = Structure { name: "FleetAmountCapability", union: false, members: &[
    Member { name: "name", quoted: quoted("name"), key: 68, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "min", quoted: quoted("min"), key: 11, required: true, header: None, shape: Shape::Float },
    Member { name: "max", quoted: quoted("max"), key: 12, required: false, header: None, shape: Shape::Float },
] };

pub static FLEET_ATTRIBUTE_CAPABILITY: Structure = Structure { name: "FleetAttributeCapability", union: false, members: &[
    Member { name: "name", quoted: quoted("name"), key: 68, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "values", quoted: quoted("values"), key: 70, required: true, header: None, shape: Shape::List("AttributeCapabilityValuesList", &Shape::String(&[])) },
] };

pub static SERVICE_MANAGED_EC2_FLEET_CONFIGURATION: Structure = Structure { name: "ServiceManagedEc2FleetConfiguration", union: false, members: &[
    Member { name: "instanceCapabilities", quoted: quoted("instanceCapabilities"), key: 74, required: true, header: None, shape: Shape::Structure(&SERVICE_MANAGED_EC2_INSTANCE_CAPABILITIES) },
    Member { name: "instanceMarketOptions", quoted: quoted("instanceMarketOptions"), key: 85, required: true, header: None, shape: Shape::Structure(&SERVICE_MANAGED_EC2_INSTANCE_MARKET_OPTIONS) },
    Member { name: "vpcConfiguration", quoted: quoted("vpcConfiguration"), key: 87, required: false, header: None, shape: Shape::Structure(&VPC_CONFIGURATION) },
    Member { name: "storageProfileId", quoted: quoted("storageProfileId"), key: 71, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "persistentVolumeConfiguration", quoted: quoted("persistentVolumeConfiguration"), key: 89, required: false, header: None, shape: Shape::Structure(&PERSISTENT_VOLUME_CONFIGURATION) },
    Member { name: "autoScalingConfiguration", quoted: quoted("autoScalingConfiguration"), key: 55, required: false, header: None, shape: Shape::Structure(&SERVICE_MANAGED_EC2_AUTO_SCALING_CONFIGURATION) },
] };

pub static SERVICE_MANAGED_EC2_INSTANCE_CAPABILITIES: Structure = Structure { name: "ServiceManagedEc2InstanceCapabilities", union: false, members: &[
    Member { name: "vCpuCount", quoted: quoted("vCpuCount"), key: 60, required: true, header: None, shape: Shape::Structure(&V_CPU_COUNT_RANGE) },
    Member { name: "memoryMiB", quoted: quoted("memoryMiB"), key: 61, required: true, header: None, shape: Shape::Structure(&MEMORY_MI_B_RANGE) },
    Member { name: "osFamily", quoted: quoted("osFamily"), key: 65, required: true, header: None, shape: Shape::String(&["WINDOWS", "LINUX"]) },
    Member { name: "cpuArchitectureType", quoted: quoted("cpuArchitectureType"), key: 66, required: true, header: None, shape: Shape::String(&["x86_64", "arm64"]) },
    Member { name: "rootEbsVolume", quoted: quoted("rootEbsVolume"), key: 75, required: false, header: None, shape: Shape::Structure(&EC2_EBS_VOLUME) },
    Member { name: "acceleratorCapabilities", quoted: quoted("acceleratorCapabilities"), key: 79, required: false, header: None, shape: Shape::Structure(&ACCELERATOR_CAPABILITIES) },
    Member { name: "allowedInstanceTypes", quoted: quoted("allowedInstanceTypes"), key: 82, required: false, header: None, shape: Shape::List("InstanceTypes", &Shape::String(&[])) },
    Member { name: "excludedInstanceTypes", quoted: quoted("excludedInstanceTypes"), key: 83, required: false, header: None, shape: Shape::List("InstanceTypes", &Shape::String(&[])) },
    Member { name: "customAmounts", quoted: quoted("customAmounts"), key: 67, required: false, header: None, shape: Shape::List("CustomFleetAmountCapabilities", &Shape::Structure(&FLEET_AMOUNT_CAPABILITY)) },
    Member { name: "customAttributes", quoted: quoted("customAttributes"), key: 69, required: false, header: None, shape: Shape::List("CustomFleetAttributeCapabilities", &Shape::Structure(&FLEET_ATTRIBUTE_CAPABILITY)) },
    Member { name: "softwareAddOns", quoted: quoted("softwareAddOns"), key: 84, required: false, header: None, shape: Shape::List("FleetSoftwareAddOns", &Shape::Structure(&FLEET_SOFTWARE_ADD_ON)) },
] };

pub static EC2_EBS_VOLUME: Structure = Structure { name: "Ec2EbsVolume", union: false, members: &[
    Member { name: "sizeGiB", quoted: quoted("sizeGiB"), key: 76, required: false, header: None, shape: Shape::Integer },
    Member { name: "iops", quoted: quoted("iops"), key: 77, required: false, header: None, shape: Shape::Integer },
    Member { name: "throughputMiB", quoted: quoted("throughputMiB"), key: 78, required: false, header: None, shape: Shape::Integer },
] };

pub static ACCELERATOR_CAPABILITIES: Structure = Structure { name: "AcceleratorCapabilities", union: false, members: &[
    Member { name: "selections", quoted: quoted("selections"), key: 80, required: true, header: None, shape: Shape::List("AcceleratorSelections", &Shape::Structure(&ACCELERATOR_SELECTION)) },
    Member { name: "count", quoted: quoted("count"), key: 9, required: false, header: None, shape: Shape::Structure(&ACCELERATOR_COUNT_RANGE) },
] };

pub static ACCELERATOR_SELECTION: Structure = Structure { name: "AcceleratorSelection", union: false, members: &[
    Member { name: "name", quoted: quoted("name"), key: 68, required: true, header: None, shape: Shape::String(&["t4", "a10g", "l4", "l40s", "rtx-pro-server-6000", "rtx-pro-4500"]) },
    Member { name: "runtime", quoted: quoted("runtime"), key: 81, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static FLEET_SOFTWARE_ADD_ON: Structure = Structure { name: "FleetSoftwareAddOn", union: false, members: &[
    Member { name: "name", quoted: quoted("name"), key: 68, required: true, header: None, shape: Shape::String(&["docker"]) },
] };

pub static SERVICE_MANAGED_EC2_INSTANCE_MARKET_OPTIONS: Structure = Structure { name: "ServiceManagedEc2InstanceMarketOptions", union: false, members: &[
    Member { name: "type", quoted: quoted("type"), key: 86, required: true, header: None, shape: Shape::String(&["on-demand", "spot", "wait-and-save"]) },
] };

pub static VPC_CONFIGURATION: Structure = Structure { name: "VpcConfiguration", union: false, members: &[
    Member { name: "resourceConfigurationArns", quoted: quoted("resourceConfigurationArns"), key: 88, required: false, header: None, shape: Shape::List("VpcResourceConfigurationArns", &Shape::String(&[])) },
] };

pub static PERSISTENT_VOLUME_CONFIGURATION: Structure = Structure { name: "PersistentVolumeConfiguration", union: false, members: &[
    Member { name: "sizeGiB", quoted: quoted("sizeGiB"), key: 76, required: false, header: None, shape: Shape::Integer },
    Member { name: "iops", quoted: quoted("iops"), key: 77, required: false, header: None, shape: Shape::Integer },
    Member { name: "throughputMiB", quoted: quoted("throughputMiB"), key: 78, required: false, header: None, shape: Shape::Integer },
    Member { name: "mountPath", quoted: quoted("mountPath"), key: 90, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "lastUsedTtlHours", quoted: quoted("lastUsedTtlHours"), key: 91, required: false, header: None, shape: Shape::Integer },
] };

pub static SERVICE_MANAGED_EC2_AUTO_SCALING_CONFIGURATION: Structure = Structure { name: "ServiceManagedEc2AutoScalingConfiguration", union: false, members: &[
    Member { name: "standbyWorkerCount", quoted: quoted("standbyWorkerCount"), key: 56, required: false, header: None, shape: Shape::Integer },
    Member { name: "workerIdleDurationSeconds", quoted: quoted("workerIdleDurationSeconds"), key: 57, required: false, header: None, shape: Shape::Integer },
    Member { name: "scaleOutWorkersPerMinute", quoted: quoted("scaleOutWorkersPerMinute"), key: 58, required: false, header: None, shape: Shape::Integer },
] };

pub static LIST_JOB_MEMBERS_RESPONSE: Structure = Structure { name: "ListJobMembersResponse", union: false, members: &[
    Member { name: "members", quoted: quoted("members"), key: 38, required: true, header: None, shape: Shape::List("JobMembers", &Shape::Structure(&JOB_MEMBER)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static JOB_MEMBER: Structure = Structure { name: "JobMember", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "principalId", quoted: quoted("principalId"), key: 40, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "principalType", quoted: quoted("principalType"), key: 41, required: true, header: None, shape: Shape::String(&["USER", "GROUP"]) },
    Member { name: "identityStoreId", quoted: quoted("identityStoreId"), key: 42, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "membershipLevel", quoted: quoted("membershipLevel"), key: 43, required: true, header: None, shape: Shape::String(&["VIEWER", "CONTRIBUTOR", "OWNER", "MANAGER"]) },
] };

pub static LIST_JOB_PARAMETER_DEFINITIONS_RESPONSE: Structure = Structure { name: "ListJobParameterDefinitionsResponse", union: false, members: &[
    Member { name: "jobParameterDefinitions", quoted: quoted("jobParameterDefinitions"), key: 92, required: true, header: None, shape: Shape::List("JobParameterDefinitions", &Shape::Document) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static LIST_JOBS_RESPONSE: Structure = Structure { name: "ListJobsResponse", union: false, members: &[
    Member { name: "jobs", quoted: quoted("jobs"), key: 93, required: true, header: None, shape: Shape::List("JobSummaries", &Shape::Structure(&JOB_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static JOB_SUMMARY: Structure = Structure { name: "JobSummary", union: false, members: &[
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
    Member { name: "maxFailedTasksCount", quoted: quoted("maxFailedTasksCount"), key: 103, required: false, header: None, shape: Shape::Integer },
    Member { name: "maxRetriesPerTask", quoted: quoted("maxRetriesPerTask"), key: 104, required: false, header: None, shape: Shape::Integer },
    Member { name: "maxWorkerCount", quoted: quoted("maxWorkerCount"), key: 51, required: false, header: None, shape: Shape::Integer },
    Member { name: "sourceJobId", quoted: quoted("sourceJobId"), key: 105, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static LIST_LICENSE_ENDPOINTS_RESPONSE: Structure = Structure { name: "ListLicenseEndpointsResponse", union: false, members: &[
    Member { name: "licenseEndpoints", quoted: quoted("licenseEndpoints"), key: 106, required: true, header: None, shape: Shape::List("LicenseEndpointSummaries", &Shape::Structure(&LICENSE_ENDPOINT_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static LICENSE_ENDPOINT_SUMMARY: Structure = Structure { name: "LicenseEndpointSummary", union: false, members: &[
    Member { name: "licenseEndpointId", quoted: quoted("licenseEndpointId"), key: 107, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "status", quoted: quoted("status"), key: 18, required: false, header: None, shape: Shape::String(&["CREATE_IN_PROGRESS", "DELETE_IN_PROGRESS", "READY", "NOT_READY"]) },
    Member { name: "statusMessage", quoted: quoted("statusMessage"), key: 19, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "vpcId", quoted: quoted("vpcId"), key: 108, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static LIST_LIMITS_RESPONSE: Structure = Structure { name: "ListLimitsResponse", union: false, members: &[
    Member { name: "limits", quoted: quoted("limits"), key: 109, required: true, header: None, shape: Shape::List("LimitSummaries", &Shape::Structure(&LIMIT_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static LIMIT_SUMMARY: Structure = Structure { name: "LimitSummary", union: false, members: &[
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
] };

pub static LIST_MEMBERSHIPS_RESPONSE: Structure = Structure { name: "ListMembershipsResponse", union: false, members: &[
    Member { name: "memberships", quoted: quoted("memberships"), key: 114, required: true, header: None, shape: Shape::List("MembershipSummaries", &Shape::Structure(&MEMBERSHIP_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static MEMBERSHIP_SUMMARY: Structure = Structure { name: "MembershipSummary", union: true, members: &[
    Member { name: "farm", quoted: quoted("farm"), key: 115, required: false, header: None, shape: Shape::Structure(&FARM_MEMBER) },
    Member { name: "queue", quoted: quoted("queue"), key: 116, required: false, header: None, shape: Shape::Structure(&QUEUE_MEMBER) },
    Member { name: "fleet", quoted: quoted("fleet"), key: 117, required: false, header: None, shape: Shape::Structure(&FLEET_MEMBER) },
    Member { name: "job", quoted: quoted("job"), key: 118, required: false, header: None, shape: Shape::Structure(&JOB_MEMBER) },
] };

pub static QUEUE_MEMBER: Structure = Structure { name: "QueueMember", union: false, members: &[
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "principalId", quoted: quoted("principalId"), key: 40, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "principalType", quoted: quoted("principalType"), key: 41, required: true, header: None, shape: Shape::String(&["USER", "GROUP"]) },
    Member { name: "identityStoreId", quoted: quoted("identityStoreId"), key: 42, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "membershipLevel", quoted: quoted("membershipLevel"), key: 43, required: true, header: None, shape: Shape::String(&["VIEWER", "CONTRIBUTOR", "OWNER", "MANAGER"]) },
] };

pub static LIST_METERED_PRODUCTS_RESPONSE: Structure = Structure { name: "ListMeteredProductsResponse", union: false, members: &[
    Member { name: "meteredProducts", quoted: quoted("meteredProducts"), key: 21, required: true, header: None, shape: Shape::List("MeteredProductSummaryList", &Shape::Structure(&METERED_PRODUCT_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static LIST_MONITORS_RESPONSE: Structure = Structure { name: "ListMonitorsResponse", union: false, members: &[
    Member { name: "monitors", quoted: quoted("monitors"), key: 119, required: true, header: None, shape: Shape::List("MonitorSummaries", &Shape::Structure(&MONITOR_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static MONITOR_SUMMARY: Structure = Structure { name: "MonitorSummary", union: false, members: &[
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

pub static LIST_QUEUE_ENVIRONMENTS_RESPONSE: Structure = Structure { name: "ListQueueEnvironmentsResponse", union: false, members: &[
    Member { name: "environments", quoted: quoted("environments"), key: 127, required: true, header: None, shape: Shape::List("QueueEnvironmentSummaries", &Shape::Structure(&QUEUE_ENVIRONMENT_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static QUEUE_ENVIRONMENT_SUMMARY: Structure = Structure { name: "QueueEnvironmentSummary", union: false, members: &[
    Member { name: "queueEnvironmentId", quoted: quoted("queueEnvironmentId"), key: 128, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "name", quoted: quoted("name"), key: 68, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "priority", quoted: quoted("priority"), key: 96, required: true, header: None, shape: Shape::Integer },
] };

pub static LIST_QUEUE_FLEET_ASSOCIATIONS_RESPONSE: Structure = Structure { name: "ListQueueFleetAssociationsResponse", union: false, members: &[
    Member { name: "queueFleetAssociations", quoted: quoted("queueFleetAssociations"), key: 129, required: true, header: None, shape: Shape::List("QueueFleetAssociationSummaries", &Shape::Structure(&QUEUE_FLEET_ASSOCIATION_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static QUEUE_FLEET_ASSOCIATION_SUMMARY: Structure = Structure { name: "QueueFleetAssociationSummary", union: false, members: &[
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "fleetId", quoted: quoted("fleetId"), key: 2, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "status", quoted: quoted("status"), key: 18, required: true, header: None, shape: Shape::String(&["ACTIVE", "STOP_SCHEDULING_AND_COMPLETE_TASKS", "STOP_SCHEDULING_AND_CANCEL_TASKS", "STOPPED"]) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static LIST_QUEUE_LIMIT_ASSOCIATIONS_RESPONSE: Structure = Structure { name: "ListQueueLimitAssociationsResponse", union: false, members: &[
    Member { name: "queueLimitAssociations", quoted: quoted("queueLimitAssociations"), key: 130, required: true, header: None, shape: Shape::List("QueueLimitAssociationSummaries", &Shape::Structure(&QUEUE_LIMIT_ASSOCIATION_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static QUEUE_LIMIT_ASSOCIATION_SUMMARY: Structure = Structure { name: "QueueLimitAssociationSummary", union: false, members: &[
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "limitId", quoted: quoted("limitId"), key: 110, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "status", quoted: quoted("status"), key: 18, required: true, header: None, shape: Shape::String(&["ACTIVE", "STOP_LIMIT_USAGE_AND_COMPLETE_TASKS", "STOP_LIMIT_USAGE_AND_CANCEL_TASKS", "STOPPED"]) },
    Member { name: "createdAt", quoted: quoted("createdAt"), key: 34, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "createdBy", quoted: quoted("createdBy"), key: 33, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static LIST_QUEUE_MEMBERS_RESPONSE: Structure = Structure { name: "ListQueueMembersResponse", union: false, members: &[
    Member { name: "members", quoted: quoted("members"), key: 38, required: true, header: None, shape: Shape::List("QueueMemberList", &Shape::Structure(&QUEUE_MEMBER)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static LIST_QUEUES_RESPONSE: Structure = Structure { name: "ListQueuesResponse", union: false, members: &[
    Member { name: "queues", quoted: quoted("queues"), key: 131, required: true, header: None, shape: Shape::List("QueueSummaries", &Shape::Structure(&QUEUE_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static QUEUE_SUMMARY: Structure = Structure { name: "QueueSummary", union: false, members: &[
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
] };

pub static LIST_SESSION_ACTIONS_RESPONSE: Structure = Structure { name: "ListSessionActionsResponse", union: false, members: &[
    Member { name: "sessionActions", quoted: quoted("sessionActions"), key: 134, required: true, header: None, shape: Shape::List("SessionActionSummaries", &Shape::Structure(&SESSION_ACTION_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static SESSION_ACTION_SUMMARY: Structure = Structure { name: "SessionActionSummary", union: false, members: &[
    Member { name: "sessionActionId", quoted: quoted("sessionActionId"), key: 135, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "status", quoted: quoted("status"), key: 18, required: true, header: None, shape: Shape::String(&["ASSIGNED", "RUNNING", "CANCELING", "SUCCEEDED", "FAILED", "INTERRUPTED", "CANCELED", "NEVER_ATTEMPTED", "SCHEDULED", "RECLAIMING", "RECLAIMED"]) },
    Member { name: "startedAt", quoted: quoted("startedAt"), key: 97, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "endedAt", quoted: quoted("endedAt"), key: 98, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "workerUpdatedAt", quoted: quoted("workerUpdatedAt"), key: 136, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "progressPercent", quoted: quoted("progressPercent"), key: 137, required: false, header: None, shape: Shape::Float },
    Member { name: "manifests", quoted: quoted("manifests"), key: 138, required: false, header: None, shape: Shape::List("TaskRunManifestPropertiesListResponse", &Shape::Structure(&TASK_RUN_MANIFEST_PROPERTIES_RESPONSE)) },
    Member { name: "definition", quoted: quoted("definition"), key: 141, required: true, header: None, shape: Shape::Structure(&SESSION_ACTION_DEFINITION_SUMMARY) },
] };

pub static TASK_RUN_MANIFEST_PROPERTIES_RESPONSE: Structure = Structure { name: "TaskRunManifestPropertiesResponse", union: false, members: &[
    Member { name: "outputManifestPath", quoted: quoted("outputManifestPath"), key: 139, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "outputManifestHash", quoted: quoted("outputManifestHash"), key: 140, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static SESSION_ACTION_DEFINITION_SUMMARY: Structure = Structure { name: "SessionActionDefinitionSummary", union: true, members: &[
    Member { name: "envEnter", quoted: quoted("envEnter"), key: 142, required: false, header: None, shape: Shape::Structure(&ENVIRONMENT_ENTER_SESSION_ACTION_DEFINITION_SUMMARY) },
    Member { name: "envExit", quoted: quoted("envExit"), key: 144, required: false, header: None, shape: Shape::Structure(&ENVIRONMENT_EXIT_SESSION_ACTION_DEFINITION_SUMMARY) },
    Member { name: "taskRun", quoted: quoted("taskRun"), key: 145, required: false, header: None, shape: Shape::Structure(&TASK_RUN_SESSION_ACTION_DEFINITION_SUMMARY) },
    Member { name: "syncInputJobAttachments", quoted: quoted("syncInputJobAttachments"), key: 154, required: false, header: None, shape: Shape::Structure(&SYNC_INPUT_JOB_ATTACHMENTS_SESSION_ACTION_DEFINITION_SUMMARY) },
] };

pub static ENVIRONMENT_ENTER_SESSION_ACTION_DEFINITION_SUMMARY: Structure = Structure { name: "EnvironmentEnterSessionActionDefinitionSummary", union: false, members: &[
    Member { name: "environmentId", quoted: quoted("environmentId"), key: 143, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static ENVIRONMENT_EXIT_SESSION_ACTION_DEFINITION_SUMMARY: Structure = Structure { name: "EnvironmentExitSessionActionDefinitionSummary", union: false, members: &[
    Member { name: "environmentId", quoted: quoted("environmentId"), key: 143, required: true, header: None, shape: Shape::String(&[]) },
] };

pub static TASK_RUN_SESSION_ACTION_DEFINITION_SUMMARY: Structure = Structure { name: "TaskRunSessionActionDefinitionSummary", union: false, members: &[
    Member { name: "taskId", quoted: quoted("taskId"), key: 146, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "stepId", quoted: quoted("stepId"), key: 147, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "parameters", quoted: quoted("parameters"), key: 148, required: false, header: None, shape: Shape::Map("TaskParameters", &Shape::Structure(&TASK_PARAMETER_VALUE)) },
] };

pub static TASK_PARAMETER_VALUE: Structure = Structure { name: "TaskParameterValue", union: true, members: &[
    Member { name: "int", quoted: quoted("int"), key: 149, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "float", quoted: quoted("float"), key: 150, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "string", quoted: quoted("string"), key: 151, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "path", quoted: quoted("path"), key: 152, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "chunkInt", quoted: quoted("chunkInt"), key: 153, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static SYNC_INPUT_JOB_ATTACHMENTS_SESSION_ACTION_DEFINITION_SUMMARY: Structure = Structure { name: "SyncInputJobAttachmentsSessionActionDefinitionSummary", union: false, members: &[
    Member { name: "stepId", quoted: quoted("stepId"), key: 147, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static LIST_SESSIONS_RESPONSE: Structure = Structure { name: "ListSessionsResponse", union: false, members: &[
    Member { name: "sessions", quoted: quoted("sessions"), key: 155, required: true, header: None, shape: Shape::List("SessionSummaries", &Shape::Structure(&SESSION_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static SESSION_SUMMARY: Structure = Structure { name: "SessionSummary", union: false, members: &[
    Member { name: "sessionId", quoted: quoted("sessionId"), key: 156, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "fleetId", quoted: quoted("fleetId"), key: 2, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "workerId", quoted: quoted("workerId"), key: 157, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "startedAt", quoted: quoted("startedAt"), key: 97, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "lifecycleStatus", quoted: quoted("lifecycleStatus"), key: 94, required: true, header: None, shape: Shape::String(&["STARTED", "UPDATE_IN_PROGRESS", "UPDATE_SUCCEEDED", "UPDATE_FAILED", "ENDED"]) },
    Member { name: "endedAt", quoted: quoted("endedAt"), key: 98, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "targetLifecycleStatus", quoted: quoted("targetLifecycleStatus"), key: 158, required: false, header: None, shape: Shape::String(&["ENDED"]) },
    Member { name: "updatedAt", quoted: quoted("updatedAt"), key: 36, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "updatedBy", quoted: quoted("updatedBy"), key: 35, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static LIST_SESSIONS_FOR_WORKER_RESPONSE: Structure = Structure { name: "ListSessionsForWorkerResponse", union: false, members: &[
    Member { name: "sessions", quoted: quoted("sessions"), key: 155, required: true, header: None, shape: Shape::List("ListSessionsForWorkerSummaries", &Shape::Structure(&WORKER_SESSION_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static WORKER_SESSION_SUMMARY: Structure = Structure { name: "WorkerSessionSummary", union: false, members: &[
    Member { name: "sessionId", quoted: quoted("sessionId"), key: 156, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "queueId", quoted: quoted("queueId"), key: 1, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "jobId", quoted: quoted("jobId"), key: 3, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "startedAt", quoted: quoted("startedAt"), key: 97, required: true, header: None, shape: Shape::Timestamp },
    Member { name: "lifecycleStatus", quoted: quoted("lifecycleStatus"), key: 94, required: true, header: None, shape: Shape::String(&["STARTED", "UPDATE_IN_PROGRESS", "UPDATE_SUCCEEDED", "UPDATE_FAILED", "ENDED"]) },
    Member { name: "endedAt", quoted: quoted("endedAt"), key: 98, required: false, header: None, shape: Shape::Timestamp },
    Member { name: "targetLifecycleStatus", quoted: quoted("targetLifecycleStatus"), key: 158, required: false, header: None, shape: Shape::String(&["ENDED"]) },
] };

pub static LIST_STEP_CONSUMERS_RESPONSE: Structure = Structure { name: "ListStepConsumersResponse", union: false, members: &[
    Member { name: "consumers", quoted: quoted("consumers"), key: 159, required: true, header: None, shape: Shape::List("StepConsumers", &Shape::Structure(&STEP_CONSUMER)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static STEP_CONSUMER: Structure = Structure { name: "StepConsumer", union: false, members: &[
    Member { name: "stepId", quoted: quoted("stepId"), key: 147, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "status", quoted: quoted("status"), key: 18, required: true, header: None, shape: Shape::String(&["RESOLVED", "UNRESOLVED"]) },
] };

pub static LIST_STEP_DEPENDENCIES_RESPONSE: Structure = Structure { name: "ListStepDependenciesResponse", union: false, members: &[
    Member { name: "dependencies", quoted: quoted("dependencies"), key: 160, required: true, header: None, shape: Shape::List("StepDependencies", &Shape::Structure(&STEP_DEPENDENCY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static STEP_DEPENDENCY: Structure = Structure { name: "StepDependency", union: false, members: &[
    Member { name: "stepId", quoted: quoted("stepId"), key: 147, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "status", quoted: quoted("status"), key: 18, required: true, header: None, shape: Shape::String(&["RESOLVED", "UNRESOLVED"]) },
] };

pub static LIST_STEPS_RESPONSE: Structure = Structure { name: "ListStepsResponse", union: false, members: &[
    Member { name: "steps", quoted: quoted("steps"), key: 161, required: true, header: None, shape: Shape::List("StepSummaries", &Shape::Structure(&STEP_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static STEP_SUMMARY: Structure = Structure { name: "StepSummary", union: false, members: &[
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
] };

pub static DEPENDENCY_COUNTS: Structure = Structure { name: "DependencyCounts", union: false, members: &[
    Member { name: "dependenciesResolved", quoted: quoted("dependenciesResolved"), key: 163, required: true, header: None, shape: Shape::Integer },
    Member { name: "dependenciesUnresolved", quoted: quoted("dependenciesUnresolved"), key: 164, required: true, header: None, shape: Shape::Integer },
    Member { name: "consumersResolved", quoted: quoted("consumersResolved"), key: 165, required: true, header: None, shape: Shape::Integer },
    Member { name: "consumersUnresolved", quoted: quoted("consumersUnresolved"), key: 166, required: true, header: None, shape: Shape::Integer },
] };

pub static LIST_STORAGE_PROFILES_RESPONSE: Structure = Structure { name: "ListStorageProfilesResponse", union: false, members: &[
    Member { name: "storageProfiles", quoted: quoted("storageProfiles"), key: 167, required: true, header: None, shape: Shape::List("StorageProfileSummaries", &Shape::Structure(&STORAGE_PROFILE_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static STORAGE_PROFILE_SUMMARY: Structure = Structure { name: "StorageProfileSummary", union: false, members: &[
    Member { name: "storageProfileId", quoted: quoted("storageProfileId"), key: 71, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "displayName", quoted: quoted("displayName"), key: 29, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "osFamily", quoted: quoted("osFamily"), key: 65, required: true, header: None, shape: Shape::String(&["WINDOWS", "LINUX", "MACOS"]) },
] };

pub static LIST_STORAGE_PROFILES_FOR_QUEUE_RESPONSE: Structure = Structure { name: "ListStorageProfilesForQueueResponse", union: false, members: &[
    Member { name: "storageProfiles", quoted: quoted("storageProfiles"), key: 167, required: true, header: None, shape: Shape::List("StorageProfileSummaries", &Shape::Structure(&STORAGE_PROFILE_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static LIST_TASKS_RESPONSE: Structure = Structure { name: "ListTasksResponse", union: false, members: &[
    Member { name: "tasks", quoted: quoted("tasks"), key: 168, required: true, header: None, shape: Shape::List("TaskSummaries", &Shape::Structure(&TASK_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static TASK_SUMMARY: Structure = Structure { name: "TaskSummary", union: false, members: &[
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

pub static LIST_VOLUMES_RESPONSE: Structure = Structure { name: "ListVolumesResponse", union: false, members: &[
    Member { name: "volumes", quoted: quoted("volumes"), key: 173, required: true, header: None, shape: Shape::List("VolumeSummaries", &Shape::Structure(&VOLUME_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static VOLUME_SUMMARY: Structure = Structure { name: "VolumeSummary", union: false, members: &[
    Member { name: "volumeId", quoted: quoted("volumeId"), key: 174, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "farmId", quoted: quoted("farmId"), key: 39, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "fleetId", quoted: quoted("fleetId"), key: 2, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "state", quoted: quoted("state"), key: 175, required: true, header: None, shape: Shape::String(&["PENDING_CREATION", "PENDING_ATTACHMENT", "IN_USE", "AVAILABLE", "PENDING_DELETION"]) },
    Member { name: "sizeGiB", quoted: quoted("sizeGiB"), key: 76, required: true, header: None, shape: Shape::Integer },
    Member { name: "availabilityZoneId", quoted: quoted("availabilityZoneId"), key: 176, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "attachedWorkerId", quoted: quoted("attachedWorkerId"), key: 177, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static LIST_WORKERS_RESPONSE: Structure = Structure { name: "ListWorkersResponse", union: false, members: &[
    Member { name: "workers", quoted: quoted("workers"), key: 178, required: true, header: None, shape: Shape::List("WorkerSummaries", &Shape::Structure(&WORKER_SUMMARY)) },
    Member { name: "nextToken", quoted: quoted("nextToken"), key: 20, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static WORKER_SUMMARY: Structure = Structure { name: "WorkerSummary", union: false, members: &[
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

pub static HOST_PROPERTIES_RESPONSE: Structure = Structure { name: "HostPropertiesResponse", union: false, members: &[
    Member { name: "ipAddresses", quoted: quoted("ipAddresses"), key: 180, required: false, header: None, shape: Shape::Structure(&IP_ADDRESSES) },
    Member { name: "hostName", quoted: quoted("hostName"), key: 183, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "ec2InstanceArn", quoted: quoted("ec2InstanceArn"), key: 184, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "ec2InstanceType", quoted: quoted("ec2InstanceType"), key: 185, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static IP_ADDRESSES: Structure = Structure { name: "IpAddresses", union: false, members: &[
    Member { name: "ipV4Addresses", quoted: quoted("ipV4Addresses"), key: 181, required: false, header: None, shape: Shape::List("IpV4Addresses", &Shape::String(&[])) },
    Member { name: "ipV6Addresses", quoted: quoted("ipV6Addresses"), key: 182, required: false, header: None, shape: Shape::List("IpV6Addresses", &Shape::String(&[])) },
] };

pub static LOG_CONFIGURATION: Structure = Structure { name: "LogConfiguration", union: false, members: &[
    Member { name: "logDriver", quoted: quoted("logDriver"), key: 187, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "options", quoted: quoted("options"), key: 188, required: false, header: None, shape: Shape::Map("LogOptions", &Shape::String(&[])) },
    Member { name: "parameters", quoted: quoted("parameters"), key: 148, required: false, header: None, shape: Shape::Map("LogParameters", &Shape::String(&[])) },
    Member { name: "error", quoted: quoted("error"), key: 189, required: false, header: None, shape: Shape::String(&[]) },
] };

pub static ACCESS_DENIED_EXCEPTION: Structure = Structure { name: "AccessDeniedException", union: false, members: &[
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "context", quoted: quoted("context"), key: 191, required: false, header: None, shape: Shape::Map("ExceptionContext", &Shape::String(&[])) },
] };

pub static CONFLICT_EXCEPTION: Structure = Structure { name: "ConflictException", union: false, members: &[
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "reason", quoted: quoted("reason"), key: 192, required: true, header: None, shape: Shape::String(&["CONFLICT_EXCEPTION", "CONCURRENT_MODIFICATION", "RESOURCE_ALREADY_EXISTS", "RESOURCE_IN_USE", "STATUS_CONFLICT"]) },
    Member { name: "resourceId", quoted: quoted("resourceId"), key: 193, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "resourceType", quoted: quoted("resourceType"), key: 194, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "context", quoted: quoted("context"), key: 191, required: false, header: None, shape: Shape::Map("ExceptionContext", &Shape::String(&[])) },
] };

pub static INTERNAL_SERVER_ERROR_EXCEPTION: Structure = Structure { name: "InternalServerErrorException", union: false, members: &[
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "retryAfterSeconds", quoted: quoted("retryAfterSeconds"), key: 195, required: false, header: Some("Retry-After"), shape: Shape::Integer },
] };

pub static RESOURCE_NOT_FOUND_EXCEPTION: Structure = Structure { name: "ResourceNotFoundException", union: false, members: &[
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "resourceId", quoted: quoted("resourceId"), key: 193, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "resourceType", quoted: quoted("resourceType"), key: 194, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "context", quoted: quoted("context"), key: 191, required: false, header: None, shape: Shape::Map("ExceptionContext", &Shape::String(&[])) },
] };

pub static SERVICE_QUOTA_EXCEEDED_EXCEPTION: Structure = Structure { name: "ServiceQuotaExceededException", union: false, members: &[
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "reason", quoted: quoted("reason"), key: 192, required: true, header: None, shape: Shape::String(&["SERVICE_QUOTA_EXCEEDED_EXCEPTION", "KMS_KEY_LIMIT_EXCEEDED", "DEPENDENCY_LIMIT_EXCEEDED"]) },
    Member { name: "resourceType", quoted: quoted("resourceType"), key: 194, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "serviceCode", quoted: quoted("serviceCode"), key: 196, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "quotaCode", quoted: quoted("quotaCode"), key: 197, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "resourceId", quoted: quoted("resourceId"), key: 193, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "context", quoted: quoted("context"), key: 191, required: false, header: None, shape: Shape::Map("ExceptionContext", &Shape::String(&[])) },
] };

pub static THROTTLING_EXCEPTION: Structure = Structure { name: "ThrottlingException", union: false, members: &[
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "serviceCode", quoted: quoted("serviceCode"), key: 196, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "quotaCode", quoted: quoted("quotaCode"), key: 197, required: false, header: None, shape: Shape::String(&[]) },
    Member { name: "retryAfterSeconds", quoted: quoted("retryAfterSeconds"), key: 195, required: false, header: Some("Retry-After"), shape: Shape::Integer },
    Member { name: "context", quoted: quoted("context"), key: 191, required: false, header: None, shape: Shape::Map("ExceptionContext", &Shape::String(&[])) },
] };

pub static VALIDATION_EXCEPTION: Structure = Structure { name: "ValidationException", union: false, members: &[
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "reason", quoted: quoted("reason"), key: 192, required: true, header: None, shape: Shape::String(&["UNKNOWN_OPERATION", "CANNOT_PARSE", "FIELD_VALIDATION_FAILED", "OTHER"]) },
    Member { name: "fieldList", quoted: quoted("fieldList"), key: 198, required: false, header: None, shape: Shape::List("ValidationExceptionFieldList", &Shape::Structure(&VALIDATION_EXCEPTION_FIELD)) },
    Member { name: "context", quoted: quoted("context"), key: 191, required: false, header: None, shape: Shape::Map("ExceptionContext", &Shape::String(&[])) },
] };

pub static VALIDATION_EXCEPTION_FIELD: Structure = Structure { name: "ValidationExceptionField", union: false, members: &[
    Member { name: "name", quoted: quoted("name"), key: 68, required: true, header: None, shape: Shape::String(&[]) },
    Member { name: "message", quoted: quoted("message"), key: 190, required: true, header: None, shape: Shape::String(&[]) },
] };
