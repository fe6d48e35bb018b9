"""The methods that stand on one API operation each; the client inherits them.

Written by scripts/generate_stubs.py from botocore 1.44.5; do not edit.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any


class ListOperations:
    """The paginated operations. A subclass has ``_call``, ``_call_async`` and ``_get_paginator``."""

    def get_paginator(self, operation_name: str) -> Any:
        """A paginator for an operation, by its method name such as ``list_sessions``.

        :param operation_name: (str) the operation's method name.
        :return: the paginator; its ``paginate()`` takes the parameters of the method of that name.
        :raises OperationNotPageableError: the operation has no paginator.
        :raises KeyError: there is no such operation.
        """
        return self._get_paginator(operation_name)

    def get_sessions_statistics_aggregation(self, *args: Any, **kwargs: Any) -> Any:
        """Get the usage statistics that an aggregation has collected: one request, one answer.

        The API operation is ``GetSessionsStatisticsAggregation``. All pages, one after another::

            for page in client.get_paginator("get_sessions_statistics_aggregation").paginate(farmId=..., aggregationId=...):
                print(page["statistics"])

        :param farmId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :param aggregationId: (str, required)
        :return: a dict::

                {
                    "statistics": [{
                        "queueId": str,  # optional
                        "fleetId": str,  # optional
                        "jobId": str,  # optional
                        "jobName": str,  # optional
                        "userId": str,  # optional
                        "usageType": "COMPUTE" | "LICENSE" | "PERSISTENT_VOLUME",  # optional
                        "licenseProduct": str,  # optional
                        "instanceType": str,  # optional
                        "count": int,
                        "costInUsd": {
                            "min": float,  # optional
                            "max": float,  # optional
                            "avg": float,  # optional
                            "sum": float,  # optional
                        },
                        "runtimeInSeconds": {
                            "min": float,  # optional
                            "max": float,  # optional
                            "avg": float,  # optional
                            "sum": float,  # optional
                        },
                        "aggregationStartTime": datetime,  # optional
                        "aggregationEndTime": datetime,  # optional
                    }, ...],  # optional
                    "status": "IN_PROGRESS" | "TIMEOUT" | "FAILED" | "COMPLETED",
                    "statusMessage": str,  # optional
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("get_sessions_statistics_aggregation", args, kwargs)

    async def get_sessions_statistics_aggregation_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``get_sessions_statistics_aggregation`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("get_sessions_statistics_aggregation", args, kwargs)

    def list_available_metered_products(self, *args: Any, **kwargs: Any) -> Any:
        """List the metered products that can be had: one request, one answer.

        The API operation is ``ListAvailableMeteredProducts``. All pages, one after another::

            for page in client.get_paginator("list_available_metered_products").paginate():
                print(page["meteredProducts"])

        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "meteredProducts": [{
                        "productId": str,
                        "family": str,
                        "vendor": str,
                        "port": int,
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_available_metered_products", args, kwargs)

    async def list_available_metered_products_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_available_metered_products`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_available_metered_products", args, kwargs)

    def list_budgets(self, *args: Any, **kwargs: Any) -> Any:
        """List the budgets of a farm: one request, one answer.

        The API operation is ``ListBudgets``. All pages, one after another::

            for page in client.get_paginator("list_budgets").paginate(farmId=...):
                print(page["budgets"])

        :param farmId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :param status: (str, optional) one of ``ACTIVE``, ``INACTIVE``
        :return: a dict::

                {
                    "budgets": [{
                        "budgetId": str,
                        "usageTrackingResource": {  # one of these
                            "queueId": str,  # optional
                        },
                        "status": "ACTIVE" | "INACTIVE",
                        "displayName": str,
                        "approximateDollarLimit": float,
                        "usages": {
                            "approximateDollarUsage": float,
                        },
                        "createdBy": str,
                        "createdAt": datetime,
                        "updatedBy": str,  # optional
                        "updatedAt": datetime,  # optional
                        "description": str,  # optional
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_budgets", args, kwargs)

    async def list_budgets_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_budgets`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_budgets", args, kwargs)

    def list_farm_members(self, *args: Any, **kwargs: Any) -> Any:
        """List who is a member of a farm: one request, one answer.

        The API operation is ``ListFarmMembers``. All pages, one after another::

            for page in client.get_paginator("list_farm_members").paginate(farmId=...):
                print(page["members"])

        :param farmId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "members": [{
                        "farmId": str,
                        "principalId": str,
                        "principalType": "USER" | "GROUP",
                        "identityStoreId": str,
                        "membershipLevel": "VIEWER" | "CONTRIBUTOR" | "OWNER" | "MANAGER",
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_farm_members", args, kwargs)

    async def list_farm_members_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_farm_members`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_farm_members", args, kwargs)

    def list_farms(self, *args: Any, **kwargs: Any) -> Any:
        """List the farms of the account: one request, one answer.

        The API operation is ``ListFarms``. All pages, one after another::

            for page in client.get_paginator("list_farms").paginate():
                print(page["farms"])

        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :param principalId: (str, optional, at least 1 characters)
        :return: a dict::

                {
                    "farms": [{
                        "farmId": str,
                        "displayName": str,
                        "kmsKeyArn": str,  # optional
                        "createdAt": datetime,
                        "createdBy": str,
                        "updatedAt": datetime,  # optional
                        "updatedBy": str,  # optional
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_farms", args, kwargs)

    async def list_farms_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_farms`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_farms", args, kwargs)

    def list_fleet_members(self, *args: Any, **kwargs: Any) -> Any:
        """List who is a member of a fleet: one request, one answer.

        The API operation is ``ListFleetMembers``. All pages, one after another::

            for page in client.get_paginator("list_fleet_members").paginate(farmId=..., fleetId=...):
                print(page["members"])

        :param farmId: (str, required)
        :param fleetId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "members": [{
                        "farmId": str,
                        "fleetId": str,
                        "principalId": str,
                        "principalType": "USER" | "GROUP",
                        "identityStoreId": str,
                        "membershipLevel": "VIEWER" | "CONTRIBUTOR" | "OWNER" | "MANAGER",
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_fleet_members", args, kwargs)

    async def list_fleet_members_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_fleet_members`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_fleet_members", args, kwargs)

    def list_fleets(self, *args: Any, **kwargs: Any) -> Any:
        """List the fleets of a farm: one request, one answer.

        The API operation is ``ListFleets``. All pages, one after another::

            for page in client.get_paginator("list_fleets").paginate(farmId=...):
                print(page["fleets"])

        :param farmId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :param principalId: (str, optional, at least 1 characters)
        :param displayName: (str, optional, at least 1 characters)
        :param status: (str, optional) one of ``ACTIVE``, ``CREATE_IN_PROGRESS``, ``UPDATE_IN_PROGRESS``,
            ``CREATE_FAILED``, ``UPDATE_FAILED``, ``SUSPENDED``
        :return: a dict::

                {
                    "fleets": [{
                        "fleetId": str,
                        "farmId": str,
                        "displayName": str,
                        "status": "ACTIVE" | "CREATE_IN_PROGRESS" | "UPDATE_IN_PROGRESS" |
                            "CREATE_FAILED" | "UPDATE_FAILED" |
                            "SUSPENDED",
                        "statusMessage": str,  # optional
                        "autoScalingStatus": "GROWING" | "STEADY" | "SHRINKING",  # optional
                        "targetWorkerCount": int,  # optional
                        "workerCount": int,
                        "minWorkerCount": int,
                        "maxWorkerCount": int,
                        "configuration": {  # one of these
                            "customerManaged": {
                                "mode": "NO_SCALING" | "EVENT_BASED_AUTO_SCALING",
                                "autoScalingConfiguration": {
                                    "standbyWorkerCount": int,  # optional
                                    "workerIdleDurationSeconds": int,  # optional
                                    "scaleOutWorkersPerMinute": int,  # optional
                                },  # optional
                                "workerCapabilities": {
                                    "vCpuCount": {
                                        "min": int,
                                        "max": int,  # optional
                                    },
                                    "memoryMiB": {
                                        "min": int,
                                        "max": int,  # optional
                                    },
                                    "acceleratorTypes": ["gpu", ...],  # optional
                                    "acceleratorCount": {
                                        "min": int,
                                        "max": int,  # optional
                                    },  # optional
                                    "acceleratorTotalMemoryMiB": {
                                        "min": int,
                                        "max": int,  # optional
                                    },  # optional
                                    "osFamily": "WINDOWS" | "LINUX" | "MACOS",
                                    "cpuArchitectureType": "x86_64" | "arm64",
                                    "customAmounts": [{
                                        "name": str,
                                        "min": float,
                                        "max": float,  # optional
                                    }, ...],  # optional
                                    "customAttributes": [{
                                        "name": str,
                                        "values": [str, ...],
                                    }, ...],  # optional
                                },
                                "storageProfileId": str,  # optional
                                "tagPropagationMode": "NO_PROPAGATION" | "PROPAGATE_TAGS_TO_WORKERS_AT_LAUNCH",  # optional
                            },  # optional
                            "serviceManagedEc2": {
                                "instanceCapabilities": {
                                    "vCpuCount": {
                                        "min": int,
                                        "max": int,  # optional
                                    },
                                    "memoryMiB": {
                                        "min": int,
                                        "max": int,  # optional
                                    },
                                    "osFamily": "WINDOWS" | "LINUX",
                                    "cpuArchitectureType": "x86_64" | "arm64",
                                    "rootEbsVolume": {
                                        "sizeGiB": int,  # optional
                                        "iops": int,  # optional
                                        "throughputMiB": int,  # optional
                                    },  # optional
                                    "acceleratorCapabilities": {
                                        "selections": [{
                                            "name": "t4" | "a10g" | "l4" | "l40s" | "rtx-pro-server-6000" |
                                                "rtx-pro-4500",
                                            "runtime": str,  # optional
                                        }, ...],
                                        "count": {
                                            "min": int,
                                            "max": int,  # optional
                                        },  # optional
                                    },  # optional
                                    "allowedInstanceTypes": [str, ...],  # optional
                                    "excludedInstanceTypes": [str, ...],  # optional
                                    "customAmounts": [{
                                        "name": str,
                                        "min": float,
                                        "max": float,  # optional
                                    }, ...],  # optional
                                    "customAttributes": [{
                                        "name": str,
                                        "values": [str, ...],
                                    }, ...],  # optional
                                    "softwareAddOns": [{
                                        "name": "docker",
                                    }, ...],  # optional
                                },
                                "instanceMarketOptions": {
                                    "type": "on-demand" | "spot" | "wait-and-save",
                                },
                                "vpcConfiguration": {
                                    "resourceConfigurationArns": [str, ...],  # optional
                                },  # optional
                                "storageProfileId": str,  # optional
                                "persistentVolumeConfiguration": {
                                    "sizeGiB": int,  # optional
                                    "iops": int,  # optional
                                    "throughputMiB": int,  # optional
                                    "mountPath": str,
                                    "lastUsedTtlHours": int,  # optional
                                },  # optional
                                "autoScalingConfiguration": {
                                    "standbyWorkerCount": int,  # optional
                                    "workerIdleDurationSeconds": int,  # optional
                                    "scaleOutWorkersPerMinute": int,  # optional
                                },  # optional
                            },  # optional
                        },
                        "createdAt": datetime,
                        "createdBy": str,
                        "updatedAt": datetime,  # optional
                        "updatedBy": str,  # optional
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_fleets", args, kwargs)

    async def list_fleets_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_fleets`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_fleets", args, kwargs)

    def list_job_members(self, *args: Any, **kwargs: Any) -> Any:
        """List who is a member of a job: one request, one answer.

        The API operation is ``ListJobMembers``. All pages, one after another::

            for page in client.get_paginator("list_job_members").paginate(farmId=..., queueId=..., jobId=...):
                print(page["members"])

        :param farmId: (str, required)
        :param queueId: (str, required)
        :param jobId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "members": [{
                        "farmId": str,
                        "queueId": str,
                        "jobId": str,
                        "principalId": str,
                        "principalType": "USER" | "GROUP",
                        "identityStoreId": str,
                        "membershipLevel": "VIEWER" | "CONTRIBUTOR" | "OWNER" | "MANAGER",
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_job_members", args, kwargs)

    async def list_job_members_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_job_members`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_job_members", args, kwargs)

    def list_job_parameter_definitions(self, *args: Any, **kwargs: Any) -> Any:
        """List the parameters that a job's template defines: one request, one answer.

        The API operation is ``ListJobParameterDefinitions``. All pages, one after another::

            for page in client.get_paginator("list_job_parameter_definitions").paginate(farmId=..., queueId=..., jobId=...):
                print(page["jobParameterDefinitions"])

        :param farmId: (str, required)
        :param queueId: (str, required)
        :param jobId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "jobParameterDefinitions": [dict, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_job_parameter_definitions", args, kwargs)

    async def list_job_parameter_definitions_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_job_parameter_definitions`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_job_parameter_definitions", args, kwargs)

    def list_jobs(self, *args: Any, **kwargs: Any) -> Any:
        """List the jobs of a queue: one request, one answer.

        The API operation is ``ListJobs``. All pages, one after another::

            for page in client.get_paginator("list_jobs").paginate(farmId=..., queueId=...):
                print(page["jobs"])

        :param farmId: (str, required)
        :param queueId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :param principalId: (str, optional, at least 1 characters)
        :return: a dict::

                {
                    "jobs": [{
                        "jobId": str,
                        "name": str,
                        "lifecycleStatus": "CREATE_IN_PROGRESS" | "CREATE_FAILED" | "CREATE_COMPLETE" |
                            "UPLOAD_IN_PROGRESS" | "UPLOAD_FAILED" |
                            "UPDATE_IN_PROGRESS" | "UPDATE_FAILED" |
                            "UPDATE_SUCCEEDED" | "ARCHIVED",
                        "lifecycleStatusMessage": str,
                        "priority": int,
                        "createdAt": datetime,
                        "createdBy": str,
                        "updatedAt": datetime,  # optional
                        "updatedBy": str,  # optional
                        "startedAt": datetime,  # optional
                        "endedAt": datetime,  # optional
                        "taskRunStatus": "PENDING" | "READY" | "ASSIGNED" | "STARTING" | "SCHEDULED"
                            | "INTERRUPTING" | "RUNNING" |
                            "SUSPENDED" | "CANCELED" | "FAILED" |
                            "SUCCEEDED" | "NOT_COMPATIBLE",  # optional
                        "targetTaskRunStatus": "READY" | "FAILED" | "SUCCEEDED" | "CANCELED" | "SUSPENDED"
                            | "PENDING",  # optional
                        "taskRunStatusCounts": {"PENDING" | "READY" | "ASSIGNED" | "STARTING" | "SCHEDULED"
                            | "INTERRUPTING" | "RUNNING" |
                            "SUSPENDED" | "CANCELED" | "FAILED" |
                            "SUCCEEDED" | "NOT_COMPATIBLE": int},  # optional
                        "taskFailureRetryCount": int,  # optional
                        "maxFailedTasksCount": int,  # optional
                        "maxRetriesPerTask": int,  # optional
                        "maxWorkerCount": int,  # optional
                        "sourceJobId": str,  # optional
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_jobs", args, kwargs)

    async def list_jobs_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_jobs`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_jobs", args, kwargs)

    def list_license_endpoints(self, *args: Any, **kwargs: Any) -> Any:
        """List the license endpoints of the account: one request, one answer.

        The API operation is ``ListLicenseEndpoints``. All pages, one after another::

            for page in client.get_paginator("list_license_endpoints").paginate():
                print(page["licenseEndpoints"])

        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "licenseEndpoints": [{
                        "licenseEndpointId": str,  # optional
                        "status": "CREATE_IN_PROGRESS" | "DELETE_IN_PROGRESS" | "READY" |
                            "NOT_READY",  # optional
                        "statusMessage": str,  # optional
                        "vpcId": str,  # optional
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_license_endpoints", args, kwargs)

    async def list_license_endpoints_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_license_endpoints`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_license_endpoints", args, kwargs)

    def list_limits(self, *args: Any, **kwargs: Any) -> Any:
        """List the limits of a farm: one request, one answer.

        The API operation is ``ListLimits``. All pages, one after another::

            for page in client.get_paginator("list_limits").paginate(farmId=...):
                print(page["limits"])

        :param farmId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "limits": [{
                        "farmId": str,
                        "limitId": str,
                        "currentCount": int,
                        "createdAt": datetime,
                        "createdBy": str,
                        "updatedAt": datetime,  # optional
                        "updatedBy": str,  # optional
                        "displayName": str,
                        "amountRequirementName": str,
                        "maxCount": int,
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_limits", args, kwargs)

    async def list_limits_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_limits`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_limits", args, kwargs)

    def list_memberships(self, *args: Any, **kwargs: Any) -> Any:
        """List what a user or a group is a member of: one request, one answer.

        The API operation is ``ListMemberships``. All pages, one after another::

            for page in client.get_paginator("list_memberships").paginate(principalId=...):
                print(page["memberships"])

        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :param principalId: (str, required, at least 1 characters)
        :param identityStoreId: (str, optional, at least 1 characters)
        :param identityCenterRegion: (str, optional, at least 1 characters)
        :param resourceTypes: (list of str, optional, at least 1) any of ``FARM``, ``QUEUE``, ``FLEET``, ``JOB``
        :return: a dict::

                {
                    "memberships": [{  # one of these
                        "farm": {
                            "farmId": str,
                            "principalId": str,
                            "principalType": "USER" | "GROUP",
                            "identityStoreId": str,
                            "membershipLevel": "VIEWER" | "CONTRIBUTOR" | "OWNER" | "MANAGER",
                        },  # optional
                        "queue": {
                            "farmId": str,
                            "queueId": str,
                            "principalId": str,
                            "principalType": "USER" | "GROUP",
                            "identityStoreId": str,
                            "membershipLevel": "VIEWER" | "CONTRIBUTOR" | "OWNER" | "MANAGER",
                        },  # optional
                        "fleet": {
                            "farmId": str,
                            "fleetId": str,
                            "principalId": str,
                            "principalType": "USER" | "GROUP",
                            "identityStoreId": str,
                            "membershipLevel": "VIEWER" | "CONTRIBUTOR" | "OWNER" | "MANAGER",
                        },  # optional
                        "job": {
                            "farmId": str,
                            "queueId": str,
                            "jobId": str,
                            "principalId": str,
                            "principalType": "USER" | "GROUP",
                            "identityStoreId": str,
                            "membershipLevel": "VIEWER" | "CONTRIBUTOR" | "OWNER" | "MANAGER",
                        },  # optional
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_memberships", args, kwargs)

    async def list_memberships_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_memberships`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_memberships", args, kwargs)

    def list_metered_products(self, *args: Any, **kwargs: Any) -> Any:
        """List the metered products of a license endpoint: one request, one answer.

        The API operation is ``ListMeteredProducts``. All pages, one after another::

            for page in client.get_paginator("list_metered_products").paginate(licenseEndpointId=...):
                print(page["meteredProducts"])

        :param licenseEndpointId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "meteredProducts": [{
                        "productId": str,
                        "family": str,
                        "vendor": str,
                        "port": int,
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_metered_products", args, kwargs)

    async def list_metered_products_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_metered_products`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_metered_products", args, kwargs)

    def list_monitors(self, *args: Any, **kwargs: Any) -> Any:
        """List the monitors of the account: one request, one answer.

        The API operation is ``ListMonitors``. All pages, one after another::

            for page in client.get_paginator("list_monitors").paginate():
                print(page["monitors"])

        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "monitors": [{
                        "monitorId": str,
                        "displayName": str,
                        "subdomain": str,
                        "url": str,
                        "roleArn": str,
                        "identityCenterInstanceArn": str,
                        "identityCenterRegion": str,  # optional
                        "identityCenterApplicationArn": str,
                        "createdAt": datetime,
                        "createdBy": str,
                        "updatedAt": datetime,  # optional
                        "updatedBy": str,  # optional
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_monitors", args, kwargs)

    async def list_monitors_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_monitors`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_monitors", args, kwargs)

    def list_queue_environments(self, *args: Any, **kwargs: Any) -> Any:
        """List the environments of a queue: one request, one answer.

        The API operation is ``ListQueueEnvironments``. All pages, one after another::

            for page in client.get_paginator("list_queue_environments").paginate(farmId=..., queueId=...):
                print(page["environments"])

        :param farmId: (str, required)
        :param queueId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "environments": [{
                        "queueEnvironmentId": str,
                        "name": str,
                        "priority": int,
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_queue_environments", args, kwargs)

    async def list_queue_environments_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_queue_environments`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_queue_environments", args, kwargs)

    def list_queue_fleet_associations(self, *args: Any, **kwargs: Any) -> Any:
        """List which queues and fleets of a farm belong together: one request, one answer.

        The API operation is ``ListQueueFleetAssociations``. All pages, one after another::

            for page in client.get_paginator("list_queue_fleet_associations").paginate(farmId=...):
                print(page["queueFleetAssociations"])

        :param farmId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :param queueId: (str, optional)
        :param fleetId: (str, optional)
        :return: a dict::

                {
                    "queueFleetAssociations": [{
                        "queueId": str,
                        "fleetId": str,
                        "status": "ACTIVE" | "STOP_SCHEDULING_AND_COMPLETE_TASKS" |
                            "STOP_SCHEDULING_AND_CANCEL_TASKS" |
                            "STOPPED",
                        "createdAt": datetime,
                        "createdBy": str,
                        "updatedAt": datetime,  # optional
                        "updatedBy": str,  # optional
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_queue_fleet_associations", args, kwargs)

    async def list_queue_fleet_associations_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_queue_fleet_associations`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_queue_fleet_associations", args, kwargs)

    def list_queue_limit_associations(self, *args: Any, **kwargs: Any) -> Any:
        """List which queues and limits of a farm belong together: one request, one answer.

        The API operation is ``ListQueueLimitAssociations``. All pages, one after another::

            for page in client.get_paginator("list_queue_limit_associations").paginate(farmId=...):
                print(page["queueLimitAssociations"])

        :param farmId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :param queueId: (str, optional)
        :param limitId: (str, optional)
        :return: a dict::

                {
                    "queueLimitAssociations": [{
                        "queueId": str,
                        "limitId": str,
                        "status": "ACTIVE" | "STOP_LIMIT_USAGE_AND_COMPLETE_TASKS" |
                            "STOP_LIMIT_USAGE_AND_CANCEL_TASKS" |
                            "STOPPED",
                        "createdAt": datetime,
                        "createdBy": str,
                        "updatedAt": datetime,  # optional
                        "updatedBy": str,  # optional
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_queue_limit_associations", args, kwargs)

    async def list_queue_limit_associations_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_queue_limit_associations`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_queue_limit_associations", args, kwargs)

    def list_queue_members(self, *args: Any, **kwargs: Any) -> Any:
        """List who is a member of a queue: one request, one answer.

        The API operation is ``ListQueueMembers``. All pages, one after another::

            for page in client.get_paginator("list_queue_members").paginate(farmId=..., queueId=...):
                print(page["members"])

        :param farmId: (str, required)
        :param queueId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "members": [{
                        "farmId": str,
                        "queueId": str,
                        "principalId": str,
                        "principalType": "USER" | "GROUP",
                        "identityStoreId": str,
                        "membershipLevel": "VIEWER" | "CONTRIBUTOR" | "OWNER" | "MANAGER",
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_queue_members", args, kwargs)

    async def list_queue_members_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_queue_members`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_queue_members", args, kwargs)

    def list_queues(self, *args: Any, **kwargs: Any) -> Any:
        """List the queues of a farm: one request, one answer.

        The API operation is ``ListQueues``. All pages, one after another::

            for page in client.get_paginator("list_queues").paginate(farmId=...):
                print(page["queues"])

        :param farmId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :param principalId: (str, optional, at least 1 characters)
        :param status: (str, optional) one of ``IDLE``, ``SCHEDULING``, ``SCHEDULING_BLOCKED``
        :return: a dict::

                {
                    "queues": [{
                        "farmId": str,
                        "queueId": str,
                        "displayName": str,
                        "status": "IDLE" | "SCHEDULING" | "SCHEDULING_BLOCKED",
                        "defaultBudgetAction": "NONE" | "STOP_SCHEDULING_AND_COMPLETE_TASKS" |
                            "STOP_SCHEDULING_AND_CANCEL_TASKS",
                        "blockedReason": "NO_BUDGET_CONFIGURED" | "BUDGET_THRESHOLD_REACHED",  # optional
                        "createdAt": datetime,
                        "createdBy": str,
                        "updatedAt": datetime,  # optional
                        "updatedBy": str,  # optional
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_queues", args, kwargs)

    async def list_queues_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_queues`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_queues", args, kwargs)

    def list_session_actions(self, *args: Any, **kwargs: Any) -> Any:
        """List the session actions of a job: one request, one answer.

        The API operation is ``ListSessionActions``. All pages, one after another::

            for page in client.get_paginator("list_session_actions").paginate(farmId=..., queueId=..., jobId=...):
                print(page["sessionActions"])

        :param farmId: (str, required)
        :param queueId: (str, required)
        :param jobId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :param sessionId: (str, optional)
        :param taskId: (str, optional)
        :return: a dict::

                {
                    "sessionActions": [{
                        "sessionActionId": str,
                        "status": "ASSIGNED" | "RUNNING" | "CANCELING" | "SUCCEEDED" |
                            "FAILED" | "INTERRUPTED" | "CANCELED" |
                            "NEVER_ATTEMPTED" | "SCHEDULED" |
                            "RECLAIMING" | "RECLAIMED",
                        "startedAt": datetime,  # optional
                        "endedAt": datetime,  # optional
                        "workerUpdatedAt": datetime,  # optional
                        "progressPercent": float,  # optional
                        "manifests": [{
                            "outputManifestPath": str,  # optional
                            "outputManifestHash": str,  # optional
                        }, ...],  # optional
                        "definition": {  # one of these
                            "envEnter": {
                                "environmentId": str,
                            },  # optional
                            "envExit": {
                                "environmentId": str,
                            },  # optional
                            "taskRun": {
                                "taskId": str,  # optional
                                "stepId": str,
                                "parameters": {str: {  # one of these
                                    "int": str,  # optional
                                    "float": str,  # optional
                                    "string": str,  # optional
                                    "path": str,  # optional
                                    "chunkInt": str,  # optional
                                }},  # optional
                            },  # optional
                            "syncInputJobAttachments": {
                                "stepId": str,  # optional
                            },  # optional
                        },
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_session_actions", args, kwargs)

    async def list_session_actions_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_session_actions`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_session_actions", args, kwargs)

    def list_sessions(self, *args: Any, **kwargs: Any) -> Any:
        """List the sessions of a job: one request, one answer.

        The API operation is ``ListSessions``. All pages, one after another::

            for page in client.get_paginator("list_sessions").paginate(farmId=..., queueId=..., jobId=...):
                print(page["sessions"])

        :param farmId: (str, required)
        :param queueId: (str, required)
        :param jobId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "sessions": [{
                        "sessionId": str,
                        "fleetId": str,
                        "workerId": str,
                        "startedAt": datetime,
                        "lifecycleStatus": "STARTED" | "UPDATE_IN_PROGRESS" | "UPDATE_SUCCEEDED" |
                            "UPDATE_FAILED" | "ENDED",
                        "endedAt": datetime,  # optional
                        "targetLifecycleStatus": "ENDED",  # optional
                        "updatedAt": datetime,  # optional
                        "updatedBy": str,  # optional
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_sessions", args, kwargs)

    async def list_sessions_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_sessions`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_sessions", args, kwargs)

    def list_sessions_for_worker(self, *args: Any, **kwargs: Any) -> Any:
        """List the sessions that run or ran on a worker: one request, one answer.

        The API operation is ``ListSessionsForWorker``. All pages, one after another::

            for page in client.get_paginator("list_sessions_for_worker").paginate(farmId=..., fleetId=..., workerId=...):
                print(page["sessions"])

        :param farmId: (str, required)
        :param fleetId: (str, required)
        :param workerId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "sessions": [{
                        "sessionId": str,
                        "queueId": str,
                        "jobId": str,
                        "startedAt": datetime,
                        "lifecycleStatus": "STARTED" | "UPDATE_IN_PROGRESS" | "UPDATE_SUCCEEDED" |
                            "UPDATE_FAILED" | "ENDED",
                        "endedAt": datetime,  # optional
                        "targetLifecycleStatus": "ENDED",  # optional
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_sessions_for_worker", args, kwargs)

    async def list_sessions_for_worker_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_sessions_for_worker`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_sessions_for_worker", args, kwargs)

    def list_step_consumers(self, *args: Any, **kwargs: Any) -> Any:
        """List the steps that wait for a step: one request, one answer.

        The API operation is ``ListStepConsumers``. All pages, one after another::

            for page in client.get_paginator("list_step_consumers").paginate(farmId=..., queueId=..., jobId=..., stepId=...):
                print(page["consumers"])

        :param farmId: (str, required)
        :param queueId: (str, required)
        :param jobId: (str, required)
        :param stepId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "consumers": [{
                        "stepId": str,
                        "status": "RESOLVED" | "UNRESOLVED",
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_step_consumers", args, kwargs)

    async def list_step_consumers_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_step_consumers`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_step_consumers", args, kwargs)

    def list_step_dependencies(self, *args: Any, **kwargs: Any) -> Any:
        """List the steps that a step waits for: one request, one answer.

        The API operation is ``ListStepDependencies``. All pages, one after another::

            for page in client.get_paginator("list_step_dependencies").paginate(farmId=..., queueId=..., jobId=..., stepId=...):
                print(page["dependencies"])

        :param farmId: (str, required)
        :param queueId: (str, required)
        :param jobId: (str, required)
        :param stepId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "dependencies": [{
                        "stepId": str,
                        "status": "RESOLVED" | "UNRESOLVED",
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_step_dependencies", args, kwargs)

    async def list_step_dependencies_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_step_dependencies`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_step_dependencies", args, kwargs)

    def list_steps(self, *args: Any, **kwargs: Any) -> Any:
        """List the steps of a job: one request, one answer.

        The API operation is ``ListSteps``. All pages, one after another::

            for page in client.get_paginator("list_steps").paginate(farmId=..., queueId=..., jobId=...):
                print(page["steps"])

        :param farmId: (str, required)
        :param queueId: (str, required)
        :param jobId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "steps": [{
                        "stepId": str,
                        "name": str,
                        "lifecycleStatus": "CREATE_COMPLETE" | "UPDATE_IN_PROGRESS" | "UPDATE_FAILED" |
                            "UPDATE_SUCCEEDED",
                        "lifecycleStatusMessage": str,  # optional
                        "taskRunStatus": "PENDING" | "READY" | "ASSIGNED" | "STARTING" | "SCHEDULED"
                            | "INTERRUPTING" | "RUNNING" |
                            "SUSPENDED" | "CANCELED" | "FAILED" |
                            "SUCCEEDED" | "NOT_COMPATIBLE",
                        "taskRunStatusCounts": {"PENDING" | "READY" | "ASSIGNED" | "STARTING" | "SCHEDULED"
                            | "INTERRUPTING" | "RUNNING" |
                            "SUSPENDED" | "CANCELED" | "FAILED" |
                            "SUCCEEDED" | "NOT_COMPATIBLE": int},
                        "taskFailureRetryCount": int,  # optional
                        "targetTaskRunStatus": "READY" | "FAILED" | "SUCCEEDED" | "CANCELED" | "SUSPENDED"
                            | "PENDING",  # optional
                        "createdAt": datetime,
                        "createdBy": str,
                        "updatedAt": datetime,  # optional
                        "updatedBy": str,  # optional
                        "startedAt": datetime,  # optional
                        "endedAt": datetime,  # optional
                        "dependencyCounts": {
                            "dependenciesResolved": int,
                            "dependenciesUnresolved": int,
                            "consumersResolved": int,
                            "consumersUnresolved": int,
                        },  # optional
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_steps", args, kwargs)

    async def list_steps_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_steps`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_steps", args, kwargs)

    def list_storage_profiles(self, *args: Any, **kwargs: Any) -> Any:
        """List the storage profiles of a farm: one request, one answer.

        The API operation is ``ListStorageProfiles``. All pages, one after another::

            for page in client.get_paginator("list_storage_profiles").paginate(farmId=...):
                print(page["storageProfiles"])

        :param farmId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "storageProfiles": [{
                        "storageProfileId": str,
                        "displayName": str,
                        "osFamily": "WINDOWS" | "LINUX" | "MACOS",
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_storage_profiles", args, kwargs)

    async def list_storage_profiles_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_storage_profiles`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_storage_profiles", args, kwargs)

    def list_storage_profiles_for_queue(self, *args: Any, **kwargs: Any) -> Any:
        """List the storage profiles that a queue allows: one request, one answer.

        The API operation is ``ListStorageProfilesForQueue``. All pages, one after another::

            for page in client.get_paginator("list_storage_profiles_for_queue").paginate(farmId=..., queueId=...):
                print(page["storageProfiles"])

        :param farmId: (str, required)
        :param queueId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "storageProfiles": [{
                        "storageProfileId": str,
                        "displayName": str,
                        "osFamily": "WINDOWS" | "LINUX" | "MACOS",
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_storage_profiles_for_queue", args, kwargs)

    async def list_storage_profiles_for_queue_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_storage_profiles_for_queue`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_storage_profiles_for_queue", args, kwargs)

    def list_tasks(self, *args: Any, **kwargs: Any) -> Any:
        """List the tasks of a step: one request, one answer.

        The API operation is ``ListTasks``. All pages, one after another::

            for page in client.get_paginator("list_tasks").paginate(farmId=..., queueId=..., jobId=..., stepId=...):
                print(page["tasks"])

        :param farmId: (str, required)
        :param queueId: (str, required)
        :param jobId: (str, required)
        :param stepId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "tasks": [{
                        "taskId": str,
                        "createdAt": datetime,
                        "createdBy": str,
                        "runStatus": "PENDING" | "READY" | "ASSIGNED" | "STARTING" | "SCHEDULED"
                            | "INTERRUPTING" | "RUNNING" |
                            "SUSPENDED" | "CANCELED" | "FAILED" |
                            "SUCCEEDED" | "NOT_COMPATIBLE",
                        "targetRunStatus": "READY" | "FAILED" | "SUCCEEDED" | "CANCELED" | "SUSPENDED"
                            | "PENDING",  # optional
                        "failureRetryCount": int,  # optional
                        "startedAt": datetime,  # optional
                        "endedAt": datetime,  # optional
                        "updatedAt": datetime,  # optional
                        "updatedBy": str,  # optional
                        "latestSessionActionId": str,  # optional
                        "parameters": {str: {  # one of these
                            "int": str,  # optional
                            "float": str,  # optional
                            "string": str,  # optional
                            "path": str,  # optional
                            "chunkInt": str,  # optional
                        }},  # optional
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_tasks", args, kwargs)

    async def list_tasks_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_tasks`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_tasks", args, kwargs)

    def list_volumes(self, *args: Any, **kwargs: Any) -> Any:
        """List the persistent volumes of a fleet: one request, one answer.

        The API operation is ``ListVolumes``. All pages, one after another::

            for page in client.get_paginator("list_volumes").paginate(farmId=..., fleetId=...):
                print(page["volumes"])

        :param farmId: (str, required)
        :param fleetId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "volumes": [{
                        "volumeId": str,
                        "farmId": str,
                        "fleetId": str,
                        "state": "PENDING_CREATION" | "PENDING_ATTACHMENT" | "IN_USE" |
                            "AVAILABLE" | "PENDING_DELETION",
                        "sizeGiB": int,
                        "availabilityZoneId": str,
                        "attachedWorkerId": str,  # optional
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_volumes", args, kwargs)

    async def list_volumes_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_volumes`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_volumes", args, kwargs)

    def list_workers(self, *args: Any, **kwargs: Any) -> Any:
        """List the workers of a fleet: one request, one answer.

        The API operation is ``ListWorkers``. All pages, one after another::

            for page in client.get_paginator("list_workers").paginate(farmId=..., fleetId=...):
                print(page["workers"])

        :param farmId: (str, required)
        :param fleetId: (str, required)
        :param nextToken: (str, optional) the ``nextToken`` of the answer before
        :param maxResults: (int, optional, at least 1) how many items to answer with at most
        :return: a dict::

                {
                    "workers": [{
                        "farmId": str,
                        "fleetId": str,
                        "workerId": str,
                        "hostProperties": {
                            "ipAddresses": {
                                "ipV4Addresses": [str, ...],  # optional
                                "ipV6Addresses": [str, ...],  # optional
                            },  # optional
                            "hostName": str,  # optional
                            "ec2InstanceArn": str,  # optional
                            "ec2InstanceType": str,  # optional
                        },  # optional
                        "status": "CREATED" | "STARTED" | "STOPPING" | "STOPPED" |
                            "NOT_RESPONDING" | "NOT_COMPATIBLE" |
                            "RUNNING" | "IDLE",
                        "log": {
                            "logDriver": str,
                            "options": {str: str},  # optional
                            "parameters": {str: str},  # optional
                            "error": str,  # optional
                        },  # optional
                        "createdAt": datetime,
                        "createdBy": str,
                        "updatedAt": datetime,  # optional
                        "updatedBy": str,  # optional
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        :raises client.exceptions.AccessDeniedException: the caller may not do this.
        :raises client.exceptions.InternalServerErrorException: the service failed.
        :raises client.exceptions.ResourceNotFoundException: there is no such resource.
        :raises client.exceptions.ThrottlingException: too many requests.
        :raises client.exceptions.ValidationException: the service refuses a parameter.
        :raises ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """
        return self._call("list_workers", args, kwargs)

    async def list_workers_async(self, *args: Any, **kwargs: Any) -> Any:
        """Await what ``list_workers`` gives, in an asyncio event loop: the same parameters, answer and errors."""
        return await self._call_async("list_workers", args, kwargs)
