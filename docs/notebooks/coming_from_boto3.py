# %% [markdown]
# # Coming from boto3
#
# The same listing four times: with boto3, with this package in its place, as a table, and of the whole farm. The
# answers are equal, which each cell checks.
#
# The farm is simulated on this machine, so this notebook runs as it is and always finds the same.

# %%
import deadline_pages
import pandas
from deadline_pages.testing import SimulatedFarm

farm = SimulatedFarm().start()
queue = {"farmId": farm.farm_id(), "queueId": farm.queue_id()}

# %% [markdown]
# ## What you have
#
# With AWS this client is `boto3.client("deadline")`.

# %%
boto3_client = farm.boto3_client()
paginator = boto3_client.get_paginator("list_jobs")
jobs = [job for page in paginator.paginate(**queue) for job in page["jobs"]]
assert len(jobs) == 80
jobs[0]["name"], jobs[0]["taskRunStatus"]

# %% [markdown]
# ## The same, faster
#
# Change the import. With AWS this client is `deadline_pages.client("deadline")`: keys, Region and profile are found as
# boto3 finds them. Pages, errors and tokens are boto3's.

# %%
client = farm.client()
client

# %%
pages = client.get_paginator("list_jobs").paginate(**queue)
assert [job for page in pages for job in page["jobs"]] == jobs
pages

# %% [markdown]
# A program that makes its boto3 clients elsewhere need not be changed: `deadline_pages.install()` lets them list
# through this package.

# %%
deadline_pages.install()
assert [
    job for page in farm.boto3_client().get_paginator("list_jobs").paginate(**queue) for job in page["jobs"]
] == jobs
deadline_pages.uninstall()

# %% [markdown]
# ## Items without the loop over pages

# %%
assert list(pages.rows()) == jobs
assert list(pages.search("jobs[?taskRunStatus == 'FAILED'].name")) == [
    job["name"] for job in jobs if job["taskRunStatus"] == "FAILED"
]

# %% [markdown]
# ## As a DataFrame
#
# `pandas.DataFrame(jobs)` of the dicts works, but its columns depend on what the jobs happen to have. `to_pandas()`
# makes no dict at all, and always has the same columns of the same types, the parents' ids first.

# %%
frame = pages.to_pandas()
assert frame["jobId"].tolist() == pandas.DataFrame(jobs)["jobId"].tolist()
assert frame["startedAt"].dt.tz is not None
frame[["name", "taskRunStatus", "priority", "startedAt"]].head()

# %%
counts = frame["taskRunStatus"].value_counts()
assert counts.to_dict() == {"SUCCEEDED": 67, "FAILED": 10, "CANCELED": 2, "RUNNING": 1}
counts

# %% [markdown]
# ## All queues, all jobs
#
# boto3 lists one job's sessions. All sessions of a farm are loops in loops:

# %%
farm_id = farm.farm_id()
theirs = []
for queue_page in boto3_client.get_paginator("list_queues").paginate(farmId=farm_id):
    for each in queue_page["queues"]:
        ids = {"farmId": farm_id, "queueId": each["queueId"]}
        for job_page in boto3_client.get_paginator("list_jobs").paginate(**ids):
            for job in job_page["jobs"]:
                for page in boto3_client.get_paginator("list_sessions").paginate(**ids, jobId=job["jobId"]):
                    theirs += [{**ids, "jobId": job["jobId"], **session} for session in page["sessions"]]
len(theirs)

# %% [markdown]
# A scan finds the parents itself, and sends its requests side by side, no faster than the service takes them.

# %%
scan = client.scan("list_sessions", farmId=farm_id, progress=True)
sessions = scan.to_pandas()
assert len(sessions) == len(theirs) == 2_964
assert set(sessions["sessionId"]) == {session["sessionId"] for session in theirs}
scan

# %%
hours = (sessions["endedAt"] - sessions["startedAt"]).dt.total_seconds() / 3600
by_queue = hours.groupby(sessions["queueId"]).sum().round(1)
assert sorted(by_queue) == [152.7, 183.9]
by_queue

# %% [markdown]
# ## Errors
#
# They are boto3's. Each says what it was of.

# %%
try:
    client.get_paginator("list_sessions").paginate(**queue, jobId="job-" + "0" * 32).build_full_result()
except client.exceptions.ResourceNotFoundException as error:
    print(error, *error.__notes__, sep="\n")

# %%
farm.close()
