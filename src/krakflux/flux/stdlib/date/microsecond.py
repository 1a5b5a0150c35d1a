"""date.microsecond: the microsecond."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.date.clock import local_moment
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value

__all__ = ["microsecond"]


@function(
    "date",
    "microsecond",
    "(t: T, ?location: {zone: string, offset: duration}) => int where T: Timeable",
)
def microsecond(runtime: Runtime, t: Value, location: Value = None) -> int:
    """Give the microsecond of the second.

    `t` is a time, or a duration relative to now.
    """
    _, fraction = local_moment(runtime, t, location)
    return fraction // 1_000
