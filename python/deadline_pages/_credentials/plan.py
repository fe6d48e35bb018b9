"""A credential plan: which provider answers, and what it needs. Imported by type checkers only.

A plan is a tuple of the provider's kind and its settings:

* `("static", access key, secret key, session token or None, expiry in seconds since 1970 or None, source)`
* `("process", command line)`
* `("web_identity", token file, role ARN, session name or None)`
* `("sso", start URL, region, account, role, session or None, token file)`
* `("assume_role", role ARN, session name or None, external id or None, seconds or None, plan of the source)`
* `("container", URL)`
* `("instance", endpoint, timeout in seconds, attempts, whether IMDSv2 is required, profile it is a source of or None)`
"""

from typing import Any, TypeAlias

Plan: TypeAlias = tuple[Any, ...]
