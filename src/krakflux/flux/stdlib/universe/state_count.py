"""stateCount: for how many rows a state has lasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.state_tracking import state_tracking

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["state_count"]


@function(
    "universe",
    "stateCount",
    "(<-tables: stream[A], fn: (r: A) => bool, ?column: string) => stream[B] "
    "where A: Record, B: Record",
)
def state_count(runtime: Runtime, tables: Stream, fn: Value, column: str = "stateCount") -> Stream:
    """Count in `column` the consecutive rows for which `fn` holds; -1 where it doesn't."""
    return state_tracking(runtime, tables, fn, count_column=column)
