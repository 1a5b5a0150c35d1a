"""Forecasts and the search behind them."""

from __future__ import annotations

import math

import pytest

from krakflux.flux.execute.holt_winters import forecast
from krakflux.flux.execute.simplex import minimize

# Water levels every 379 minutes, Santa Monica, August 2015 (NOAA), and what InfluxDB forecasts.
_LEVELS = [
    *(4.948, 2.192, 3.035, 2.93, 5.121, 1.722, 3.209, 2.877, 5.449, 0.896),
    *(3.655, 2.71, 5.961, 0.404, 4.357, 2.618, 6.102, 0.072, 4.816, 2.612),
]
_FORECAST = (5.823904, 0.890098, 4.008998, 2.845526, 5.823904, 0.890098)


def test_a_simplex_finds_the_bottom_of_a_valley() -> None:
    def rosenbrock(point: list[float]) -> float:
        x, y = point
        return (1 - x) ** 2 + 100 * (y - x * x) ** 2

    value, place = minimize(rosenbrock, (-1.2, 1.0), 1e-12)
    assert value == pytest.approx(0, abs=1e-9)
    assert place == pytest.approx([1, 1], abs=1e-4)


def test_a_simplex_leaves_regions_that_are_infinite() -> None:
    value, place = minimize(
        lambda point: math.inf if point[0] < 0 else (point[0] - 0.5) ** 2, (2.0, 0.0), 1e-12
    )
    assert value == pytest.approx(0, abs=1e-9)
    assert place[0] == pytest.approx(0.5, abs=1e-4)


def test_a_forecast_with_seasons_is_influxdbs() -> None:
    made = forecast(_LEVELS, 6, seasonality=4)
    assert made is not None
    assert made.future == pytest.approx(_FORECAST, abs=1e-5)
    assert made.error == pytest.approx(3.963712566228843, abs=1e-9)
    assert made.fitted[:2] == pytest.approx([4.948, 1.983675], abs=1e-5)


def test_a_constant_series_goes_on() -> None:
    made = forecast([5.0, 5.0, None, 5.0, 5.0], 3, seasonality=0)
    assert made is not None
    assert made.future == pytest.approx([5, 5, 5], abs=1e-2)


@pytest.mark.parametrize(
    ("values", "count", "seasonality"),
    [([1.0], 3, 0), ([1.0, 2.0, 3.0], 3, 4), ([1.0, 2.0], 0, 0)],
)
def test_too_little_gives_no_forecast(values: list[float], count: int, seasonality: int) -> None:
    assert forecast(values, count, seasonality) is None
