"""bitwise.sclear: clear of ints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.bitwise.columns import combined
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import wrap_int

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.values import Value

__all__ = ["sclear"]

_SIGNATURE: Final = "(a: int, b: int) => int"


def _expression(a: Value, b: Value) -> pl.Expr:
    return combined(lambda a, b: a & ~b, a, b)


@function("bitwise", "sclear", _SIGNATURE, expression=_expression)
@function("experimental/bitwise", "sclear", _SIGNATURE, expression=_expression)
def sclear(a: int, b: int) -> int:
    """Unset the bits of `a` that are set in `b`."""
    return wrap_int(a & ~b)
