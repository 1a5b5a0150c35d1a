"""What linearBins and logarithmicBins share."""

from __future__ import annotations

import math
from itertools import accumulate, repeat
from typing import TYPE_CHECKING, Final

from krakflux.errors import FluxError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["make_bins"]

# More bounds than any histogram shows; a script must not fill the memory with them.
_MOST: Final = 1_000_000


def make_bins(
    start: float, step: float, count: int, infinity: bool, advance: Callable[[float, float], float]
) -> tuple[float, ...]:
    """Give `count` bounds from `start` on, each `advance`d by `step`, and +Inf if wanted.

    Raises:
        FluxError: there would be none, or too many.
    """
    if not 0 <= count <= _MOST:
        raise FluxError(f"count must be between 0 and {_MOST}, got {count}")
    bounds = accumulate(repeat(step, max(count - 1, 0)), advance, initial=start)
    return (*list(bounds)[:count], *([math.inf] if infinity else []))
