"""bitwise.uclear: clear of uints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.bitwise.columns import combined
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import UInt, wrap_uint

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.values import Value

__all__ = ["uclear"]

_SIGNATURE: Final = "(a: uint, b: uint) => uint"


def _expression(a: Value, b: Value) -> pl.Expr:
    return combined(lambda a, b: a & ~b, a, b)


@function("bitwise", "uclear", _SIGNATURE, expression=_expression)
@function("experimental/bitwise", "uclear", _SIGNATURE, expression=_expression)
def uclear(a: UInt, b: UInt) -> UInt:
    """Unset the bits of `a` that are set in `b`."""
    return wrap_uint(a & ~b)
