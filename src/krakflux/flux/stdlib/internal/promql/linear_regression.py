"""promql.linearRegression: the straight line through the samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.stdlib.internal.promql.samples import TIME, VALUE, SampleSummary, X
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["linear_regression"]


@function(
    "internal/promql",
    "linearRegression",
    "(<-tables: stream[{A with _time: time, _stop: time, _value: float}], ?predict: bool, "
    "?fromNow: float) => stream[{B with _value: float}]",
)
def linear_regression(tables: Stream, predict: bool = False, from_now: float = 0.0) -> Stream:
    """Give the slope per second of the line through each table's samples, or a point of it.

    Args:
        tables: Input; tables with less than two samples are left out.
        predict: Give the line's value `fromNow` seconds after `_stop` instead.
        from_now: Seconds.
    """
    count = VALUE.len().cast(float)
    covariance = (X * VALUE).sum() - X.sum() * VALUE.sum() / count
    variance = (X * X).sum() - X.sum() * X.sum() / count
    slope = covariance / variance
    line = slope
    if predict:
        line = slope * from_now + (VALUE.sum() / count - slope * X.sum() / count)
    origin = pl.col("_stop") if predict else TIME.first().over(TABLE)
    labels = ("_time", "_stop", "_value")
    summary = SampleSummary("linearRegression", line, least=2, labels=labels, origin=origin)
    return pipe(tables, summary)
