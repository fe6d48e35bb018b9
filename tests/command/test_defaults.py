"""Ids, profile and region from the configuration of AWS's `deadline`, which writes it and reads it beside us."""

from __future__ import annotations

from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
from deadline.client.config import config_file
from deadline_pages._command.defaults import Defaults

from tests.support.command_line import Shell

FARM, QUEUE, JOB = "farm-1", "queue-1", "job-1"
IDS = {"farmId": "farm_id", "queueId": "queue_id", "jobId": "job_id"}


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bare_environment: None) -> Path:  # noqa: ARG001
    path = tmp_path / "deadline" / "config"
    monkeypatch.setenv("DEADLINE_CONFIG_FILE_PATH", str(path))
    return path


def write(**settings: str) -> None:
    for name, value in settings.items():
        config_file.set_setting(f"defaults.{name}", value)


def deadlines(profile: str | None, farm: str | None) -> dict[str, str]:
    """Return the ids that `deadline` takes, with its options `--profile` and `--farm-id`."""
    config = ConfigParser()
    config.read_dict(config_file.read_config())
    for name, value in (("aws_profile_name", profile), ("farm_id", farm)):
        if value is not None:
            config_file.set_setting(f"defaults.{name}", value, config=config)
    found = {name: config_file.get_setting(f"defaults.{key}", config=config) for name, key in IDS.items()}
    return {name: value for name, value in found.items() if value}


@pytest.mark.usefixtures("config")
def test_ids_are_those_of_deadline() -> None:
    assert Defaults(None).complete({}, [*IDS]) is None
    write(farm_id=FARM, queue_id=QUEUE, job_id=JOB, farm_region="eu-west-1")
    write(aws_profile_name="studio")
    write(farm_id="farm-2", queue_id="queue-2")
    write(farm_id="farm-3", queue_id="queue-3", job_id="job-3")
    write(farm_id="farm-2")
    found = []
    for profile, farm in ((None, None), ("studio", None), ("(default)", None), (None, "farm-3"), (None, "farm-4")):
        given: dict[str, Any] = {} if farm is None else {"farmId": farm}
        Defaults(profile).complete(given, [*IDS])
        assert given == deadlines(profile, farm)
        found.append(given)
    assert [len(given) for given in found] == [2, 2, 3, 3, 1]
    assert Defaults(None).profile == "studio"
    assert Defaults("other").profile is None


@pytest.mark.usefixtures("config")
def test_whose_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    write(aws_profile_name="studio")
    write(farm_id=FARM, farm_region="eu-west-1")
    write(aws_profile_name="other")
    write(farm_id="farm-2")
    given: dict[str, Any] = {}
    assert Defaults(None).complete(given, ["farmId"]) is None
    assert given == {"farmId": "farm-2"}
    monkeypatch.setenv("AWS_PROFILE", "studio")
    defaults = Defaults(None)
    assert (defaults.profile, defaults.complete(given := {}, ["farmId"]), given) == (
        None,
        "eu-west-1",
        {"farmId": FARM},
    )
    # The region of that farm alone.
    assert defaults.complete({"farmId": FARM}, ["farmId", "queueId"]) == "eu-west-1"
    assert defaults.complete({"farmId": "farm-2"}, ["farmId"]) is None
    # Nobody asked for a farm.
    assert defaults.complete(given := {}, []) is None
    assert given == {}
    monkeypatch.delenv("AWS_PROFILE")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
    assert Defaults(None).profile is None


def test_a_snapshot_takes_the_farm(shell: Shell, config: Path) -> None:
    pytest.importorskip("pyarrow")
    write(farm_id=shell.farm.farm_id(), farm_region="eu-west-1")
    words = ["snapshot", "night", "--include", "queues", "--region", "us-east-1", "--debug"]
    kept = shell.run(*words, DEADLINE_CONFIG_FILE_PATH=str(config))
    assert kept.output.split() == ["queues", "2"]
    assert "made a client for us-east-1" in kept.errors


def test_commands_take_them(shell: Shell, config: Path) -> None:
    write(
        farm_id=shell.farm.farm_id(),
        queue_id=shell.farm.queue_id(),
        job_id=shell.farm.job_id(),
        farm_region="eu-west-1",
    )
    given = {"DEADLINE_CONFIG_FILE_PATH": str(config)}
    whole, other, none, scan = shell.run_all(
        ["list", "sessions", "--max-items", "3"],
        ["list", "sessions", "--job-id", shell.farm.job_id(1), "--debug"],
        ["list", "sessions", "--no-defaults"],
        ["scan", "jobs", "--farm-id", shell.farm.farm_id(), "--debug"],
        **given,
    )
    assert whole.output == shell.run("list", "sessions", *shell.job, "--max-items", "3").output
    assert whole.output
    assert f"/jobs/{shell.farm.job_id(1)}/sessions" in other.errors
    assert "made a client for eu-west-1" in other.errors
    assert none.status == 252
    assert "required: --farm-id, --queue-id, --job-id" in none.errors
    # What is left out of a scan is found; the farm is still where it is.
    assert scan.output.count("\n") == 6
    assert "made a client for eu-west-1" in scan.errors
    config.write_text("[defaults]\naws_profile_name = studio\n", "utf-8")
    keys = dict.fromkeys(["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"])
    named = shell.run("list", "farms", **given, **keys)
    assert (named.status, named.errors) == (253, "The config profile (studio) could not be found\n")
    assert shell.run("list", "farms", **given).status == 0
    config.write_text("no INI file", "utf-8")
    broken, left_out = shell.run_all(["list", "farms"], ["list", "farms", "--no-defaults"], **given)
    assert (broken.status, left_out.status) == (253, 0)
    assert str(config) in broken.errors
    assert "--no-defaults leaves it out" in broken.errors
