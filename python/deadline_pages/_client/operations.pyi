# Written by scripts/generate_stubs.py from botocore 1.44.5; do not edit.
"""The types of the list calls and of `get_paginator()`."""

from collections.abc import Sequence
from typing import Literal, overload

from types_boto3_deadline import DeadlineCloudClient

from deadline_pages.literals import BudgetStatusType, FleetStatusType, MembershipResourceTypeType, QueueStatusType
from deadline_pages.paginator import (
    GetSessionsStatisticsAggregationPaginator,
    ListAvailableMeteredProductsPaginator,
    ListBudgetsPaginator,
    ListFarmMembersPaginator,
    ListFarmsPaginator,
    ListFleetMembersPaginator,
    ListFleetsPaginator,
    ListJobMembersPaginator,
    ListJobParameterDefinitionsPaginator,
    ListJobsPaginator,
    ListLicenseEndpointsPaginator,
    ListLimitsPaginator,
    ListMembershipsPaginator,
    ListMeteredProductsPaginator,
    ListMonitorsPaginator,
    ListQueueEnvironmentsPaginator,
    ListQueueFleetAssociationsPaginator,
    ListQueueLimitAssociationsPaginator,
    ListQueueMembersPaginator,
    ListQueuesPaginator,
    ListSessionActionsPaginator,
    ListSessionsForWorkerPaginator,
    ListSessionsPaginator,
    ListStepConsumersPaginator,
    ListStepDependenciesPaginator,
    ListStepsPaginator,
    ListStorageProfilesForQueuePaginator,
    ListStorageProfilesPaginator,
    ListTasksPaginator,
    ListVolumesPaginator,
    ListWorkersPaginator,
)
from deadline_pages.type_defs import (
    GetSessionsStatisticsAggregationResponseTypeDef,
    ListAvailableMeteredProductsResponseTypeDef,
    ListBudgetsResponseTypeDef,
    ListFarmMembersResponseTypeDef,
    ListFarmsResponseTypeDef,
    ListFleetMembersResponseTypeDef,
    ListFleetsResponseTypeDef,
    ListJobMembersResponseTypeDef,
    ListJobParameterDefinitionsResponseTypeDef,
    ListJobsResponseTypeDef,
    ListLicenseEndpointsResponseTypeDef,
    ListLimitsResponseTypeDef,
    ListMembershipsResponseTypeDef,
    ListMeteredProductsResponseTypeDef,
    ListMonitorsResponseTypeDef,
    ListQueueEnvironmentsResponseTypeDef,
    ListQueueFleetAssociationsResponseTypeDef,
    ListQueueLimitAssociationsResponseTypeDef,
    ListQueueMembersResponseTypeDef,
    ListQueuesResponseTypeDef,
    ListSessionActionsResponseTypeDef,
    ListSessionsForWorkerResponseTypeDef,
    ListSessionsResponseTypeDef,
    ListStepConsumersResponseTypeDef,
    ListStepDependenciesResponseTypeDef,
    ListStepsResponseTypeDef,
    ListStorageProfilesForQueueResponseTypeDef,
    ListStorageProfilesResponseTypeDef,
    ListTasksResponseTypeDef,
    ListVolumesResponseTypeDef,
    ListWorkersResponseTypeDef,
)

__all__ = ["ListOperations"]

