"""Technical analysis against references written here, with numpy, one series at a time."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from krakflux.model.tables import TABLE
from support.flux import run_flux

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Series = NDArray[np.float64]


_RANDOM = np.random.default_rng(20240101)
_SERIES = {
    "long": np.round(100 + np.cumsum(_RANDOM.normal(size=60)), 3),
    "longer": np.round(5000 * np.exp(np.cumsum(_RANDOM.normal(scale=0.01, size=90))), 2),
    "rising": np.arange(1.0, 41.0),
}


def run(call: str, column: str = "_value") -> dict[str, list[float | None]]:
    """Run one call on all series at once; give the column's values by series."""
    rows = ",\n".join(
        f'{{t: "{name}", _time: time(v: {place} * 1000000000), _value: {float(value)!r}}}'
        for name, values in _SERIES.items()
        for place, value in enumerate(values)
    )
    script = (
        f'import "array"\nimport "market"\n'
        f'array.from(rows: [{rows}]) |> group(columns: ["t"]) |> {call}'
    )
    (result,) = run_flux(script)
    found: dict[str, list[float | None]] = {}
    for block in result.blocks:
        names = block.keys["t"].to_list()
        for (table,), part in block.rows.group_by(TABLE, maintain_order=True):
            found[names[table]] = part[column].to_list()
    return found


def check(found: dict[str, list[float | None]], reference: Callable[[Series], Series]) -> None:
    """Compare each series; NaN in a reference stands for null."""
    for name, values in _SERIES.items():
        made = np.array([math.nan if each is None else each for each in found[name]])
        np.testing.assert_allclose(made, reference(values), rtol=1e-9, atol=1e-12, err_msg=name)


def weighted(values: Series, first: float, weight: float) -> Series:
    """Smooth exponentially from `first` on."""
    made = [first]
    for value in values:
        made.append(made[-1] * (1 - weight) + value * weight)
    return np.array(made)


def ema(values: Series, n: int) -> Series:
    return weighted(values[n:], values[:n].mean(), 2 / (n + 1))


def windows(values: Series, n: int) -> Series:
    return np.lib.stride_tricks.sliding_window_view(values, n)


def padded(values: Series, length: int) -> Series:
    return np.concatenate([np.full(length - len(values), np.nan), values])


@pytest.mark.parametrize("n", [1, 3, 14, 40])
def test_moving_average(n: int) -> None:
    check(run(f"movingAverage(n: {n})"), lambda values: windows(values, n).mean(axis=1))


@pytest.mark.parametrize("n", [1, 2, 10])
def test_exponential_moving_average(n: int) -> None:
    check(run(f"exponentialMovingAverage(n: {n})"), lambda values: ema(values, n))


@pytest.mark.parametrize("n", [2, 5, 10])
def test_double_ema(n: int) -> None:
    def reference(values: Series) -> Series:
        once = ema(values, n)
        return 2 * once[n - 1 :] - ema(once, n)

    check(run(f"doubleEMA(n: {n})"), reference)


@pytest.mark.parametrize("n", [2, 5, 10])
def test_triple_ema(n: int) -> None:
    def reference(values: Series) -> Series:
        once = ema(values, n)
        twice = ema(once, n)
        return 3 * once[2 * (n - 1) :] - 3 * twice[n - 1 :] + ema(twice, n)

    check(run(f"tripleEMA(n: {n})"), reference)


@pytest.mark.parametrize("n", [2, 5, 10])
def test_triple_exponential_derivative(n: int) -> None:
    def reference(values: Series) -> Series:
        thrice = ema(ema(ema(values, n), n), n)
        return 100 * (thrice[1:] / thrice[:-1] - 1)

    check(run(f"tripleExponentialDerivative(n: {n})"), reference)


@pytest.mark.parametrize("n", [2, 5, 14])
def test_relative_strength_index(n: int) -> None:
    def reference(values: Series) -> Series:
        steps = np.diff(values, prepend=0.0)
        rises, falls = np.maximum(steps, 0), np.maximum(-steps, 0)
        up = weighted(rises[n:], rises[:n].mean(), 1 / n)[1:]
        down = weighted(falls[n:], falls[:n].mean(), 1 / n)[1:]
        with np.errstate(divide="ignore"):
            return 100 - 100 / (1 + up / down)

    check(run(f"relativeStrengthIndex(n: {n})"), reference)


