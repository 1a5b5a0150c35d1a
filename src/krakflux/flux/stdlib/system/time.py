"""system.time: the present, not the query's."""

from __future__ import annotations

import time

from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Time

__all__ = ["time_"]


@function("system", "time", "() => time")
def time_() -> Time:
    """Give the system's time; other than now() it goes on while a script runs."""
    return Time(time.time_ns())
