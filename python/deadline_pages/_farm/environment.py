"""The environment that leads unmodified programs to a farm."""

from __future__ import annotations

import contextlib
import os
import sys
import urllib.request
from collections.abc import Iterator

REGION = "us-west-2"
# A farm takes any; these are nobody's.
KEYS = {"aws_access_key_id": "testing", "aws_secret_access_key": "testing", "aws_session_token": "testing"}


def variables(endpoint_url: str, host: str) -> dict[str, str]:
    """Return the environment variables for a farm at this URL, on this host."""
    found = {
        "AWS_ENDPOINT_URL_DEADLINE": endpoint_url,
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "false",
        # Where `management.` stands before the host it leads nowhere.
        "AWS_DISABLE_HOST_PREFIX_INJECTION": "true",
        "AWS_DEFAULT_REGION": REGION,
        "AWS_REGION": REGION,
        **{name.upper(): value for name, value in KEYS.items()},
        # AWS's `deadline` lists farms in each region that it knows, and reports what it is used for.
        "DEADLINE_CLOUD_REGIONS": REGION,
        "DEADLINE_CLOUD_TELEMETRY_OPT_OUT": "true",
    }
    if urllib.request.getproxies():
        unproxied = ",".join(filter(None, (os.environ.get("no_proxy") or os.environ.get("NO_PROXY"), host)))
        found |= {"no_proxy": unproxied, "NO_PROXY": unproxied}
    return found


@contextlib.contextmanager
def patched(environ: dict[str, str]) -> Iterator[None]:
    """Set these variables in `os.environ`, and default sessions aside, until the end of the block."""
    before = {name: os.environ.get(name) for name in environ}
    sessions = {name: getattr(sys.modules.get(name), "DEFAULT_SESSION", None) for name in ("boto3", "deadline_pages")}
    os.environ.update(environ)
    _set_default_sessions(dict.fromkeys(sessions))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        _set_default_sessions(sessions)


def _set_default_sessions(sessions: dict[str, object]) -> None:
    """Replace the default sessions of the modules that are imported: a session keeps the keys that it has found."""
    for name, session in sessions.items():
        if name in sys.modules:
            sys.modules[name].DEFAULT_SESSION = session  # type: ignore[attr-defined]
