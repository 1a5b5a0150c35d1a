"""logarithmicBins: bounds at equal ratios."""

from __future__ import annotations

import operator

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.bins import make_bins

__all__ = ["logarithmic_bins"]


@function(
    "universe",
    "logarithmicBins",
    "(start: float, factor: float, count: int, ?infinity: bool) => [float]",
)
def logarithmic_bins(
    start: float, factor: float, count: int, infinity: bool = True
) -> tuple[float, ...]:
    """Give `count` bounds from `start` on, each `factor` times the one before, and +Inf.

    Without +Inf where `infinity` is false.
    """
    return make_bins(start, factor, count, infinity, operator.mul)
