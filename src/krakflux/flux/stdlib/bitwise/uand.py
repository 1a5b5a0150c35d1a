"""bitwise.uand: and of uints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.bitwise.columns import combined
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import UInt, wrap_uint

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.values import Value

__all__ = ["uand"]

_SIGNATURE: Final = "(a: uint, b: uint) => uint"


def _expression(a: Value, b: Value) -> pl.Expr:
    return combined(lambda a, b: a & b, a, b)


@function("bitwise", "uand", _SIGNATURE, expression=_expression)
@function("experimental/bitwise", "uand", _SIGNATURE, expression=_expression)
def uand(a: UInt, b: UInt) -> UInt:
    """Keep the bits that are set in both."""
    return wrap_uint(a & b)
