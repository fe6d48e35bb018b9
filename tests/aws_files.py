"""The shared files and credential processes that tests write."""

from __future__ import annotations

import json
import sys
from typing import Any, Final

SECRET: Final = "aws_secret_access_key = hush\n"
ROLE: Final = "role_arn = arn:aws:iam::123456789012:role/"


def section(title: str, *lines: str) -> str:
    return "\n".join([f"[{title}]", *lines, ""])


def key(name: str) -> str:
    return f"aws_access_key_id = {name}\n{SECRET}"


def process(answer: str, status: int = 0, error: str = "") -> dict[str, str]:
    """Give a program that answers, and leaves a line behind each time that it runs."""
    program = f"""#!{sys.executable}
import datetime, sys
with open("{{home}}/ran", "a") as ran:
    ran.write(" ".join(sys.argv[1:]) + "\\n")
number = len(open("{{home}}/ran").readlines())
sys.stderr.write({error!r})
soon = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=4.9)).isoformat()
print({answer!r}.replace("NUMBER", str(number)).replace("SOON", soon))
sys.exit({status})
"""
    return {"bin/process": program}


def answered(**change: Any) -> str:
    whole = {"Version": 1, "AccessKeyId": "PROCESS", "SecretAccessKey": "hush", "SessionToken": "t", **change}
    return json.dumps({name: value for name, value in whole.items() if value is not None})


RUNS: Final = section("default", "credential_process = {home}/bin/process")
