"""Rows as they come from the file, cut into the tables a query sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.model.tables import TABLE, TableBlock
from krakflux.storage.duckdb.series_table import FIELD, MEASUREMENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krakflux.model.time import Bounds
    from krakflux.storage.duckdb.series_table import SeriesTable

__all__ = ["RANK", "TIME_TYPE", "series_blocks"]

# Numbers the selected series in series-key order.
RANK: Final = "\x00rank"
TIME_TYPE: Final = pl.Datetime("ns")


def series_blocks(
    rows: pl.DataFrame, series: SeriesTable, bounds: Bounds
) -> Iterator[tuple[int, TableBlock]]:
    """Give one table a series; with each block the rank of its first.

    Args:
        rows: `RANK` (a row number of `series`), then the columns a table shall have beside its
            key, in the order of the output; sorted by rank.
        series: In series-key order.
        bounds: What `_start` and `_stop` say.
    """
    shape_of_rank = series.core["shape"]
    present = rows[RANK].unique().sort()
    shapes = shape_of_rank[present].unique(maintain_order=True).to_list()
    for shape in shapes:
        ranks, chosen = present, rows
        if len(shapes) > 1:
            ranks = present.filter(shape_of_rank[present] == shape)
            chosen = rows.filter(shape_of_rank[rows[RANK]] == shape)
        keys = _series_keys(series.take(ranks), series.shapes[shape], bounds)
        yield (
            ranks[0],
            _block(keys, chosen.with_columns(chosen[RANK].rle_id().alias(TABLE)).drop(RANK)),
        )


def _series_keys(series: SeriesTable, tags: tuple[str, ...], bounds: Bounds) -> pl.DataFrame:
    height = series.core.height
    columns = [
        _time_constant("_start", bounds.start, height),
        _time_constant("_stop", bounds.stop, height),
    ]
    columns += [
        column.alias(name)
        for name in sorted((*tags, FIELD, MEASUREMENT))
        if (column := series.column(name)) is not None
    ]
    return pl.DataFrame(columns)


def _time_constant(name: str, time: int, height: int) -> pl.Series:
    return pl.Series(name, [time], pl.Int64()).new_from_index(0, height).cast(TIME_TYPE)


def _block(keys: pl.DataFrame, rows: pl.DataFrame) -> TableBlock:
    values = [name for name in ("_time", "_value") if name in rows.columns]
    bounds = ["_start", "_stop"]
    others = [name for name in keys.columns if name not in bounds]
    return TableBlock(
        columns=tuple(bounds + values + others),
        keys=keys.with_row_index(TABLE),
        rows=rows.select(TABLE, *values),
    )
