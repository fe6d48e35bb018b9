"""Where a client's credentials come from: botocore's chain of providers. `fetch.py` or the SDK fetches them."""

from __future__ import annotations

import os

from deadline_pages._config.profile import read_sections
from deadline_pages._config.validation import error, invalid_config_error, parse_timestamp
from deadline_pages._credentials.plan import (
    AssumeRolePlan,
    ContainerPlan,
    InstancePlan,
    ProcessPlan,
    SsoPlan,
    StaticPlan,
    WebIdentityPlan,
)
from deadline_pages._credentials.services import container_plan, instance_plan, service_settings
from deadline_pages._logging import debug

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from deadline_pages import _native
    from deadline_pages._config.profile import Profile, Section
    from deadline_pages._credentials.plan import Plan

# botocore's names of credential sources; a static plan holds its own.
_METHODS = {
    "process": "custom-process",
    "web_identity": "assume-role-with-web-identity",
    "sso": "sso",
    "container": "container-role",
    "instance": "iam-role",
}
_FETCHED_EAGERLY = (ProcessPlan, ContainerPlan, InstancePlan)
_TOKENS = ("aws_security_token", "aws_session_token")


def credentials(
    profile: Profile, region: str, shared: dict[Plan, _native.CredentialProvider]
) -> StaticPlan | _native.CredentialProvider | None:
    """Return what the native client takes as credentials: keys, or what fetches them; None if there are none.

    Args:
        profile: the client's profile.
        region: the client's region. As in boto3, credentials are fetched once for all regions of a session: roles are
            assumed in that of its first client.
        shared: the session's credential providers by plan; a new one is added.

    Raises:
        Exception: what `resolve` and a fetch raise.
    """
    found = resolve(profile)
    if found is None:
        debug("profile %s: no credentials", profile.name)
        return None
    _check_texts(found, profile)
    debug("profile %s: credentials from %s", profile.name, _method(found))
    if isinstance(found, StaticPlan) and found.expiry is None:
        return found
    from deadline_pages import _native

    if isinstance(found, StaticPlan):  # nothing to fetch
        return _native.CredentialProvider(found, service_settings(profile, region, found))
    if found not in shared:
        shared.setdefault(found, _native.CredentialProvider(found, service_settings(profile, region, found)))
    return shared[found] if _load_eagerly(shared[found], found) else None


def is_fetched_eagerly(profile: Profile, shared: Mapping[Plan, _native.CredentialProvider]) -> bool:
    """Whether creating a client fetches its credentials, and so may block.

    Args:
        profile: the client's profile.
        shared: the session's credential providers by plan.

    Raises:
        Exception: what `credentials` raises before it fetches.
    """
    if (found := resolve(profile)) is None:
        return False
    _check_texts(found, profile)
    return isinstance(_source_of(found), _FETCHED_EAGERLY) and not (found in shared and shared[found].is_loaded())


def _source_of(found: Plan) -> Plan:
    """Return the plan at the end of a chain of assumed roles."""
    return _source_of(found.source) if isinstance(found, AssumeRolePlan) else found


def _load_eagerly(provider: _native.CredentialProvider, found: Plan) -> bool:
    """Fetch what boto3 fetches while it creates a client; return whether there are credentials."""
    source = _source_of(found)
    if not isinstance(source, _FETCHED_EAGERLY):
        return True
    from deadline_pages._credentials.fetch import load

    if load(provider, source):
        return True
    if not isinstance(source, InstancePlan) or source is found:
        return False
    raise _no_source_error("Ec2InstanceMetadata", source.source_of)


def _method(found: Plan) -> str:
    if isinstance(found, AssumeRolePlan):
        return f"assume-role with those from {_method(found.source)}"
    return str(found.method) if isinstance(found, StaticPlan) else _METHODS[found.kind]


def _check_texts(chosen: tuple[Any, ...], profile: Profile) -> None:
    for value in chosen:
        if isinstance(value, tuple):
            _check_texts(value, profile)
        elif isinstance(value, dict):  # boto3: an error of Python's, somewhere
            raise invalid_config_error(f'The profile "{profile.name}" has indented settings where text is expected.')


def resolve(profile: Profile) -> Plan | None:
    """Return the plan of the first provider in botocore's chain that is configured, None if there is none.

    Raises:
        BotoCoreError: the configuration is incomplete or contradictory.
    """
    instance = instance_plan(profile)  # its settings are checked in any case
    return (
        # A profile given in code takes precedence over keys in the environment.
        (None if profile.chosen_in_code else _environment())
        or _assumed_role(profile)
        or _profile_plan(profile, profile.name, profile.chosen_in_code)
        or _legacy_files()
        or container_plan()
        or instance
    )


