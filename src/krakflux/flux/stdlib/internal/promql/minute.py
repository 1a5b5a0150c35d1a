"""promql.promqlMinute: the minute, 0 to 59."""

from __future__ import annotations

from krakflux.flux.stdlib.internal.promql.moment import moment
from krakflux.flux.stdlib.registry import function

__all__ = ["minute"]


@function("internal/promql", "promqlMinute", "(timestamp: float) => float")
def minute(timestamp: float) -> float:
    """Give the minute, 0 to 59, of a time in seconds since the epoch, UTC."""
    return float(moment(timestamp).minute)
