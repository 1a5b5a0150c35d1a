"""promql.changes: how often a value changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.internal.promql.samples import VALUE, SampleSummary
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["changes"]


@function(
    "internal/promql",
    "changes",
    "(<-tables: stream[{A with _value: float}]) => stream[{B with _value: float}]",
)
def changes(tables: Stream) -> Stream:
    """Count how often each table's value changed; a NaN after a NaN is no change."""
    # Polars takes NaN for equal to NaN.
    changed = (VALUE.shift(1) != VALUE).sum()
    return pipe(tables, SampleSummary("changes", changed, least=1, labels=("_value",)))
