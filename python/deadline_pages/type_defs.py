# Written by scripts/generate_stubs.py from botocore 1.44.5; do not edit.
"""TypedDicts of the results, named as in types-boto3-deadline."""

from datetime import datetime
from typing import Any, Literal, TypedDict

from deadline_pages.literals import (
    AcceleratorNameType,
    AutoScalingModeType,
    AutoScalingStatusType,
    BudgetStatusType,
    CpuArchitectureTypeType,
    CustomerManagedFleetOperatingSystemFamilyType,
    DefaultQueueBudgetActionType,
    DependencyConsumerResolutionStatusType,
    Ec2MarketTypeType,
    FleetStatusType,
    JobLifecycleStatusType,
    JobTargetTaskRunStatusType,
    LicenseEndpointStatusType,
    MembershipLevelType,
    PrincipalTypeType,
    QueueBlockedReasonType,
    QueueFleetAssociationStatusType,
    QueueLimitAssociationStatusType,
    QueueStatusType,
    ServiceManagedFleetOperatingSystemFamilyType,
    SessionActionStatusType,
    SessionLifecycleStatusType,
    SessionsStatisticsAggregationStatusType,
    StepLifecycleStatusType,
    StepTargetTaskRunStatusType,
    StorageProfileOperatingSystemFamilyType,
    TagPropagationModeType,
    TaskRunStatusType,
    TaskTargetRunStatusType,
    UsageTypeType,
    VolumeStateType,
    WorkerStatusType,
)


class _ResponseMetadata(TypedDict):
    """The members that ResponseMetadataTypeDef always has."""

    RequestId: str
    HTTPStatusCode: int
    HTTPHeaders: dict[str, str]
    RetryAttempts: int


class ResponseMetadataTypeDef(_ResponseMetadata, total=False):
    """Metadata of the response."""

    HostId: str


class PaginatorConfigTypeDef(TypedDict, total=False):
    """Start and end of a listing, and the size of its pages."""

    MaxItems: int
    PageSize: int
    StartingToken: str


class StatsTypeDef(TypedDict, total=False):
    """Stats."""

    min: float
    max: float
    avg: float
    sum: float


class _Statistics(TypedDict):
    """The members that StatisticsTypeDef always has."""

    count: int
    costInUsd: StatsTypeDef
    runtimeInSeconds: StatsTypeDef


class StatisticsTypeDef(_Statistics, total=False):
    """Statistics."""

    queueId: str
    fleetId: str
    jobId: str
    jobName: str
    userId: str
    usageType: UsageTypeType
    licenseProduct: str
    instanceType: str
    aggregationStartTime: datetime
    aggregationEndTime: datetime


class _GetSessionsStatisticsAggregationResponse(TypedDict):
    """The members that GetSessionsStatisticsAggregationResponseTypeDef always has."""

    statistics: list[StatisticsTypeDef]
    status: SessionsStatisticsAggregationStatusType
    statusMessage: str
    ResponseMetadata: ResponseMetadataTypeDef


class GetSessionsStatisticsAggregationResponseTypeDef(_GetSessionsStatisticsAggregationResponse, total=False):
    """The result of ``get_sessions_statistics_aggregation()``."""

    nextToken: str


class GetSessionsStatisticsAggregationPageTypeDef(GetSessionsStatisticsAggregationResponseTypeDef, total=False):
    """A page of ``get_sessions_statistics_aggregation``; ``NextToken`` is a resume token."""

    NextToken: str


class MeteredProductSummaryTypeDef(TypedDict):
    """MeteredProductSummary."""

    productId: str
    family: str
    vendor: str
    port: int


