//! The states of tasks, session actions and workers, as the service names them, and tasks counted by state.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskStatus {
    Running,
    Interrupting,
    Assigned,
    Scheduled,
    Ready,
    Suspended,
    Pending,
    Failed,
    Canceled,
    Succeeded,
}

impl TaskStatus {
    /// The status of a step or job is the first of these that one of its tasks has.
    pub const ALL: [Self; 10] = [
        Self::Running,
        Self::Interrupting,
        Self::Assigned,
        Self::Scheduled,
        Self::Ready,
        Self::Suspended,
        Self::Pending,
        Self::Failed,
        Self::Canceled,
        Self::Succeeded,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Running => "RUNNING",
            Self::Interrupting => "INTERRUPTING",
            Self::Assigned => "ASSIGNED",
            Self::Scheduled => "SCHEDULED",
            Self::Ready => "READY",
            Self::Suspended => "SUSPENDED",
            Self::Pending => "PENDING",
            Self::Failed => "FAILED",
            Self::Canceled => "CANCELED",
            Self::Succeeded => "SUCCEEDED",
        }
    }

    /// Whether the task will not run any more.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Failed | Self::Canceled | Self::Succeeded)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionStatus {
    Scheduled,
    Assigned,
    Running,
    Canceling,
    Succeeded,
    Failed,
    Interrupted,
    Canceled,
    NeverAttempted,
}

impl ActionStatus {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Scheduled => "SCHEDULED",
            Self::Assigned => "ASSIGNED",
            Self::Running => "RUNNING",
            Self::Canceling => "CANCELING",
            Self::Succeeded => "SUCCEEDED",
            Self::Failed => "FAILED",
            Self::Interrupted => "INTERRUPTED",
            Self::Canceled => "CANCELED",
            Self::NeverAttempted => "NEVER_ATTEMPTED",
        }
    }

    /// Whether the action waits for those before it.
    pub const fn is_queued(self) -> bool {
        matches!(self, Self::Scheduled | Self::Assigned)
    }

    pub const fn is_active(self) -> bool {
        matches!(self, Self::Running | Self::Canceling)
    }

    /// Whether the action ran, and ended.
    pub const fn has_ended(self) -> bool {
        !self.is_queued() && !self.is_active() && !matches!(self, Self::NeverAttempted)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkerStatus {
    Created,
    Idle,
    Running,
    Stopping,
    Stopped,
    NotResponding,
}

impl WorkerStatus {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Created => "CREATED",
            Self::Idle => "IDLE",
            Self::Running => "RUNNING",
            Self::Stopping => "STOPPING",
            Self::Stopped => "STOPPED",
            Self::NotResponding => "NOT_RESPONDING",
        }
    }

    /// Whether it takes work.
    pub const fn is_online(self) -> bool {
        matches!(self, Self::Idle | Self::Running)
    }
}

/// Tasks by status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([u32; TaskStatus::ALL.len()]);

impl Counts {
    pub fn of(&self, status: TaskStatus) -> u32 {
        self.0[status as usize]
    }

    pub fn add(&mut self, status: TaskStatus, count: u32) {
        self.0[status as usize] += count;
    }

    pub fn remove(&mut self, status: TaskStatus) {
        self.0[status as usize] -= 1;
    }

    pub fn status(&self) -> TaskStatus {
        let any = TaskStatus::ALL.into_iter().find(|status| self.of(*status) > 0);
        any.unwrap_or(TaskStatus::Succeeded)
    }

    /// Whether no task will run any more.
    pub fn are_final(&self) -> bool {
        self.status().is_final()
    }
}

/// The statuses of a queue's association with a fleet.
pub const ACTIVE: &str = "ACTIVE";
pub const COMPLETE_TASKS: &str = "STOP_SCHEDULING_AND_COMPLETE_TASKS";
pub const CANCEL_TASKS: &str = "STOP_SCHEDULING_AND_CANCEL_TASKS";
pub const STOPPED: &str = "STOPPED";
