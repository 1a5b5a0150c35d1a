"""date.time: a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.date.clock import local_time
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Time, Value

__all__ = ["time"]


@function(
    "date", "time", "(t: T, ?location: {zone: string, offset: duration}) => time where T: Timeable"
)
def time(runtime: Runtime, t: Value, location: Value = None) -> Time:
    """Give what the location's clock shows at a time, or at a duration relative to now.

    With the location UTC that is the time itself.
    """
    return local_time(runtime, t, location)
