"""date.week: the week of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.date.clock import local_moment
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value

__all__ = ["week"]


@function(
    "date", "week", "(t: T, ?location: {zone: string, offset: duration}) => int where T: Timeable"
)
def week(runtime: Runtime, t: Value, location: Value = None) -> int:
    """Give the ISO week of the year, 1 to 53.

    `t` is a time, or a duration relative to now.
    """
    moment, _ = local_moment(runtime, t, location)
    return moment.isocalendar().week
