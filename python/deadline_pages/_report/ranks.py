"""Quantiles by nearest rank: each is a value that there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

if TYPE_CHECKING:
    from typing import Any


def quantiles(frame: nw.DataFrame[Any], group: str, value: str, **permille: int) -> nw.DataFrame[Any]:
    """Return a row for each group, with `count` and the quantiles of a column without nulls.

    Args:
        frame: the rows.
        group: a column of integers.
        value: the column.
        permille: the quantiles by the names that they get: 900 is the least value that nine tenths do not exceed.
    """
    ordered = frame.select(group, value).sort(group, value)
    numbered = ordered.with_row_index("row")
    groups = numbered.group_by(group).agg(nw.len().alias("count"), first=nw.col("row").min())
    groups = groups.with_columns(nw.col("count", "first").cast(nw.Int64))
    for name, share in permille.items():
        rank = (nw.col("count") * share + 999) // 1000
        rows = groups.select(nw.col("first") + rank.clip(1) - 1)["first"].to_list()
        groups = groups.with_columns(ordered[value][rows].alias(name))
    return groups.drop("first")
