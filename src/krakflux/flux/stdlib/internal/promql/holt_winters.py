"""promql.holtWinters: a smoothed value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.stdlib.internal.promql.samples import VALUE, SampleSummary
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.values import Stream

__all__ = ["holt_winters"]


@function(
    "internal/promql",
    "holtWinters",
    "(<-tables: stream[{A with _time: time, _value: float}], ?smoothingFactor: float, "
    "?trendFactor: float) => stream[{B with _value: float}]",
)
def holt_winters(
    tables: Stream, smoothing_factor: float = 0.0, trend_factor: float = 0.0
) -> Stream:
    """Give each table's last value, smoothed with a trend (Holt's double exponential smoothing).

    Args:
        tables: Input; tables with less than two samples are left out.
        smoothing_factor: Weight of new values, between 0 and 1.
        trend_factor: Weight of new trends, between 0 and 1.
    """
    for name, factor in (("smoothing", smoothing_factor), ("trend", trend_factor)):
        if not 0 < factor < 1:
            short = f"{name[0]}f"
            raise FluxError(f"invalid {name} factor. Expected: 0 < {short} < 1, got: {factor:f}")

    def smooth(series: pl.Series) -> float | None:
        return _smoothed(series.to_list(), smoothing_factor, trend_factor)

    smoothed = VALUE.map_batches(smooth, return_dtype=pl.Float64, returns_scalar=True)
    return pipe(tables, SampleSummary("holtWinters", smoothed, least=2))


def _smoothed(values: Sequence[float], smoothing: float, trend_weight: float) -> float | None:
    if len(values) < 2:
        return None
    before, level, trend = 0.0, values[0], values[1] - values[0]
    for place, value in enumerate(values[1:]):
        if place:
            trend = trend_weight * (level - before) + (1 - trend_weight) * trend
        before, level = level, smoothing * value + (1 - smoothing) * (level + trend)
    return level
