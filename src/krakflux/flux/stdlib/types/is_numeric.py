"""types.isNumeric: whether a value is a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.column import Column
from krakflux.flux.execute.neighbours import NUMBERS
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import type_name

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["is_numeric"]


def _expression(v: Value) -> pl.Expr | None:
    return pl.lit(v.type in NUMBERS) if isinstance(v, Column) else None


@function("types", "isNumeric", "(v: A) => bool where A: Basic", expression=_expression)
def is_numeric(v: Value) -> bool:
    """Tell whether a value is an int, a uint or a float."""
    return type_name(v) in NUMBERS
