# Written by scripts/generate_stubs.py from botocore 1.44.5; do not edit.
"""The types of the list methods and of `get_paginator()`."""

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
    """The paginated operations, in place of those of a typed boto3 client, whose other methods are boto3's."""
    @overload
    def get_paginator(
        self, operation_name: Literal["get_sessions_statistics_aggregation"]
    ) -> GetSessionsStatisticsAggregationPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(
        self, operation_name: Literal["list_available_metered_products"]
    ) -> ListAvailableMeteredProductsPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_budgets"]) -> ListBudgetsPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_farm_members"]) -> ListFarmMembersPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_farms"]) -> ListFarmsPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_fleet_members"]) -> ListFleetMembersPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_fleets"]) -> ListFleetsPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_job_members"]) -> ListJobMembersPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(
        self, operation_name: Literal["list_job_parameter_definitions"]
    ) -> ListJobParameterDefinitionsPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_jobs"]) -> ListJobsPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_license_endpoints"]) -> ListLicenseEndpointsPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_limits"]) -> ListLimitsPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_memberships"]) -> ListMembershipsPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_metered_products"]) -> ListMeteredProductsPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_monitors"]) -> ListMonitorsPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_queue_environments"]) -> ListQueueEnvironmentsPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(
        self, operation_name: Literal["list_queue_fleet_associations"]
    ) -> ListQueueFleetAssociationsPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(
        self, operation_name: Literal["list_queue_limit_associations"]
    ) -> ListQueueLimitAssociationsPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_queue_members"]) -> ListQueueMembersPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_queues"]) -> ListQueuesPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_session_actions"]) -> ListSessionActionsPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_sessions"]) -> ListSessionsPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_sessions_for_worker"]) -> ListSessionsForWorkerPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_step_consumers"]) -> ListStepConsumersPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_step_dependencies"]) -> ListStepDependenciesPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_steps"]) -> ListStepsPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_storage_profiles"]) -> ListStorageProfilesPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(
        self, operation_name: Literal["list_storage_profiles_for_queue"]
    ) -> ListStorageProfilesForQueuePaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_tasks"]) -> ListTasksPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_volumes"]) -> ListVolumesPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    @overload
    def get_paginator(self, operation_name: Literal["list_workers"]) -> ListWorkersPaginator:
        """Return the paginator of an operation, by method name such as ``list_sessions``."""
    def get_sessions_statistics_aggregation(
        self, *, farmId: str, aggregationId: str, nextToken: str = ..., maxResults: int = ...
    ) -> GetSessionsStatisticsAggregationResponseTypeDef:
        """Get the usage statistics that an aggregation has collected, one page."""
    async def get_sessions_statistics_aggregation_async(
        self, *, farmId: str, aggregationId: str, nextToken: str = ..., maxResults: int = ...
    ) -> GetSessionsStatisticsAggregationResponseTypeDef:
        """Await ``get_sessions_statistics_aggregation`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_available_metered_products(
        self, *, nextToken: str = ..., maxResults: int = ...
    ) -> ListAvailableMeteredProductsResponseTypeDef:
        """List the available metered products, one page."""
    async def list_available_metered_products_async(
        self, *, nextToken: str = ..., maxResults: int = ...
    ) -> ListAvailableMeteredProductsResponseTypeDef:
        """Await ``list_available_metered_products`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_budgets(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ..., status: BudgetStatusType = ...
    ) -> ListBudgetsResponseTypeDef:
        """List the budgets of a farm, one page."""
    async def list_budgets_async(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ..., status: BudgetStatusType = ...
    ) -> ListBudgetsResponseTypeDef:
        """Await ``list_budgets`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_farm_members(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListFarmMembersResponseTypeDef:
        """List the members of a farm, one page."""
    async def list_farm_members_async(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListFarmMembersResponseTypeDef:
        """Await ``list_farm_members`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_farms(
        self, *, nextToken: str = ..., maxResults: int = ..., principalId: str = ...
    ) -> ListFarmsResponseTypeDef:
        """List the farms of the account, one page."""
    async def list_farms_async(
        self, *, nextToken: str = ..., maxResults: int = ..., principalId: str = ...
    ) -> ListFarmsResponseTypeDef:
        """Await ``list_farms`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_fleet_members(
        self, *, farmId: str, fleetId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListFleetMembersResponseTypeDef:
        """List the members of a fleet, one page."""
    async def list_fleet_members_async(
        self, *, farmId: str, fleetId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListFleetMembersResponseTypeDef:
        """Await ``list_fleet_members`` in an asyncio event loop, with the same parameters, result and errors."""
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
        """List the fleets of a farm, one page."""
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
        """Await ``list_fleets`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_job_members(
        self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListJobMembersResponseTypeDef:
        """List the members of a job, one page."""
    async def list_job_members_async(
        self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListJobMembersResponseTypeDef:
        """Await ``list_job_members`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_job_parameter_definitions(
        self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListJobParameterDefinitionsResponseTypeDef:
        """List the parameters that a job's template defines, one page."""
    async def list_job_parameter_definitions_async(
        self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListJobParameterDefinitionsResponseTypeDef:
        """Await ``list_job_parameter_definitions`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_jobs(
        self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ..., principalId: str = ...
    ) -> ListJobsResponseTypeDef:
        """List the jobs of a queue, one page."""
    async def list_jobs_async(
        self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ..., principalId: str = ...
    ) -> ListJobsResponseTypeDef:
        """Await ``list_jobs`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_license_endpoints(
        self, *, nextToken: str = ..., maxResults: int = ...
    ) -> ListLicenseEndpointsResponseTypeDef:
        """List the license endpoints of the account, one page."""
    async def list_license_endpoints_async(
        self, *, nextToken: str = ..., maxResults: int = ...
    ) -> ListLicenseEndpointsResponseTypeDef:
        """Await ``list_license_endpoints`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_limits(self, *, farmId: str, nextToken: str = ..., maxResults: int = ...) -> ListLimitsResponseTypeDef:
        """List the limits of a farm, one page."""
    async def list_limits_async(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListLimitsResponseTypeDef:
        """Await ``list_limits`` in an asyncio event loop, with the same parameters, result and errors."""
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
        """List the memberships of a user or a group, one page."""
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
        """Await ``list_memberships`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_metered_products(
        self, *, licenseEndpointId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListMeteredProductsResponseTypeDef:
        """List the metered products of a license endpoint, one page."""
    async def list_metered_products_async(
        self, *, licenseEndpointId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListMeteredProductsResponseTypeDef:
        """Await ``list_metered_products`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_monitors(self, *, nextToken: str = ..., maxResults: int = ...) -> ListMonitorsResponseTypeDef:
        """List the monitors of the account, one page."""
    async def list_monitors_async(self, *, nextToken: str = ..., maxResults: int = ...) -> ListMonitorsResponseTypeDef:
        """Await ``list_monitors`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_queue_environments(
        self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListQueueEnvironmentsResponseTypeDef:
        """List the environments of a queue, one page."""
    async def list_queue_environments_async(
        self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListQueueEnvironmentsResponseTypeDef:
        """Await ``list_queue_environments`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_queue_fleet_associations(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ..., queueId: str = ..., fleetId: str = ...
    ) -> ListQueueFleetAssociationsResponseTypeDef:
        """List which queues and fleets of a farm belong together, one page."""
    async def list_queue_fleet_associations_async(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ..., queueId: str = ..., fleetId: str = ...
    ) -> ListQueueFleetAssociationsResponseTypeDef:
        """Await ``list_queue_fleet_associations`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_queue_limit_associations(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ..., queueId: str = ..., limitId: str = ...
    ) -> ListQueueLimitAssociationsResponseTypeDef:
        """List which queues and limits of a farm belong together, one page."""
    async def list_queue_limit_associations_async(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ..., queueId: str = ..., limitId: str = ...
    ) -> ListQueueLimitAssociationsResponseTypeDef:
        """Await ``list_queue_limit_associations`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_queue_members(
        self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListQueueMembersResponseTypeDef:
        """List the members of a queue, one page."""
    async def list_queue_members_async(
        self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListQueueMembersResponseTypeDef:
        """Await ``list_queue_members`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_queues(
        self,
        *,
        farmId: str,
        nextToken: str = ...,
        maxResults: int = ...,
        principalId: str = ...,
        status: QueueStatusType = ...,
    ) -> ListQueuesResponseTypeDef:
        """List the queues of a farm, one page."""
    async def list_queues_async(
        self,
        *,
        farmId: str,
        nextToken: str = ...,
        maxResults: int = ...,
        principalId: str = ...,
        status: QueueStatusType = ...,
    ) -> ListQueuesResponseTypeDef:
        """Await ``list_queues`` in an asyncio event loop, with the same parameters, result and errors."""
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
        """List the session actions of a job, one page."""
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
        """Await ``list_session_actions`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_sessions(
        self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListSessionsResponseTypeDef:
        """List the sessions of a job, one page."""
    async def list_sessions_async(
        self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListSessionsResponseTypeDef:
        """Await ``list_sessions`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_sessions_for_worker(
        self, *, farmId: str, fleetId: str, workerId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListSessionsForWorkerResponseTypeDef:
        """List the sessions that run or ran on a worker, one page."""
    async def list_sessions_for_worker_async(
        self, *, farmId: str, fleetId: str, workerId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListSessionsForWorkerResponseTypeDef:
        """Await ``list_sessions_for_worker`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_step_consumers(
        self, *, farmId: str, queueId: str, jobId: str, stepId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStepConsumersResponseTypeDef:
        """List the steps that wait for a step, one page."""
    async def list_step_consumers_async(
        self, *, farmId: str, queueId: str, jobId: str, stepId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStepConsumersResponseTypeDef:
        """Await ``list_step_consumers`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_step_dependencies(
        self, *, farmId: str, queueId: str, jobId: str, stepId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStepDependenciesResponseTypeDef:
        """List the steps that a step waits for, one page."""
    async def list_step_dependencies_async(
        self, *, farmId: str, queueId: str, jobId: str, stepId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStepDependenciesResponseTypeDef:
        """Await ``list_step_dependencies`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_steps(
        self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStepsResponseTypeDef:
        """List the steps of a job, one page."""
    async def list_steps_async(
        self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStepsResponseTypeDef:
        """Await ``list_steps`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_storage_profiles(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStorageProfilesResponseTypeDef:
        """List the storage profiles of a farm, one page."""
    async def list_storage_profiles_async(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStorageProfilesResponseTypeDef:
        """Await ``list_storage_profiles`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_storage_profiles_for_queue(
        self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStorageProfilesForQueueResponseTypeDef:
        """List the storage profiles that a queue allows, one page."""
    async def list_storage_profiles_for_queue_async(
        self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListStorageProfilesForQueueResponseTypeDef:
        """Await ``list_storage_profiles_for_queue`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_tasks(
        self, *, farmId: str, queueId: str, jobId: str, stepId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListTasksResponseTypeDef:
        """List the tasks of a step, one page."""
    async def list_tasks_async(
        self, *, farmId: str, queueId: str, jobId: str, stepId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListTasksResponseTypeDef:
        """Await ``list_tasks`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_volumes(
        self, *, farmId: str, fleetId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListVolumesResponseTypeDef:
        """List the persistent volumes of a fleet, one page."""
    async def list_volumes_async(
        self, *, farmId: str, fleetId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListVolumesResponseTypeDef:
        """Await ``list_volumes`` in an asyncio event loop, with the same parameters, result and errors."""
    def list_workers(
        self, *, farmId: str, fleetId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListWorkersResponseTypeDef:
        """List the workers of a fleet, one page."""
    async def list_workers_async(
        self, *, farmId: str, fleetId: str, nextToken: str = ..., maxResults: int = ...
    ) -> ListWorkersResponseTypeDef:
        """Await ``list_workers`` in an asyncio event loop, with the same parameters, result and errors."""
