# Written by scripts/generate_stubs.py from botocore 1.44.5; do not edit.
"""The values of enumerations, named as in types-boto3-deadline."""

from typing import Literal

AcceleratorNameType = Literal["t4", "a10g", "l4", "l40s", "rtx-pro-server-6000", "rtx-pro-4500"]
AutoScalingModeType = Literal["NO_SCALING", "EVENT_BASED_AUTO_SCALING"]
AutoScalingStatusType = Literal["GROWING", "STEADY", "SHRINKING"]
BudgetStatusType = Literal["ACTIVE", "INACTIVE"]
CpuArchitectureTypeType = Literal["x86_64", "arm64"]
CustomerManagedFleetOperatingSystemFamilyType = Literal["WINDOWS", "LINUX", "MACOS"]
DefaultQueueBudgetActionType = Literal["NONE", "STOP_SCHEDULING_AND_COMPLETE_TASKS", "STOP_SCHEDULING_AND_CANCEL_TASKS"]
DependencyConsumerResolutionStatusType = Literal["RESOLVED", "UNRESOLVED"]
Ec2MarketTypeType = Literal["on-demand", "spot", "wait-and-save"]
FleetStatusType = Literal[
    "ACTIVE", "CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "CREATE_FAILED", "UPDATE_FAILED", "SUSPENDED"
]
JobLifecycleStatusType = Literal[
    "CREATE_IN_PROGRESS",
    "CREATE_FAILED",
    "CREATE_COMPLETE",
    "UPLOAD_IN_PROGRESS",
    "UPLOAD_FAILED",
    "UPDATE_IN_PROGRESS",
    "UPDATE_FAILED",
    "UPDATE_SUCCEEDED",
    "ARCHIVED",
]
JobTargetTaskRunStatusType = Literal["READY", "FAILED", "SUCCEEDED", "CANCELED", "SUSPENDED", "PENDING"]
LicenseEndpointStatusType = Literal["CREATE_IN_PROGRESS", "DELETE_IN_PROGRESS", "READY", "NOT_READY"]
MembershipLevelType = Literal["VIEWER", "CONTRIBUTOR", "OWNER", "MANAGER"]
MembershipResourceTypeType = Literal["FARM", "QUEUE", "FLEET", "JOB"]
PrincipalTypeType = Literal["USER", "GROUP"]
QueueBlockedReasonType = Literal["NO_BUDGET_CONFIGURED", "BUDGET_THRESHOLD_REACHED"]
QueueFleetAssociationStatusType = Literal[
    "ACTIVE", "STOP_SCHEDULING_AND_COMPLETE_TASKS", "STOP_SCHEDULING_AND_CANCEL_TASKS", "STOPPED"
]
QueueLimitAssociationStatusType = Literal[
    "ACTIVE", "STOP_LIMIT_USAGE_AND_COMPLETE_TASKS", "STOP_LIMIT_USAGE_AND_CANCEL_TASKS", "STOPPED"
]
QueueStatusType = Literal["IDLE", "SCHEDULING", "SCHEDULING_BLOCKED"]
ServiceManagedFleetOperatingSystemFamilyType = Literal["WINDOWS", "LINUX"]
SessionActionStatusType = Literal[
    "ASSIGNED",
    "RUNNING",
    "CANCELING",
    "SUCCEEDED",
    "FAILED",
    "INTERRUPTED",
    "CANCELED",
    "NEVER_ATTEMPTED",
    "SCHEDULED",
    "RECLAIMING",
    "RECLAIMED",
]
SessionLifecycleStatusType = Literal["STARTED", "UPDATE_IN_PROGRESS", "UPDATE_SUCCEEDED", "UPDATE_FAILED", "ENDED"]
SessionsStatisticsAggregationStatusType = Literal["IN_PROGRESS", "TIMEOUT", "FAILED", "COMPLETED"]
StepLifecycleStatusType = Literal["CREATE_COMPLETE", "UPDATE_IN_PROGRESS", "UPDATE_FAILED", "UPDATE_SUCCEEDED"]
StepTargetTaskRunStatusType = Literal["READY", "FAILED", "SUCCEEDED", "CANCELED", "SUSPENDED", "PENDING"]
StorageProfileOperatingSystemFamilyType = Literal["WINDOWS", "LINUX", "MACOS"]
TagPropagationModeType = Literal["NO_PROPAGATION", "PROPAGATE_TAGS_TO_WORKERS_AT_LAUNCH"]
TaskRunStatusType = Literal[
    "PENDING",
    "READY",
    "ASSIGNED",
    "STARTING",
    "SCHEDULED",
    "INTERRUPTING",
    "RUNNING",
    "SUSPENDED",
    "CANCELED",
    "FAILED",
    "SUCCEEDED",
    "NOT_COMPATIBLE",
]
TaskTargetRunStatusType = Literal["READY", "FAILED", "SUCCEEDED", "CANCELED", "SUSPENDED", "PENDING"]
UsageTypeType = Literal["COMPUTE", "LICENSE", "PERSISTENT_VOLUME"]
VolumeStateType = Literal["PENDING_CREATION", "PENDING_ATTACHMENT", "IN_USE", "AVAILABLE", "PENDING_DELETION"]
WorkerStatusType = Literal[
    "CREATED", "STARTED", "STOPPING", "STOPPED", "NOT_RESPONDING", "NOT_COMPATIBLE", "RUNNING", "IDLE"
]
