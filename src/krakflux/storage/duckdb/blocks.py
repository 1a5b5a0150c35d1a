"""Rows cut into the tables a query sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.model.tables import TABLE, TableBlock
from krakflux.storage.duckdb.ordering import distinct_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krakflux.model.time import Bounds
    from krakflux.storage.duckdb.layout import Layout, Shape
    from krakflux.storage.windows import WindowGrid

__all__ = ["RANK", "TABLE_NUMBER", "TIME_TYPE", "WINDOW", "ResultRows", "build_blocks"]

RANK: Final = "\x00rank"
TABLE_NUMBER: Final = "\x00number"
WINDOW: Final = "\x00window"
TIME_TYPE: Final = pl.Datetime("ns")


@dataclass(frozen=True, slots=True)
class ResultRows:
    """Rows of one value type, before they are cut into tables.

    Attributes:
        frame: `TABLE_NUMBER` of the layout, ascending; `RANK`, the series a point is of; `WINDOW`,
            where each window is a table of its own; `_time` (where rows have a time), `_value`.
        ranks: All series with a point in the answer.
        grid: The windows that are tables of their own.
    """

    frame: pl.DataFrame
    ranks: pl.Series
    grid: WindowGrid | None = None


def build_blocks(
    rows: ResultRows, layout: Layout, bounds: Bounds, limit: int | None, offset: int
) -> Iterator[tuple[int, TableBlock]]:
    """Give the blocks, each with the number of its first table.

    Args:
        rows: What was read.
        layout: The tables.
        bounds: The read's.
        limit: Of each table's rows, after `offset`.
        offset: Rows to leave out at each table's beginning.
    """
    numbers = rows.frame[TABLE_NUMBER]
    present = distinct_numbers(numbers)
    for shape, tables in layout.shapes(present, rows.ranks):
        frame = rows.frame
        if tables.len() < present.len():
            frame = frame.filter(numbers.is_in(tables.implode()))
        keys = _keys(frame, rows.grid, layout, shape, tables, bounds)
        numbered = _number_tables(frame, rows.grid)
        if limit is not None or offset:
            numbered = _slice_tables(numbered, limit, offset)
        yield tables[0], _block(keys, numbered, layout, shape)


def _keys(
    frame: pl.DataFrame,
    grid: WindowGrid | None,
    layout: Layout,
    shape: Shape,
    tables: pl.Series,
    bounds: Bounds,
) -> pl.DataFrame:
    if grid is None:
        start = pl.Series([bounds.start], dtype=pl.Int64()).new_from_index(0, tables.len())
        stop = pl.Series([bounds.stop], dtype=pl.Int64()).new_from_index(0, tables.len())
    else:
        tables = frame[TABLE_NUMBER]
        start, stop = grid.clip_windows(frame[WINDOW], bounds)
    return pl.DataFrame(
        [
            pl.int_range(tables.len(), dtype=pl.UInt32, eager=True).alias(TABLE),
            start.cast(TIME_TYPE).alias("_start"),
            stop.cast(TIME_TYPE).alias("_stop"),
            *(layout.key_column(name, tables) for name in shape.key),
        ]
    )


def _number_tables(frame: pl.DataFrame, grid: WindowGrid | None) -> pl.DataFrame:
    """Add `TABLE`; where windows are tables, each has one row."""
    if grid is not None:
        return frame.with_row_index(TABLE)
    return frame.hstack([frame[TABLE_NUMBER].rle_id().alias(TABLE)])


def _slice_tables(frame: pl.DataFrame, limit: int | None, offset: int) -> pl.DataFrame:
    row = pl.int_range(pl.len()).over(TABLE)
    kept = row >= offset
    return frame.filter(kept if limit is None else kept & (row < offset + limit))


def _block(keys: pl.DataFrame, frame: pl.DataFrame, layout: Layout, shape: Shape) -> TableBlock:
    values = [name for name in ("_time", "_value") if name in frame.columns]
    tags = [
        column.gather(frame[RANK]).alias(name)
        for name in shape.rows
        if (column := layout.series.column(name)) is not None
    ]
    return TableBlock(
        columns=("_start", "_stop", *values, *sorted((*shape.key, *shape.rows))),
        keys=keys,
        rows=pl.DataFrame([frame[TABLE], *(frame[name] for name in values), *tags]),
    )
