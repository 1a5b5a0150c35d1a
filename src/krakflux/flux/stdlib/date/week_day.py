"""date.weekDay: the day of the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.date.clock import local_moment
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value

__all__ = ["week_day"]


@function(
    "date",
    "weekDay",
    "(t: T, ?location: {zone: string, offset: duration}) => int where T: Timeable",
)
def week_day(runtime: Runtime, t: Value, location: Value = None) -> int:
    """Give the day of the week, 0 (Sunday) to 6.

    `t` is a time, or a duration relative to now.
    """
    moment, _ = local_moment(runtime, t, location)
    return moment.isoweekday() % 7
