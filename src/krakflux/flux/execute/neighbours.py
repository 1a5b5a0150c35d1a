"""Rows and those before them: what the functions along a table share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import TIME, flux_type, positions, with_key_columns
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from krakflux.model.tables import TableBlock

__all__ = [
    "LEFT",
    "NUMBERS",
    "PLACE",
    "SAME_TABLE",
    "numbers",
    "placed",
    "rows_in_time",
    "unplaced",
    "value_numbers",
]

NUMBERS: Final = ("int", "uint", "float")

# Columns that `placed` adds: how many rows of the table stand before this one, and how many after.
PLACE: Final = "\x00place"
LEFT: Final = "\x00left"

# Whether the row before belongs to the same table; null on the very first row.
SAME_TABLE: Final = pl.col(TABLE) == pl.col(TABLE).shift(1)


def placed(rows: pl.DataFrame) -> pl.DataFrame:
    """Add the columns PLACE and LEFT."""
    place, left = positions(rows)
    return rows.with_columns(place.alias(PLACE), left.alias(LEFT))


def unplaced(rows: pl.DataFrame) -> pl.DataFrame:
    """Remove what `placed` added."""
    return rows.drop(PLACE, LEFT)


def numbers(rows: pl.DataFrame, label: str, work: str) -> pl.Expr:
    """Give a numeric column as floats.

    Raises:
        FluxError: "cannot take moving average of column x (type string)", with `work` in it.
    """
    kind = flux_type(rows.schema[label])
    if kind not in NUMBERS:
        raise FluxError(f"cannot take {work} of column {label} (type {kind})")
    return pl.col(label).cast(pl.Float64)


def value_numbers(rows: pl.DataFrame, work: str) -> pl.Expr:
    """Give the column `_value` as floats.

    Raises:
        FluxError: it is missing or holds no numbers.
    """
    if "_value" not in rows.columns:
        raise FluxError("cannot find _value column")
    return numbers(rows, "_value", work)


def rows_in_time(
    block: TableBlock, time_column: str, null_text: str, unordered_text: str
) -> pl.DataFrame:
    """Give the rows, with the time column spread over them where it is in the group key.

    Raises:
        FluxError: the column is missing, or a time is null (`null_text`) or before that of the row
            before (`unordered_text`).
    """
    rows = with_key_columns(block, [time_column])
    if rows.schema.get(time_column) != TIME:
        raise FluxError(f'no column "{time_column}" exists')
    time = pl.col(time_column)
    faults = rows.select(
        null=time.is_null().any(), unordered=(SAME_TABLE & (time < time.shift(1))).any()
    )
    if faults["null"][0]:
        raise FluxError(null_text)
    if faults["unordered"][0]:
        raise FluxError(unordered_text)
    return rows
