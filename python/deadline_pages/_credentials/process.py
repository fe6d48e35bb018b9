"""Credentials from a `credential_process`, run as botocore runs it: without a shell."""

from __future__ import annotations

import json
import os
import shlex
import subprocess

from deadline_pages._config.validation import error
from deadline_pages._credentials.keys import parse_keys

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from deadline_pages._credentials.keys import Keys

_PROVIDER = "custom-process"


def fetch_from_process(command: str) -> Keys:
    """Run a program, with this process's standard input and environment, and parse the keys that it prints.

    Args:
        command: command line of the program.

    Returns:
        The keys.

    Raises:
        CredentialRetrievalError: the program failed, or its output has no keys.
        OSError: the program cannot be run.
        ValueError: the command line has an unclosed quote.
    """
    # Windows takes a command line; botocore splits it by the rules of the C runtime, which is the same.
    arguments = command if os.name == "nt" else shlex.split(command)
    if not arguments:  # botocore: IndexError
        raise _failed("The command is empty")
    done = subprocess.run(arguments, capture_output=True, check=False)
    if done.returncode != 0:
        raise _failed(done.stderr.decode(errors="replace"))
    try:
        answer = json.loads(done.stdout.decode())
    except (RecursionError, ValueError):
        answer = None
    if isinstance(answer, dict) and (version := answer.get("Version", "<Version key not provided>")) != 1:
        raise _failed(f"Unsupported version '{version}' for credential process provider, supported versions: 1")
    return parse_keys(_PROVIDER, answer, "SessionToken", ("AccessKeyId", "SecretAccessKey"))


def _failed(text: str) -> Exception:
    return error("CredentialRetrievalError", provider=_PROVIDER, error_msg=text)
