# %% [markdown]
# # Who wastes time
#
# A farm can be busy and get little done. This notebook looks for hours that made no frame: setting up, idle instances,
# work that was thrown away, frames that take longer than others. Four wastes are planted, and each is found.
#
# The farm is simulated on this machine, so this notebook runs as it is and always finds the same. With your own:
#
# ```python
# client = deadline_pages.client("deadline")  # keys and Region as boto3 finds them
# farm_id = "farm-..."
# ```

# %%
from datetime import datetime, timedelta, timezone

import polars
from deadline_pages import plot, report
from deadline_pages.testing import Scenario, SimulatedFarm

# %% [markdown]
# ## Eight hours
#
# - Ben's script submits each frame of `sh050_roto` as a job of its own.
# - Ben's `sh020_mattes` has frames of four seconds, which are tasks of their own.
# - Dora's `sh040_wrong_camera` is canceled after an hour.
# - The GPU fleet keeps four instances, whether there is work for them or not.

# %%
hour, minute = timedelta(hours=1), timedelta(minutes=1)
scenario = (
    Scenario()
    .fleet("render nodes", workers=8)
    .fleet("gpu", workers=4, min_workers=4, instance_type="g5.4xlarge")
    .queue("Lighting", fleets=["render nodes"])
    .queue("Simulation", fleets=["gpu"])
    .job("sh010_beauty", frames="1001-1120", seconds=600, spread=0.3, user="ada")
    .job("sh020_mattes", frames="1001-1400", seconds=4, user="ben", priority=90, after=1.5 * hour)
    .job("sh030_water", frames="1001-1040", seconds=300, spread=0.2, user="cleo", queue="Simulation", after=6 * hour)
    .job("sh040_wrong_camera", frames="1001-1300", seconds=900, spread=0.4, user="dora", priority=70, after=3 * hour)
    .cancel(after=hour)
)
for number in range(60):
    name, after = f"sh050_roto_{1001 + number}", 4 * hour + number * minute
    scenario = scenario.job(name, frames=str(1001 + number), seconds=8, user="ben", after=after)
farm = SimulatedFarm(scenario=scenario, now=datetime.now(timezone.utc) - 8 * hour).start()
farm.advance(8 * hour)  # until now
client = farm.client()
client

# %%
night = client.snapshot(farm.farm_id(), since="24h", progress=True)
assert (len(night.jobs), len(night.sessions)) == (64, 94)
night

# %% [markdown]
# ## Who used the farm?
#
# Ben seems to be no problem: 2 of 35 hours.

# %%
users = report.hours(night, by="user")
assert dict(users.select("userId", polars.col("hours").round(1)).iter_rows()) == {
    "ada": 21.7,
    "dora": 8.0,
    "cleo": 3.4,
    "ben": 2.1,
}
users

# %% [markdown]
# ## Setting up, or rendering?
#
# A session syncs attachments and enters environments before its first task. Of Ben's hours, 28% were rendering. Nobody
# else is below 97%.

# %%
phases = report.phases(night, by="user")
assert dict(phases.select("userId", polars.col("taskShare").round(2)).iter_rows()) == {
    "ada": 0.98,
    "dora": 0.98,
    "cleo": 0.98,
    "ben": 0.28,
}
phases.drop("otherHours")

# %% [markdown]
# His jobs say why. A task of `sh050_roto` renders for 8 seconds, and its session takes 87, because a job of one frame
# sets up for that frame. One job with 60 frames would set up once for each worker. `sh020_mattes` is such a job, but
# seven workers set up for four minutes of rendering each: with fewer (`maxWorkerCount`), it takes longer, and costs
# less.

# %%
jobs = report.phases(night).filter(polars.col("userId") == "ben")
roto = jobs.filter(polars.col("jobName").str.starts_with("sh050_roto"))
mattes = jobs.filter(polars.col("jobName") == "sh020_mattes").row(0, named=True)
seconds = 3600 * roto["sessionHours"].sum() / roto["sessions"].sum()
assert (len(roto), round(seconds)) == (60, 87)
assert round(roto["taskHours"].sum() / roto["sessionHours"].sum(), 2) == 0.09
assert (mattes["sessions"], round(mattes["taskShare"], 2)) == (7, 0.73)
jobs.select("jobName", "sessions", "sessionHours", "attachmentHours", "environmentHours", "taskShare").sort("taskShare")

