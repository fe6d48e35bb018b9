# Written by scripts/generate_stubs.py from botocore 1.44.5; do not edit.
"""A type for the paginator of each operation, in the place of the one of types-boto3-deadline."""

from collections.abc import Sequence
from typing import Any, NoReturn

from types_boto3_deadline import paginator as _boto3
from typing_extensions import Self

from deadline_pages._native import PageIterator
from deadline_pages.literals import BudgetStatusType, FleetStatusType, MembershipResourceTypeType, QueueStatusType
from deadline_pages.type_defs import (
    GetSessionsStatisticsAggregationPageTypeDef,
    ListAvailableMeteredProductsPageTypeDef,
    ListBudgetsPageTypeDef,
    ListFarmMembersPageTypeDef,
    ListFarmsPageTypeDef,
    ListFleetMembersPageTypeDef,
    ListFleetsPageTypeDef,
    ListJobMembersPageTypeDef,
    ListJobParameterDefinitionsPageTypeDef,
    ListJobsPageTypeDef,
    ListLicenseEndpointsPageTypeDef,
    ListLimitsPageTypeDef,
    ListMembershipsPageTypeDef,
    ListMeteredProductsPageTypeDef,
    ListMonitorsPageTypeDef,
    ListQueueEnvironmentsPageTypeDef,
    ListQueueFleetAssociationsPageTypeDef,
    ListQueueLimitAssociationsPageTypeDef,
    ListQueueMembersPageTypeDef,
    ListQueuesPageTypeDef,
    ListSessionActionsPageTypeDef,
    ListSessionsForWorkerPageTypeDef,
    ListSessionsPageTypeDef,
    ListStepConsumersPageTypeDef,
    ListStepDependenciesPageTypeDef,
    ListStepsPageTypeDef,
    ListStorageProfilesForQueuePageTypeDef,
    ListStorageProfilesPageTypeDef,
    ListTasksPageTypeDef,
    ListVolumesPageTypeDef,
    ListWorkersPageTypeDef,
    PaginatorConfigTypeDef,
)

__all__ = [
    "GetSessionsStatisticsAggregationPaginator",
    "ListAvailableMeteredProductsPaginator",
    "ListBudgetsPaginator",
    "ListFarmMembersPaginator",
    "ListFarmsPaginator",
    "ListFleetMembersPaginator",
    "ListFleetsPaginator",
    "ListJobMembersPaginator",
    "ListJobParameterDefinitionsPaginator",
    "ListJobsPaginator",
    "ListLicenseEndpointsPaginator",
    "ListLimitsPaginator",
    "ListMembershipsPaginator",
    "ListMeteredProductsPaginator",
    "ListMonitorsPaginator",
    "ListQueueEnvironmentsPaginator",
    "ListQueueFleetAssociationsPaginator",
    "ListQueueLimitAssociationsPaginator",
    "ListQueueMembersPaginator",
    "ListQueuesPaginator",
    "ListSessionActionsPaginator",
    "ListSessionsForWorkerPaginator",
    "ListSessionsPaginator",
    "ListStepConsumersPaginator",
    "ListStepDependenciesPaginator",
    "ListStepsPaginator",
    "ListStorageProfilesForQueuePaginator",
    "ListStorageProfilesPaginator",
    "ListTasksPaginator",
    "ListVolumesPaginator",
    "ListWorkersPaginator",
]

class _Common:
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, _memo: dict[int, Any]) -> NoReturn: ...
    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""

