"""strings.strlen: the length of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.execute.column import Column

__all__ = ["strlen"]


def _expression(v: Column) -> pl.Expr:
    return v.expression.str.len_chars().cast(pl.Int64)


@function("strings", "strlen", "(v: string) => int", expression=_expression)
def strlen(v: str) -> int:
    """Count the characters of `v`."""
    return len(v)
