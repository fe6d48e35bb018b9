# Written by scripts/generate_stubs.py from botocore 1.44.5; do not edit.
"""Signatures and docstrings of the list methods, which `operations.py` implements."""


class Declarations:
    """A declaration of each paginated operation."""

    def get_sessions_statistics_aggregation(
        self, *, farmId: str, aggregationId: str, nextToken: str = ..., maxResults: int = ...
    ) -> dict:
        """Get the usage statistics that an aggregation has collected, one page.

        The API operation is ``GetSessionsStatisticsAggregation``. To list all pages::

            for page in client.get_paginator("get_sessions_statistics_aggregation").paginate(farmId=..., aggregationId=...):
                print(page["statistics"])

        Args:
            farmId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page
            aggregationId: (str, required)

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_available_metered_products(self, *, nextToken: str = ..., maxResults: int = ...) -> dict:
        """List the available metered products, one page.

        The API operation is ``ListAvailableMeteredProducts``. To list all pages::

            for page in client.get_paginator("list_available_metered_products").paginate():
                print(page["meteredProducts"])

        Args:
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

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

        Raises:
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ThrottlingException: too many requests.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_budgets(self, *, farmId: str, nextToken: str = ..., maxResults: int = ..., status: str = ...) -> dict:
        """List the budgets of a farm, one page.

        The API operation is ``ListBudgets``. To list all pages::

            for page in client.get_paginator("list_budgets").paginate(farmId=...):
                print(page["budgets"])

        Args:
            farmId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page
            status: (str, optional) one of ``ACTIVE``, ``INACTIVE``

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_farm_members(self, *, farmId: str, nextToken: str = ..., maxResults: int = ...) -> dict:
        """List the members of a farm, one page.

        The API operation is ``ListFarmMembers``. To list all pages::

            for page in client.get_paginator("list_farm_members").paginate(farmId=...):
                print(page["members"])

        Args:
            farmId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_farms(self, *, nextToken: str = ..., maxResults: int = ..., principalId: str = ...) -> dict:
        """List the farms of the account, one page.

        The API operation is ``ListFarms``. To list all pages::

            for page in client.get_paginator("list_farms").paginate():
                print(page["farms"])

        Args:
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page
            principalId: (str, optional, at least 1 characters)

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_fleet_members(self, *, farmId: str, fleetId: str, nextToken: str = ..., maxResults: int = ...) -> dict:
        """List the members of a fleet, one page.

        The API operation is ``ListFleetMembers``. To list all pages::

            for page in client.get_paginator("list_fleet_members").paginate(farmId=..., fleetId=...):
                print(page["members"])

        Args:
            farmId: (str, required)
            fleetId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_fleets(
        self,
        *,
        farmId: str,
        nextToken: str = ...,
        maxResults: int = ...,
        principalId: str = ...,
        displayName: str = ...,
        status: str = ...,
    ) -> dict:
        """List the fleets of a farm, one page.

        The API operation is ``ListFleets``. To list all pages::

            for page in client.get_paginator("list_fleets").paginate(farmId=...):
                print(page["fleets"])

        Args:
            farmId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page
            principalId: (str, optional, at least 1 characters)
            displayName: (str, optional, at least 1 characters)
            status: (str, optional) one of ``ACTIVE``, ``CREATE_IN_PROGRESS``, ``UPDATE_IN_PROGRESS``,
                ``CREATE_FAILED``, ``UPDATE_FAILED``, ``SUSPENDED``

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_job_members(
        self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...
    ) -> dict:
        """List the members of a job, one page.

        The API operation is ``ListJobMembers``. To list all pages::

            for page in client.get_paginator("list_job_members").paginate(farmId=..., queueId=..., jobId=...):
                print(page["members"])

        Args:
            farmId: (str, required)
            queueId: (str, required)
            jobId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_job_parameter_definitions(
        self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...
    ) -> dict:
        """List the parameters that a job's template defines, one page.

        The API operation is ``ListJobParameterDefinitions``. To list all pages::

            for page in client.get_paginator("list_job_parameter_definitions").paginate(farmId=..., queueId=..., jobId=...):
                print(page["jobParameterDefinitions"])

        Args:
            farmId: (str, required)
            queueId: (str, required)
            jobId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

                {
                    "jobParameterDefinitions": [dict, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_jobs(
        self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ..., principalId: str = ...
    ) -> dict:
        """List the jobs of a queue, one page.

        The API operation is ``ListJobs``. To list all pages::

            for page in client.get_paginator("list_jobs").paginate(farmId=..., queueId=...):
                print(page["jobs"])

        Args:
            farmId: (str, required)
            queueId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page
            principalId: (str, optional, at least 1 characters)

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_license_endpoints(self, *, nextToken: str = ..., maxResults: int = ...) -> dict:
        """List the license endpoints of the account, one page.

        The API operation is ``ListLicenseEndpoints``. To list all pages::

            for page in client.get_paginator("list_license_endpoints").paginate():
                print(page["licenseEndpoints"])

        Args:
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_limits(self, *, farmId: str, nextToken: str = ..., maxResults: int = ...) -> dict:
        """List the limits of a farm, one page.

        The API operation is ``ListLimits``. To list all pages::

            for page in client.get_paginator("list_limits").paginate(farmId=...):
                print(page["limits"])

        Args:
            farmId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_memberships(
        self,
        *,
        principalId: str,
        nextToken: str = ...,
        maxResults: int = ...,
        identityStoreId: str = ...,
        identityCenterRegion: str = ...,
        resourceTypes: list[str] = ...,
    ) -> dict:
        """List the memberships of a user or a group, one page.

        The API operation is ``ListMemberships``. To list all pages::

            for page in client.get_paginator("list_memberships").paginate(principalId=...):
                print(page["memberships"])

        Args:
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page
            principalId: (str, required, at least 1 characters)
            identityStoreId: (str, optional, at least 1 characters)
            identityCenterRegion: (str, optional, at least 1 characters)
            resourceTypes: (list[str], optional, at least 1) any of ``FARM``, ``QUEUE``, ``FLEET``, ``JOB``

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_metered_products(self, *, licenseEndpointId: str, nextToken: str = ..., maxResults: int = ...) -> dict:
        """List the metered products of a license endpoint, one page.

        The API operation is ``ListMeteredProducts``. To list all pages::

            for page in client.get_paginator("list_metered_products").paginate(licenseEndpointId=...):
                print(page["meteredProducts"])

        Args:
            licenseEndpointId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_monitors(self, *, nextToken: str = ..., maxResults: int = ...) -> dict:
        """List the monitors of the account, one page.

        The API operation is ``ListMonitors``. To list all pages::

            for page in client.get_paginator("list_monitors").paginate():
                print(page["monitors"])

        Args:
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_queue_environments(
        self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ...
    ) -> dict:
        """List the environments of a queue, one page.

        The API operation is ``ListQueueEnvironments``. To list all pages::

            for page in client.get_paginator("list_queue_environments").paginate(farmId=..., queueId=...):
                print(page["environments"])

        Args:
            farmId: (str, required)
            queueId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

                {
                    "environments": [{
                        "queueEnvironmentId": str,
                        "name": str,
                        "priority": int,
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_queue_fleet_associations(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ..., queueId: str = ..., fleetId: str = ...
    ) -> dict:
        """List which queues and fleets of a farm belong together, one page.

        The API operation is ``ListQueueFleetAssociations``. To list all pages::

            for page in client.get_paginator("list_queue_fleet_associations").paginate(farmId=...):
                print(page["queueFleetAssociations"])

        Args:
            farmId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page
            queueId: (str, optional)
            fleetId: (str, optional)

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_queue_limit_associations(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ..., queueId: str = ..., limitId: str = ...
    ) -> dict:
        """List which queues and limits of a farm belong together, one page.

        The API operation is ``ListQueueLimitAssociations``. To list all pages::

            for page in client.get_paginator("list_queue_limit_associations").paginate(farmId=...):
                print(page["queueLimitAssociations"])

        Args:
            farmId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page
            queueId: (str, optional)
            limitId: (str, optional)

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_queue_members(self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ...) -> dict:
        """List the members of a queue, one page.

        The API operation is ``ListQueueMembers``. To list all pages::

            for page in client.get_paginator("list_queue_members").paginate(farmId=..., queueId=...):
                print(page["members"])

        Args:
            farmId: (str, required)
            queueId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_queues(
        self, *, farmId: str, nextToken: str = ..., maxResults: int = ..., principalId: str = ..., status: str = ...
    ) -> dict:
        """List the queues of a farm, one page.

        The API operation is ``ListQueues``. To list all pages::

            for page in client.get_paginator("list_queues").paginate(farmId=...):
                print(page["queues"])

        Args:
            farmId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page
            principalId: (str, optional, at least 1 characters)
            status: (str, optional) one of ``IDLE``, ``SCHEDULING``, ``SCHEDULING_BLOCKED``

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

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
    ) -> dict:
        """List the session actions of a job, one page.

        The API operation is ``ListSessionActions``. To list all pages::

            for page in client.get_paginator("list_session_actions").paginate(farmId=..., queueId=..., jobId=...):
                print(page["sessionActions"])

        Args:
            farmId: (str, required)
            queueId: (str, required)
            jobId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page
            sessionId: (str, optional)
            taskId: (str, optional)

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_sessions(
        self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...
    ) -> dict:
        """List the sessions of a job, one page.

        The API operation is ``ListSessions``. To list all pages::

            for page in client.get_paginator("list_sessions").paginate(farmId=..., queueId=..., jobId=...):
                print(page["sessions"])

        Args:
            farmId: (str, required)
            queueId: (str, required)
            jobId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_sessions_for_worker(
        self, *, farmId: str, fleetId: str, workerId: str, nextToken: str = ..., maxResults: int = ...
    ) -> dict:
        """List the sessions that run or ran on a worker, one page.

        The API operation is ``ListSessionsForWorker``. To list all pages::

            for page in client.get_paginator("list_sessions_for_worker").paginate(farmId=..., fleetId=..., workerId=...):
                print(page["sessions"])

        Args:
            farmId: (str, required)
            fleetId: (str, required)
            workerId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_step_consumers(
        self, *, farmId: str, queueId: str, jobId: str, stepId: str, nextToken: str = ..., maxResults: int = ...
    ) -> dict:
        """List the steps that wait for a step, one page.

        The API operation is ``ListStepConsumers``. To list all pages::

            for page in client.get_paginator("list_step_consumers").paginate(farmId=..., queueId=..., jobId=..., stepId=...):
                print(page["consumers"])

        Args:
            farmId: (str, required)
            queueId: (str, required)
            jobId: (str, required)
            stepId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

                {
                    "consumers": [{
                        "stepId": str,
                        "status": "RESOLVED" | "UNRESOLVED",
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_step_dependencies(
        self, *, farmId: str, queueId: str, jobId: str, stepId: str, nextToken: str = ..., maxResults: int = ...
    ) -> dict:
        """List the steps that a step waits for, one page.

        The API operation is ``ListStepDependencies``. To list all pages::

            for page in client.get_paginator("list_step_dependencies").paginate(farmId=..., queueId=..., jobId=..., stepId=...):
                print(page["dependencies"])

        Args:
            farmId: (str, required)
            queueId: (str, required)
            jobId: (str, required)
            stepId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

                {
                    "dependencies": [{
                        "stepId": str,
                        "status": "RESOLVED" | "UNRESOLVED",
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_steps(self, *, farmId: str, queueId: str, jobId: str, nextToken: str = ..., maxResults: int = ...) -> dict:
        """List the steps of a job, one page.

        The API operation is ``ListSteps``. To list all pages::

            for page in client.get_paginator("list_steps").paginate(farmId=..., queueId=..., jobId=...):
                print(page["steps"])

        Args:
            farmId: (str, required)
            queueId: (str, required)
            jobId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_storage_profiles(self, *, farmId: str, nextToken: str = ..., maxResults: int = ...) -> dict:
        """List the storage profiles of a farm, one page.

        The API operation is ``ListStorageProfiles``. To list all pages::

            for page in client.get_paginator("list_storage_profiles").paginate(farmId=...):
                print(page["storageProfiles"])

        Args:
            farmId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

                {
                    "storageProfiles": [{
                        "storageProfileId": str,
                        "displayName": str,
                        "osFamily": "WINDOWS" | "LINUX" | "MACOS",
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_storage_profiles_for_queue(
        self, *, farmId: str, queueId: str, nextToken: str = ..., maxResults: int = ...
    ) -> dict:
        """List the storage profiles that a queue allows, one page.

        The API operation is ``ListStorageProfilesForQueue``. To list all pages::

            for page in client.get_paginator("list_storage_profiles_for_queue").paginate(farmId=..., queueId=...):
                print(page["storageProfiles"])

        Args:
            farmId: (str, required)
            queueId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

                {
                    "storageProfiles": [{
                        "storageProfileId": str,
                        "displayName": str,
                        "osFamily": "WINDOWS" | "LINUX" | "MACOS",
                    }, ...],
                    "nextToken": str,  # optional
                    "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, "RetryAttempts": int},
                }

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_tasks(
        self, *, farmId: str, queueId: str, jobId: str, stepId: str, nextToken: str = ..., maxResults: int = ...
    ) -> dict:
        """List the tasks of a step, one page.

        The API operation is ``ListTasks``. To list all pages::

            for page in client.get_paginator("list_tasks").paginate(farmId=..., queueId=..., jobId=..., stepId=...):
                print(page["tasks"])

        Args:
            farmId: (str, required)
            queueId: (str, required)
            jobId: (str, required)
            stepId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_volumes(self, *, farmId: str, fleetId: str, nextToken: str = ..., maxResults: int = ...) -> dict:
        """List the persistent volumes of a fleet, one page.

        The API operation is ``ListVolumes``. To list all pages::

            for page in client.get_paginator("list_volumes").paginate(farmId=..., fleetId=...):
                print(page["volumes"])

        Args:
            farmId: (str, required)
            fleetId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """

    def list_workers(self, *, farmId: str, fleetId: str, nextToken: str = ..., maxResults: int = ...) -> dict:
        """List the workers of a fleet, one page.

        The API operation is ``ListWorkers``. To list all pages::

            for page in client.get_paginator("list_workers").paginate(farmId=..., fleetId=...):
                print(page["workers"])

        Args:
            farmId: (str, required)
            fleetId: (str, required)
            nextToken: (str, optional) the ``nextToken`` of the previous page
            maxResults: (int, optional, at least 1) maximum number of items in the page

        Returns:
            A dict::

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

        Raises:
            client.exceptions.AccessDeniedException: the caller is not authorized.
            client.exceptions.InternalServerErrorException: the service had an internal error.
            client.exceptions.ResourceNotFoundException: the resource does not exist.
            client.exceptions.ThrottlingException: too many requests.
            client.exceptions.ValidationException: the service rejects a parameter.
            ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.
        """


LIST_METHODS = tuple(name for name in vars(Declarations) if not name.startswith("_"))
