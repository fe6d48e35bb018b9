"""Profiles and token files for credentials from STS and IAM Identity Center."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final

from tests.support.aws_files import ROLE, key, section
from tests.support.clean_room import Run
from tests.support.fake_aws import at

START: Final = "https://studio.awsapps.com/start"
SIGN_ON: Final = f"""[default]
sso_session = studio
sso_account_id = 123456789012
sso_role_name = artist
[sso-session studio]
sso_start_url = {START}
sso_region = eu-west-2
"""
OLD_KIND: Final = f"""[default]
sso_start_url = {START}
sso_region = eu-west-2
sso_account_id = 123456789012
sso_role_name = artist
"""


def cached(name: str, **change: Any) -> dict[str, str]:
    """Return the token file that `aws sso login` writes; None takes a member out."""
    token = {"startUrl": START, "region": "eu-west-2", "accessToken": "bearer", "expiresAt": at(3600), **change}
    text = json.dumps({key: value for key, value in token.items() if value is not None})
    return {f".aws/sso/cache/{hashlib.sha1(name.encode()).hexdigest()}.json": text}


REGISTERED: Final = {
    "clientId": "client",
    "clientSecret": "hush",
    "refreshToken": "refresh",
    "registrationExpiresAt": at(3600),
}
(STUDIO,) = cached("studio")
ROLE_OF_K: Final = Run(config=section("default", ROLE + "one", "source_profile = k") + section("profile k", key("K")))
OTHER_WAYS: Final = {
    "web identity": Run(
        environment={"AWS_WEB_IDENTITY_TOKEN_FILE": "{home}/token", "AWS_ROLE_ARN": "arn:aws:iam::1:role/web"},
        files={"token": "token-of-web"},
    ),
    "sign-on": Run(config=SIGN_ON, files=cached("studio")),
    "sign-on, and its refresh": Run(config=SIGN_ON, files=cached("studio", expiresAt=at(-60), **REGISTERED)),
}
