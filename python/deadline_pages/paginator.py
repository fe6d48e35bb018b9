"""What type checkers know of `client.get_paginator()`: a type for each operation.

There is one class at run time, `deadline_pages.Paginator`; these are its shapes, for annotations only.

Written by scripts/generate_stubs.py from botocore 1.44.5; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

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


class GetSessionsStatisticsAggregationPaginator(Protocol):
    """What ``client.get_paginator("get_sessions_statistics_aggregation")`` gives."""

    def paginate(
        self, *, farmId: str, aggregationId: str, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[GetSessionsStatisticsAggregationPageTypeDef]:
        """Get the usage statistics that an aggregation has collected; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListAvailableMeteredProductsPaginator(Protocol):
    """What ``client.get_paginator("list_available_metered_products")`` gives."""

    def paginate(
        self, *, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListAvailableMeteredProductsPageTypeDef]:
        """List the metered products that can be had; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListBudgetsPaginator(Protocol):
    """What ``client.get_paginator("list_budgets")`` gives."""

    def paginate(
        self, *, farmId: str, status: BudgetStatusType = ..., PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListBudgetsPageTypeDef]:
        """List the budgets of a farm; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListFarmMembersPaginator(Protocol):
    """What ``client.get_paginator("list_farm_members")`` gives."""

    def paginate(
        self, *, farmId: str, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListFarmMembersPageTypeDef]:
        """List who is a member of a farm; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListFarmsPaginator(Protocol):
    """What ``client.get_paginator("list_farms")`` gives."""

    def paginate(
        self, *, principalId: str = ..., PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListFarmsPageTypeDef]:
        """List the farms of the account; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListFleetMembersPaginator(Protocol):
    """What ``client.get_paginator("list_fleet_members")`` gives."""

    def paginate(
        self, *, farmId: str, fleetId: str, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListFleetMembersPageTypeDef]:
        """List who is a member of a fleet; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListFleetsPaginator(Protocol):
    """What ``client.get_paginator("list_fleets")`` gives."""

    def paginate(
        self,
        *,
        farmId: str,
        principalId: str = ...,
        displayName: str = ...,
        status: FleetStatusType = ...,
        PaginationConfig: PaginatorConfigTypeDef = ...,
    ) -> PageIterator[ListFleetsPageTypeDef]:
        """List the fleets of a farm; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListJobMembersPaginator(Protocol):
    """What ``client.get_paginator("list_job_members")`` gives."""

    def paginate(
        self, *, farmId: str, queueId: str, jobId: str, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListJobMembersPageTypeDef]:
        """List who is a member of a job; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListJobParameterDefinitionsPaginator(Protocol):
    """What ``client.get_paginator("list_job_parameter_definitions")`` gives."""

    def paginate(
        self, *, farmId: str, queueId: str, jobId: str, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListJobParameterDefinitionsPageTypeDef]:
        """List the parameters that a job's template defines; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListJobsPaginator(Protocol):
    """What ``client.get_paginator("list_jobs")`` gives."""

    def paginate(
        self, *, farmId: str, queueId: str, principalId: str = ..., PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListJobsPageTypeDef]:
        """List the jobs of a queue; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListLicenseEndpointsPaginator(Protocol):
    """What ``client.get_paginator("list_license_endpoints")`` gives."""

    def paginate(
        self, *, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListLicenseEndpointsPageTypeDef]:
        """List the license endpoints of the account; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListLimitsPaginator(Protocol):
    """What ``client.get_paginator("list_limits")`` gives."""

    def paginate(
        self, *, farmId: str, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListLimitsPageTypeDef]:
        """List the limits of a farm; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListMembershipsPaginator(Protocol):
    """What ``client.get_paginator("list_memberships")`` gives."""

    def paginate(
        self,
        *,
        principalId: str,
        identityStoreId: str = ...,
        identityCenterRegion: str = ...,
        resourceTypes: Sequence[MembershipResourceTypeType] = ...,
        PaginationConfig: PaginatorConfigTypeDef = ...,
    ) -> PageIterator[ListMembershipsPageTypeDef]:
        """List what a user or a group is a member of; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListMeteredProductsPaginator(Protocol):
    """What ``client.get_paginator("list_metered_products")`` gives."""

    def paginate(
        self, *, licenseEndpointId: str, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListMeteredProductsPageTypeDef]:
        """List the metered products of a license endpoint; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListMonitorsPaginator(Protocol):
    """What ``client.get_paginator("list_monitors")`` gives."""

    def paginate(self, *, PaginationConfig: PaginatorConfigTypeDef = ...) -> PageIterator[ListMonitorsPageTypeDef]:
        """List the monitors of the account; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListQueueEnvironmentsPaginator(Protocol):
    """What ``client.get_paginator("list_queue_environments")`` gives."""

    def paginate(
        self, *, farmId: str, queueId: str, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListQueueEnvironmentsPageTypeDef]:
        """List the environments of a queue; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListQueueFleetAssociationsPaginator(Protocol):
    """What ``client.get_paginator("list_queue_fleet_associations")`` gives."""

    def paginate(
        self, *, farmId: str, queueId: str = ..., fleetId: str = ..., PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListQueueFleetAssociationsPageTypeDef]:
        """List which queues and fleets of a farm belong together; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListQueueLimitAssociationsPaginator(Protocol):
    """What ``client.get_paginator("list_queue_limit_associations")`` gives."""

    def paginate(
        self, *, farmId: str, queueId: str = ..., limitId: str = ..., PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListQueueLimitAssociationsPageTypeDef]:
        """List which queues and limits of a farm belong together; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListQueueMembersPaginator(Protocol):
    """What ``client.get_paginator("list_queue_members")`` gives."""

    def paginate(
        self, *, farmId: str, queueId: str, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListQueueMembersPageTypeDef]:
        """List who is a member of a queue; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListQueuesPaginator(Protocol):
    """What ``client.get_paginator("list_queues")`` gives."""

    def paginate(
        self,
        *,
        farmId: str,
        principalId: str = ...,
        status: QueueStatusType = ...,
        PaginationConfig: PaginatorConfigTypeDef = ...,
    ) -> PageIterator[ListQueuesPageTypeDef]:
        """List the queues of a farm; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListSessionActionsPaginator(Protocol):
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
    ) -> PageIterator[ListSessionActionsPageTypeDef]:
        """List the session actions of a job; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListSessionsPaginator(Protocol):
    """What ``client.get_paginator("list_sessions")`` gives."""

    def paginate(
        self, *, farmId: str, queueId: str, jobId: str, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListSessionsPageTypeDef]:
        """List the sessions of a job; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListSessionsForWorkerPaginator(Protocol):
    """What ``client.get_paginator("list_sessions_for_worker")`` gives."""

    def paginate(
        self, *, farmId: str, fleetId: str, workerId: str, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListSessionsForWorkerPageTypeDef]:
        """List the sessions that run or ran on a worker; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListStepConsumersPaginator(Protocol):
    """What ``client.get_paginator("list_step_consumers")`` gives."""

    def paginate(
        self, *, farmId: str, queueId: str, jobId: str, stepId: str, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListStepConsumersPageTypeDef]:
        """List the steps that wait for a step; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListStepDependenciesPaginator(Protocol):
    """What ``client.get_paginator("list_step_dependencies")`` gives."""

    def paginate(
        self, *, farmId: str, queueId: str, jobId: str, stepId: str, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListStepDependenciesPageTypeDef]:
        """List the steps that a step waits for; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListStepsPaginator(Protocol):
    """What ``client.get_paginator("list_steps")`` gives."""

    def paginate(
        self, *, farmId: str, queueId: str, jobId: str, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListStepsPageTypeDef]:
        """List the steps of a job; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListStorageProfilesPaginator(Protocol):
    """What ``client.get_paginator("list_storage_profiles")`` gives."""

    def paginate(
        self, *, farmId: str, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListStorageProfilesPageTypeDef]:
        """List the storage profiles of a farm; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListStorageProfilesForQueuePaginator(Protocol):
    """What ``client.get_paginator("list_storage_profiles_for_queue")`` gives."""

    def paginate(
        self, *, farmId: str, queueId: str, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListStorageProfilesForQueuePageTypeDef]:
        """List the storage profiles that a queue allows; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListTasksPaginator(Protocol):
    """What ``client.get_paginator("list_tasks")`` gives."""

    def paginate(
        self, *, farmId: str, queueId: str, jobId: str, stepId: str, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListTasksPageTypeDef]:
        """List the tasks of a step; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListVolumesPaginator(Protocol):
    """What ``client.get_paginator("list_volumes")`` gives."""

    def paginate(
        self, *, farmId: str, fleetId: str, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListVolumesPageTypeDef]:
        """List the persistent volumes of a fleet; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...


class ListWorkersPaginator(Protocol):
    """What ``client.get_paginator("list_workers")`` gives."""

    def paginate(
        self, *, farmId: str, fleetId: str, PaginationConfig: PaginatorConfigTypeDef = ...
    ) -> PageIterator[ListWorkersPageTypeDef]:
        """List the workers of a fleet; nothing is sent before the first page is asked for."""
        ...

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        ...
