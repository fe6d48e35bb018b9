"""Import statements for what Rust and `__getattr__` import by name, for PyInstaller, Nuitka and cx_Freeze.

This module is never imported: the package refers to it in a function that is not called.
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
    plot,
    report,
    testing,
    type_defs,
)
from deadline_pages._botocore import status
from deadline_pages._client import coroutines, partition, views
from deadline_pages._config import network
from deadline_pages._credentials import fetch
from deadline_pages._notebook import native
from deadline_pages._scan import partitions
from deadline_pages._tables import convert, files, lazy

with suppress(ImportError):  # last: Nuitka drops what follows an import that fails
    import botocore.utils
