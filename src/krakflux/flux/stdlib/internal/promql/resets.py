"""promql.resets: how often a counter began anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.internal.promql.samples import VALUE, SampleSummary
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["resets"]


@function(
    "internal/promql",
    "resets",
    "(<-tables: stream[{A with _value: float}]) => stream[{B with _value: float}]",
)
def resets(tables: Stream) -> Stream:
    """Count how often each table's value fell."""
    before = VALUE.shift(1)
    # Polars takes NaN for greater than all numbers.
    fell = ((before > VALUE) & before.is_not_nan()).sum()
    return pipe(tables, SampleSummary("resets", fell, least=1, labels=("_value",)))