# %% [markdown]
# ## Who waited?
#
# `sh020_mattes` has the highest priority, and waited eleven minutes all the same: a priority takes no worker from a
# task that runs. Long frames make others wait.

# %%
waits = report.waits(night)
first, second = waits.rows(named=True)[:2]
assert (first["jobName"], first["priority"], round(first["waitSeconds"] / 60)) == ("sh020_mattes", 90, 11)
assert second["waitSeconds"] < 30
waits.select("queueName", "jobName", "userId", "priority", "waitSeconds").head(3)

# %% [markdown]
# ## Which workers had nothing to do?
#
# The GPU fleet was idle for six hours before its first session, and 9 of 10 hours in all. Its instances were paid for:
# with a `minWorkerCount` of 0, a fleet launches them when there is work. The render nodes are the studio's own, and
# were idle when all jobs were done.

# %%
busy = report.utilization(night, by="fleet")
assert dict(busy.select("fleetName", polars.col("utilization").round(1)).iter_rows()) == {
    "render nodes": 0.5,
    "gpu": 0.1,
}
idle = report.gaps(night).group_by("fleetName", "position").agg(hours=polars.col("seconds").sum() / 3600)
(before,) = idle.filter(polars.col("fleetName") == "gpu", polars.col("position") == "before")["hours"]
assert round(before) == 24
idle.sort("hours", descending=True)

# %%
plot.utilization(night)

# %% [markdown]
# ## What was thrown away?
#
# `lost()` has the actions that were cut off: eight frames of Dora's, an hour together. The frames that her job had
# finished before are of no use either. Reports are frames, so they can be joined with the snapshot's tables: all hours
# of canceled jobs.

# %%
(lost,) = report.lost(night).rows(named=True)
assert (lost["jobName"], lost["actions"], round(lost["canceledHours"], 1)) == ("sh040_wrong_camera", 8, 0.9)
states = night.jobs.to_polars().select("jobId", "taskRunStatus")
thrown = report.hours(night).join(states, on="jobId").filter(polars.col("taskRunStatus") == "CANCELED")
assert thrown["hours"].round(1).to_list() == [8.0]
thrown.select("jobName", "sessions", "hours", "share")

# %% [markdown]
# ## Which frames are slow?
#
# `spread` is the p90 of a step in medians: where it is high, some frames are worth an artist's look. The slowest
# frames are listed with their hosts, so that a slow host is seen as well.

# %%
steps = report.frame_times(night).with_columns(spread=polars.col("p90Seconds") / polars.col("medianSeconds"))
worst = steps.sort("spread", descending=True).row(0, named=True)
assert (worst["jobName"], worst["frames"], round(worst["spread"], 1)) == ("sh040_wrong_camera", 24, 2.2)
steps.select("jobName", "frames", "medianSeconds", "p90Seconds", "maxSeconds", "hours", "spread").head()

# %%
slowest = report.frame_times(night, by="frame").filter(polars.col("jobName") == "sh010_beauty")
assert slowest["parameters"][0] == "Frame=1010"
assert round(slowest["timesMedian"][0], 1) == 2.6
slowest.select("jobName", "parameters", "hostName", "seconds", "timesMedian").head()

# %% [markdown]
# ## The bill of the night
#
# Hours that made no frame that anybody wants.

# %%
gpu = busy.filter(polars.col("fleetName") == "gpu").row(0, named=True)
bill = {
    "GPU instances without work": gpu["availableHours"] - gpu["busyHours"],
    "a job that was canceled": thrown["hours"].sum(),
    "a job for each frame": (roto["sessionHours"] - roto["taskHours"]).sum(),
    "many workers for short frames": mattes["sessionHours"] - mattes["taskHours"],
}
assert [round(hours, 1) for hours in bill.values()][1:] == [8.0, 1.3, 0.2]
assert round(bill["GPU instances without work"]) == 29
polars.DataFrame({"waste": bill.keys(), "hours": bill.values()})

# %% [markdown]
# The definitions of all reports are in `docs/reports.md`; what went wrong in a night is in "A night on the farm".

# %%
farm.close()
