"""today: midnight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Time
from krakflux.model.time import DAY

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime

__all__ = ["today"]


@function("universe", "today", "() => time")
def today(runtime: Runtime) -> Time:
    """Give the last midnight, UTC, before now()."""
    return Time(runtime.now() // DAY * DAY)
