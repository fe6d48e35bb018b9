"""Merging loses nothing, and pieces of time add up."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from deadline_pages._plot import widths
from deadline_pages._plot.bins import Bins
from deadline_pages._plot.merging import Mark, merge
from hypothesis import given, settings
from hypothesis import strategies as st

SPAN = st.tuples(st.integers(0, 10**9), st.integers(1, 10**8)).map(lambda pair: (pair[0], sum(pair)))
PIECES = st.lists(st.tuples(st.integers(0, 2), st.sampled_from("ab"), SPAN), max_size=40)


@settings(deadline=None, max_examples=40)
@given(PIECES, st.integers(6, 20))
def test_nothing_is_lost(pieces: list[tuple[int, str, tuple[int, int]]], most: int) -> None:
    given_marks = [
        Mark((row, state), start, end, end - start, 1, place) for place, (row, state, (start, end)) in enumerate(pieces)
    ]
    merged, gap = merge(given_marks, most)
    assert len(merged) <= most
    assert (gap > 0) == (len(pieces) > most)
    lengths, counts = Counter[tuple[int, str]](), Counter[tuple[int, str]]()
    for mark in merged:
        lengths[mark.kind] += mark.length
        counts[mark.kind] += mark.count
    assert counts == Counter((row, state) for row, state, _ in pieces)
    for kind in counts:
        assert lengths[kind] == sum(end - start for row, state, (start, end) in pieces if (row, state) == kind)
    for row, state, (start, end) in pieces:
        assert any(mark.kind == (row, state) and mark.start <= start and end <= mark.end for mark in merged)
    for one, other in pairwise(merged):
        assert not gap or one.kind != other.kind or other.start - one.end >= gap


@settings(deadline=None, max_examples=40)
@given(st.lists(SPAN, min_size=1, max_size=20), st.integers(10**6, 10**9))
def test_pieces_of_time(intervals: list[tuple[int, int]], width: int) -> None:
    since, until = min(start for start, _ in intervals), max(end for _, end in intervals)
    width = max(width, (until - since) // 100)
    bins = Bins(since, until, width)
    covered = bins.covered(intervals)
    assert len(covered) == len(bins)
    assert sum(covered) == sum(end - start for start, end in intervals)
    for number, found in enumerate(covered):
        first, last = bins.span(number)
        assert found == sum(max(0, min(end, last) - max(start, first)) for start, end in intervals)
    assert bins.span(0)[0] == since
    assert bins.span(len(bins) - 1)[1] == until


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (0, "1 s"),
        (31 * widths.SECOND, "1 min"),
        (widths.HOUR, "1 h"),
        (5 * widths.HOUR, "6 h"),
        (13 * widths.HOUR, "1 day"),
        (25 * widths.HOUR, "2 days"),
        (3000 * widths.DAY, "4,096 days"),
    ],
)
def test_round_lengths(length: int, words: str) -> None:
    assert widths.words(widths.at_least(length)) == words
