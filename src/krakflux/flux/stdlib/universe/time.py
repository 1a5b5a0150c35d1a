"""time and toTime: conversion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.execute.blocks import TIME
from krakflux.flux.execute.convert import to_time
from krakflux.flux.stdlib.convert_values import convert_values
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.execute.column import Column
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["convert_to_time", "convert_values_to_time"]


def _expression(v: Column) -> pl.Expr | None:
    if v.type == "int":
        return v.expression.cast(TIME)
    return v.expression if v.type == "time" else None


@function("universe", "time", "(v: A) => time", expression=_expression)
def convert_to_time(v: Value) -> Value:
    """Convert a value to time; null stays null, a dynamic value gives what it holds."""
    return to_time(v)


@function("universe", "toTime", "(<-tables: stream[A]) => stream[B] where A: Record, B: Record")
def convert_values_to_time(runtime: Runtime, tables: Stream) -> Stream:
    """Convert the column `_value` to time."""
    return convert_values(runtime, tables, "time")
