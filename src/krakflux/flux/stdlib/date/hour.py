"""date.hour: the hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.date.clock import local_moment
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value

__all__ = ["hour"]


@function(
    "date", "hour", "(t: T, ?location: {zone: string, offset: duration}) => int where T: Timeable"
)
def hour(runtime: Runtime, t: Value, location: Value = None) -> int:
    """Give the hour of the day, 0 to 23.

    `t` is a time, or a duration relative to now.
    """
    moment, _ = local_moment(runtime, t, location)
    return moment.hour