def _environment() -> Plan | None:
    # Unlike the SDK, botocore also reads AWS_SECURITY_TOKEN and ignores empty values.
    if not (access := os.environ.get("AWS_ACCESS_KEY_ID")):
        return None
    if not (secret := os.environ.get("AWS_SECRET_ACCESS_KEY")):
        raise error("PartialCredentialsError", provider="env", cred_var="AWS_SECRET_ACCESS_KEY")
    token = os.environ.get("AWS_SECURITY_TOKEN") or os.environ.get("AWS_SESSION_TOKEN") or None
    if end := os.environ.get("AWS_CREDENTIAL_EXPIRATION"):
        return StaticPlan(access, secret, token, _parse_expiration("AWS_CREDENTIAL_EXPIRATION", end), "env")
    return StaticPlan(access, secret, token, method="env")


def _parse_expiration(name: str, text: str) -> float:
    try:
        return parse_timestamp(text)
    except ValueError:
        raise ValueError(f"{name} is not a date and time: {text}") from None


def _profile_plan(profile: Profile, name: str, without_environment: bool) -> Plan | None:
    """Return the plan of a profile's own provider, apart from a role to assume."""
    section = profile.profiles.get(name, {})
    return (
        _web_identity(section, without_environment)
        or _single_sign_on(profile, name, section)
        or _keys(profile.credentials_file.get(name, {}), "shared-credentials-file")
        or _process(name, section)
        or _keys(profile.config_file.get(name, {}), "config-file")
    )


def _keys(section: Section, provider: str) -> Plan | None:
    if "aws_access_key_id" not in section:
        return None
    if "aws_secret_access_key" not in section:
        raise error("PartialCredentialsError", provider=provider, cred_var="aws_secret_access_key")
    token = next((section[name] for name in _TOKENS if name in section), None)
    return StaticPlan(section["aws_access_key_id"], section["aws_secret_access_key"], token, method=provider)


def _legacy_files() -> Plan | None:
    """Return static keys from the files of boto 2 and of the first EC2 tools."""
    if (path := os.environ.get("AWS_CREDENTIAL_FILE")) is not None:
        try:
            with open(os.path.expanduser(path)) as file:
                lines = [line.partition("=") for line in file.read().splitlines() if "=" in line]
        except OSError:
            raise error("ConfigNotFound", path=os.path.expanduser(path)) from None
        pairs = {name.strip(): value.strip() for name, _, value in lines}
        if "AWSAccessKeyId" in pairs:
            return StaticPlan(pairs["AWSAccessKeyId"], pairs["AWSSecretKey"], method="ec2-credentials-file")
    paths = [os.environ["BOTO_CONFIG"]] if "BOTO_CONFIG" in os.environ else ["/etc/boto.cfg", "~/.boto"]
    found = (_keys(read_sections(path).get("Credentials", {}), "boto-config") for path in paths)
    return next((plan for plan in found if plan), None)


def _process(name: str, section: Section) -> Plan | None:
    if "login_session" in section:  # the SDK's provider adds a quarter to the dependencies
        raise invalid_config_error(
            f'The profile "{name}" uses "aws login", which deadline_pages cannot do. Use boto3 with '
            "deadline_pages.install(), or a profile with credential_process = "
            f"aws configure export-credentials --profile {name} --format process"
        )
    if (command := section.get("credential_process")) is None:
        return None
    return ProcessPlan(command)


def _web_identity(section: Section, without_environment: bool) -> Plan | None:
    def get(key: str, variable: str) -> Any:
        value = None if without_environment else os.environ.get(variable)
        return section.get(key) if value is None else value

    if not (token_file := get("web_identity_token_file", "AWS_WEB_IDENTITY_TOKEN_FILE")):
        return None
    if not (role := get("role_arn", "AWS_ROLE_ARN")):
        raise invalid_config_error(
            "The provided profile or the current environment is configured to assume role with web identity "
            "but has no role ARN configured. Ensure that the profile has the role_arnconfiguration set or the "
            "AWS_ROLE_ARN env var is set.",
        )
    return WebIdentityPlan(token_file, role, get("role_session_name", "AWS_ROLE_SESSION_NAME"))


