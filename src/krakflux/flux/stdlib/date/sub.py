"""date.sub: a time some while before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.date.clock import shift
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Time, Value
    from krakflux.model.time import Duration

__all__ = ["sub"]


@function(
    "date",
    "sub",
    "(d: duration, from: T, ?location: {zone: string, offset: duration}) => time where T: Timeable",
)
def sub(runtime: Runtime, d: Duration, from_: Value, location: Value = None) -> Time:
    """Give the time `d` before another, by the calendar: months are clamped to their last day."""
    return shift(runtime, from_, d, -1, location)
