"""string and toString: conversion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.column import BYTES
from krakflux.flux.execute.convert import to_string
from krakflux.flux.stdlib.convert_values import convert_values
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.execute.column import Column
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["convert_to_string", "convert_values_to_string"]


def _expression(v: Column) -> pl.Expr | None:
    if v.type in ("int", "uint"):
        return v.expression.cast(pl.String)
    return v.expression if v.type in ("string", BYTES) else None


@function("universe", "string", "(v: A) => string", expression=_expression)
def convert_to_string(v: Value) -> Value:
    """Convert a value to string; null stays null, a dynamic value gives what it holds."""
    return to_string(v)


@function("universe", "toString", "(<-tables: stream[A]) => stream[B] where A: Record, B: Record")
def convert_values_to_string(runtime: Runtime, tables: Stream) -> Stream:
    """Convert the column `_value` to string."""
    return convert_values(runtime, tables, "string")
