"""math.mInf: an infinity."""

from __future__ import annotations

import math

from krakflux.flux.stdlib.registry import function

__all__ = ["m_inf"]


@function("math", "mInf", "(sign: int) => float")
def m_inf(sign: int) -> float:
    """Give +Inf for sign ≥ 0, else -Inf."""
    return math.inf if sign >= 0 else -math.inf
