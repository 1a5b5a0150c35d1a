"""What the functions of `bitwise` share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.errors import FluxError
from krakflux.flux.execute.column import to_column

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl

    from krakflux.flux.values import Value

__all__ = ["BITS", "check_shift", "combined"]

BITS: Final = 64


def combined(combine: Callable[[pl.Expr, pl.Expr], pl.Expr], a: Value, b: Value) -> pl.Expr:
    """Give an operation on two arguments, of which one depends on the row."""
    return combine(to_column(a).expression, to_column(b).expression)


def check_shift(bits: int) -> int:
    """Refuse to shift by less than nothing."""
    if bits < 0:
        raise FluxError("negative shift amount")
    return bits
