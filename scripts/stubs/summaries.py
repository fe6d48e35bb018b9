"""Summaries of operations, parameters and errors, in our own words: AWS's documentation is not copied."""

# What each operation lists.
SUMMARIES = {
    "GetSessionsStatisticsAggregation": "Get the usage statistics that an aggregation has collected",
    "ListAvailableMeteredProducts": "List the available metered products",
    "ListBudgets": "List the budgets of a farm",
    "ListFarmMembers": "List the members of a farm",
    "ListFarms": "List the farms of the account",
    "ListFleetMembers": "List the members of a fleet",
    "ListFleets": "List the fleets of a farm",
    "ListJobMembers": "List the members of a job",
    "ListJobParameterDefinitions": "List the parameters that a job's template defines",
    "ListJobs": "List the jobs of a queue",
    "ListLicenseEndpoints": "List the license endpoints of the account",
    "ListLimits": "List the limits of a farm",
    "ListMemberships": "List the memberships of a user or a group",
    "ListMeteredProducts": "List the metered products of a license endpoint",
    "ListMonitors": "List the monitors of the account",
    "ListQueueEnvironments": "List the environments of a queue",
    "ListQueueFleetAssociations": "List which queues and fleets of a farm belong together",
    "ListQueueLimitAssociations": "List which queues and limits of a farm belong together",
    "ListQueueMembers": "List the members of a queue",
    "ListQueues": "List the queues of a farm",
    "ListSessionActions": "List the session actions of a job",
    "ListSessions": "List the sessions of a job",
    "ListSessionsForWorker": "List the sessions that run or ran on a worker",
    "ListStepConsumers": "List the steps that wait for a step",
    "ListStepDependencies": "List the steps that a step waits for",
    "ListSteps": "List the steps of a job",
    "ListStorageProfiles": "List the storage profiles of a farm",
    "ListStorageProfilesForQueue": "List the storage profiles that a queue allows",
    "ListTasks": "List the tasks of a step",
    "ListVolumes": "List the persistent volumes of a fleet",
    "ListWorkers": "List the workers of a fleet",
}
ERRORS = {
    "AccessDeniedException": "the caller is not authorized",
    "ConflictException": "the request conflicts with the resource's state",
    "InternalServerErrorException": "the service had an internal error",
    "ResourceNotFoundException": "the resource does not exist",
    "ServiceQuotaExceededException": "a service quota is exceeded",
    "ThrottlingException": "too many requests",
    "ValidationException": "the service rejects a parameter",
}
# Parameters that say more than their name, by name.
PARAMETERS = {
    "nextToken": "the ``nextToken`` of the previous page",
    "maxResults": "maximum number of items in the page",
}
GET_PAGINATOR = "Return the paginator of an operation, by method name such as ``list_sessions``."