class ListOperations(DeadlineCloudClient):
    """The paginated operations, in the place of a typed boto3 client; what else it has is boto3's."""
    @overload
    def get_paginator(
        self, operation_name: Literal["get_sessions_statistics_aggregation"]
    ) -> GetSessionsStatisticsAggregationPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(
        self, operation_name: Literal["list_available_metered_products"]
    ) -> ListAvailableMeteredProductsPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_budgets"]) -> ListBudgetsPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_farm_members"]) -> ListFarmMembersPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_farms"]) -> ListFarmsPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_fleet_members"]) -> ListFleetMembersPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_fleets"]) -> ListFleetsPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_job_members"]) -> ListJobMembersPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(
        self, operation_name: Literal["list_job_parameter_definitions"]
    ) -> ListJobParameterDefinitionsPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_jobs"]) -> ListJobsPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_license_endpoints"]) -> ListLicenseEndpointsPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_limits"]) -> ListLimitsPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_memberships"]) -> ListMembershipsPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_metered_products"]) -> ListMeteredProductsPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_monitors"]) -> ListMonitorsPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_queue_environments"]) -> ListQueueEnvironmentsPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(
        self, operation_name: Literal["list_queue_fleet_associations"]
    ) -> ListQueueFleetAssociationsPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(
        self, operation_name: Literal["list_queue_limit_associations"]
    ) -> ListQueueLimitAssociationsPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_queue_members"]) -> ListQueueMembersPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_queues"]) -> ListQueuesPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_session_actions"]) -> ListSessionActionsPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_sessions"]) -> ListSessionsPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_sessions_for_worker"]) -> ListSessionsForWorkerPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_step_consumers"]) -> ListStepConsumersPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_step_dependencies"]) -> ListStepDependenciesPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_steps"]) -> ListStepsPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_storage_profiles"]) -> ListStorageProfilesPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(
        self, operation_name: Literal["list_storage_profiles_for_queue"]
    ) -> ListStorageProfilesForQueuePaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_tasks"]) -> ListTasksPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_volumes"]) -> ListVolumesPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_workers"]) -> ListWorkersPaginator:
        """A paginator for an operation, by its method name such as ``list_sessions``."""
    def get_sessions_statistics_aggregation(
        self, *, farmId: str, aggregationId: str, nextToken: str = ..., maxResults: int = ...
    ) -> GetSessionsStatisticsAggregationResponseTypeDef:
        """Get the usage statistics that an aggregation has collected: one request, one answer."""
    async def get_sessions_statistics_aggregation_async(
        self, *, farmId: str, aggregationId: str, nextToken: str = ..., maxResults: int = ...
    ) -> GetSessionsStatisticsAggregationResponseTypeDef:
        """Await what ``get_sessions_statistics_aggregation`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_available_metered_products(
        self, *, nextToken: str = ..., maxResults: int = ...
    ) -> ListAvailableMeteredProductsResponseTypeDef:
        """List the metered products that can be had: one request, one answer."""
    async def list_available_metered_products_async(
        self, *, nextToken: str = ..., maxResults: int = ...
    ) -> ListAvailableMeteredProductsResponseTypeDef:
        """Await what ``list_available_metered_products`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_budgets(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ..., status: BudgetStatusType = ...
    ) -> ListBudgetsResponseTypeDef:
        """List the budgets of a farm: one request, one answer."""
    async def list_budgets_async(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ..., status: BudgetStatusType = ...
    ) -> ListBudgetsResponseTypeDef:
        """Await what ``list_budgets`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_farm_members(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListFarmMembersResponseTypeDef:
        """List who is a member of a farm: one request, one answer."""
    async def list_farm_members_async(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListFarmMembersResponseTypeDef:
        """Await what ``list_farm_members`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_farms(
        self, *, nextToken: str = ..., maxResults: int = ..., principalId: str = ...
    ) -> ListFarmsResponseTypeDef:
        """List the farms of the account: one request, one answer."""
    async def list_farms_async(
        self, *, nextToken: str = ..., maxResults: int = ..., principalId: str = ...
    ) -> ListFarmsResponseTypeDef:
        """Await what ``list_farms`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_fleet_members(
        self, *, farmId: str, fleetId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListFleetMembersResponseTypeDef:
        """List who is a member of a fleet: one request, one answer."""
    async def list_fleet_members_async(
        self, *, farmId: str, fleetId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListFleetMembersResponseTypeDef:
        """Await what ``list_fleet_members`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_fleets(
        self,
        *,
        farmId: str,
        nextToken: str = ...,
        maxResults: int = ...,
        principalId: str = ...,
        displayName: str = ...,
        status: FleetStatusType = ...,
    ) -> ListFleetsResponseTypeDef:
        """List the fleets of a farm: one request, one answer."""
    async def list_fleets_async(
        self,
        *,
        farmId: str,
        nextToken: str = ...,
        maxResults: int = ...,
        principalId: str = ...,
        displayName: str = ...,
        status: FleetStatusType = ...,
    ) -> ListFleetsResponseTypeDef:
        """Await what ``list_fleets`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_job_members(
        self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListJobMembersResponseTypeDef:
        """List who is a member of a job: one request, one answer."""
    async def list_job_members_async(
        self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListJobMembersResponseTypeDef:
        """Await what ``list_job_members`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_job_parameter_definitions(
        self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListJobParameterDefinitionsResponseTypeDef:
        """List the parameters that a job's template defines: one request, one answer."""
    async def list_job_parameter_definitions_async(
        self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListJobParameterDefinitionsResponseTypeDef:
        """Await what ``list_job_parameter_definitions`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_jobs(
        self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ..., principalId: str = ...
    ) -> ListJobsResponseTypeDef:
        """List the jobs of a queue: one request, one answer."""
    async def list_jobs_async(
        self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ..., principalId: str = ...
    ) -> ListJobsResponseTypeDef:
        """Await what ``list_jobs`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_license_endpoints(
        self, *, nextToken: str = ..., maxResults: int = ...
    ) -> ListLicenseEndpointsResponseTypeDef:
        """List the license endpoints of the account: one request, one answer."""
    async def list_license_endpoints_async(
        self, *, nextToken: str = ..., maxResults: int = ...
    ) -> ListLicenseEndpointsResponseTypeDef:
        """Await what ``list_license_endpoints`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_limits(self, *, farmId: str, nextToken: str = ..., maxResults: int = ...) -> ListLimitsResponseTypeDef:
        """List the limits of a farm: one request, one answer."""
    async def list_limits_async(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListLimitsResponseTypeDef:
        """Await what ``list_limits`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_memberships(
        self,
        *,
        principalId: str,
        nextToken: str = ...,
        maxResults: int = ...,
        identityStoreId: str = ...,
        identityCenterRegion: str = ...,
        resourceTypes: Sequence[MembershipResourceTypeType] = ...,
    ) -> ListMembershipsResponseTypeDef:
        """List what a user or a group is a member of: one request, one answer."""
    async def list_memberships_async(
        self,
        *,
        principalId: str,
        nextToken: str = ...,
        maxResults: int = ...,
        identityStoreId: str = ...,
        identityCenterRegion: str = ...,
        resourceTypes: Sequence[MembershipResourceTypeType] = ...,
    ) -> ListMembershipsResponseTypeDef:
        """Await what ``list_memberships`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_metered_products(
        self, *, licenseEndpointId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListMeteredProductsResponseTypeDef:
        """List the metered products of a license endpoint: one request, one answer."""
    async def list_metered_products_async(
        self, *, licenseEndpointId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListMeteredProductsResponseTypeDef:
        """Await what ``list_metered_products`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_monitors(self, *, nextToken: str = ..., maxResults: int = ...) -> ListMonitorsResponseTypeDef:
        """List the monitors of the account: one request, one answer."""
    async def list_monitors_async(self, *, nextToken: str = ..., maxResults: int = ...) -> ListMonitorsResponseTypeDef:
        """Await what ``list_monitors`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_queue_environments(
        self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListQueueEnvironmentsResponseTypeDef:
        """List the environments of a queue: one request, one answer."""
    async def list_queue_environments_async(
        self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListQueueEnvironmentsResponseTypeDef:
        """Await what ``list_queue_environments`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_queue_fleet_associations(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ..., queueId: str = ..., fleetId: str = ...
    ) -> ListQueueFleetAssociationsResponseTypeDef:
        """List which queues and fleets of a farm belong together: one request, one answer."""
    async def list_queue_fleet_associations_async(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ..., queueId: str = ..., fleetId: str = ...
    ) -> ListQueueFleetAssociationsResponseTypeDef:
        """Await what ``list_queue_fleet_associations`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_queue_limit_associations(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ..., queueId: str = ..., limitId: str = ...
    ) -> ListQueueLimitAssociationsResponseTypeDef:
        """List which queues and limits of a farm belong together: one request, one answer."""
    async def list_queue_limit_associations_async(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ..., queueId: str = ..., limitId: str = ...
    ) -> ListQueueLimitAssociationsResponseTypeDef:
        """Await what ``list_queue_limit_associations`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_queue_members(
        self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListQueueMembersResponseTypeDef:
        """List who is a member of a queue: one request, one answer."""
    async def list_queue_members_async(
        self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListQueueMembersResponseTypeDef:
        """Await what ``list_queue_members`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_queues(
        self,
        *,
        farmId: str,
        nextToken: str = ...,
        maxResults: int = ...,
        principalId: str = ...,
        status: QueueStatusType = ...,
    ) -> ListQueuesResponseTypeDef:
        """List the queues of a farm: one request, one answer."""
    async def list_queues_async(
        self,
        *,
        farmId: str,
        nextToken: str = ...,
        maxResults: int = ...,
        principalId: str = ...,
        status: QueueStatusType = ...,
    ) -> ListQueuesResponseTypeDef:
        """Await what ``list_queues`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_session_actions(
        self,
        *,
        farmId: str,
        queueId: str,
        jobId: str,
        nextToken: str = ...,
        maxResults: int = ...,
        sessionId: str = ...,
        taskId: str = ...,
    ) -> ListSessionActionsResponseTypeDef:
        """List the session actions of a job: one request, one answer."""
    async def list_session_actions_async(
        self,
        *,
        farmId: str,
        queueId: str,
        jobId: str,
        nextToken: str = ...,
        maxResults: int = ...,
        sessionId: str = ...,
        taskId: str = ...,
    ) -> ListSessionActionsResponseTypeDef:
        """Await what ``list_session_actions`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_sessions(
        self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListSessionsResponseTypeDef:
        """List the sessions of a job: one request, one answer."""
    async def list_sessions_async(
        self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListSessionsResponseTypeDef:
        """Await what ``list_sessions`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_sessions_for_worker(
        self, *, farmId: str, fleetId: str, workerId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListSessionsForWorkerResponseTypeDef:
        """List the sessions that run or ran on a worker: one request, one answer."""
    async def list_sessions_for_worker_async(
        self, *, farmId: str, fleetId: str, workerId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListSessionsForWorkerResponseTypeDef:
        """Await what ``list_sessions_for_worker`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_step_consumers(
        self, *, farmId: str, queueId: str, jobId: str, stepId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStepConsumersResponseTypeDef:
        """List the steps that wait for a step: one request, one answer."""
    async def list_step_consumers_async(
        self, *, farmId: str, queueId: str, jobId: str, stepId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStepConsumersResponseTypeDef:
        """Await what ``list_step_consumers`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_step_dependencies(
        self, *, farmId: str, queueId: str, jobId: str, stepId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStepDependenciesResponseTypeDef:
        """List the steps that a step waits for: one request, one answer."""
    async def list_step_dependencies_async(
        self, *, farmId: str, queueId: str, jobId: str, stepId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStepDependenciesResponseTypeDef:
        """Await what ``list_step_dependencies`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_steps(
        self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStepsResponseTypeDef:
        """List the steps of a job: one request, one answer."""
    async def list_steps_async(
        self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStepsResponseTypeDef:
        """Await what ``list_steps`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_storage_profiles(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStorageProfilesResponseTypeDef:
        """List the storage profiles of a farm: one request, one answer."""
    async def list_storage_profiles_async(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStorageProfilesResponseTypeDef:
        """Await what ``list_storage_profiles`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_storage_profiles_for_queue(
        self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStorageProfilesForQueueResponseTypeDef:
        """List the storage profiles that a queue allows: one request, one answer."""
    async def list_storage_profiles_for_queue_async(
        self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStorageProfilesForQueueResponseTypeDef:
        """Await what ``list_storage_profiles_for_queue`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_tasks(
        self, *, farmId: str, queueId: str, jobId: str, stepId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListTasksResponseTypeDef:
        """List the tasks of a step: one request, one answer."""
    async def list_tasks_async(
        self, *, farmId: str, queueId: str, jobId: str, stepId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListTasksResponseTypeDef:
        """Await what ``list_tasks`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_volumes(
        self, *, farmId: str, fleetId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListVolumesResponseTypeDef:
        """List the persistent volumes of a fleet: one request, one answer."""
    async def list_volumes_async(
        self, *, farmId: str, fleetId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListVolumesResponseTypeDef:
        """Await what ``list_volumes`` gives, in an asyncio event loop: the same parameters, answer and errors."""
    def list_workers(
        self, *, farmId: str, fleetId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListWorkersResponseTypeDef:
        """List the workers of a fleet: one request, one answer."""
    async def list_workers_async(
        self, *, farmId: str, fleetId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListWorkersResponseTypeDef:
        """Await what ``list_workers`` gives, in an asyncio event loop: the same parameters, answer and errors."""
