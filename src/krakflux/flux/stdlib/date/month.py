"""date.month: the month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.date.clock import local_moment
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value

__all__ = ["month"]


@function(
    "date", "month", "(t: T, ?location: {zone: string, offset: duration}) => int where T: Timeable"
)
def month(runtime: Runtime, t: Value, location: Value = None) -> int:
    """Give the month of the year, 1 to 12.

    `t` is a time, or a duration relative to now.
    """
    moment, _ = local_moment(runtime, t, location)
    return moment.month
