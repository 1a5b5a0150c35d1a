"""types.isType: whether a value is of a type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.column import Column
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import BASIC_TYPES, type_name

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["is_type"]


def _expression(v: Value, type: Value) -> pl.Expr | None:
    if not isinstance(v, Column) or isinstance(type, Column):
        return None
    return pl.lit(v.type == _checked(type))


@function("types", "isType", "(v: A, type: string) => bool where A: Basic", expression=_expression)
def is_type(v: Value, type: str) -> bool:
    """Tell whether a value is of the basic type called `type`; null is of none."""
    return type_name(v) == _checked(type)


def _checked(name: str) -> str:
    if name not in BASIC_TYPES:
        raise FluxError(f'types.isType: "{name}" is not a basic type')
    return name
