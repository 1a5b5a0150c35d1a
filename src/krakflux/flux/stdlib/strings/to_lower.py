"""strings.toLower: lower case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.execute.column import Column

__all__ = ["to_lower"]


def _expression(v: Column) -> pl.Expr:
    return v.expression.str.to_lowercase()


@function("strings", "toLower", "(v: string) => string", expression=_expression)
def to_lower(v: str) -> str:
    """Make all letters lower case."""
    return v.lower()
