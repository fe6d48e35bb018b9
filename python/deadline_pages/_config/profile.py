"""What the environment and the shared files say, read as botocore reads them: with Python's own parser of INI files."""

from __future__ import annotations

import os
from functools import lru_cache

from deadline_pages._config.validation import error, invalid_config

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    Section: TypeAlias = dict[str, Any]  # text, or a dict of texts where a key has indented lines below it


class Profile:
    """One profile of the shared files, with the environment before it.

    :param chosen: the profile asked for in code; None is the environment's, or `default`, which alone need not exist.
    :raises ProfileNotFound: there is no such profile.
    :raises ConfigParseError: a file cannot be read as one.
    """

    def __init__(self, chosen: str | None = None) -> None:
        """Read the files."""
        # The SDK looks at AWS_PROFILE only.
        names = (chosen, os.environ.get("AWS_DEFAULT_PROFILE"), os.environ.get("AWS_PROFILE"))
        name = next((name for name in names if name is not None), None)
        config = _find(os.environ.get("AWS_CONFIG_FILE", "~/.aws/config"))
        self.config_file, self.sso_sessions, self._services = _sections(*config)
        self.credentials_file = read(os.environ.get("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"))
        self.profiles = {title: dict(section) for title, section in self.config_file.items()}
        for section, values in self.credentials_file.items():
            self.profiles.setdefault(section, {}).update(values)
        if name is not None and name not in self.profiles:
            raise error("ProfileNotFound", profile=name)
        self.chosen = name
        self.chosen_in_code = chosen is not None
        self.name = "default" if name is None else name

    def get(self, variable: str, key: str) -> Any:
        """Give what a variable of the environment says, even if it is empty, or else the profile; None is nothing."""
        value = os.environ.get(variable)
        return self._section.get(key) if value is None else value

    def flag(self, variable: str, key: str) -> bool | None:
        """Give a setting that is true or false; any other word is false."""
        value = self.get(variable, key)
        return None if value is None else isinstance(value, str) and value.lower() == "true"

    def number(self, variable: str, key: str) -> int | None:
        """Give a setting that is a whole number.

        :raises ValueError: it is not.
        """
        value = self.get(variable, key)
        return None if value is None else int(value)

    def region(self) -> str | None:
        """Give the region. botocore does not read AWS_REGION, nor does it ask the instance's metadata."""
        region: str | None = self.get("AWS_DEFAULT_REGION", "region")
        return region

    def endpoint_url(self, service: str) -> str | None:
        """Give the endpoint that is configured for a service, such as `deadline` or `sso_oidc`.

        :raises InvalidConfigError: the profile names a services section that does not exist.
        """
        for variable in (f"AWS_ENDPOINT_URL_{service.upper()}", "AWS_ENDPOINT_URL"):
            if url := os.environ.get(variable):
                return url
        return self._service(service).get("endpoint_url") or self._section.get("endpoint_url")

    def _service(self, service: str) -> Section:
        if "services" not in self._section:
            return {}
        name = self._section["services"]
        if not (services := self._services.get(name)):
            raise invalid_config(
                f'The profile is configured to use the services section but the "{name}" services '
                "configuration does not exist.",
            )
        found = services.get(service, {})
        if not isinstance(found, dict):  # botocore: AttributeError
            raise invalid_config(
                f'The services configuration "{name}" has no indented settings below {service}.',
            )
        return found

    @property
    def _section(self) -> Section:
        return self.profiles.get(self.name, {})


def read(path: str) -> dict[str, Section]:
    """Read a file's sections, which are not to be changed; a file that is not there has none.

    :raises ConfigParseError: it cannot be read as one.
    """
    return _parsed(*_find(path))


def _find(path: str) -> tuple[str, tuple[int, ...]]:
    """Give where a file is and what changes with its content, or nothing where it is not there."""
    path = os.path.expanduser(os.path.expandvars(path))
    if not os.path.isfile(path):
        return path, ()
    found = os.stat(path)
    return path, (found.st_mtime_ns, found.st_size, found.st_ino)


@lru_cache(maxsize=8)
def _parsed(path: str, state: tuple[int, ...]) -> dict[str, Section]:
    if not state:
        return {}
    import configparser

    parser = configparser.RawConfigParser()
    try:
        parser.read([path])
        return {name: {key: _nested(value) for key, value in parser.items(name)} for name in parser.sections()}
    except (configparser.Error, ValueError) as reason:
        raise error("ConfigParseError", path=path, error=reason) from None


def _nested(value: str) -> str | dict[str, str]:
    if not value.startswith("\n"):
        return value
    pairs = (line.split("=", 1) for line in value.splitlines() if line.strip())
    return {key.strip(): setting.strip() for key, setting in pairs}


@lru_cache(maxsize=8)
def _sections(path: str, state: tuple[int, ...]) -> tuple[dict[str, Section], ...]:
    """Give the config file's profiles, SSO sessions and services, each by name."""
    found: dict[str, dict[str, Section]] = {"profile": {}, "sso-session": {}, "services": {}}
    for title, values in _parsed(path, state).items():
        kind = next((kind for kind in found if title.startswith(kind)), None)
        if title == "default":
            found["profile"]["default"] = values
        elif kind is not None:
            import shlex

            try:
                words = shlex.split(title)
            except ValueError:
                continue
            if len(words) == 2:
                found[kind][words[1]] = values
    return tuple(found.values())
