"""Forecasts, and the searches behind them beside one search written plainly."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krakflux.errors import FluxLimitError
from krakflux.flux.execute.holt_winters import forecast
from krakflux.flux.execute.simplex import minimize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from krakflux.flux.execute.simplex import Floats, Numbers

Point = list[float]

# What InfluxDB's documentation shows for the first table of sampledata.int().
_SAMPLE = [-2.0, 10.0, 7.0, 17.0, 15.0, 4.0]
_FORECAST = [10.955056783457671, 10.929416756584807, 10.913930733843678]
_FITTED = [-2.0, 9.22029445567278, 10.72226472734998, 11.027320524107417, 11.036623518669842]


def valleys(bends: Sequence[float]) -> Callable[[Floats, Numbers], Floats]:
    """Give Rosenbrock's valley for each search, bent differently, walled off at x < -2."""
    each = np.array(bends)

    def values(points: Floats, searches: Numbers) -> Floats:
        x, y = points.T
        bend = each[searches]
        value = (1 - x) * (1 - x) + bend * ((y - x * x) * (y - x * x))
        return np.where(x < -2, np.inf, value)

    return values


def plainly(function: Callable[[Point], float], start: Point, tolerance: float) -> Point:
    """Search from one start, a step at a time, with sorted lists; give the place."""
    size = len(start)
    corners = [[*start[:n], value + 0.05, *start[n + 1 :]] for n, value in enumerate(start)]
    ranked = sorted(((function(each), each) for each in [*corners, start]), key=lambda one: one[0])

    def middle() -> Point:
        return [sum(axis) / size for axis in zip(*(each for _, each in ranked[:-1]), strict=True)]

    def reach(scale: float) -> tuple[float, Point]:
        ends = zip(centre, ranked[-1][1], strict=True)
        place = [(near - far) * scale + near for near, far in ends]
        return function(place), place

    centre, best, waited = middle(), ranked[0][0], 0
    while waited < 100:
        taken: tuple[float, Point] | None = reach(1.0)
        assert taken is not None
        if taken[0] < ranked[0][0]:
            further = reach(1 + 2 / size)
            taken = further if further[0] < taken[0] else taken
        elif not taken[0] < ranked[-2][0]:
            outside = taken[0] < ranked[-1][0]
            contraction = 0.75 - 1 / (2 * size)
            nearer = reach(contraction if outside else -contraction)
            good = nearer[0] <= taken[0] if outside else nearer[0] < ranked[-1][0]
            taken = nearer if good else None
        if taken is None:
            (_, lowest), factor = ranked[0], 1 - 1 / size
            for rank, (_, far) in enumerate(ranked[1:], 1):
                drawn = [(a - b) * factor + b for a, b in zip(far, lowest, strict=True)]
                ranked[rank] = (function(drawn), drawn)
            ranked.sort(key=lambda one: one[0])
            centre = middle()
        else:
            ranked.pop()
            place = sum(value < taken[0] for value, _ in ranked)
            ranked.insert(place, taken)
            changes = zip(centre, ranked[-1][1], taken[1], strict=True)
            centre = [near + -(1 / size) * out + 1 / size * new for near, out, new in changes]
        better = best - ranked[0][0] > tolerance
        best, waited = (ranked[0][0], 0) if better else (best, waited + 1)
    return ranked[0][1]


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(-3, 3), st.floats(-3, 3), st.floats(0.5, 200)), min_size=1, max_size=9
    )
)
def test_searches_side_by_side_go_where_each_would_alone(
    searches: list[tuple[float, float, float]],
) -> None:
    starts = np.array([(x, y) for x, y, _ in searches])
    values, places = minimize(valleys([bend for *_, bend in searches]), starts, 1e-6)
    for (x, y, bend), value, place in zip(searches, values, places, strict=True):
        valley = valleys([bend])

        def alone(point: Point, valley: Callable[[Floats, Numbers], Floats] = valley) -> float:
            return float(valley(np.array([point]), np.zeros(1, dtype=int))[0])

        want = plainly(alone, [x, y], 1e-6)
        assert place.tolist() == want
        assert value == alone(want)


def test_more_searches_than_lanes_all_end(monkeypatch: pytest.MonkeyPatch) -> None:
    starts = np.linspace(-1.5, 1.5, 40).reshape(20, 2)
    function = valleys([10.0] * 20)
    together = minimize(function, starts, 1e-9)
    monkeypatch.setattr("krakflux.flux.execute.simplex._LANES", 3)
    few = minimize(function, starts, 1e-9)
    monkeypatch.setattr("krakflux.flux.execute.simplex._FEW", 0)
    one_by_one = minimize(function, starts, 1e-9)
    for other in (few, one_by_one):
        assert [part.tolist() for part in other] == [part.tolist() for part in together]
    assert together[0] == pytest.approx(0, abs=1e-6)


def test_a_search_asks_its_limits() -> None:
    def refuse() -> None:
        raise FluxLimitError("query was canceled")

    with pytest.raises(FluxLimitError, match="canceled"):
        minimize(valleys([1.0]), np.zeros((1, 2)), 1e-6, refuse)


def test_a_forecast_is_influxdbs() -> None:
    made = forecast(np.array([_SAMPLE]).T, 3, seasonality=0)
    assert made.course[6:, 0].tolist() == _FORECAST
    assert made.course[:5, 0].tolist() == _FITTED


def test_a_forecast_with_seasons_is_influxdbs() -> None:
    made = forecast(np.array([_SAMPLE]).T, 3, seasonality=4)
    assert made.course[6:, 0].tolist() == [4.689501667763805, 9.89174309681615, 3.586846840716385]


def test_unknown_values_and_a_series_end_do_not_count() -> None:
    short, gap = [5.0, 5.0, math.nan, 5.0, 5.0], [5.0, 5.5, 6.0, math.nan, 7.0, 7.5, 8.0]
    padded = np.array([[*short, math.nan, math.nan], gap]).T
    both = forecast(padded, 3, seasonality=0)
    for column, series in enumerate((short, gap)):
        alone = forecast(np.array([series]).T, 3, seasonality=0)
        assert both.course[: len(series) + 3, column].tolist() == alone.course[:, 0].tolist()
    assert both.course[5:8, 0] == pytest.approx([5, 5, 5], abs=0.05)
