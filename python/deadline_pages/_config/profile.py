"""The shared config and credentials files and the environment, read as botocore reads them (with `configparser`)."""

from __future__ import annotations

import os
from functools import lru_cache

from deadline_pages._config.validation import error, invalid_config_error

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    Section: TypeAlias = dict[str, Any]  # strings, or a dict of strings where a key has indented lines below it


class Profile:
    """One profile of the shared files; environment variables take precedence.

    Args:
        chosen: profile name given in code; None takes the environment's, or `default`, which need not exist.

    Raises:
        ProfileNotFound: the profile does not exist.
        ConfigParseError: a file is not a valid INI file.
    """

    def __init__(self, chosen: str | None = None) -> None:
        """Read the files."""
        # The SDK looks at AWS_PROFILE only.
        names = (chosen, os.environ.get("AWS_DEFAULT_PROFILE"), os.environ.get("AWS_PROFILE"))
        name = next((name for name in names if name is not None), None)
        config = _file_state(os.environ.get("AWS_CONFIG_FILE", "~/.aws/config"))
        self.config_file, self.sso_sessions, self._services = _config_sections(*config)
        self.credentials_file = read_sections(os.environ.get("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"))
        self.profiles = {title: dict(section) for title, section in self.config_file.items()}
        for section, values in self.credentials_file.items():
            self.profiles.setdefault(section, {}).update(values)
        if name is not None and name not in self.profiles:
            raise error("ProfileNotFound", profile=name)
        self.chosen = name
        self.chosen_in_code = chosen is not None
        self.name = "default" if name is None else name

    def get(self, variable: str, key: str) -> Any:
        """Return an environment variable, even an empty one, or else a key of the profile; None if neither is set."""
        value = os.environ.get(variable)
        return self._section.get(key) if value is None else value

    def flag(self, variable: str, key: str) -> bool | None:
        """Return a boolean setting; any value but `true` is False, None if it is not set."""
        value = self.get(variable, key)
        return None if value is None else isinstance(value, str) and value.lower() == "true"

    def number(self, variable: str, key: str) -> int | None:
        """Return an integer setting, None if it is not set.

        Raises:
            ValueError: the value is not an integer.
        """
        value = self.get(variable, key)
        return None if value is None else int(value)

    def region(self) -> str | None:
        """Return the region. Like botocore, without AWS_REGION and the instance metadata service."""
        region: str | None = self.get("AWS_DEFAULT_REGION", "region")
        return region

    def endpoint_url(self, service: str) -> str | None:
        """Return the configured endpoint URL of a service, None if there is none.

        Args:
            service: the service's key in the config file, such as `deadline` or `sso_oidc`.

        Raises:
            InvalidConfigError: the profile names a services section that does not exist.
        """
        for variable in (f"AWS_ENDPOINT_URL_{service.upper()}", "AWS_ENDPOINT_URL"):
            if url := os.environ.get(variable):
                return url
        return self._service(service).get("endpoint_url") or self._section.get("endpoint_url")

    def check_sso_session(self) -> None:
        """Check the SSO session that the profile names: botocore does for every client, also one with static keys.

        Raises:
            InvalidConfigError: the session does not exist, or is incomplete.
        """
        session = self._section.get("sso_session")
        if session is None:
            return
        token = f'The profile "{self.name}" is configured to use the SSO token provider but'
        if not (settings := self.sso_sessions.get(session)):
            raise invalid_config_error(f'{token} the "{session}" sso_session configuration does not exist.')
        if missing := [key for key in ("sso_start_url", "sso_region") if key not in settings]:
            raise invalid_config_error(f"{token} is missing the following configuration: {missing}.")

    def _service(self, service: str) -> Section:
        if "services" not in self._section:
            return {}
        name = self._section["services"]
        if not (services := self._services.get(name)):
            raise invalid_config_error(
                f'The profile is configured to use the services section but the "{name}" services '
                "configuration does not exist.",
            )
        found = services.get(service, {})
        if not isinstance(found, dict):  # botocore: AttributeError
            raise invalid_config_error(
                f'The services configuration "{name}" has no indented settings below {service}.',
            )
        return found

    @property
    def _section(self) -> Section:
        return self.profiles.get(self.name, {})


def read_sections(path: str) -> dict[str, Section]:
    """Return a file's sections by name; a missing file has none. The result is cached: do not modify it.

    Args:
        path: the file, with `~` and environment variables expanded.

    Raises:
        ConfigParseError: it is not a valid INI file.
    """
    return _parse_file(*_file_state(path))


def _file_state(path: str) -> tuple[str, tuple[int, ...]]:
    """Return a file's expanded path and a cache key (mtime, size, inode), which is empty if there is no such file."""
    path = os.path.expanduser(os.path.expandvars(path))
    if not os.path.isfile(path):
        return path, ()
    found = os.stat(path)
    return path, (found.st_mtime_ns, found.st_size, found.st_ino)


@lru_cache(maxsize=8)
def _parse_file(path: str, state: tuple[int, ...]) -> dict[str, Section]:
    if not state:
        return {}
    import configparser

    parser = configparser.RawConfigParser()
    try:
        parser.read([path])
        return {name: {key: _parse_value(value) for key, value in parser.items(name)} for name in parser.sections()}
    except (configparser.Error, ValueError) as reason:
        raise error("ConfigParseError", path=path, error=reason) from None


def _parse_value(value: str) -> str | dict[str, str]:
    if not value.startswith("\n"):
        return value
    pairs = (line.split("=", 1) for line in value.splitlines() if line.strip())
    return {key.strip(): setting.strip() for key, setting in pairs}


@lru_cache(maxsize=8)
def _config_sections(path: str, state: tuple[int, ...]) -> tuple[dict[str, Section], ...]:
    """Return the profiles, SSO sessions and services of a config file, each by name."""
    found: dict[str, dict[str, Section]] = {"profile": {}, "sso-session": {}, "services": {}}
    for title, values in _parse_file(path, state).items():
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
