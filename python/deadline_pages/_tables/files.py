"""Listings as Parquet and CSV files, by the library at hand, in constant memory."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, suppress

from deadline_pages._extras import pip_install
from deadline_pages._tables import writers
from deadline_pages._tables.libraries import find, is_old

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from deadline_pages._tables.interruptible import Write


def to_parquet(reader: Any, path: Any) -> int:
    """Implement ``PageIterator.to_parquet``."""
    return _to_file("to_parquet", writers.PARQUET, reader, path)


def to_csv(reader: Any, path: Any) -> int:
    """Implement ``PageIterator.to_csv``: the reader's columns are flat."""
    return _to_file("to_csv", writers.CSV, reader, path)


def _to_file(method: str, choice: dict[str, Write], reader: Any, path: Any) -> int:
    if not reader.column_names:
        raise ValueError(f"{method}() needs a column")
    library, write = _at_hand(method, choice)
    try:
        with replacing(path) as temporary:
            return write(library, reader, temporary)
    except BaseException:
        if getattr(reader, "error", None) is not None:  # a table has none
            raise reader.error from None  # the library's exception has its text only
        raise


@contextmanager
def replacing(path: Any) -> Iterator[str]:
    """Give the name of an empty file, which takes the place of another when it is complete.

    Raises:
        OSError: no file can be there.
    """
    # As ordinary writing: through links, and with the mode of the file that is replaced.
    given = os.path.expanduser(os.fsdecode(path))
    if not os.path.basename(given):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    target = os.path.realpath(given)
    mode = _mode(target, path)
    # Of its own name: libraries do not take every name that a file can have, and it may be as long as names can be.
    temporary = os.path.join(os.path.dirname(target), f"deadline_pages-{os.urandom(8).hex()}.part")
    try:
        with open(temporary, "xb"):  # fails before the first request
            pass
        if mode is not None:
            os.chmod(temporary, mode)
        yield temporary
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _at_hand(method: str, choice: dict[str, Write]) -> tuple[Any, Write]:
    for name, write in choice.items():
        library = find(name)
        # Older polars read the whole stream before they write.
        if (
            library is not None
            and not is_old(library)
            and (name != "polars" or hasattr(library, "scan_arrow_c_stream"))
        ):
            return library, write
    raise ImportError(f"{method}() needs pyarrow, or a current polars or duckdb: {pip_install('pyarrow')}")


def _mode(target: str, path: Any) -> int | None:
    """Give the mode of the file that will be replaced, if there is one.

    Raises:
        OSError: no file can be there.
    """
    try:
        found = os.stat(target).st_mode
    except FileNotFoundError:
        if not os.path.isdir(os.path.dirname(target)):
            raise FileNotFoundError(errno.ENOENT, "No such folder", os.path.dirname(target)) from None
        return None
    if stat.S_ISDIR(found):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
    if not stat.S_ISREG(found):  # a device or a pipe, which must not be replaced
        raise OSError(errno.EINVAL, "Not a regular file", path)
    return stat.S_IMODE(found)
