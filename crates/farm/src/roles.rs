//! The role of each member of the service's structures, by its name: what fact of an item it shows.

use crate::world::Kind;

/// Where the value of a member comes from.
#[derive(Clone, Copy)]
pub enum Role {
    Id(Kind),
    /// The id with the item's `number`.
    Number(Kind),
    SourceJob,
    Task,
    Action,
    Created,
    Updated,
    Started,
    Ended,
    CreatedBy,
    UpdatedBy,
    Status,
    Lifecycle,
    Target,
    Name,
    Counts,
    Principal,
    IdentityStore,
    Percent,
    Parameters,
    /// The rest, which is rarer, is looked up by name.
    Other,
}

impl Role {
    pub fn of(name: &str) -> Self {
        match name {
            "farmId" => Self::Id(Kind::Farm),
            "queueId" => Self::Id(Kind::Queue),
            "fleetId" => Self::Id(Kind::Fleet),
            "workerId" | "attachedWorkerId" => Self::Id(Kind::Worker),
            "jobId" => Self::Id(Kind::Job),
            "stepId" => Self::Id(Kind::Step),
            "sessionId" => Self::Id(Kind::Session),
            "budgetId" => Self::Number(Kind::Budget),
            "limitId" => Self::Number(Kind::Limit),
            "monitorId" => Self::Number(Kind::Monitor),
            "licenseEndpointId" => Self::Number(Kind::LicenseEndpoint),
            "storageProfileId" => Self::Number(Kind::StorageProfile),
            "queueEnvironmentId" => Self::Number(Kind::QueueEnvironment),
            "volumeId" => Self::Number(Kind::Volume),
            "sourceJobId" => Self::SourceJob,
            "taskId" => Self::Task,
            "sessionActionId" | "latestSessionActionId" => Self::Action,
            "createdAt" => Self::Created,
            "updatedAt" | "workerUpdatedAt" => Self::Updated,
            "startedAt" => Self::Started,
            "endedAt" => Self::Ended,
            "createdBy" => Self::CreatedBy,
            "updatedBy" => Self::UpdatedBy,
            "status" | "runStatus" | "taskRunStatus" | "state" | "usageType" => Self::Status,
            "lifecycleStatus" => Self::Lifecycle,
            "targetLifecycleStatus" | "targetTaskRunStatus" | "targetRunStatus" => Self::Target,
            "displayName" | "name" | "jobName" => Self::Name,
            "taskRunStatusCounts" => Self::Counts,
            "principalId" => Self::Principal,
            "identityStoreId" => Self::IdentityStore,
            "progressPercent" => Self::Percent,
            "parameters" | "jobParameters" => Self::Parameters,
            _ => Self::Other,
        }
    }
}
