"""promql.promqlHour: the hour, 0 to 23."""

from __future__ import annotations

from krakflux.flux.stdlib.internal.promql.moment import moment
from krakflux.flux.stdlib.registry import function

__all__ = ["hour"]


@function("internal/promql", "promqlHour", "(timestamp: float) => float")
def hour(timestamp: float) -> float:
    """Give the hour, 0 to 23, of a time in seconds since the epoch, UTC."""
    return float(moment(timestamp).hour)
