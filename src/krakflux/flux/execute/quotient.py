"""Division as Go does it: correctly rounded, also where the divisor is one number for all rows."""

from __future__ import annotations

import math
from typing import Final

import polars as pl

__all__ = ["quotient"]

_POWER_OF_TWO: Final = 0.5


def quotient(numerator: pl.Expr, denominator: pl.Expr | float) -> pl.Expr:
    """Divide floats, row by row; null where either is null.

    Polars multiplies by the reciprocal where it knows the divisor to be the same in all rows, so
    that 3.0 / 10.0 would print as 0.30000000000000004. Shifted by nothing, the divisor is a column
    that it knows nothing about.
    """
    if isinstance(denominator, pl.Expr):
        if not denominator.meta.is_literal():
            return numerator / denominator.shift(0)
        value = pl.select(denominator).item()
        if value is None:
            return numerator / denominator
        denominator = float(value)
    if _has_exact_reciprocal(denominator):
        return numerator / denominator
    return numerator / pl.repeat(denominator, pl.len()).shift(0)


def _has_exact_reciprocal(number: float) -> bool:
    """Tell whether `number` is a power of two whose reciprocal is a normal number."""
    mantissa, exponent = math.frexp(number)
    return abs(mantissa) == _POWER_OF_TWO and abs(exponent) < 1_000
