"""What Rust and `__getattr__` import by name, as statements, for PyInstaller, Nuitka and cx_Freeze.

Nobody imports this module; the package mentions it in a function that is not called.
"""

# ruff: noqa: F401

import asyncio
import atexit
import base64
import builtins
import contextvars
import difflib
import http
import json
import sys
from contextlib import suppress

import jmespath

from deadline_pages import (
    _greenlets,
    _logging,
    aio,
    boto,
    exceptions,
    literals,
    paginator,
    testing,
    type_defs,
)
from deadline_pages._botocore import status
from deadline_pages._client import coroutines, views
from deadline_pages._config import network
from deadline_pages._credentials import fetch

with suppress(ImportError):  # last: a compiler knows that nothing is done after an import that fails
    import botocore.utils
