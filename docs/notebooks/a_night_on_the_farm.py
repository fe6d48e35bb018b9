# %% [markdown]
# # A night on the farm
#
# It is morning, and somebody asks how the night was. Ten questions are answered in twelve lines, and three things went
# wrong: a host that breaks frames, a frame that breaks on every host, and a spot instance that was taken away. The
# reports find all three.
#
# The farm is simulated on this machine, so this notebook runs as it is and always finds the same. With your own:
#
# ```python
# client = deadline_pages.client("deadline")  # keys and Region as boto3 finds them
# farm_id = "farm-..."
# ```

# %%
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import mkdtemp

import polars
from deadline_pages import plot, report
from deadline_pages.testing import Scenario, SimulatedFarm

# %% [markdown]
# ## The night
#
# Twelve hours, two fleets, four shots. Nothing fails but what is said here: `fail()` and `interrupt()` are about the
# fleet or the job before them.

# %%
hour = timedelta(hours=1)
scenario = (
    Scenario()
    .fleet("render nodes", workers=6)
    .fail(worker=3, exit_code=139)
    .fleet("spot", workers=10, instance_type="c5.9xlarge", spot=True)
    .interrupt(worker=2, after=3 * hour)
    .queue("Lighting")
    .queue("FX")
    .job("sh010_beauty", frames="1001-1120", seconds=600, spread=0.3, user="ada")
    .fail(frame=1042)
    .job("sh020_water", frames="1001-1200", seconds=900, spread=0.5, user="ben", queue="FX", after=hour)
    .job("sh030_crowd", frames="1001-1200", seconds=500, spread=0.3, user="cleo", after=5 * hour)
    .job("sh040_smoke", frames="1001-1300", seconds=900, spread=0.4, user="ben", queue="FX", after=9 * hour)
)
farm = SimulatedFarm(scenario=scenario, now=datetime.now(timezone.utc) - 12 * hour).start()
farm.advance(12 * hour)  # until now
client = farm.client()
farm_id = farm.farm_id()
client

# %% [markdown]
# ## Ten questions, twelve lines
#
# A snapshot reads the farm once. Reports send no requests: they are about its tables.

# %%
night = client.snapshot(farm_id, since="24h", progress=True)
busy = report.utilization(night, by="fleet")  # How busy were the workers?
ran = report.timeline(night)  # What ran where, and when?
phases = report.phases(night)  # How much of it was rendering, and how much setting up?
times = report.frame_times(night)  # How long do frames take?
failures = report.failures(night)  # What failed, and where?
waits = report.waits(night)  # How long did jobs wait for their first worker?
gaps = report.gaps(night)  # When did workers have nothing to do?
hours = report.hours(night, by="user")  # Who took how many hours?
running = report.running(night)  # What is running, and what of it is stuck?
eta = report.eta(night)  # When will jobs be done?
lost = report.lost(night, by="worker")  # How much work was lost?

# %%
assert [len(answer) for answer in (busy, ran, phases, times, failures, waits)] == [2, 282, 4, 4, 4, 4]
assert [len(answer) for answer in (gaps, hours, running, eta, lost)] == [293, 3, 16, 1, 5]
night

# %% [markdown]
# ## How busy was it?
#
# The studio's own hosts were idle for two hours before `sh040_smoke` came. Spot instances had been shut down by then.
#
# Notebooks load what draws charts from a network. Without one, `altair.renderers.enable("svg")` makes pictures of them,
# and `altair.renderers.enable("html", template="inline")` charts that can be pointed at.

# %%
shares = busy.select("fleetName", polars.col("utilization").round(2))
assert dict(shares.iter_rows()) == {"render nodes": 0.84, "spot": 0.98}
longest = gaps.row(0, named=True)
assert (longest["fleetName"], longest["position"]) == ("render nodes", "between")
assert round(longest["seconds"] / 3600, 1) == 1.9
busy.drop("fleetId")

# %%
plot.running(night)

# %% [markdown]
# ## Which host is bad?
#
# `render004` failed at everything that it got. What was retried elsewhere mostly succeeded, so the frames are good, and
# the host is not. In the timeline, its row is orange from end to end; other sessions are because of a single task.

