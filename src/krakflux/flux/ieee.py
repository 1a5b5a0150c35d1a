"""Functions of floats with Go's answers where Python raises."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["defined"]


def defined(function: Callable[..., float], *arguments: float) -> float:
    """Compute; NaN where the function is not defined, an infinity where it overflows."""
    if any(math.isnan(each) for each in arguments):
        return math.nan
    try:
        return function(*arguments)
    except OverflowError:
        return math.copysign(math.inf, arguments[0]) if function is math.sinh else math.inf
    except ValueError:
        if function is math.atanh and abs(arguments[0]) == 1:
            return math.copysign(math.inf, arguments[0])
        if function is math.log1p and arguments[0] == -1:
            return -math.inf
        if function is math.gamma and arguments[0] == 0:
            return math.copysign(math.inf, arguments[0])
        return math.nan
