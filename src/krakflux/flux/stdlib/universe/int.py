"""int and toInt: conversion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.execute.convert import to_int
from krakflux.flux.stdlib.convert_values import convert_values
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["convert_to_int", "convert_values_to_int"]


@function("universe", "int", "(v: A) => int")
def convert_to_int(v: Value) -> Value:
    """Convert a value to int; null stays null."""
    return None if v is None else to_int(v)


@function("universe", "toInt", "(<-tables: stream[A]) => stream[B] where A: Record, B: Record")
def convert_values_to_int(runtime: Runtime, tables: Stream) -> Stream:
    """Convert the column `_value` to int."""
    return convert_values(runtime, tables, "int")
