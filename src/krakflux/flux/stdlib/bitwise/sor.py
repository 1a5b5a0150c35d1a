"""bitwise.sor: or of ints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.bitwise.columns import combined
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import wrap_int

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.values import Value

__all__ = ["sor"]

_SIGNATURE: Final = "(a: int, b: int) => int"


def _expression(a: Value, b: Value) -> pl.Expr:
    return combined(lambda a, b: a | b, a, b)


@function("bitwise", "sor", _SIGNATURE, expression=_expression)
@function("experimental/bitwise", "sor", _SIGNATURE, expression=_expression)
def sor(a: int, b: int) -> int:
    """Keep the bits that are set in one or both."""
    return wrap_int(a | b)
