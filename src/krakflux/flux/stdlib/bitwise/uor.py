"""bitwise.uor: or of uints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.bitwise.columns import combined
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import UInt, wrap_uint

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.values import Value

__all__ = ["uor"]

_SIGNATURE: Final = "(a: uint, b: uint) => uint"


def _expression(a: Value, b: Value) -> pl.Expr:
    return combined(lambda a, b: a | b, a, b)


@function("bitwise", "uor", _SIGNATURE, expression=_expression)
@function("experimental/bitwise", "uor", _SIGNATURE, expression=_expression)
def uor(a: UInt, b: UInt) -> UInt:
    """Keep the bits that are set in one or both."""
    return wrap_uint(a | b)
