"""Settings of the services that credentials come from: STS, IAM Identity Center, container and instance metadata."""

from __future__ import annotations

import os
from collections import namedtuple

from deadline_pages._config.endpoint import normalized
from deadline_pages._config.validation import error, is_url
from deadline_pages._credentials.plan import AssumeRolePlan, ContainerPlan, InstancePlan

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from deadline_pages._config.profile import Profile
    from deadline_pages._credentials.plan import Plan

_CONTAINER = "http://169.254.170.2"
_INSTANCE = {"ipv4": "http://169.254.169.254/", "ipv6": "http://[fd00:ec2::254]/"}
# Regions in which `sts_regional_endpoints = legacy` means https://sts.amazonaws.com.
_STS_GLOBAL = (
    "ap-northeast-1",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "aws-global",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
)


ServiceSettings = namedtuple(
    "ServiceSettings",
    "region use_fips use_dual_stack max_attempts sts_endpoint_url sso_endpoint_url oidc_endpoint_url",
)


def service_settings(profile: Profile, region: str, chosen: Plan) -> ServiceSettings:
    """Return the settings of requests to STS and IAM Identity Center: botocore takes them from the profile only.

    Args:
        profile: the client's profile.
        region: the client's region.
        chosen: the credential plan.

    Returns:
        What the native `CredentialProvider` takes; an endpoint is None where AWS has the service.

    Raises:
        ValueError: a configured endpoint is not a URL.
    """
    attempts = profile.number("AWS_MAX_ATTEMPTS", "max_attempts")
    if attempts is None:
        attempts = 5 if profile.get("AWS_RETRY_MODE", "retry_mode") == "legacy" else 3
    use_fips = profile.flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint") or False
    use_dual_stack = profile.flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint") or False
    sts = sso = oidc = None
    ignored = profile.flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")
    if chosen.kind in ("assume_role", "web_identity"):
        sts = None if ignored else _endpoint_url(profile, "sts")
        if sts is None and _is_sts_global(profile, region) and not (use_fips or use_dual_stack):
            sts, region = "https://sts.amazonaws.com", "us-east-1"
    while isinstance(chosen, AssumeRolePlan):
        chosen = chosen.source
    if chosen.kind == "sso" and not ignored:
        sso, oidc = _endpoint_url(profile, "sso"), _endpoint_url(profile, "sso_oidc")
    return ServiceSettings(region, use_fips, use_dual_stack, attempts, sts, sso, oidc)


def _endpoint_url(profile: Profile, service: str) -> str | None:
    url = profile.endpoint_url(service)
    return None if url is None else normalized(url)


def _is_sts_global(profile: Profile, region: str) -> bool:
    """Whether STS is used at its global endpoint, for which the SDK has no setting."""
    kind = profile.get("AWS_STS_REGIONAL_ENDPOINTS", "sts_regional_endpoints") or "regional"
    if kind not in ("legacy", "regional"):
        raise error("InvalidSTSRegionalEndpointsConfigError", sts_regional_endpoints_config=kind)
    return kind == "legacy" and region in _STS_GLOBAL


def container_plan() -> Plan | None:
    """Return the plan to use container credentials, None outside of a container."""
    relative, full = (os.environ.get(f"AWS_CONTAINER_CREDENTIALS_{kind}_URI") for kind in ("RELATIVE", "FULL"))
    if relative is not None:
        return ContainerPlan(f"{_CONTAINER}{relative}")
    return None if full is None else ContainerPlan(full)


def instance_plan(profile: Profile, source_of: str | None = None) -> Plan | None:
    """Return the plan to use the EC2 instance metadata service, None if it is disabled.

    Args:
        profile: the client's profile.
        source_of: name of the profile that has the instance as its `credential_source`.

    Raises:
        BotoCoreError: a setting is invalid.
        ValueError: timeout or attempts are not integers.
    """
    timeout = profile.number("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout")
    attempts = profile.number("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts")
    mode = profile.get("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode")
    if mode is None:
        mode = "ipv6" if profile.flag("AWS_IMDS_USE_IPV6", "imds_use_ipv6") else "ipv4"
    elif mode.lower() not in _INSTANCE:
        raise error("InvalidIMDSEndpointModeError", mode=mode, valid_modes=tuple(_INSTANCE))
    endpoint = profile.get("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint")
    if endpoint and not is_url(endpoint):
        raise error("InvalidIMDSEndpointError", endpoint=endpoint)
    if os.environ.get("AWS_EC2_METADATA_DISABLED", "").lower() == "true":
        return None
    required = profile.flag("AWS_EC2_METADATA_V1_DISABLED", "ec2_metadata_v1_disabled") or False
    return InstancePlan(
        endpoint or _INSTANCE[mode.lower()],
        1 if timeout is None else timeout,
        1 if attempts is None else attempts,
        required,
        source_of,
    )
