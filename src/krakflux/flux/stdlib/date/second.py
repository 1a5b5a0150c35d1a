"""date.second: the second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.date.clock import local_moment
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value

__all__ = ["second"]


@function(
    "date", "second", "(t: T, ?location: {zone: string, offset: duration}) => int where T: Timeable"
)
def second(runtime: Runtime, t: Value, location: Value = None) -> int:
    """Give the second of the minute, 0 to 59.

    `t` is a time, or a duration relative to now.
    """
    moment, _ = local_moment(runtime, t, location)
    return moment.second
