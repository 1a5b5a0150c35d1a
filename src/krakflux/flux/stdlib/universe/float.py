"""float and toFloat: conversion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.convert import to_float
from krakflux.flux.stdlib.convert_values import convert_values
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.execute.column import Column
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["convert_to_float", "convert_values_to_float"]


def _expression(v: Column) -> pl.Expr | None:
    if v.type in ("int", "uint", "bool"):
        return v.expression.cast(pl.Float64)
    return v.expression if v.type == "float" else None


@function("universe", "float", "(v: A) => float", expression=_expression)
def convert_to_float(v: Value) -> Value:
    """Convert a value to float; null stays null, a dynamic value gives what it holds."""
    return to_float(v)


@function("universe", "toFloat", "(<-tables: stream[A]) => stream[B] where A: Record, B: Record")
def convert_values_to_float(runtime: Runtime, tables: Stream) -> Stream:
    """Convert the column `_value` to float."""
    return convert_values(runtime, tables, "float")
