"""linearBins: bounds at equal distances."""

from __future__ import annotations

import operator

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.bins import make_bins

__all__ = ["linear_bins"]


@function(
    "universe",
    "linearBins",
    "(start: float, width: float, count: int, ?infinity: bool) => [float]",
)
def linear_bins(start: float, width: float, count: int, infinity: bool = True) -> tuple[float, ...]:
    """Give `count` bounds from `start` on, `width` apart, and +Inf unless `infinity` is false."""
    return make_bins(start, width, count, infinity, operator.add)