class GetSessionsStatisticsAggregationPaginator(_Common, _boto3.GetSessionsStatisticsAggregationPaginator):
    """What ``client.get_paginator("get_sessions_statistics_aggregation")`` gives."""

    def paginate(
        self, *, farmId: str, aggregationId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[GetSessionsStatisticsAggregationPageTypeDef]:
        """Get the usage statistics that an aggregation has collected; nothing is sent before the first page is asked for."""

class ListAvailableMeteredProductsPaginator(_Common, _boto3.ListAvailableMeteredProductsPaginator):
    """What ``client.get_paginator("list_available_metered_products")`` gives."""

    def paginate(
        self, *, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListAvailableMeteredProductsPageTypeDef]:
        """List the metered products that can be had; nothing is sent before the first page is asked for."""

class ListBudgetsPaginator(_Common, _boto3.ListBudgetsPaginator):
    """What ``client.get_paginator("list_budgets")`` gives."""

    def paginate(
        self,
        *,
        farmId: str,
        status: BudgetStatusType = ...,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListBudgetsPageTypeDef]:
        """List the budgets of a farm; nothing is sent before the first page is asked for."""

class ListFarmMembersPaginator(_Common, _boto3.ListFarmMembersPaginator):
    """What ``client.get_paginator("list_farm_members")`` gives."""

    def paginate(
        self, *, farmId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListFarmMembersPageTypeDef]:
        """List who is a member of a farm; nothing is sent before the first page is asked for."""

class ListFarmsPaginator(_Common, _boto3.ListFarmsPaginator):
    """What ``client.get_paginator("list_farms")`` gives."""

    def paginate(
        self, *, principalId: str = ..., PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListFarmsPageTypeDef]:
        """List the farms of the account; nothing is sent before the first page is asked for."""

class ListFleetMembersPaginator(_Common, _boto3.ListFleetMembersPaginator):
    """What ``client.get_paginator("list_fleet_members")`` gives."""

    def paginate(
        self, *, farmId: str, fleetId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListFleetMembersPageTypeDef]:
        """List who is a member of a fleet; nothing is sent before the first page is asked for."""

class ListFleetsPaginator(_Common, _boto3.ListFleetsPaginator):
    """What ``client.get_paginator("list_fleets")`` gives."""

    def paginate(
        self,
        *,
        farmId: str,
        principalId: str = ...,
        displayName: str = ...,
        status: FleetStatusType = ...,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListFleetsPageTypeDef]:
        """List the fleets of a farm; nothing is sent before the first page is asked for."""

class ListJobMembersPaginator(_Common, _boto3.ListJobMembersPaginator):
    """What ``client.get_paginator("list_job_members")`` gives."""

    def paginate(
        self,
        *,
        farmId: str,
        queueId: str,
        jobId: str,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListJobMembersPageTypeDef]:
        """List who is a member of a job; nothing is sent before the first page is asked for."""

class ListJobParameterDefinitionsPaginator(_Common, _boto3.ListJobParameterDefinitionsPaginator):
    """What ``client.get_paginator("list_job_parameter_definitions")`` gives."""

    def paginate(
        self,
        *,
        farmId: str,
        queueId: str,
        jobId: str,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListJobParameterDefinitionsPageTypeDef]:
        """List the parameters that a job's template defines; nothing is sent before the first page is asked for."""

class ListJobsPaginator(_Common, _boto3.ListJobsPaginator):
    """What ``client.get_paginator("list_jobs")`` gives."""

    def paginate(
        self,
        *,
        farmId: str,
        queueId: str,
        principalId: str = ...,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListJobsPageTypeDef]:
        """List the jobs of a queue; nothing is sent before the first page is asked for."""

class ListLicenseEndpointsPaginator(_Common, _boto3.ListLicenseEndpointsPaginator):
    """What ``client.get_paginator("list_license_endpoints")`` gives."""

    def paginate(
        self, *, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListLicenseEndpointsPageTypeDef]:
        """List the license endpoints of the account; nothing is sent before the first page is asked for."""

class ListLimitsPaginator(_Common, _boto3.ListLimitsPaginator):
    """What ``client.get_paginator("list_limits")`` gives."""

    def paginate(
        self, *, farmId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListLimitsPageTypeDef]:
        """List the limits of a farm; nothing is sent before the first page is asked for."""

class ListMembershipsPaginator(_Common, _boto3.ListMembershipsPaginator):
    """What ``client.get_paginator("list_memberships")`` gives."""

    def paginate(
        self,
        *,
        principalId: str,
        identityStoreId: str = ...,
        identityCenterRegion: str = ...,
        resourceTypes: Sequence[MembershipResourceTypeType] = ...,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListMembershipsPageTypeDef]:
        """List what a user or a group is a member of; nothing is sent before the first page is asked for."""

class ListMeteredProductsPaginator(_Common, _boto3.ListMeteredProductsPaginator):
    """What ``client.get_paginator("list_metered_products")`` gives."""

    def paginate(
        self, *, licenseEndpointId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListMeteredProductsPageTypeDef]:
        """List the metered products of a license endpoint; nothing is sent before the first page is asked for."""

class ListMonitorsPaginator(_Common, _boto3.ListMonitorsPaginator):
    """What ``client.get_paginator("list_monitors")`` gives."""

    def paginate(
        self, *, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListMonitorsPageTypeDef]:
        """List the monitors of the account; nothing is sent before the first page is asked for."""

class ListQueueEnvironmentsPaginator(_Common, _boto3.ListQueueEnvironmentsPaginator):
    """What ``client.get_paginator("list_queue_environments")`` gives."""

    def paginate(
        self, *, farmId: str, queueId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListQueueEnvironmentsPageTypeDef]:
        """List the environments of a queue; nothing is sent before the first page is asked for."""

class ListQueueFleetAssociationsPaginator(_Common, _boto3.ListQueueFleetAssociationsPaginator):
    """What ``client.get_paginator("list_queue_fleet_associations")`` gives."""

    def paginate(
        self,
        *,
        farmId: str,
        queueId: str = ...,
        fleetId: str = ...,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListQueueFleetAssociationsPageTypeDef]:
        """List which queues and fleets of a farm belong together; nothing is sent before the first page is asked for."""

class ListQueueLimitAssociationsPaginator(_Common, _boto3.ListQueueLimitAssociationsPaginator):
    """What ``client.get_paginator("list_queue_limit_associations")`` gives."""

    def paginate(
        self,
        *,
        farmId: str,
        queueId: str = ...,
        limitId: str = ...,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListQueueLimitAssociationsPageTypeDef]:
        """List which queues and limits of a farm belong together; nothing is sent before the first page is asked for."""

class ListQueueMembersPaginator(_Common, _boto3.ListQueueMembersPaginator):
    """What ``client.get_paginator("list_queue_members")`` gives."""

    def paginate(
        self, *, farmId: str, queueId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListQueueMembersPageTypeDef]:
        """List who is a member of a queue; nothing is sent before the first page is asked for."""

class ListQueuesPaginator(_Common, _boto3.ListQueuesPaginator):
    """What ``client.get_paginator("list_queues")`` gives."""

    def paginate(
        self,
        *,
        farmId: str,
        principalId: str = ...,
        status: QueueStatusType = ...,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListQueuesPageTypeDef]:
        """List the queues of a farm; nothing is sent before the first page is asked for."""

class ListSessionActionsPaginator(_Common, _boto3.ListSessionActionsPaginator):
    """What ``client.get_paginator("list_session_actions")`` gives."""

    def paginate(
        self,
        *,
        farmId: str,
        queueId: str,
        jobId: str,
        sessionId: str = ...,
        taskId: str = ...,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListSessionActionsPageTypeDef]:
        """List the session actions of a job; nothing is sent before the first page is asked for."""

class ListSessionsPaginator(_Common, _boto3.ListSessionsPaginator):
    """What ``client.get_paginator("list_sessions")`` gives."""

    def paginate(
        self,
        *,
        farmId: str,
        queueId: str,
        jobId: str,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListSessionsPageTypeDef]:
        """List the sessions of a job; nothing is sent before the first page is asked for."""

class ListSessionsForWorkerPaginator(_Common, _boto3.ListSessionsForWorkerPaginator):
    """What ``client.get_paginator("list_sessions_for_worker")`` gives."""

    def paginate(
        self,
        *,
        farmId: str,
        fleetId: str,
        workerId: str,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListSessionsForWorkerPageTypeDef]:
        """List the sessions that run or ran on a worker; nothing is sent before the first page is asked for."""

class ListStepConsumersPaginator(_Common, _boto3.ListStepConsumersPaginator):
    """What ``client.get_paginator("list_step_consumers")`` gives."""

    def paginate(
        self,
        *,
        farmId: str,
        queueId: str,
        jobId: str,
        stepId: str,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListStepConsumersPageTypeDef]:
        """List the steps that wait for a step; nothing is sent before the first page is asked for."""

class ListStepDependenciesPaginator(_Common, _boto3.ListStepDependenciesPaginator):
    """What ``client.get_paginator("list_step_dependencies")`` gives."""

    def paginate(
        self,
        *,
        farmId: str,
        queueId: str,
        jobId: str,
        stepId: str,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListStepDependenciesPageTypeDef]:
        """List the steps that a step waits for; nothing is sent before the first page is asked for."""

class ListStepsPaginator(_Common, _boto3.ListStepsPaginator):
    """What ``client.get_paginator("list_steps")`` gives."""

    def paginate(
        self,
        *,
        farmId: str,
        queueId: str,
        jobId: str,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListStepsPageTypeDef]:
        """List the steps of a job; nothing is sent before the first page is asked for."""

class ListStorageProfilesPaginator(_Common, _boto3.ListStorageProfilesPaginator):
    """What ``client.get_paginator("list_storage_profiles")`` gives."""

    def paginate(
        self, *, farmId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListStorageProfilesPageTypeDef]:
        """List the storage profiles of a farm; nothing is sent before the first page is asked for."""

class ListStorageProfilesForQueuePaginator(_Common, _boto3.ListStorageProfilesForQueuePaginator):
    """What ``client.get_paginator("list_storage_profiles_for_queue")`` gives."""

    def paginate(
        self, *, farmId: str, queueId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListStorageProfilesForQueuePageTypeDef]:
        """List the storage profiles that a queue allows; nothing is sent before the first page is asked for."""

class ListTasksPaginator(_Common, _boto3.ListTasksPaginator):
    """What ``client.get_paginator("list_tasks")`` gives."""

    def paginate(
        self,
        *,
        farmId: str,
        queueId: str,
        jobId: str,
        stepId: str,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListTasksPageTypeDef]:
        """List the tasks of a step; nothing is sent before the first page is asked for."""

class ListVolumesPaginator(_Common, _boto3.ListVolumesPaginator):
    """What ``client.get_paginator("list_volumes")`` gives."""

    def paginate(
        self, *, farmId: str, fleetId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListVolumesPageTypeDef]:
        """List the persistent volumes of a fleet; nothing is sent before the first page is asked for."""

class ListWorkersPaginator(_Common, _boto3.ListWorkersPaginator):
    """What ``client.get_paginator("list_workers")`` gives."""

    def paginate(
        self, *, farmId: str, fleetId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListWorkersPageTypeDef]:
        """List the workers of a fleet; nothing is sent before the first page is asked for."""
