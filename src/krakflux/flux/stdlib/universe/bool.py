"""bool and toBool: conversion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.execute.convert import to_bool
from krakflux.flux.stdlib.convert_values import convert_values
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.execute.column import Column
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["convert_to_bool", "convert_values_to_bool"]


def _expression(v: Column) -> pl.Expr | None:
    return v.expression if v.type == "bool" else None


@function("universe", "bool", "(v: A) => bool", expression=_expression)
def convert_to_bool(v: Value) -> Value:
    """Convert a value to bool; null stays null, a dynamic value gives what it holds."""
    return to_bool(v)


@function("universe", "toBool", "(<-tables: stream[A]) => stream[B] where A: Record, B: Record")
def convert_values_to_bool(runtime: Runtime, tables: Stream) -> Stream:
    """Convert the column `_value` to bool."""
    return convert_values(runtime, tables, "bool")
