"""Ids from the configuration file of AWS's ``deadline``: its user's farm, queue and job, of each profile."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from configparser import ConfigParser
    from typing import Any

_PROFILE_VARIABLES = ("AWS_PROFILE", "AWS_DEFAULT_PROFILE")
# What is found by the ids before it.
_IDS = {"farmId": "farm_id", "queueId": "queue_id", "jobId": "job_id"}


class ConfigurationError(Exception):
    """The file cannot be read."""


class Defaults:
    """What the file says for a profile."""

    def __init__(self, profile: str | None) -> None:
        """Read the file, if there is one.

        Args:
            profile: the one that was given; else the environment's, else the file's.

        Raises:
            ConfigurationError: the file cannot be read.
        """
        self._file = _read()
        # As `deadline` writes it for no profile.
        configured = self._value("defaults", "aws_profile_name") or "(default)"
        named = next(filter(None, map(os.environ.get, _PROFILE_VARIABLES)), None)
        self._section = f"profile-{profile or named or configured}"
        given = profile or named or os.environ.get("AWS_ACCESS_KEY_ID")
        self.profile = None if given or configured in ("(default)", "default") else configured
        """The profile (str) to use, None for the one that would be used anyway."""

    def complete(self, parameters: dict[str, Any], wanted: list[str]) -> str | None:
        """Add the ids that are wanted and not given: of a queue if the farm is its, of a job if the queue is.

        Args:
            parameters: those that are given, by boto3's names.
            wanted: names of ids.

        Returns:
            The region of the farm, if it is from the file as well.
        """
        section, region = self._section, None
        for name, key in _IDS.items():
            if name not in wanted:
                break
            found = self._value(f"{section} defaults", key)
            if name not in parameters:
                if not found:
                    break
                parameters[name] = found
            section += f" {parameters[name]}"
            if name == "farmId" and parameters[name] == found:
                region = self._value(f"{section} defaults", "farm_region")
        return region

    def _value(self, section: str, key: str) -> str | None:
        return None if self._file is None else self._file.get(section, key, fallback=None) or None


def _read() -> ConfigParser | None:
    path = os.path.expanduser(os.environ.get("DEADLINE_CONFIG_FILE_PATH") or os.path.join("~", ".deadline", "config"))
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise ConfigurationError(_unreadable(path, error)) from None
    from configparser import ConfigParser, Error

    parsed = ConfigParser(interpolation=None)
    try:
        parsed.read_string(text, path)
    except Error as error:
        raise ConfigurationError(_unreadable(path, error)) from None
    return parsed


def _unreadable(path: str, error: Exception) -> str:
    return f"The configuration file of deadline cannot be read: {path}: {error}. --no-defaults leaves it out."
