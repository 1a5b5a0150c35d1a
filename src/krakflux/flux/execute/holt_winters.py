"""Holt and Winters' damped forecast with multiplicative seasons, fitted to a series."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

from krakflux.flux.execute.simplex import minimize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Forecast", "forecast"]

# Where the search for alpha, beta, gamma and phi starts: every combination of these.
_GUESSES: Final = (0.3, 0.7)
_TOLERANCE: Final = 1e-10
_WEIGHTS: Final = 4
_SEASONS: Final = 6


@dataclass(frozen=True, slots=True)
class Forecast:
    """The fitted values, those that follow, and the sum of the fit's squared errors."""

    fitted: list[float]
    future: list[float]
    error: float


def forecast(
    values: Sequence[float | None],
    count: int,
    seasonality: int,
    check: Callable[[], None] | None = None,
) -> Forecast | None:
    """Continue a series of evenly spaced values; None where it is too short.

    Args:
        values: The first isn't None; None stands for a value that is unknown.
        count: How many values to add.
        seasonality: Number of values in a season; none below 2.
        check: Called now and then; raises to end the search, which takes long for long series.
    """
    season = seasonality if seasonality > 1 else 0
    if len(values) < max(2, season) or count <= 0:
        return None
    level, slope, factors = _beginnings(values, season)
    best: tuple[float, list[float]] | None = None
    for weights in product(_GUESSES, repeat=_WEIGHTS):
        start = [*weights, level, slope, *factors]
        found = minimize(lambda point: _error(values, point), start, _TOLERANCE, check)
        if best is None or found[0] < best[0]:
            best = found
    assert best is not None
    course = _course(_known(values[0]), len(values) + count, best[1])
    return Forecast(course[: len(values)], course[len(values) :], best[0])


def _beginnings(values: Sequence[float | None], season: int) -> tuple[float, float, list[float]]:
    """Guess the level, the slope and the seasons' factors at the start."""
    if not season:
        first, second = _known(values[0]), values[1]
        return first / 2, 0.0 if second is None else (second - first) / 2, []
    one = values[:season]
    level = sum(1 / season * each for each in one if each is not None)
    pairs = zip(one, values[season : 2 * season], strict=False)
    rises = [
        1 / season**2 * (later - early)
        for early, later in pairs
        if early is not None and later is not None
    ]
    factors = [0.0 if each is None else _divide(each, level) for each in one]
    return level, sum(rises), factors


def _error(values: Sequence[float | None], point: list[float]) -> float:
    """Sum the squared errors of a fit; infinite where it isn't a number."""
    total = 0.0
    for fitted, value in zip(_course(_known(values[0]), len(values), point), values, strict=True):
        if value is not None:
            difference = fitted - value
            total += difference * difference
    return math.inf if math.isnan(total) else total


def _course(first: float, length: int, point: list[float]) -> list[float]:
    """Run the recursion from the first value on; each value builds on the fitted one before."""
    seasons = point[_SEASONS:]
    weights = [min(max(weight, 0.0), 1.0) for weight in point[:_WEIGHTS]]
    try:
        if seasons:
            return _seasonal(first, length, weights, point[4], point[5], seasons)
        return _trend(first, length, weights, point[4], point[5])
    except ZeroDivisionError:
        # A factor or a level of 0: InfluxDB goes on with infinities and ends with NaN.
        return [math.nan] * length


def _trend(
    first: float, length: int, weights: list[float], level: float, slope: float
) -> list[float]:
    alpha, beta, _, phi = weights
    kept, damped = 1 - alpha, (1 - beta) * phi
    value, damping = first, phi
    course = [value]
    for step in range(1, length):
        before = level
        level = alpha * value + kept * (before + phi * slope)
        slope = beta * (level - before) + damped * slope
        value = level + damping * slope
        damping += phi**step
        course.append(value)
    return course


def _seasonal(
    first: float,
    length: int,
    weights: list[float],
    level: float,
    slope: float,
    seasons: list[float],
) -> list[float]:
    """Run with seasons; which factors a step takes and renews is InfluxDB's choice."""
    alpha, beta, gamma, phi = weights
    kept, kept_season, damped = 1 - alpha, 1 - gamma, (1 - beta) * phi
    period = len(seasons)
    value, damping = first, phi
    course = [value]
    for step in range(1, length):
        place = (2 * step - 2) % period
        factor, after = seasons[place], seasons[(3 * step - 2) % period]
        before, trend = level, level + phi * slope
        level = alpha * (value / factor) + kept * trend
        seasons[place] = gamma * (value / trend) + kept_season * factor
        slope = beta * (level - before) + damped * slope
        value = (level + damping * slope) * after
        damping += phi**step
        course.append(value)
    return course


def _divide(one: float, two: float) -> float:
    """Divide as floats do: by zero gives an infinity or NaN."""
    if two:
        return one / two
    return math.nan if one == 0 or math.isnan(one) else math.copysign(math.inf, one)


def _known(value: float | None) -> float:
    assert value is not None, "a series begins with a known value"
    return value
