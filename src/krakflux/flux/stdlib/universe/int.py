"""int and toInt: conversion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.convert import to_int
from krakflux.flux.stdlib.convert_values import convert_values
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.execute.column import Column
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["convert_to_int", "convert_values_to_int"]


def _expression(v: Column) -> pl.Expr | None:
    if v.type in ("bool", "time"):
        return v.expression.cast(pl.Int64)
    if v.type == "uint":
        return v.expression.cast(pl.Int64, wrap_numerical=True)
    if v.type == "float":
        # Beyond int64, and for NaN: what amd64 gives.
        whole = v.expression.cast(pl.Int64, strict=False)
        lost = pl.when(v.expression.is_not_null()).then(pl.lit(-(1 << 63), pl.Int64))
        return whole.fill_null(lost)
    return v.expression if v.type == "int" else None


@function("universe", "int", "(v: A) => int", expression=_expression)
def convert_to_int(v: Value) -> Value:
    """Convert a value to int; null stays null, a dynamic value gives what it holds."""
    return to_int(v)


@function("universe", "toInt", "(<-tables: stream[A]) => stream[B] where A: Record, B: Record")
def convert_values_to_int(runtime: Runtime, tables: Stream) -> Stream:
    """Convert the column `_value` to int."""
    return convert_values(runtime, tables, "int")
