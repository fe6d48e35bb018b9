"""Whether an object is as its library defined it, or a replacement."""

from __future__ import annotations

import sys
from abc import ABCMeta
from contextlib import contextmanager
from types import (
    BuiltinFunctionType,
    FunctionType,
    GetSetDescriptorType,
    MemberDescriptorType,
    MethodDescriptorType,
    MethodType,
    ModuleType,
    WrapperDescriptorType,
)
from typing import Any

# Top-level packages between a client's method and the socket, and the clocks they use.
_LIBRARIES = frozenset(
    {"_socket", "_ssl", "botocore", "builtins", "certifi", "datetime", "http", "socket", "ssl", "time", "urllib3"}
)
# Their modules that replace others or observe requests.
_SUBSTITUTES = ("botocore.monitoring", "botocore.stub", "urllib3.contrib")
_DESCRIPTORS = (GetSetDescriptorType, MemberDescriptorType, MethodDescriptorType, WrapperDescriptorType)
# Function types of Cython and Nuitka; both have `__globals__`.
_COMPILED = ("cython_function_or_method", "compiled_function")


@contextmanager
def _generator() -> Any:
    yield


# The code shared by all functions decorated with `contextmanager`.
_CONTEXT_MANAGER = _generator.__code__


def is_own(value: Any, *more: str) -> bool:
    """Return whether an object is a library's own.

    Wrappers copy name, module, even class and code of what they wrap (`functools.wraps`, `wrapt`). They cannot copy the
    exact type and a function's globals.

    Args:
        value: a function, class, descriptor, module, instance or plain value.
        more: other top-level packages that may define it.

    Returns:
        True if it is certain, else False.
    """
    kind = type(value)
    if kind is FunctionType or kind.__name__ in _COMPILED:
        return _is_own_function(value, more)
    if kind is MethodType:
        return is_own(value.__func__, *more) and is_own(value.__self__, *more)
    if kind is staticmethod or kind is classmethod:
        return is_own(value.__func__, *more)
    if kind is property:
        return all(is_own(part, *more) for part in (value.fget, value.fset, value.fdel) if part is not None)
    if kind is type or kind is ABCMeta:
        return _is_library(value.__module__, more) and all(
            is_own(part, *more)
            for part in vars(value).values()
            if isinstance(part, (FunctionType, staticmethod, classmethod, property))
        )
    if kind is BuiltinFunctionType:
        return _is_library(value.__module__, more)
    if kind in _DESCRIPTORS:
        return _is_library(value.__objclass__.__module__, more)
    if kind is ModuleType:
        return _is_library(value.__name__, more) and sys.modules.get(value.__name__) is value
    return _is_library(kind.__module__, more)


def describe(value: Any) -> str:
    """Return the name of an object by where it was defined, without any of its state."""
    # wrapt's proxies refer to the wrapper function.
    if hasattr(type(value), "_self_wrapper"):
        value = value._self_wrapper
    if type(value) in (MethodType, staticmethod, classmethod):
        value = value.__func__
    if type(value) is FunctionType:
        code = value.__code__
        return f"{value.__globals__.get('__name__')}.{getattr(code, 'co_qualname', code.co_name)}"
    if type(value) is ModuleType:
        return value.__name__
    kind = value if type(value) is type else type(value)
    return f"{kind.__module__}.{kind.__qualname__}"


def _is_library(name: Any, more: tuple[str, ...]) -> bool:
    if type(name) is not str:
        return False
    top = name.partition(".")[0]
    return (top in _LIBRARIES or top in more) and not name.startswith(_SUBSTITUTES)


def _is_own_function(function: Any, more: tuple[str, ...]) -> bool:
    wrapped = getattr(function, "__wrapped__", None)
    if wrapped is not None and not is_own(wrapped, *more):
        return False
    if function.__code__ is _CONTEXT_MANAGER:
        return wrapped is not None
    names = function.__globals__
    module = sys.modules.get(names.get("__name__"))
    if module is None or vars(module) is not names or not _is_library(module.__name__, more):
        return False
    # The code of a function may be replaced. In archives and frozen programs the folder differs, never the file name.
    file, defined_in = names.get("__file__"), function.__code__.co_filename
    return file is None or file == defined_in or _stem(file) == _stem(defined_in)


def _stem(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2].partition(".")[0]
