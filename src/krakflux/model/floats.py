"""Floats as text."""

from __future__ import annotations

import math
from decimal import Decimal

__all__ = ["format_float"]


def format_float(value: float) -> str:
    """Render the shortest decimal that reads back as `value`, never with an exponent.

    Go's `FormatFloat(value, 'f', -1, 64)`.
    """
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "+Inf" if value > 0 else "-Inf"
    text = repr(value)
    if "e" in text:
        text = format(Decimal(text), "f")
    return text.removesuffix(".0")
