//! The kinds of resources that have ids.

/// A kind of resource that has ids. A task's id carries its step's number, a session action's its session's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Farm,
    Queue,
    Fleet,
    Worker,
    Job,
    Step,
    Session,
    Budget,
    Limit,
    Monitor,
    LicenseEndpoint,
    StorageProfile,
    QueueEnvironment,
    Volume,
    Task,
    SessionAction,
}

impl Kind {
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Farm => "farm-",
            Self::Queue => "queue-",
            Self::Fleet => "fleet-",
            Self::Worker => "worker-",
            Self::Job => "job-",
            Self::Step => "step-",
            Self::Session => "session-",
            Self::Budget => "budget-",
            Self::Limit => "limit-",
            Self::Monitor => "monitor-",
            Self::LicenseEndpoint => "le-",
            Self::StorageProfile => "sp-",
            Self::QueueEnvironment => "queueenv-",
            Self::Volume => "volume-",
            Self::Task => "task-",
            Self::SessionAction => "sessionaction-",
        }
    }

    /// The kind whose hex digits an id of this kind carries.
    pub const fn carrier(self) -> Self {
        match self {
            Self::Task => Self::Step,
            Self::SessionAction => Self::Session,
            other => other,
        }
    }

    /// The `resourceType` in an error.
    pub fn resource(self) -> &'static str {
        match self {
            Self::LicenseEndpoint => "license-endpoint",
            other => other.prefix().trim_end_matches('-'),
        }
    }

    /// The kind that a parameter such as `jobId` names.
    pub fn of_parameter(name: &str) -> Option<Self> {
        Some(match name {
            "farmId" => Self::Farm,
            "queueId" => Self::Queue,
            "fleetId" => Self::Fleet,
            "workerId" => Self::Worker,
            "jobId" => Self::Job,
            "stepId" => Self::Step,
            "sessionId" => Self::Session,
            "limitId" => Self::Limit,
            "budgetId" => Self::Budget,
            "monitorId" => Self::Monitor,
            "volumeId" => Self::Volume,
            "licenseEndpointId" => Self::LicenseEndpoint,
            "taskId" => Self::Task,
            "sessionActionId" => Self::SessionAction,
            "storageProfileId" => Self::StorageProfile,
            "queueEnvironmentId" => Self::QueueEnvironment,
            _ => return None,
        })
    }
}
