"""date.add: a time some while after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.date.clock import shift
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Time, Value
    from krakflux.model.time import Duration

__all__ = ["add"]


@function(
    "date",
    "add",
    "(d: duration, to: T, ?location: {zone: string, offset: duration}) => time where T: Timeable",
)
def add(runtime: Runtime, d: Duration, to: Value, location: Value = None) -> Time:
    """Give the time `d` after another, by the calendar: months are clamped to their last day."""
    return shift(runtime, to, d, 1, location)
