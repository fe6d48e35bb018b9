"""Credential plans: which provider answers, and what it needs. The native module reads the fields by name."""

from __future__ import annotations

from collections import namedtuple  # `typing.NamedTuple` costs the import of `typing`

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import TypeAlias

# The last field tells plans of two kinds with the same values apart. `expiry` is in seconds since 1970.
StaticPlan = namedtuple(
    "StaticPlan", "access_key secret_key session_token expiry method kind", defaults=(None, None, "", "static")
)
ProcessPlan = namedtuple("ProcessPlan", "command kind", defaults=("process",))
WebIdentityPlan = namedtuple("WebIdentityPlan", "token_file role_arn session_name kind", defaults=("web_identity",))
SsoPlan = namedtuple("SsoPlan", "start_url region account role session token_file kind", defaults=("sso",))
AssumeRolePlan = namedtuple(
    "AssumeRolePlan", "role_arn session_name external_id duration_seconds source kind", defaults=("assume_role",)
)
ContainerPlan = namedtuple("ContainerPlan", "url kind", defaults=("container",))
# `source_of`: the profile whose `credential_source` names the instance; None if the chain ends here.
InstancePlan = namedtuple(
    "InstancePlan", "endpoint timeout attempts is_v1_disabled source_of kind", defaults=("instance",)
)

if TYPE_CHECKING:
    Plan: TypeAlias = (
        StaticPlan | ProcessPlan | WebIdentityPlan | SsoPlan | AssumeRolePlan | ContainerPlan | InstancePlan
    )