class _ListAvailableMeteredProductsResponse(TypedDict):
    """The members that ListAvailableMeteredProductsResponseTypeDef always has."""

    meteredProducts: list[MeteredProductSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListAvailableMeteredProductsResponseTypeDef(_ListAvailableMeteredProductsResponse, total=False):
    """The result of ``list_available_metered_products()``."""

    nextToken: str


class ListAvailableMeteredProductsPageTypeDef(ListAvailableMeteredProductsResponseTypeDef, total=False):
    """A page of ``list_available_metered_products``; ``NextToken`` is a resume token."""

    NextToken: str


class UsageTrackingResourceTypeDef(TypedDict, total=False):
    """UsageTrackingResource: one of its members."""

    queueId: str


class ConsumedUsagesTypeDef(TypedDict):
    """ConsumedUsages."""

    approximateDollarUsage: float


class _BudgetSummary(TypedDict):
    """The members that BudgetSummaryTypeDef always has."""

    budgetId: str
    usageTrackingResource: UsageTrackingResourceTypeDef
    status: BudgetStatusType
    displayName: str
    approximateDollarLimit: float
    usages: ConsumedUsagesTypeDef
    createdBy: str
    createdAt: datetime


class BudgetSummaryTypeDef(_BudgetSummary, total=False):
    """BudgetSummary."""

    updatedBy: str
    updatedAt: datetime
    description: str


class _ListBudgetsResponse(TypedDict):
    """The members that ListBudgetsResponseTypeDef always has."""

    budgets: list[BudgetSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListBudgetsResponseTypeDef(_ListBudgetsResponse, total=False):
    """The result of ``list_budgets()``."""

    nextToken: str


class ListBudgetsPageTypeDef(ListBudgetsResponseTypeDef, total=False):
    """A page of ``list_budgets``; ``NextToken`` is a resume token."""

    NextToken: str


class FarmMemberTypeDef(TypedDict):
    """FarmMember."""

    farmId: str
    principalId: str
    principalType: PrincipalTypeType
    identityStoreId: str
    membershipLevel: MembershipLevelType


class _ListFarmMembersResponse(TypedDict):
    """The members that ListFarmMembersResponseTypeDef always has."""

    members: list[FarmMemberTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListFarmMembersResponseTypeDef(_ListFarmMembersResponse, total=False):
    """The result of ``list_farm_members()``."""

    nextToken: str


class ListFarmMembersPageTypeDef(ListFarmMembersResponseTypeDef, total=False):
    """A page of ``list_farm_members``; ``NextToken`` is a resume token."""

    NextToken: str


class _FarmSummary(TypedDict):
    """The members that FarmSummaryTypeDef always has."""

    farmId: str
    displayName: str
    createdAt: datetime
    createdBy: str


class FarmSummaryTypeDef(_FarmSummary, total=False):
    """FarmSummary."""

    kmsKeyArn: str
    updatedAt: datetime
    updatedBy: str


class _ListFarmsResponse(TypedDict):
    """The members that ListFarmsResponseTypeDef always has."""

    farms: list[FarmSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListFarmsResponseTypeDef(_ListFarmsResponse, total=False):
    """The result of ``list_farms()``."""

    nextToken: str


class ListFarmsPageTypeDef(ListFarmsResponseTypeDef, total=False):
    """A page of ``list_farms``; ``NextToken`` is a resume token."""

    NextToken: str


class FleetMemberTypeDef(TypedDict):
    """FleetMember."""

    farmId: str
    fleetId: str
    principalId: str
    principalType: PrincipalTypeType
    identityStoreId: str
    membershipLevel: MembershipLevelType


class _ListFleetMembersResponse(TypedDict):
    """The members that ListFleetMembersResponseTypeDef always has."""

    members: list[FleetMemberTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListFleetMembersResponseTypeDef(_ListFleetMembersResponse, total=False):
    """The result of ``list_fleet_members()``."""

    nextToken: str


class ListFleetMembersPageTypeDef(ListFleetMembersResponseTypeDef, total=False):
    """A page of ``list_fleet_members``; ``NextToken`` is a resume token."""

    NextToken: str


class CustomerManagedAutoScalingConfigurationTypeDef(TypedDict, total=False):
    """CustomerManagedAutoScalingConfiguration."""

    standbyWorkerCount: int
    workerIdleDurationSeconds: int
    scaleOutWorkersPerMinute: int


class _VCpuCountRange(TypedDict):
    """The members that VCpuCountRangeTypeDef always has."""

    min: int


class VCpuCountRangeTypeDef(_VCpuCountRange, total=False):
    """VCpuCountRange."""

    max: int


class _MemoryMiBRange(TypedDict):
    """The members that MemoryMiBRangeTypeDef always has."""

    min: int


class MemoryMiBRangeTypeDef(_MemoryMiBRange, total=False):
    """MemoryMiBRange."""

    max: int


class _AcceleratorCountRange(TypedDict):
    """The members that AcceleratorCountRangeTypeDef always has."""

    min: int


class AcceleratorCountRangeTypeDef(_AcceleratorCountRange, total=False):
    """AcceleratorCountRange."""

    max: int


class _AcceleratorTotalMemoryMiBRange(TypedDict):
    """The members that AcceleratorTotalMemoryMiBRangeTypeDef always has."""

    min: int


class AcceleratorTotalMemoryMiBRangeTypeDef(_AcceleratorTotalMemoryMiBRange, total=False):
    """AcceleratorTotalMemoryMiBRange."""

    max: int


class _FleetAmountCapability(TypedDict):
    """The members that FleetAmountCapabilityTypeDef always has."""

    name: str
    min: float


class FleetAmountCapabilityTypeDef(_FleetAmountCapability, total=False):
    """FleetAmountCapability."""

    max: float


class FleetAttributeCapabilityOutputTypeDef(TypedDict):
    """FleetAttributeCapability."""

    name: str
    values: list[str]


class _CustomerManagedWorkerCapabilitiesOutput(TypedDict):
    """The members that CustomerManagedWorkerCapabilitiesOutputTypeDef always has."""

    vCpuCount: VCpuCountRangeTypeDef
    memoryMiB: MemoryMiBRangeTypeDef
    osFamily: CustomerManagedFleetOperatingSystemFamilyType
    cpuArchitectureType: CpuArchitectureTypeType


class CustomerManagedWorkerCapabilitiesOutputTypeDef(_CustomerManagedWorkerCapabilitiesOutput, total=False):
    """CustomerManagedWorkerCapabilities."""

    acceleratorTypes: list[Literal["gpu"]]
    acceleratorCount: AcceleratorCountRangeTypeDef
    acceleratorTotalMemoryMiB: AcceleratorTotalMemoryMiBRangeTypeDef
    customAmounts: list[FleetAmountCapabilityTypeDef]
    customAttributes: list[FleetAttributeCapabilityOutputTypeDef]


class _CustomerManagedFleetConfigurationOutput(TypedDict):
    """The members that CustomerManagedFleetConfigurationOutputTypeDef always has."""

    mode: AutoScalingModeType
    workerCapabilities: CustomerManagedWorkerCapabilitiesOutputTypeDef


class CustomerManagedFleetConfigurationOutputTypeDef(_CustomerManagedFleetConfigurationOutput, total=False):
    """CustomerManagedFleetConfiguration."""

    autoScalingConfiguration: CustomerManagedAutoScalingConfigurationTypeDef
    storageProfileId: str
    tagPropagationMode: TagPropagationModeType


class Ec2EbsVolumeTypeDef(TypedDict, total=False):
    """Ec2EbsVolume."""

    sizeGiB: int
    iops: int
    throughputMiB: int


class _AcceleratorSelection(TypedDict):
    """The members that AcceleratorSelectionTypeDef always has."""

    name: AcceleratorNameType


class AcceleratorSelectionTypeDef(_AcceleratorSelection, total=False):
    """AcceleratorSelection."""

    runtime: str


class _AcceleratorCapabilitiesOutput(TypedDict):
    """The members that AcceleratorCapabilitiesOutputTypeDef always has."""

    selections: list[AcceleratorSelectionTypeDef]


class AcceleratorCapabilitiesOutputTypeDef(_AcceleratorCapabilitiesOutput, total=False):
    """AcceleratorCapabilities."""

    count: AcceleratorCountRangeTypeDef


class FleetSoftwareAddOnTypeDef(TypedDict):
    """FleetSoftwareAddOn."""

    name: Literal["docker"]


class _ServiceManagedEc2InstanceCapabilitiesOutput(TypedDict):
    """The members that ServiceManagedEc2InstanceCapabilitiesOutputTypeDef always has."""

    vCpuCount: VCpuCountRangeTypeDef
    memoryMiB: MemoryMiBRangeTypeDef
    osFamily: ServiceManagedFleetOperatingSystemFamilyType
    cpuArchitectureType: CpuArchitectureTypeType


class ServiceManagedEc2InstanceCapabilitiesOutputTypeDef(_ServiceManagedEc2InstanceCapabilitiesOutput, total=False):
    """ServiceManagedEc2InstanceCapabilities."""

    rootEbsVolume: Ec2EbsVolumeTypeDef
    acceleratorCapabilities: AcceleratorCapabilitiesOutputTypeDef
    allowedInstanceTypes: list[str]
    excludedInstanceTypes: list[str]
    customAmounts: list[FleetAmountCapabilityTypeDef]
    customAttributes: list[FleetAttributeCapabilityOutputTypeDef]
    softwareAddOns: list[FleetSoftwareAddOnTypeDef]


class ServiceManagedEc2InstanceMarketOptionsTypeDef(TypedDict):
    """ServiceManagedEc2InstanceMarketOptions."""

    type: Ec2MarketTypeType


class VpcConfigurationOutputTypeDef(TypedDict, total=False):
    """VpcConfiguration."""

    resourceConfigurationArns: list[str]


class _PersistentVolumeConfiguration(TypedDict):
    """The members that PersistentVolumeConfigurationTypeDef always has."""

    mountPath: str


class PersistentVolumeConfigurationTypeDef(_PersistentVolumeConfiguration, total=False):
    """PersistentVolumeConfiguration."""

    sizeGiB: int
    iops: int
    throughputMiB: int
    lastUsedTtlHours: int


class ServiceManagedEc2AutoScalingConfigurationTypeDef(TypedDict, total=False):
    """ServiceManagedEc2AutoScalingConfiguration."""

    standbyWorkerCount: int
    workerIdleDurationSeconds: int
    scaleOutWorkersPerMinute: int


class _ServiceManagedEc2FleetConfigurationOutput(TypedDict):
    """The members that ServiceManagedEc2FleetConfigurationOutputTypeDef always has."""

    instanceCapabilities: ServiceManagedEc2InstanceCapabilitiesOutputTypeDef
    instanceMarketOptions: ServiceManagedEc2InstanceMarketOptionsTypeDef


class ServiceManagedEc2FleetConfigurationOutputTypeDef(_ServiceManagedEc2FleetConfigurationOutput, total=False):
    """ServiceManagedEc2FleetConfiguration."""

    vpcConfiguration: VpcConfigurationOutputTypeDef
    storageProfileId: str
    persistentVolumeConfiguration: PersistentVolumeConfigurationTypeDef
    autoScalingConfiguration: ServiceManagedEc2AutoScalingConfigurationTypeDef


class FleetConfigurationOutputTypeDef(TypedDict, total=False):
    """FleetConfiguration: one of its members."""

    customerManaged: CustomerManagedFleetConfigurationOutputTypeDef
    serviceManagedEc2: ServiceManagedEc2FleetConfigurationOutputTypeDef


class _FleetSummary(TypedDict):
    """The members that FleetSummaryTypeDef always has."""

    fleetId: str
    farmId: str
    displayName: str
    status: FleetStatusType
    workerCount: int
    minWorkerCount: int
    maxWorkerCount: int
    configuration: FleetConfigurationOutputTypeDef
    createdAt: datetime
    createdBy: str


class FleetSummaryTypeDef(_FleetSummary, total=False):
    """FleetSummary."""

    statusMessage: str
    autoScalingStatus: AutoScalingStatusType
    targetWorkerCount: int
    updatedAt: datetime
    updatedBy: str


class _ListFleetsResponse(TypedDict):
    """The members that ListFleetsResponseTypeDef always has."""

    fleets: list[FleetSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListFleetsResponseTypeDef(_ListFleetsResponse, total=False):
    """The result of ``list_fleets()``."""

    nextToken: str


class ListFleetsPageTypeDef(ListFleetsResponseTypeDef, total=False):
    """A page of ``list_fleets``; ``NextToken`` is a resume token."""

    NextToken: str


class JobMemberTypeDef(TypedDict):
    """JobMember."""

    farmId: str
    queueId: str
    jobId: str
    principalId: str
    principalType: PrincipalTypeType
    identityStoreId: str
    membershipLevel: MembershipLevelType


class _ListJobMembersResponse(TypedDict):
    """The members that ListJobMembersResponseTypeDef always has."""

    members: list[JobMemberTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListJobMembersResponseTypeDef(_ListJobMembersResponse, total=False):
    """The result of ``list_job_members()``."""

    nextToken: str


class ListJobMembersPageTypeDef(ListJobMembersResponseTypeDef, total=False):
    """A page of ``list_job_members``; ``NextToken`` is a resume token."""

    NextToken: str


class _ListJobParameterDefinitionsResponse(TypedDict):
    """The members that ListJobParameterDefinitionsResponseTypeDef always has."""

    jobParameterDefinitions: list[dict[str, Any]]
    ResponseMetadata: ResponseMetadataTypeDef


class ListJobParameterDefinitionsResponseTypeDef(_ListJobParameterDefinitionsResponse, total=False):
    """The result of ``list_job_parameter_definitions()``."""

    nextToken: str


class ListJobParameterDefinitionsPageTypeDef(ListJobParameterDefinitionsResponseTypeDef, total=False):
    """A page of ``list_job_parameter_definitions``; ``NextToken`` is a resume token."""

    NextToken: str


class _JobSummary(TypedDict):
    """The members that JobSummaryTypeDef always has."""

    jobId: str
    name: str
    lifecycleStatus: JobLifecycleStatusType
    lifecycleStatusMessage: str
    priority: int
    createdAt: datetime
    createdBy: str


class JobSummaryTypeDef(_JobSummary, total=False):
    """JobSummary."""

    updatedAt: datetime
    updatedBy: str
    startedAt: datetime
    endedAt: datetime
    taskRunStatus: TaskRunStatusType
    targetTaskRunStatus: JobTargetTaskRunStatusType
    taskRunStatusCounts: dict[TaskRunStatusType, int]
    taskFailureRetryCount: int
    maxFailedTasksCount: int
    maxRetriesPerTask: int
    maxWorkerCount: int
    sourceJobId: str


class _ListJobsResponse(TypedDict):
    """The members that ListJobsResponseTypeDef always has."""

    jobs: list[JobSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListJobsResponseTypeDef(_ListJobsResponse, total=False):
    """The result of ``list_jobs()``."""

    nextToken: str


class ListJobsPageTypeDef(ListJobsResponseTypeDef, total=False):
    """A page of ``list_jobs``; ``NextToken`` is a resume token."""

    NextToken: str


class LicenseEndpointSummaryTypeDef(TypedDict, total=False):
    """LicenseEndpointSummary."""

    licenseEndpointId: str
    status: LicenseEndpointStatusType
    statusMessage: str
    vpcId: str


class _ListLicenseEndpointsResponse(TypedDict):
    """The members that ListLicenseEndpointsResponseTypeDef always has."""

    licenseEndpoints: list[LicenseEndpointSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListLicenseEndpointsResponseTypeDef(_ListLicenseEndpointsResponse, total=False):
    """The result of ``list_license_endpoints()``."""

    nextToken: str


class ListLicenseEndpointsPageTypeDef(ListLicenseEndpointsResponseTypeDef, total=False):
    """A page of ``list_license_endpoints``; ``NextToken`` is a resume token."""

    NextToken: str


class _LimitSummary(TypedDict):
    """The members that LimitSummaryTypeDef always has."""

    farmId: str
    limitId: str
    currentCount: int
    createdAt: datetime
    createdBy: str
    displayName: str
    amountRequirementName: str
    maxCount: int


class LimitSummaryTypeDef(_LimitSummary, total=False):
    """LimitSummary."""

    updatedAt: datetime
    updatedBy: str


class _ListLimitsResponse(TypedDict):
    """The members that ListLimitsResponseTypeDef always has."""

    limits: list[LimitSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListLimitsResponseTypeDef(_ListLimitsResponse, total=False):
    """The result of ``list_limits()``."""

    nextToken: str


class ListLimitsPageTypeDef(ListLimitsResponseTypeDef, total=False):
    """A page of ``list_limits``; ``NextToken`` is a resume token."""

    NextToken: str


class QueueMemberTypeDef(TypedDict):
    """QueueMember."""

    farmId: str
    queueId: str
    principalId: str
    principalType: PrincipalTypeType
    identityStoreId: str
    membershipLevel: MembershipLevelType


class MembershipSummaryTypeDef(TypedDict, total=False):
    """MembershipSummary: one of its members."""

    farm: FarmMemberTypeDef
    queue: QueueMemberTypeDef
    fleet: FleetMemberTypeDef
    job: JobMemberTypeDef


class _ListMembershipsResponse(TypedDict):
    """The members that ListMembershipsResponseTypeDef always has."""

    memberships: list[MembershipSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListMembershipsResponseTypeDef(_ListMembershipsResponse, total=False):
    """The result of ``list_memberships()``."""

    nextToken: str


class ListMembershipsPageTypeDef(ListMembershipsResponseTypeDef, total=False):
    """A page of ``list_memberships``; ``NextToken`` is a resume token."""

    NextToken: str


class _ListMeteredProductsResponse(TypedDict):
    """The members that ListMeteredProductsResponseTypeDef always has."""

    meteredProducts: list[MeteredProductSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListMeteredProductsResponseTypeDef(_ListMeteredProductsResponse, total=False):
    """The result of ``list_metered_products()``."""

    nextToken: str


class ListMeteredProductsPageTypeDef(ListMeteredProductsResponseTypeDef, total=False):
    """A page of ``list_metered_products``; ``NextToken`` is a resume token."""

    NextToken: str


class _MonitorSummary(TypedDict):
    """The members that MonitorSummaryTypeDef always has."""

    monitorId: str
    displayName: str
    subdomain: str
    url: str
    roleArn: str
    identityCenterInstanceArn: str
    identityCenterApplicationArn: str
    createdAt: datetime
    createdBy: str


class MonitorSummaryTypeDef(_MonitorSummary, total=False):
    """MonitorSummary."""

    identityCenterRegion: str
    updatedAt: datetime
    updatedBy: str


class _ListMonitorsResponse(TypedDict):
    """The members that ListMonitorsResponseTypeDef always has."""

    monitors: list[MonitorSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListMonitorsResponseTypeDef(_ListMonitorsResponse, total=False):
    """The result of ``list_monitors()``."""

    nextToken: str


class ListMonitorsPageTypeDef(ListMonitorsResponseTypeDef, total=False):
    """A page of ``list_monitors``; ``NextToken`` is a resume token."""

    NextToken: str


class QueueEnvironmentSummaryTypeDef(TypedDict):
    """QueueEnvironmentSummary."""

    queueEnvironmentId: str
    name: str
    priority: int


class _ListQueueEnvironmentsResponse(TypedDict):
    """The members that ListQueueEnvironmentsResponseTypeDef always has."""

    environments: list[QueueEnvironmentSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListQueueEnvironmentsResponseTypeDef(_ListQueueEnvironmentsResponse, total=False):
    """The result of ``list_queue_environments()``."""

    nextToken: str


class ListQueueEnvironmentsPageTypeDef(ListQueueEnvironmentsResponseTypeDef, total=False):
    """A page of ``list_queue_environments``; ``NextToken`` is a resume token."""

    NextToken: str


class _QueueFleetAssociationSummary(TypedDict):
    """The members that QueueFleetAssociationSummaryTypeDef always has."""

    queueId: str
    fleetId: str
    status: QueueFleetAssociationStatusType
    createdAt: datetime
    createdBy: str


class QueueFleetAssociationSummaryTypeDef(_QueueFleetAssociationSummary, total=False):
    """QueueFleetAssociationSummary."""

    updatedAt: datetime
    updatedBy: str


class _ListQueueFleetAssociationsResponse(TypedDict):
    """The members that ListQueueFleetAssociationsResponseTypeDef always has."""

    queueFleetAssociations: list[QueueFleetAssociationSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListQueueFleetAssociationsResponseTypeDef(_ListQueueFleetAssociationsResponse, total=False):
    """The result of ``list_queue_fleet_associations()``."""

    nextToken: str


class ListQueueFleetAssociationsPageTypeDef(ListQueueFleetAssociationsResponseTypeDef, total=False):
    """A page of ``list_queue_fleet_associations``; ``NextToken`` is a resume token."""

    NextToken: str


class _QueueLimitAssociationSummary(TypedDict):
    """The members that QueueLimitAssociationSummaryTypeDef always has."""

    queueId: str
    limitId: str
    status: QueueLimitAssociationStatusType
    createdAt: datetime
    createdBy: str


class QueueLimitAssociationSummaryTypeDef(_QueueLimitAssociationSummary, total=False):
    """QueueLimitAssociationSummary."""

    updatedAt: datetime
    updatedBy: str


class _ListQueueLimitAssociationsResponse(TypedDict):
    """The members that ListQueueLimitAssociationsResponseTypeDef always has."""

    queueLimitAssociations: list[QueueLimitAssociationSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListQueueLimitAssociationsResponseTypeDef(_ListQueueLimitAssociationsResponse, total=False):
    """The result of ``list_queue_limit_associations()``."""

    nextToken: str


class ListQueueLimitAssociationsPageTypeDef(ListQueueLimitAssociationsResponseTypeDef, total=False):
    """A page of ``list_queue_limit_associations``; ``NextToken`` is a resume token."""

    NextToken: str


class _ListQueueMembersResponse(TypedDict):
    """The members that ListQueueMembersResponseTypeDef always has."""

    members: list[QueueMemberTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListQueueMembersResponseTypeDef(_ListQueueMembersResponse, total=False):
    """The result of ``list_queue_members()``."""

    nextToken: str


class ListQueueMembersPageTypeDef(ListQueueMembersResponseTypeDef, total=False):
    """A page of ``list_queue_members``; ``NextToken`` is a resume token."""

    NextToken: str


class _QueueSummary(TypedDict):
    """The members that QueueSummaryTypeDef always has."""

    farmId: str
    queueId: str
    displayName: str
    status: QueueStatusType
    defaultBudgetAction: DefaultQueueBudgetActionType
    createdAt: datetime
    createdBy: str


class QueueSummaryTypeDef(_QueueSummary, total=False):
    """QueueSummary."""

    blockedReason: QueueBlockedReasonType
    updatedAt: datetime
    updatedBy: str


class _ListQueuesResponse(TypedDict):
    """The members that ListQueuesResponseTypeDef always has."""

    queues: list[QueueSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListQueuesResponseTypeDef(_ListQueuesResponse, total=False):
    """The result of ``list_queues()``."""

    nextToken: str


class ListQueuesPageTypeDef(ListQueuesResponseTypeDef, total=False):
    """A page of ``list_queues``; ``NextToken`` is a resume token."""

    NextToken: str


class TaskRunManifestPropertiesResponseTypeDef(TypedDict, total=False):
    """TaskRunManifestPropertiesResponse."""

    outputManifestPath: str
    outputManifestHash: str


class EnvironmentEnterSessionActionDefinitionSummaryTypeDef(TypedDict):
    """EnvironmentEnterSessionActionDefinitionSummary."""

    environmentId: str


class EnvironmentExitSessionActionDefinitionSummaryTypeDef(TypedDict):
    """EnvironmentExitSessionActionDefinitionSummary."""

    environmentId: str


class TaskParameterValueTypeDef(TypedDict, total=False):
    """TaskParameterValue: one of its members."""

    int: str
    float: str
    string: str
    path: str
    chunkInt: str


class _TaskRunSessionActionDefinitionSummary(TypedDict):
    """The members that TaskRunSessionActionDefinitionSummaryTypeDef always has."""

    stepId: str


class TaskRunSessionActionDefinitionSummaryTypeDef(_TaskRunSessionActionDefinitionSummary, total=False):
    """TaskRunSessionActionDefinitionSummary."""

    taskId: str
    parameters: dict[str, TaskParameterValueTypeDef]


class SyncInputJobAttachmentsSessionActionDefinitionSummaryTypeDef(TypedDict, total=False):
    """SyncInputJobAttachmentsSessionActionDefinitionSummary."""

    stepId: str


class SessionActionDefinitionSummaryTypeDef(TypedDict, total=False):
    """SessionActionDefinitionSummary: one of its members."""

    envEnter: EnvironmentEnterSessionActionDefinitionSummaryTypeDef
    envExit: EnvironmentExitSessionActionDefinitionSummaryTypeDef
    taskRun: TaskRunSessionActionDefinitionSummaryTypeDef
    syncInputJobAttachments: SyncInputJobAttachmentsSessionActionDefinitionSummaryTypeDef


class _SessionActionSummary(TypedDict):
    """The members that SessionActionSummaryTypeDef always has."""

    sessionActionId: str
    status: SessionActionStatusType
    definition: SessionActionDefinitionSummaryTypeDef


class SessionActionSummaryTypeDef(_SessionActionSummary, total=False):
    """SessionActionSummary."""

    startedAt: datetime
    endedAt: datetime
    workerUpdatedAt: datetime
    progressPercent: float
    manifests: list[TaskRunManifestPropertiesResponseTypeDef]


class _ListSessionActionsResponse(TypedDict):
    """The members that ListSessionActionsResponseTypeDef always has."""

    sessionActions: list[SessionActionSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListSessionActionsResponseTypeDef(_ListSessionActionsResponse, total=False):
    """The result of ``list_session_actions()``."""

    nextToken: str


class ListSessionActionsPageTypeDef(ListSessionActionsResponseTypeDef, total=False):
    """A page of ``list_session_actions``; ``NextToken`` is a resume token."""

    NextToken: str


class _SessionSummary(TypedDict):
    """The members that SessionSummaryTypeDef always has."""

    sessionId: str
    fleetId: str
    workerId: str
    startedAt: datetime
    lifecycleStatus: SessionLifecycleStatusType


class SessionSummaryTypeDef(_SessionSummary, total=False):
    """SessionSummary."""

    endedAt: datetime
    targetLifecycleStatus: Literal["ENDED"]
    updatedAt: datetime
    updatedBy: str


class _ListSessionsResponse(TypedDict):
    """The members that ListSessionsResponseTypeDef always has."""

    sessions: list[SessionSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListSessionsResponseTypeDef(_ListSessionsResponse, total=False):
    """The result of ``list_sessions()``."""

    nextToken: str


class ListSessionsPageTypeDef(ListSessionsResponseTypeDef, total=False):
    """A page of ``list_sessions``; ``NextToken`` is a resume token."""

    NextToken: str


class _WorkerSessionSummary(TypedDict):
    """The members that WorkerSessionSummaryTypeDef always has."""

    sessionId: str
    queueId: str
    jobId: str
    startedAt: datetime
    lifecycleStatus: SessionLifecycleStatusType


class WorkerSessionSummaryTypeDef(_WorkerSessionSummary, total=False):
    """WorkerSessionSummary."""

    endedAt: datetime
    targetLifecycleStatus: Literal["ENDED"]


class _ListSessionsForWorkerResponse(TypedDict):
    """The members that ListSessionsForWorkerResponseTypeDef always has."""

    sessions: list[WorkerSessionSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListSessionsForWorkerResponseTypeDef(_ListSessionsForWorkerResponse, total=False):
    """The result of ``list_sessions_for_worker()``."""

    nextToken: str


class ListSessionsForWorkerPageTypeDef(ListSessionsForWorkerResponseTypeDef, total=False):
    """A page of ``list_sessions_for_worker``; ``NextToken`` is a resume token."""

    NextToken: str


class StepConsumerTypeDef(TypedDict):
    """StepConsumer."""

    stepId: str
    status: DependencyConsumerResolutionStatusType


class _ListStepConsumersResponse(TypedDict):
    """The members that ListStepConsumersResponseTypeDef always has."""

    consumers: list[StepConsumerTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListStepConsumersResponseTypeDef(_ListStepConsumersResponse, total=False):
    """The result of ``list_step_consumers()``."""

    nextToken: str


class ListStepConsumersPageTypeDef(ListStepConsumersResponseTypeDef, total=False):
    """A page of ``list_step_consumers``; ``NextToken`` is a resume token."""

    NextToken: str


class StepDependencyTypeDef(TypedDict):
    """StepDependency."""

    stepId: str
    status: DependencyConsumerResolutionStatusType


class _ListStepDependenciesResponse(TypedDict):
    """The members that ListStepDependenciesResponseTypeDef always has."""

    dependencies: list[StepDependencyTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListStepDependenciesResponseTypeDef(_ListStepDependenciesResponse, total=False):
    """The result of ``list_step_dependencies()``."""

    nextToken: str


class ListStepDependenciesPageTypeDef(ListStepDependenciesResponseTypeDef, total=False):
    """A page of ``list_step_dependencies``; ``NextToken`` is a resume token."""

    NextToken: str


class DependencyCountsTypeDef(TypedDict):
    """DependencyCounts."""

    dependenciesResolved: int
    dependenciesUnresolved: int
    consumersResolved: int
    consumersUnresolved: int


class _StepSummary(TypedDict):
    """The members that StepSummaryTypeDef always has."""

    stepId: str
    name: str
    lifecycleStatus: StepLifecycleStatusType
    taskRunStatus: TaskRunStatusType
    taskRunStatusCounts: dict[TaskRunStatusType, int]
    createdAt: datetime
    createdBy: str


class StepSummaryTypeDef(_StepSummary, total=False):
    """StepSummary."""

    lifecycleStatusMessage: str
    taskFailureRetryCount: int
    targetTaskRunStatus: StepTargetTaskRunStatusType
    updatedAt: datetime
    updatedBy: str
    startedAt: datetime
    endedAt: datetime
    dependencyCounts: DependencyCountsTypeDef


class _ListStepsResponse(TypedDict):
    """The members that ListStepsResponseTypeDef always has."""

    steps: list[StepSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListStepsResponseTypeDef(_ListStepsResponse, total=False):
    """The result of ``list_steps()``."""

    nextToken: str


class ListStepsPageTypeDef(ListStepsResponseTypeDef, total=False):
    """A page of ``list_steps``; ``NextToken`` is a resume token."""

    NextToken: str


class StorageProfileSummaryTypeDef(TypedDict):
    """StorageProfileSummary."""

    storageProfileId: str
    displayName: str
    osFamily: StorageProfileOperatingSystemFamilyType


class _ListStorageProfilesResponse(TypedDict):
    """The members that ListStorageProfilesResponseTypeDef always has."""

    storageProfiles: list[StorageProfileSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListStorageProfilesResponseTypeDef(_ListStorageProfilesResponse, total=False):
    """The result of ``list_storage_profiles()``."""

    nextToken: str


class ListStorageProfilesPageTypeDef(ListStorageProfilesResponseTypeDef, total=False):
    """A page of ``list_storage_profiles``; ``NextToken`` is a resume token."""

    NextToken: str


class _ListStorageProfilesForQueueResponse(TypedDict):
    """The members that ListStorageProfilesForQueueResponseTypeDef always has."""

    storageProfiles: list[StorageProfileSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListStorageProfilesForQueueResponseTypeDef(_ListStorageProfilesForQueueResponse, total=False):
    """The result of ``list_storage_profiles_for_queue()``."""

    nextToken: str


class ListStorageProfilesForQueuePageTypeDef(ListStorageProfilesForQueueResponseTypeDef, total=False):
    """A page of ``list_storage_profiles_for_queue``; ``NextToken`` is a resume token."""

    NextToken: str


class _TaskSummary(TypedDict):
    """The members that TaskSummaryTypeDef always has."""

    taskId: str
    createdAt: datetime
    createdBy: str
    runStatus: TaskRunStatusType


class TaskSummaryTypeDef(_TaskSummary, total=False):
    """TaskSummary."""

    targetRunStatus: TaskTargetRunStatusType
    failureRetryCount: int
    startedAt: datetime
    endedAt: datetime
    updatedAt: datetime
    updatedBy: str
    latestSessionActionId: str
    parameters: dict[str, TaskParameterValueTypeDef]


class _ListTasksResponse(TypedDict):
    """The members that ListTasksResponseTypeDef always has."""

    tasks: list[TaskSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListTasksResponseTypeDef(_ListTasksResponse, total=False):
    """The result of ``list_tasks()``."""

    nextToken: str


class ListTasksPageTypeDef(ListTasksResponseTypeDef, total=False):
    """A page of ``list_tasks``; ``NextToken`` is a resume token."""

    NextToken: str


class _VolumeSummary(TypedDict):
    """The members that VolumeSummaryTypeDef always has."""

    volumeId: str
    farmId: str
    fleetId: str
    state: VolumeStateType
    sizeGiB: int
    availabilityZoneId: str


class VolumeSummaryTypeDef(_VolumeSummary, total=False):
    """VolumeSummary."""

    attachedWorkerId: str


class _ListVolumesResponse(TypedDict):
    """The members that ListVolumesResponseTypeDef always has."""

    volumes: list[VolumeSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListVolumesResponseTypeDef(_ListVolumesResponse, total=False):
    """The result of ``list_volumes()``."""

    nextToken: str


class ListVolumesPageTypeDef(ListVolumesResponseTypeDef, total=False):
    """A page of ``list_volumes``; ``NextToken`` is a resume token."""

    NextToken: str


class IpAddressesOutputTypeDef(TypedDict, total=False):
    """IpAddresses."""

    ipV4Addresses: list[str]
    ipV6Addresses: list[str]


class HostPropertiesResponseTypeDef(TypedDict, total=False):
    """HostPropertiesResponse."""

    ipAddresses: IpAddressesOutputTypeDef
    hostName: str
    ec2InstanceArn: str
    ec2InstanceType: str


class _LogConfiguration(TypedDict):
    """The members that LogConfigurationTypeDef always has."""

    logDriver: str


class LogConfigurationTypeDef(_LogConfiguration, total=False):
    """LogConfiguration."""

    options: dict[str, str]
    parameters: dict[str, str]
    error: str


class _WorkerSummary(TypedDict):
    """The members that WorkerSummaryTypeDef always has."""

    farmId: str
    fleetId: str
    workerId: str
    status: WorkerStatusType
    createdAt: datetime
    createdBy: str


class WorkerSummaryTypeDef(_WorkerSummary, total=False):
    """WorkerSummary."""

    hostProperties: HostPropertiesResponseTypeDef
    log: LogConfigurationTypeDef
    updatedAt: datetime
    updatedBy: str


class _ListWorkersResponse(TypedDict):
    """The members that ListWorkersResponseTypeDef always has."""

    workers: list[WorkerSummaryTypeDef]
    ResponseMetadata: ResponseMetadataTypeDef


class ListWorkersResponseTypeDef(_ListWorkersResponse, total=False):
    """The result of ``list_workers()``."""

    nextToken: str


class ListWorkersPageTypeDef(ListWorkersResponseTypeDef, total=False):
    """A page of ``list_workers``; ``NextToken`` is a resume token."""

    NextToken: str
