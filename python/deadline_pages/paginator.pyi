# Written by scripts/generate_stubs.py from botocore 1.44.5; do not edit.
"""Types of the paginators, in place of those of types-boto3-deadline."""

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
        """JMESPath expressions of the lists in a page: one for every operation."""

class GetSessionsStatisticsAggregationPaginator(_Common, _boto3.GetSessionsStatisticsAggregationPaginator):
    """The paginator of ``get_sessions_statistics_aggregation``."""

    def paginate(
        self, *, farmId: str, aggregationId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[GetSessionsStatisticsAggregationPageTypeDef]:
        """Get the usage statistics that an aggregation has collected. Iterating over the pages sends the first request."""

class ListAvailableMeteredProductsPaginator(_Common, _boto3.ListAvailableMeteredProductsPaginator):
    """The paginator of ``list_available_metered_products``."""

    def paginate(
        self, *, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListAvailableMeteredProductsPageTypeDef]:
        """List the available metered products. Iterating over the pages sends the first request."""

class ListBudgetsPaginator(_Common, _boto3.ListBudgetsPaginator):
    """The paginator of ``list_budgets``."""

    def paginate(
        self,
        *,
        farmId: str,
        status: BudgetStatusType = ...,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListBudgetsPageTypeDef]:
        """List the budgets of a farm. Iterating over the pages sends the first request."""

class ListFarmMembersPaginator(_Common, _boto3.ListFarmMembersPaginator):
    """The paginator of ``list_farm_members``."""

    def paginate(
        self, *, farmId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListFarmMembersPageTypeDef]:
        """List the members of a farm. Iterating over the pages sends the first request."""

class ListFarmsPaginator(_Common, _boto3.ListFarmsPaginator):
    """The paginator of ``list_farms``."""

    def paginate(
        self, *, principalId: str = ..., PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListFarmsPageTypeDef]:
        """List the farms of the account. Iterating over the pages sends the first request."""

class ListFleetMembersPaginator(_Common, _boto3.ListFleetMembersPaginator):
    """The paginator of ``list_fleet_members``."""

    def paginate(
        self, *, farmId: str, fleetId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListFleetMembersPageTypeDef]:
        """List the members of a fleet. Iterating over the pages sends the first request."""

class ListFleetsPaginator(_Common, _boto3.ListFleetsPaginator):
    """The paginator of ``list_fleets``."""

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
        """List the fleets of a farm. Iterating over the pages sends the first request."""

class ListJobMembersPaginator(_Common, _boto3.ListJobMembersPaginator):
    """The paginator of ``list_job_members``."""

    def paginate(
        self,
        *,
        farmId: str,
        queueId: str,
        jobId: str,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListJobMembersPageTypeDef]:
        """List the members of a job. Iterating over the pages sends the first request."""

class ListJobParameterDefinitionsPaginator(_Common, _boto3.ListJobParameterDefinitionsPaginator):
    """The paginator of ``list_job_parameter_definitions``."""

    def paginate(
        self,
        *,
        farmId: str,
        queueId: str,
        jobId: str,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListJobParameterDefinitionsPageTypeDef]:
        """List the parameters that a job's template defines. Iterating over the pages sends the first request."""

class ListJobsPaginator(_Common, _boto3.ListJobsPaginator):
    """The paginator of ``list_jobs``."""

    def paginate(
        self,
        *,
        farmId: str,
        queueId: str,
        principalId: str = ...,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListJobsPageTypeDef]:
        """List the jobs of a queue. Iterating over the pages sends the first request."""

class ListLicenseEndpointsPaginator(_Common, _boto3.ListLicenseEndpointsPaginator):
    """The paginator of ``list_license_endpoints``."""

    def paginate(
        self, *, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListLicenseEndpointsPageTypeDef]:
        """List the license endpoints of the account. Iterating over the pages sends the first request."""

class ListLimitsPaginator(_Common, _boto3.ListLimitsPaginator):
    """The paginator of ``list_limits``."""

    def paginate(
        self, *, farmId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListLimitsPageTypeDef]:
        """List the limits of a farm. Iterating over the pages sends the first request."""

class ListMembershipsPaginator(_Common, _boto3.ListMembershipsPaginator):
    """The paginator of ``list_memberships``."""

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
        """List the memberships of a user or a group. Iterating over the pages sends the first request."""

class ListMeteredProductsPaginator(_Common, _boto3.ListMeteredProductsPaginator):
    """The paginator of ``list_metered_products``."""

    def paginate(
        self, *, licenseEndpointId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListMeteredProductsPageTypeDef]:
        """List the metered products of a license endpoint. Iterating over the pages sends the first request."""

class ListMonitorsPaginator(_Common, _boto3.ListMonitorsPaginator):
    """The paginator of ``list_monitors``."""

    def paginate(
        self, *, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListMonitorsPageTypeDef]:
        """List the monitors of the account. Iterating over the pages sends the first request."""

class ListQueueEnvironmentsPaginator(_Common, _boto3.ListQueueEnvironmentsPaginator):
    """The paginator of ``list_queue_environments``."""

    def paginate(
        self, *, farmId: str, queueId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListQueueEnvironmentsPageTypeDef]:
        """List the environments of a queue. Iterating over the pages sends the first request."""

class ListQueueFleetAssociationsPaginator(_Common, _boto3.ListQueueFleetAssociationsPaginator):
    """The paginator of ``list_queue_fleet_associations``."""

    def paginate(
        self,
        *,
        farmId: str,
        queueId: str = ...,
        fleetId: str = ...,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListQueueFleetAssociationsPageTypeDef]:
        """List which queues and fleets of a farm belong together. Iterating over the pages sends the first request."""

class ListQueueLimitAssociationsPaginator(_Common, _boto3.ListQueueLimitAssociationsPaginator):
    """The paginator of ``list_queue_limit_associations``."""

    def paginate(
        self,
        *,
        farmId: str,
        queueId: str = ...,
        limitId: str = ...,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListQueueLimitAssociationsPageTypeDef]:
        """List which queues and limits of a farm belong together. Iterating over the pages sends the first request."""

class ListQueueMembersPaginator(_Common, _boto3.ListQueueMembersPaginator):
    """The paginator of ``list_queue_members``."""

    def paginate(
        self, *, farmId: str, queueId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListQueueMembersPageTypeDef]:
        """List the members of a queue. Iterating over the pages sends the first request."""

class ListQueuesPaginator(_Common, _boto3.ListQueuesPaginator):
    """The paginator of ``list_queues``."""

    def paginate(
        self,
        *,
        farmId: str,
        principalId: str = ...,
        status: QueueStatusType = ...,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListQueuesPageTypeDef]:
        """List the queues of a farm. Iterating over the pages sends the first request."""

class ListSessionActionsPaginator(_Common, _boto3.ListSessionActionsPaginator):
    """The paginator of ``list_session_actions``."""

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
        """List the session actions of a job. Iterating over the pages sends the first request."""

class ListSessionsPaginator(_Common, _boto3.ListSessionsPaginator):
    """The paginator of ``list_sessions``."""

    def paginate(
        self,
        *,
        farmId: str,
        queueId: str,
        jobId: str,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListSessionsPageTypeDef]:
        """List the sessions of a job. Iterating over the pages sends the first request."""

class ListSessionsForWorkerPaginator(_Common, _boto3.ListSessionsForWorkerPaginator):
    """The paginator of ``list_sessions_for_worker``."""

    def paginate(
        self,
        *,
        farmId: str,
        fleetId: str,
        workerId: str,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListSessionsForWorkerPageTypeDef]:
        """List the sessions that run or ran on a worker. Iterating over the pages sends the first request."""

class ListStepConsumersPaginator(_Common, _boto3.ListStepConsumersPaginator):
    """The paginator of ``list_step_consumers``."""

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
        """List the steps that wait for a step. Iterating over the pages sends the first request."""

class ListStepDependenciesPaginator(_Common, _boto3.ListStepDependenciesPaginator):
    """The paginator of ``list_step_dependencies``."""

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
        """List the steps that a step waits for. Iterating over the pages sends the first request."""

class ListStepsPaginator(_Common, _boto3.ListStepsPaginator):
    """The paginator of ``list_steps``."""

    def paginate(
        self,
        *,
        farmId: str,
        queueId: str,
        jobId: str,
        PaginationConfig: PaginatorConfigTypeDef = ...,
        read_ahead: int = ...,
    ) -> PageIterator[ListStepsPageTypeDef]:
        """List the steps of a job. Iterating over the pages sends the first request."""

class ListStorageProfilesPaginator(_Common, _boto3.ListStorageProfilesPaginator):
    """The paginator of ``list_storage_profiles``."""

    def paginate(
        self, *, farmId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListStorageProfilesPageTypeDef]:
        """List the storage profiles of a farm. Iterating over the pages sends the first request."""

class ListStorageProfilesForQueuePaginator(_Common, _boto3.ListStorageProfilesForQueuePaginator):
    """The paginator of ``list_storage_profiles_for_queue``."""

    def paginate(
        self, *, farmId: str, queueId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListStorageProfilesForQueuePageTypeDef]:
        """List the storage profiles that a queue allows. Iterating over the pages sends the first request."""

class ListTasksPaginator(_Common, _boto3.ListTasksPaginator):
    """The paginator of ``list_tasks``."""

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
        """List the tasks of a step. Iterating over the pages sends the first request."""

class ListVolumesPaginator(_Common, _boto3.ListVolumesPaginator):
    """The paginator of ``list_volumes``."""

    def paginate(
        self, *, farmId: str, fleetId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListVolumesPageTypeDef]:
        """List the persistent volumes of a fleet. Iterating over the pages sends the first request."""

class ListWorkersPaginator(_Common, _boto3.ListWorkersPaginator):
    """The paginator of ``list_workers``."""

    def paginate(
        self, *, farmId: str, fleetId: str, PaginationConfig: PaginatorConfigTypeDef = ..., read_ahead: int = ...
    ) -> PageIterator[ListWorkersPageTypeDef]:
        """List the workers of a fleet. Iterating over the pages sends the first request."""