def _single_sign_on(profile: Profile, name: str, section: Section) -> Plan | None:
    if "sso_role_name" not in section and "sso_account_id" not in section:
        return None
    session = section.get("sso_session")
    settings = dict(section)
    if session is not None:
        if session not in profile.sso_sessions:
            raise invalid_config_error(f'The specified sso-session does not exist: "{session}"')
        for key, value in profile.sso_sessions[session].items():
            if settings.setdefault(key, value) != value:
                raise invalid_config_error(
                    f"The value for {key} is inconsistent between profile ({settings[key]}) and sso-session ({value}).",
                )
    missing = [key for key in ("sso_role_name", "sso_account_id", "sso_start_url", "sso_region") if key not in settings]
    if missing:
        raise invalid_config_error(
            f'The profile "{name}" is configured to use SSO but is missing required configuration: '
            + ", ".join(missing),
        )
    from hashlib import sha1

    start_url, region = settings["sso_start_url"], settings["sso_region"]
    token_file = os.path.expanduser(f"~/.aws/sso/cache/{sha1((session or start_url).encode()).hexdigest()}.json")
    return SsoPlan(start_url, region, settings["sso_account_id"], settings["sso_role_name"], session, token_file)


def _has_role(section: Section) -> bool:
    return "role_arn" in section and "web_identity_token_file" not in section


def _has_keys(section: Section) -> bool:
    return "aws_access_key_id" in section or "aws_secret_access_key" in section


def _assumed_role(profile: Profile, name: str | None = None, visited: tuple[str, ...] = ()) -> Plan | None:
    """Return the plan of the role that a profile names, with the plan of its source credentials."""
    name = profile.name if name is None else name
    section = profile.profiles.get(name, {})
    if not _has_role(section):
        return None
    visited = visited or (name,)
    source = section.get("source_profile")
    named = section.get("credential_source")
    if source is not None and named is not None:
        both = f'The profile "{name}" contains both source_profile and credential_source.'
        raise invalid_config_error(both)
    if named is not None:
        credentials = _credential_source(profile, name, named)
    elif source is not None:
        credentials = _source_profile(profile, name, source, visited)
    else:
        raise error("PartialCredentialsError", provider="assume-role", cred_var="source_profile or credential_source")
    if "mfa_serial" in section:  # boto3 prompts on the terminal; the SDK's provider takes no code
        raise invalid_config_error(
            f'The profile "{name}" has an mfa_serial, and deadline_pages cannot ask for a code. Use boto3 with '
            "deadline_pages.install(), or a profile with credential_process."
        )
    try:
        seconds = int(section["duration_seconds"])
    except (KeyError, ValueError):
        seconds = None
    if seconds is not None and seconds < 900:
        report = f"Invalid value for parameter DurationSeconds, value: {seconds}, valid min value: 900"
        raise error("ParamValidationError", report=report)
    return AssumeRolePlan(
        section["role_arn"],
        section.get("role_session_name"),
        section.get("external_id"),
        seconds,
        credentials,
    )


def _source_profile(profile: Profile, parent: str, name: str, visited: tuple[str, ...]) -> Plan:
    if name not in profile.profiles:
        raise invalid_config_error(
            f'The source_profile "{name}" referenced in the profile "{parent}" does not exist.',
        )
    section = profile.profiles[name]
    # A profile with keys may name itself as source.
    if name in visited and (name != parent or not _has_keys(section)):
        raise error("InfiniteLoopConfigError", source_profile=name, visited_profiles=list(visited))
    if _has_role(section) and not _has_keys(section):
        found = _assumed_role(profile, name, (*visited, name))
    else:
        found = _profile_plan(profile, name, without_environment=True)
    if found is None:
        raise invalid_config_error(f'The source profile "{name}" must have credentials.')
    return found


def _credential_source(profile: Profile, parent: str, named: str) -> Plan:
    if named == "Environment":
        found = _environment()
    elif named == "EcsContainer":
        found = container_plan()
    elif named == "Ec2InstanceMetadata":
        found = instance_plan(profile, parent)
    else:
        raise invalid_config_error(
            f'The credential source "{named}" referenced in profile "{parent}" is not valid.',
        )
    if found is None:
        raise _no_source_error(named, parent)
    return found


def _no_source_error(named: str, parent: str) -> Exception:
    text = f"No credentials found in credential_source referenced in profile {parent}"
    return error("CredentialRetrievalError", provider=named, error_msg=text)
