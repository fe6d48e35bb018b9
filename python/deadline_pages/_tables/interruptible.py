"""Ctrl-C for writers of libraries that pull from threads of their own, where no signal handler runs."""

from __future__ import annotations

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    # Writes a stream with a library to a path, and returns the number of rows.
    Write: TypeAlias = Callable[[Any, Any, str], int]

_SIGNAL_INTERVAL = 0.05  # seconds; polars lets the system go on with an interrupted wait


def interruptible(write: Write) -> Write:
    """Make a writer that ends when a signal handler raises, although its library waits for the next page."""

    def run(library: Any, reader: Any, path: str) -> int:
        from contextvars import copy_context
        from threading import Event, Thread

        rows: list[int] = []
        errors: list[BaseException] = []
        done = Event()

        def work() -> None:
            try:
                rows.append(write(library, reader, path))
            except BaseException as error:
                errors.append(error)
            finally:
                done.set()

        Thread(target=copy_context().run, args=(work,), name="deadline_pages", daemon=True).start()
        try:
            while not done.wait(_SIGNAL_INTERVAL):
                pass
        except BaseException:
            reader.close()
            done.wait()  # it has the file open
            raise
        for error in errors:
            raise error
        return rows[0]

    return run
