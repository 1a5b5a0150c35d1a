"""bitwise.snot: not of ints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.execute.column import to_column
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import wrap_int

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.values import Value

__all__ = ["snot"]

_SIGNATURE: Final = "(a: int) => int"


def _expression(a: Value) -> pl.Expr:
    return ~to_column(a).expression


@function("bitwise", "snot", _SIGNATURE, expression=_expression)
@function("experimental/bitwise", "snot", _SIGNATURE, expression=_expression)
def snot(a: int) -> int:
    """Turn every bit."""
    return wrap_int(~a)
