"""A state's colour is a state's alone, and the colour-blind tell colours apart."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from datetime import timedelta
from itertools import combinations
from typing import Any

import pytest
from deadline_pages import plot
from deadline_pages._plot import colours

from tests.plot.conftest import BEGAN

STATES = (colours.WAITING, colours.SET_UP, colours.RUNNING, colours.INTERRUPTED, colours.FAILED)
OTHERS = (
    colours.OCHRE,
    colours.INDIGO,
    colours.SAGE,
    colours.MAROON,
    colours.LILAC,
    colours.VIOLET,
    colours.PLUM,
)
# Machado and others (2009), of linear sRGB: everybody, and those who lack one of three kinds of cones.
SIGHTS = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}

Vector = tuple[float, ...]


def linear(colour: str) -> Vector:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def times(matrix: tuple[Vector, ...], vector: Vector) -> Vector:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def oklab(rgb: Vector) -> Vector:
    """In this space, equal distances look alike: https://bottosson.github.io/posts/oklab."""
    lms = times(((0.4122, 0.5363, 0.0514), (0.2119, 0.6807, 0.1074), (0.0883, 0.2817, 0.6300)), rgb)
    roots = tuple(max(0.0, part) ** (1 / 3) for part in lms)
    return times(((0.2105, 0.7936, -0.0041), (1.9780, -2.4286, 0.4506), (0.0259, 0.7828, -0.8087)), roots)


def distance(one: str, other: str, sight: str) -> float:
    return math.dist(*(oklab(times(SIGHTS[sight], linear(colour))) for colour in (one, other)))


@pytest.mark.parametrize("sight", SIGHTS)
def test_no_colour_is_near_that_of_a_state_or_of_another(sight: str) -> None:
    # Two that can just be told apart are 0.02 from each other.
    assert min(distance(one, state, sight) for one in OTHERS for state in STATES) > 0.07
    assert min(distance(one, other, sight) for one, other in combinations(OTHERS, 2)) > 0.07


@pytest.mark.parametrize("ground", ["#ffffff", "#161616"])
def test_every_colour_is_seen_on_light_and_dark(ground: str) -> None:
    def light(colour: str) -> float:
        return 0.05 + sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))

    for colour in (*STATES, *OTHERS):
        lower, higher = sorted((light(colour), light(ground)))
        assert higher / lower > 2.25, colour


def test_only_timelines_have_colours_of_states(night: Any, many: Callable[..., Any]) -> None:
    tables = many(100, 20, fleets=20)
    now = BEGAN + timedelta(hours=1)
    others = [plot.running(tables, now=now), plot.utilization(night), plot.frame_times(night)]
    for chart in others:
        told = json.dumps(chart.to_dict())
        assert [state for state in STATES if state in told] == []
    drawn = json.dumps(plot.timeline(night, by="action").to_dict())
    assert all(state in drawn for state in STATES)
