"""bitwise.sxor: xor of ints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.bitwise.columns import combined
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import wrap_int

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.values import Value

__all__ = ["sxor"]

_SIGNATURE: Final = "(a: int, b: int) => int"


def _expression(a: Value, b: Value) -> pl.Expr:
    return combined(lambda a, b: a ^ b, a, b)


@function("bitwise", "sxor", _SIGNATURE, expression=_expression)
@function("experimental/bitwise", "sxor", _SIGNATURE, expression=_expression)
def sxor(a: int, b: int) -> int:
    """Keep the bits that are set in exactly one."""
    return wrap_int(a ^ b)
