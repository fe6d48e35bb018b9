"""What `inspect.signature` says of list calls and of `paginate`: an operation's keywords, so that they complete."""

from __future__ import annotations

from deadline_pages._native import keywords

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from inspect import Signature
    from typing import Any


class Keywords:
    """Stands as ``__wrapped__`` of a function that takes any keywords: nothing is made before somebody asks."""

    def __init__(self, operation: str, *, paginated: bool = False) -> None:
        """Note an operation, by its method name, and whether it is `paginate` that lists by it."""
        self._operation = operation
        self._paginated = paginated

    @property
    def __signature__(self) -> Signature:
        """The signature."""
        from collections.abc import Mapping, Sequence
        from inspect import Parameter, Signature

        given = keywords(self._operation)
        if self._paginated:
            given = [one for one in given if one[0] not in ("nextToken", "maxResults")]
            given += [("PaginationConfig", "mapping", False), ("read_ahead", "integer", False)]
        types: dict[str, Any] = {"string": str, "integer": int, "list": Sequence[str], "mapping": Mapping[str, object]}
        parameters = [
            Parameter(
                name, Parameter.KEYWORD_ONLY, default=Parameter.empty if required else ..., annotation=types[kind]
            )
            for name, kind, required in given
        ]
        return Signature([Parameter("self", Parameter.POSITIONAL_OR_KEYWORD), *parameters])
