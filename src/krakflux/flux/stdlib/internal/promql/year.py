"""promql.promqlYear: the year."""

from __future__ import annotations

from krakflux.flux.stdlib.internal.promql.moment import moment
from krakflux.flux.stdlib.registry import function

__all__ = ["year"]


@function("internal/promql", "promqlYear", "(timestamp: float) => float")
def year(timestamp: float) -> float:
    """Give the year, of a time in seconds since the epoch, UTC."""
    return float(moment(timestamp).year)
