"""promql.instantRate: how fast a value changes at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.stdlib.internal.promql.samples import TIME, VALUE, SampleSummary
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["instant_rate"]


@function(
    "internal/promql",
    "instantRate",
    "(<-tables: stream[{A with _time: time, _value: float}], ?isRate: bool) => "
    "stream[{B with _value: float}]",
)
def instant_rate(tables: Stream, is_rate: bool = False) -> Stream:
    """Give the difference of each table's last two samples, with `isRate` per second.

    As a rate, a fall is a counter that began anew at 0. Tables with less than two samples, or two
    of one time, are left out.
    """
    last, before = VALUE.last(), VALUE.get(-2, null_on_oob=True)
    elapsed = TIME.last() - TIME.get(-2, null_on_oob=True)
    difference = last - before
    if is_rate:
        fell = (last < before) & before.is_not_nan()
        difference = pl.when(fell).then(last).otherwise(difference)
    rate = pl.when(elapsed != 0).then(difference)
    span = elapsed if is_rate else None
    return pipe(tables, SampleSummary("instantRate", rate, least=2, span=span))
