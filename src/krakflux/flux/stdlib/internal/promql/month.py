"""promql.promqlMonth: the month, 1 to 12."""

from __future__ import annotations

from krakflux.flux.stdlib.internal.promql.moment import moment
from krakflux.flux.stdlib.registry import function

__all__ = ["month"]


@function("internal/promql", "promqlMonth", "(timestamp: float) => float")
def month(timestamp: float) -> float:
    """Give the month, 1 to 12, of a time in seconds since the epoch, UTC."""
    return float(moment(timestamp).month)
