"""promql.extrapolatedRate: growth over a whole range."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.stdlib.internal.promql.samples import (
    START,
    STOP,
    TIME,
    VALUE,
    SampleSummary,
)
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["extrapolated_rate"]


@function(
    "internal/promql",
    "extrapolatedRate",
    "(<-tables: stream[{A with _start: time, _stop: time, _time: time, _value: float}], "
    "?isCounter: bool, ?isRate: bool) => stream[{B with _value: float}]",
)
def extrapolated_rate(tables: Stream, is_counter: bool = False, is_rate: bool = False) -> Stream:
    """Give each table's growth, drawn out from the samples to the bounds of the range.

    It is drawn out to a bound that lies at most 1.1 average steps away, else by half a step
    (Prometheus' rate(), increase() and delta()).

    Args:
        tables: Input; tables with less than two samples are left out.
        is_counter: A fall is a counter that began anew; it never was below 0.
        is_rate: Give growth per second.
    """
    growth = VALUE.last() - VALUE.first()
    sampled = (TIME.last() - TIME.first()).cast(pl.Float64)
    step = sampled / (VALUE.len().cast(pl.Float64) - 1)
    to_start = (TIME.first() - START).cast(pl.Float64)
    to_stop = (STOP - TIME.last()).cast(pl.Float64)
    if is_counter:
        before = VALUE.shift(1)
        growth += pl.when(before > VALUE).then(before).otherwise(0.0).sum()
        to_zero = sampled * (VALUE.first() / growth)
        rises = (growth > 0) & (VALUE.first() >= 0) & (to_zero < to_start)
        to_start = pl.when(rises).then(to_zero).otherwise(to_start)
    reached = sampled + _extension(to_start, step) + _extension(to_stop, step)
    growth = growth * (reached / sampled)
    labels = ("_start", "_stop", "_time", "_value")
    span = STOP - START if is_rate else None
    return pipe(tables, SampleSummary("extrapolatedRate", growth, 2, labels, span))


def _extension(distance: pl.Expr, step: pl.Expr) -> pl.Expr:
    return pl.when(distance < step * 1.1).then(distance).otherwise(step / 2)
