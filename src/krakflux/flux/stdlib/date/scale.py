"""date.scale: a multiple of a duration."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function
from krakflux.model.time import Duration

__all__ = ["scale"]


@function("date", "scale", "(d: duration, n: int) => duration")
def scale(d: Duration, n: int) -> Duration:
    """Give `n` times `d`."""
    return Duration(d.months * abs(n), d.nanoseconds * abs(n), d.negative != (n < 0))
