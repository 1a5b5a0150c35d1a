"""Holt and Winters' damped forecast with multiplicative seasons, fitted to many series at once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

import numpy as np

from krakflux.flux.execute.simplex import minimize

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from krakflux.flux.execute.simplex import Floats, Numbers

__all__ = ["Forecasts", "forecast"]

# Where the search for alpha, beta, gamma and phi starts: every combination of these.
_GUESSES: Final = (0.3, 0.7)
_TOLERANCE: Final = 1e-4
_WEIGHTS: Final = 4
_SEASONS: Final = 6


@dataclass(frozen=True, slots=True, eq=False)
class Forecasts:
    """A column for each series: its fitted values, those that follow, and the fit's squared error.

    A series of n values has the fitted ones in the first n rows of `course`; what follows them is
    the forecast.
    """

    course: Floats
    error: Floats


def forecast(
    values: Floats,
    count: int,
    seasonality: int,
    check: Callable[[], None] | None = None,
) -> Forecasts:
    """Continue series of evenly spaced values.

    Args:
        values: A column for each series, at least two rows and at least a season; NaN stands for a
            value that is unknown or beyond the series' end. The first row has none.
        count: How many values to add to the longest series.
        seasonality: Number of values in a season; none below 2.
        check: Called now and then; raises to end the search, which takes long for long series.
    """
    season = seasonality if seasonality > 1 else 0
    with np.errstate(all="ignore"):
        beginnings = _beginnings(values, season)
        guesses = np.array(list(product(_GUESSES, repeat=_WEIGHTS)))
        series = values.shape[1]
        starts = np.empty((series, len(guesses), _SEASONS + season))
        starts[:, :, :_WEIGHTS] = guesses
        starts[:, :, _WEIGHTS:] = beginnings[:, None, :]
        fit = _Fit(values, len(guesses))
        found, places = minimize(fit, starts.reshape(-1, starts.shape[2]), _TOLERANCE, check)
        best = found.reshape(series, -1).argmin(axis=1)
        points = places.reshape(series, len(guesses), -1)[np.arange(series), best]
        course = _course(values[0], len(values) + count, points)
    return Forecasts(course, found.reshape(series, -1).min(axis=1))


def _beginnings(values: Floats, season: int) -> Floats:
    """Guess each series' level, slope and factors of the seasons at the start."""
    if not season:
        return np.stack([values[0] / 2, np.nan_to_num((values[1] - values[0]) / 2)], axis=1)
    one, two = values[:season], values[season : 2 * season]
    level = _sum(1 / season * _zeros(one))
    slope = _sum(_zeros(1 / season**2 * (two - one[: len(two)])))
    factors = np.where(np.isnan(one), 0.0, one / level)
    return np.concatenate([level[:, None], slope[:, None], factors.T], axis=1)


def _sum(rows: Floats) -> Floats:
    """Add rows from the first to the last; another order would round differently."""
    if rows.shape[1] > 1:
        total: Floats = rows.sum(axis=0)
        return total
    # numpy would add a single column by halves.
    return np.array([sum(rows[:, 0].tolist())])


def _zeros(values: Floats) -> Floats:
    return np.where(np.isnan(values), 0.0, values)


class _Fit:
    """The sum of the squared errors of a fit; infinite where it isn't a number."""

    def __init__(self, values: Floats, searches: int) -> None:
        self._values = values
        self._unknown: NDArray[np.bool_] = np.isnan(values)
        self._gaps = bool(self._unknown.any())
        self._searches = searches

    def __call__(self, points: Floats, searches: Numbers) -> Floats:
        series = searches // self._searches
        errors = _course(self._values[0][series], len(self._values), points)
        errors -= self._values[:, series]
        if self._gaps:
            errors[self._unknown[:, series]] = 0.0
        errors *= errors
        total = _sum(errors)
        return np.where(np.isnan(total), np.inf, total)


def _course(first: Floats, length: int, points: Floats) -> Floats:
    """Run the recursion from the first values on; each value builds on the fitted one before."""
    columns = np.array(points.T, order="C")  # written to
    weights = np.clip(columns[:_WEIGHTS], 0.0, 1.0)
    course = np.empty((length, len(points)))
    course[0] = first
    dampings = _dampings(weights[3], length)
    level, slope, seasons = columns[4], columns[5], columns[_SEASONS:]
    if len(seasons):
        _seasonal(course, weights, dampings, level, slope, seasons)
    else:
        _trend(course, weights, dampings, level, slope)
    return course


def _dampings(phi: Floats, length: int) -> Floats:
    """Sum phi, phi, phi², phi³ …: how much of the slope each step takes.

    Powers are made as Go's math.Pow makes them, of squares, the smallest first.
    """
    powers = np.empty((length, phi.size))
    powers[0], square, known = 1.0, phi, 1
    while known < length:
        more = min(known, length - known)
        np.multiply(powers[:more], square, out=powers[known : known + more])
        square, known = square * square, known * 2
    powers[0] = phi
    for step in range(1, length):
        powers[step] += powers[step - 1]
    return powers


def _trend(course: Floats, weights: Floats, dampings: Floats, level: Floats, slope: Floats) -> None:
    alpha, beta, _, phi = weights
    kept, damped = 1 - alpha, (1 - beta) * phi
    before, part = np.empty_like(level), np.empty_like(level)
    for step in range(1, len(course)):
        before, level = level, before
        np.multiply(phi, slope, out=part)
        part += before
        part *= kept
        np.multiply(alpha, course[step - 1], out=level)
        level += part
        np.subtract(level, before, out=part)
        part *= beta
        slope *= damped
        slope += part
        value = course[step]
        np.multiply(dampings[step - 1], slope, out=value)
        value += level


def _seasonal(
    course: Floats,
    weights: Floats,
    dampings: Floats,
    level: Floats,
    slope: Floats,
    seasons: Floats,
) -> None:
    """Run with seasons; which factors a step takes and renews is InfluxDB's choice."""
    alpha, beta, gamma, phi = weights
    kept, kept_season, damped = 1 - alpha, 1 - gamma, (1 - beta) * phi
    period = len(seasons)
    for step in range(1, len(course)):
        place, after = (2 * step - 2) % period, seasons[(3 * step - 2) % period].copy()
        value = course[step - 1]
        before, trend = level, level + phi * slope
        level = alpha * (value / seasons[place]) + kept * trend
        seasons[place] = gamma * (value / trend) + kept_season * seasons[place]
        slope = beta * (level - before) + damped * slope
        course[step] = (level + dampings[step - 1] * slope) * after
