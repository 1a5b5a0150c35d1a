"""date.truncate: the begin of a stretch of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.date.clock import floor
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Time, Value
    from krakflux.model.time import Duration

__all__ = ["truncate"]


@function(
    "date",
    "truncate",
    "(t: T, unit: duration, ?location: {zone: string, offset: duration}) => time where T: Timeable",
)
def truncate(runtime: Runtime, t: Value, unit: Duration, location: Value = None) -> Time:
    """Cut a time down to a whole multiple of `unit`, from 1970 on the clock of the location.

    `t` is a time, or a duration relative to now.
    """
    return floor(runtime, t, unit, location)
