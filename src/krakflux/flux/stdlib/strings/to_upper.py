"""strings.toUpper: upper case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.execute.column import Column

__all__ = ["to_upper"]


def _expression(v: Column) -> pl.Expr:
    return v.expression.str.to_uppercase()


@function("strings", "toUpper", "(v: string) => string", expression=_expression)
def to_upper(v: str) -> str:
    """Make all letters upper case."""
    return v.upper()
