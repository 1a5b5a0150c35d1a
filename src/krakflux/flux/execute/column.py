"""A value for each row, and columns made of Flux values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxTypeError
from krakflux.flux.execute.blocks import TIME, flux_type, polars_type
from krakflux.flux.values import Record, Time, UInt, type_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.values import Value

__all__ = [
    "BYTES",
    "NULL",
    "Column",
    "NotColumnarError",
    "has_column",
    "literal",
    "series_of",
    "to_column",
    "values_of",
]

NULL: Final = "null"
# Only as UTF-8 text, between the function that makes bytes and the one that takes them.
BYTES: Final = "bytes"


class NotColumnarError(Exception):
    """The row function can't be compiled; the row interpreter must run it."""


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """An expression and its Flux type; type "null" where every row is null.

    `depth` is how many operations the expression nests.
    """

    expression: pl.Expr
    type: str
    depth: int = 0


def literal(value: Value) -> pl.Expr:
    """Make a typed literal.

    Raises:
        NotColumnarError: no column can hold such a value.
    """
    if value is None:
        return pl.lit(None)
    if isinstance(value, bool | str | float):
        return pl.lit(value)
    if isinstance(value, Time):
        return pl.lit(value.nanoseconds, pl.Int64).cast(TIME)
    if isinstance(value, UInt):
        return pl.lit(int(value), pl.UInt64)
    if isinstance(value, int):
        return pl.lit(value, pl.Int64)
    raise NotColumnarError(type_name(value))


def to_column(value: Value) -> Column:
    """Give a value's column: the same value in each row.

    Raises:
        NotColumnarError: no column can hold such a value.
    """
    if isinstance(value, Column) and value.type == BYTES:
        raise NotColumnarError(BYTES)
    return value if isinstance(value, Column) else Column(literal(value), type_name(value))


def has_column(value: Value) -> bool:
    """Tell whether a value depends on the row."""
    if isinstance(value, Column):
        return True
    if isinstance(value, Record):
        return any(has_column(each) for each in value.fields.values())
    return isinstance(value, tuple) and any(has_column(each) for each in value)


def values_of(series: pl.Series) -> list[Value]:
    """Give a column's Flux values."""
    match flux_type(series.dtype):
        case "time":
            numbers = series.cast(pl.Int64).to_list()
            return [None if each is None else Time(each) for each in numbers]
        case "uint":
            return [None if each is None else UInt(each) for each in series.to_list()]
        case _:
            return series.to_list()


def series_of(name: str, values: Sequence[Value], kind: str | None = None) -> pl.Series:
    """Make a column of Flux values; `kind` is their type where it is known.

    Raises:
        FluxError: the values have several types, or one that columns can't have.
    """
    kinds = {type_name(each) for each in values if each is not None} - ({kind} if kind else set())
    if len(kinds) + (kind is not None) > 1:
        found = sorted(kinds)
        raise FluxTypeError(f"expected {kind or found[0]} but found {found[-1]} (column {name})")
    kind = kind or (kinds.pop() if kinds else NULL)
    if kind == NULL:
        return pl.Series(name, [None] * len(values), dtype=pl.Null)
    if kind not in ("int", "uint", "float", "string", "bool", "time"):
        raise FluxTypeError(f"unsupported column type {kind} (column {name})")
    if kind == "time":
        numbers = [None if each is None else each.nanoseconds for each in values]
        return pl.Series(name, numbers, dtype=pl.Int64).cast(TIME)
    return pl.Series(name, values, dtype=polars_type(kind))
