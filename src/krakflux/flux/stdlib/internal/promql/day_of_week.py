"""promql.promqlDayOfWeek: the day of the week, 0 (Sunday) to 6."""

from __future__ import annotations

from krakflux.flux.stdlib.internal.promql.moment import moment
from krakflux.flux.stdlib.registry import function

__all__ = ["day_of_week"]


@function("internal/promql", "promqlDayOfWeek", "(timestamp: float) => float")
def day_of_week(timestamp: float) -> float:
    """Give the day of the week, 0 (Sunday) to 6, of a time in seconds since the epoch, UTC."""
    return float(moment(timestamp).isoweekday() % 7)
