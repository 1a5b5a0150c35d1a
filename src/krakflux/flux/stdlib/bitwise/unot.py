"""bitwise.unot: not of uints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.execute.column import to_column
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import UInt, wrap_uint

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.values import Value

__all__ = ["unot"]

_SIGNATURE: Final = "(a: uint) => uint"


def _expression(a: Value) -> pl.Expr:
    return ~to_column(a).expression


@function("bitwise", "unot", _SIGNATURE, expression=_expression)
@function("experimental/bitwise", "unot", _SIGNATURE, expression=_expression)
def unot(a: UInt) -> UInt:
    """Turn every bit."""
    return wrap_uint(~a)