# %%
worst, second = failures.rows(named=True)[:2]
assert (worst["hostName"], worst["runs"], worst["failed"]) == ("render004", 219, 219)
assert (worst["retried"], worst["recovered"]) == (157, 145)
assert second["failed"] == 1
failures.select("fleetName", "hostName", "runs", "failed", "retried", "recovered", "lostHours")

# %%
plot.timeline(night)

# %% [markdown]
# ## Which frame is bad?
#
# Three frames are `FAILED` for good. Frame 1042 failed on four workers: the scene is broken there. The other two failed
# on one worker only, the bad host, until there were no retries left: they need another run, and no artist.

# %%
frames = report.failures(night, by="frame").filter(polars.col("taskStatus") == "FAILED")
broken, *unlucky = frames.rows(named=True)
assert (broken["jobName"], broken["parameters"], broken["workers"]) == ("sh010_beauty", "Frame=1042", 4)
assert {frame["parameters"]: frame["workers"] for frame in unlucky} == {"Frame=1101": 1, "Frame=1125": 1}
frames.select("jobName", "parameters", "runs", "failed", "workers", "lostHours")

# %% [markdown]
# The reason is in no list. `get_session_action()` has the exit code: the host crashes (139), the scene says that it is
# wrong (1).

# %%
actions = report.timeline(night, by="action")
failed = actions.filter(polars.col("status") == "FAILED")
on_host = polars.col("hostName") == "render004"
of_frame = polars.col("parameters") == "Frame=1042"
codes = {}
for what, runs in {"host": failed.filter(on_host, ~of_frame), "frame": failed.filter(of_frame, ~on_host)}.items():
    ids = runs.select("queueId", "jobId", "sessionActionId").row(0, named=True)
    codes[what] = client.get_session_action(farmId=farm_id, **ids)["processExitCode"]
assert codes == {"host": 139, "frame": 1}
codes

# %% [markdown]
# ## What was taken away?
#
# A spot instance, after three hours. Its frame ran again elsewhere, and five minutes of work were lost: far less than
# the bad host cost.

# %%
(interrupted,) = lost.filter(lost["interruptedHours"] > 0).rows(named=True)
assert interrupted["workerId"] == farm.worker_id(2, fleet=1)
assert round(interrupted["interruptedHours"] * 60) == 5
assert round(lost["lostHours"][0], 1) == 4.9
(cut,) = actions.filter(polars.col("status") == "INTERRUPTED").rows(named=True)
runs = actions.filter(polars.col("taskId") == cut["taskId"])
assert runs.sort("startedAt")["status"].to_list() == ["INTERRUPTED", "SUCCEEDED"]
lost.select("fleetName", "hostName", "failedHours", "interruptedHours", "lostShare")

# %% [markdown]
# ## What still runs, and until when?
#
# One job has 140 tasks left, on 16 workers, and nothing is stuck.

# %%
(job,) = eta.rows(named=True)
assert (job["jobName"], job["tasks"], job["left"], job["workers"]) == ("sh040_smoke", 300, 140, 16)
assert (len(running), running["isStuck"].any()) == (16, False)
assert job["eta"] - night.taken_at < 2.2 * hour
eta.select("jobName", "share", "left", "workers", "workHours", "eta")

# %% [markdown]
# An estimate knows nothing of what is to come, and one of the 16 workers is the bad host. Three hours later:

# %%
farm.advance(3 * hour)
ended = client.get_job(farmId=farm_id, queueId=job["queueId"], jobId=job["jobId"])["endedAt"]
late = (ended - job["eta"]) / hour
assert 0 < late < 1
print(f"{late:.1f} hours later than estimated")

# %% [markdown]
# ## For the others
#
# A page for those who were not there, which works offline, and a trace of each action for
# [Perfetto](https://ui.perfetto.dev). The snapshot is still that of the morning.

# %%
folder = Path(mkdtemp())
report.to_html(night, folder / "night.html")
page = (folder / "night.html").read_text("utf-8")
assert "render004" in page
assert "Frame=1042" in page
assert len(page) < 300_000

# %%
events = report.to_perfetto(night, folder / "night.json")
assert events > len(night.session_actions)
print(f"{events:,} events")

# %% [markdown]
# Who used the farm, and what for, is asked in the notebook "Who wastes time". The definitions of all reports are in
# `docs/reports.md`.

# %%
farm.close()
