"""uint and toUInt: conversion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.convert import to_uint
from krakflux.flux.stdlib.convert_values import convert_values
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.execute.column import Column
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["convert_to_uint", "convert_values_to_uint"]


def _expression(v: Column) -> pl.Expr | None:
    if v.type in ("int", "time"):
        return v.expression.cast(pl.Int64).cast(pl.UInt64, wrap_numerical=True)
    if v.type == "bool":
        return v.expression.cast(pl.UInt64)
    return v.expression if v.type == "uint" else None


@function("universe", "uint", "(v: A) => uint", expression=_expression)
def convert_to_uint(v: Value) -> Value:
    """Convert a value to uint; null stays null, a dynamic value gives what it holds."""
    return to_uint(v)


@function("universe", "toUInt", "(<-tables: stream[A]) => stream[B] where A: Record, B: Record")
def convert_values_to_uint(runtime: Runtime, tables: Stream) -> Stream:
    """Convert the column `_value` to uint."""
    return convert_values(runtime, tables, "uint")
