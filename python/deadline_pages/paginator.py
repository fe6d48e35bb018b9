"""The types of what `client.get_paginator()` gives, named as in types-boto3-deadline.

Only type checkers tell them apart, by the stub: at run time there is one class.

Written by scripts/generate_stubs.py from botocore 1.44.5; do not edit.
"""

from deadline_pages._native import Paginator

GetSessionsStatisticsAggregationPaginator = Paginator
ListAvailableMeteredProductsPaginator = Paginator
ListBudgetsPaginator = Paginator
ListFarmMembersPaginator = Paginator
ListFarmsPaginator = Paginator
ListFleetMembersPaginator = Paginator
ListFleetsPaginator = Paginator
ListJobMembersPaginator = Paginator
ListJobParameterDefinitionsPaginator = Paginator
ListJobsPaginator = Paginator
ListLicenseEndpointsPaginator = Paginator
ListLimitsPaginator = Paginator
ListMembershipsPaginator = Paginator
ListMeteredProductsPaginator = Paginator
ListMonitorsPaginator = Paginator
ListQueueEnvironmentsPaginator = Paginator
ListQueueFleetAssociationsPaginator = Paginator
ListQueueLimitAssociationsPaginator = Paginator
ListQueueMembersPaginator = Paginator
ListQueuesPaginator = Paginator
ListSessionActionsPaginator = Paginator
ListSessionsPaginator = Paginator
ListSessionsForWorkerPaginator = Paginator
ListStepConsumersPaginator = Paginator
ListStepDependenciesPaginator = Paginator
ListStepsPaginator = Paginator
ListStorageProfilesPaginator = Paginator
ListStorageProfilesForQueuePaginator = Paginator
ListTasksPaginator = Paginator
ListVolumesPaginator = Paginator
ListWorkersPaginator = Paginator
