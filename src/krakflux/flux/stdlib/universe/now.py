"""now: the query's present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function, make_option, option
from krakflux.flux.values import Record, Time
from krakflux.model.time import NO_DURATION

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime

__all__ = ["now"]


@function("universe", "now", "() => time")
def now(runtime: Runtime) -> Time:
    """Give the instant at which the query began, the same one at every call."""
    return Time(runtime.started)


make_option("universe", "now")
option(
    "universe",
    "location",
    "{zone: string, offset: duration}",
    Record({"zone": "UTC", "offset": NO_DURATION}),
)
