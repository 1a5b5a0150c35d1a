"""promql.promqlDayOfMonth: the day of the month, 1 to 31."""

from __future__ import annotations

from krakflux.flux.stdlib.internal.promql.moment import moment
from krakflux.flux.stdlib.registry import function

__all__ = ["day_of_month"]


@function("internal/promql", "promqlDayOfMonth", "(timestamp: float) => float")
def day_of_month(timestamp: float) -> float:
    """Give the day of the month, 1 to 31, of a time in seconds since the epoch, UTC."""
    return float(moment(timestamp).day)
