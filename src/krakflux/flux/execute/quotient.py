"""Division as Go does it: correctly rounded, also where the divisor is one number for all rows."""

from __future__ import annotations

import polars as pl

__all__ = ["quotient"]


def quotient(numerator: pl.Expr, denominator: pl.Expr | float) -> pl.Expr:
    """Divide floats; null where either is null.

    Polars multiplies by the reciprocal where the divisor is a single value, so that 3.0 / 10.0
    would print as 0.30000000000000004. A divisor spread over the rows is divided by.
    """
    one_each = numerator.is_not_null().cast(pl.Float64)
    return numerator / (denominator * one_each)
