"""promql.promqlDaysInMonth: how many days the month has."""

from __future__ import annotations

from calendar import monthrange

from krakflux.flux.stdlib.internal.promql.moment import moment
from krakflux.flux.stdlib.registry import function

__all__ = ["days_in_month"]


@function("internal/promql", "promqlDaysInMonth", "(timestamp: float) => float")
def days_in_month(timestamp: float) -> float:
    """Give how many days the month has, of a time in seconds since the epoch, UTC."""
    clock = moment(timestamp)
    return float(monthrange(clock.year, clock.month)[1])
