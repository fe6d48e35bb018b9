# %% [markdown]
# # From scan to Parquet to DuckDB
#
# One night of a render farm, read at once, kept as Parquet files, and asked in SQL.
#
# The farm is simulated on this machine, so this notebook runs as it is and always finds the same. With your own:
#
# ```python
# client = deadline_pages.client("deadline")  # keys and Region as boto3 finds them
# farm_id = "farm-..."
# ```

# %%
from pathlib import Path
from tempfile import mkdtemp

import deadline_pages
import duckdb
from deadline_pages.testing import SimulatedFarm

farm = SimulatedFarm().start()
client = farm.client()
farm_id = farm.farm_id()
client

# %% [markdown]
# ## Scan
#
# A scan lists an operation below all parents: here the actions of all sessions, of all jobs, in all queues. Nothing is
# requested before it is read.

# %%
scan = client.scan("list_session_actions", farmId=farm_id, progress=True)
scan

# %% [markdown]
# `to_parquet()` reads it in constant memory, however large the farm is.

# %%
folder = Path(mkdtemp())
rows = scan.to_parquet(folder / "session_actions.parquet")
assert rows == 22_776
scan.progress

# %% [markdown]
# ## Snapshot
#
# A snapshot is several scans in one, with the parents listed once. `path` keeps it as Parquet, a file for each table.

# %%
night = client.snapshot(farm_id, path=folder / "night", progress=True)
night

# %%
assert (len(night.jobs), len(night.sessions), len(night.session_actions)) == (149, 2_964, rows)
night.jobs

# %% [markdown]
# ## DuckDB
#
# A table of the snapshot can be named in SQL as any Python variable, and so can the files.

# %%
jobs, steps, tasks, sessions = night.jobs, night.steps, night.tasks, night.sessions
by_state = duckdb.sql("select taskRunStatus, count(*) as jobs from jobs group by all order by jobs desc")
by_state

# %%
assert by_state.fetchall()[:2] == [("SUCCEEDED", 116), ("FAILED", 19)]

# %% [markdown]
# Hours of each fleet. What still runs has no `endedAt`, and is counted up to the farm's time.

# %%
fleets, now = night.fleets, farm.now
hours = duckdb.sql(
    """
    select fleets.displayName as fleet, count(*) as sessions,
        round(sum(epoch(coalesce(sessions.endedAt, $now) - sessions.startedAt)) / 3600, 1) as hours
    from sessions join fleets using (fleetId)
    group by all
    order by hours desc
    """,
    params={"now": now},
)
hours

# %%
assert hours.fetchall() == [("Render nodes", 1109, 124.7), ("Spot", 1015, 123.5), ("GPU", 840, 89.7)]

# %% [markdown]
# The slowest frames, from the file that the scan wrote. `definition` is a structure: `taskRun` is set for the actions
# that ran a task, the others set up a session.

# %%
slowest = duckdb.sql(
    f"""
    select jobs.name as job, definition.taskRun.taskId as task, epoch(actions.endedAt - actions.startedAt) as seconds
    from '{folder}/session_actions.parquet' as actions join jobs using (jobId)
    where definition.taskRun.taskId is not null and actions.status = 'SUCCEEDED'
    order by seconds desc
    limit 5
    """
)
slowest

# %%
assert [(job, round(seconds)) for job, _, seconds in slowest.fetchall()][:2] == [
    ("sq010_sh0200_fx_v019", 5620),
    ("sq080_sh0100_fx_v011", 4607),
]

# %% [markdown]
# ## The next day
#
# Another process loads the folder and refreshes it: what had been finished is not asked again.

# %%
farm.advance(hours=4)
kept = deadline_pages.Snapshot.load(folder / "night")
kept.refresh(client)
assert kept.progress.requests < night.progress.requests / 2
kept

# %%
assert (len(kept.jobs), len(kept.sessions)) == (182, 3_828)
sorted(path.name.partition("-")[0] for path in (folder / "night").iterdir())

# %% [markdown]
# Everything else about tables is in `docs/dataframes.md`, about scans and snapshots in `docs/whole_farm.md`.

# %%
farm.close()