def _momentum(values: Series, n: int) -> Series:
    steps = windows(np.diff(values), n)
    rises = np.maximum(steps, 0).sum(axis=1)
    falls = np.maximum(-steps, 0).sum(axis=1)
    return (rises - falls) / (rises + falls)


@pytest.mark.parametrize("n", [1, 2, 10])
def test_chande_momentum_oscillator(n: int) -> None:
    check(run(f"chandeMomentumOscillator(n: {n})"), lambda values: 100 * _momentum(values, n))


@pytest.mark.parametrize("n", [2, 10])
def test_kaufmans_efficiency_ratio(n: int) -> None:
    check(run(f"kaufmansER(n: {n})"), lambda values: np.abs(_momentum(values, n)))


@pytest.mark.parametrize("n", [2, 10])
def test_kaufmans_adaptive_average(n: int) -> None:
    def reference(values: Series) -> Series:
        ratio = np.abs(values[n:] - values[:-n]) / windows(np.abs(np.diff(values)), n).sum(axis=1)
        weights = (ratio * (2 / 3 - 2 / 31) + 2 / 31) ** 2
        made = [values[n - 1]]
        for value, weight in zip(values[n:], weights, strict=True):
            made.append(made[-1] + weight * (value - made[-1]))
        return np.array(made[1:])

    check(run(f"kaufmansAMA(n: {n})"), reference)


@pytest.mark.parametrize("n", [2, 20])
@pytest.mark.parametrize(
    ("call", "reference"),
    [
        ("rollingMean", lambda part: part.mean(axis=1)),
        ("rollingMin", lambda part: part.min(axis=1)),
        ("rollingMax", lambda part: part.max(axis=1)),
        ("rollingStddev", lambda part: part.std(axis=1, ddof=1)),
    ],
)
def test_rolling_statistics_of_rows(
    call: str, reference: Callable[[Series], Series], n: int
) -> None:
    found = run(f'market.{call}(n: {n}, as: "made")', "made")
    check(found, lambda values: padded(reference(windows(values, n)), len(values)))


@pytest.mark.parametrize("q", [0.0, 0.3, 0.5, 1.0])
def test_rolling_quantile_of_time(q: float) -> None:
    def reference(values: Series) -> Series:
        parts = [values[max(0, place - 6) : place + 1] for place in range(len(values))]
        return np.array([np.quantile(part, q) for part in parts])

    found = run(f'market.rollingQuantile(q: {q}, period: 7s, as: "made")', "made")
    check(found, reference)


@pytest.mark.parametrize(("column", "sign"), [("middle", 0.0), ("upper", 2.5), ("lower", -2.5)])
def test_bollinger_bands(column: str, sign: float) -> None:
    def reference(values: Series) -> Series:
        part = windows(values, 10)
        return padded(part.mean(axis=1) + sign * part.std(axis=1), len(values))

    check(run("market.bollingerBands(n: 10, k: 2.5)", column), reference)


@pytest.mark.parametrize("column", ["macd", "signal", "histogram"])
def test_macd(column: str) -> None:
    def reference(values: Series) -> Series:
        distance = ema(values, 5)[7:] - ema(values, 12)
        signal = ema(distance, 4)
        lines = {"macd": distance, "signal": signal, "histogram": distance[3:] - signal}
        return padded(lines[column], len(values))

    check(run("market.macd(fast: 5, slow: 12, signal: 4)", column), reference)


def test_average_true_range() -> None:
    def reference(values: Series) -> Series:
        low, high = values - 1, values + 2
        before = values[:-1]
        reach = np.maximum(
            high[1:] - low[1:], np.maximum(abs(high[1:] - before), abs(low[1:] - before))
        )
        true = np.concatenate([[3.0], reach])
        return padded(weighted(true[14:], true[:14].mean(), 1 / 14), len(values))

    bars = "map(fn: (r) => ({r with high: r._value + 2.0, low: r._value - 1.0}))"
    check(run(f'{bars} |> market.atr(closeColumn: "_value")', "atr"), reference)
