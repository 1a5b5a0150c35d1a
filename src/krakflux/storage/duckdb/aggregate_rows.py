"""The rows of a read that aggregates, per table or per window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import UnavailableError
from krakflux.storage.duckdb.aggregates import (
    SELECTORS,
    combine_partials,
)
from krakflux.storage.duckdb.blocks import RANK, TABLE_NUMBER, TIME_TYPE, WINDOW, ResultRows
from krakflux.storage.duckdb.ordering import distinct_numbers, sort_rows
from krakflux.storage.port import Aggregate

if TYPE_CHECKING:
    from krakflux.model.time import Bounds
    from krakflux.storage.port import ReadSpec
    from krakflux.storage.windows import WindowGrid

__all__ = ["aggregate_rows"]

_ROWS_LIMIT = 100_000_000
# What a window with points has beside its table and number.
_POINT = (RANK, "time", "value")


def aggregate_rows(
    partials: pl.DataFrame, spec: ReadSpec, aggregate: Aggregate, grid: WindowGrid | None
) -> ResultRows:
    """Give one row a table or window.

    Args:
        partials: `TABLE_NUMBER`, `RANK`, `grain` and what `aggregates.partials_query` gives.
        spec: The read.
        aggregate: Its aggregate.
        grid: Its windows.
    """
    ranks = distinct_numbers(partials[RANK])
    tables = ranks if spec.group is None else distinct_numbers(partials[TABLE_NUMBER])
    by = [TABLE_NUMBER]
    is_final = spec.group is None and grid is None
    if grid is not None:
        partials = _spread_over_windows(partials, grid)
        by.append(WINDOW)
        is_final = spec.group is None and grid.has_window_per_grain
    if is_final and grid is not None and spec.create_empty:
        # Each result is put in its place below.
        ordered = partials
    else:
        ordered = sort_rows(partials, by if is_final else [*by, RANK, "grain"])
    if not is_final and _has_repeats(ordered, by):
        ordered = combine_partials(ordered, by, aggregate)
    if aggregate is Aggregate.MEAN:
        ordered = ordered.with_columns(pl.col("value") / pl.col("count"))
    if grid is not None and spec.create_empty:
        ordered = _with_empty_windows(ordered, tables, grid, spec.bounds, aggregate)
    if spec.descending and spec.time_column is not None and grid is not None:
        ordered = ordered.sort(TABLE_NUMBER, WINDOW, descending=[False, True])
    columns = [TABLE_NUMBER, *(name for name in (RANK, WINDOW) if name in ordered.columns)]
    times = _times(ordered, spec, aggregate, grid)
    frame = ordered.select(*columns, *times, pl.col("value").alias("_value"))
    return ResultRows(frame, ranks, grid if spec.time_column is None else None)


def _has_repeats(ordered: pl.DataFrame, by: list[str]) -> bool:
    repeats = pl.all_horizontal(pl.col(name) == pl.col(name).shift(1) for name in by)
    return bool(ordered.select(repeats.any()).item())


def _spread_over_windows(partials: pl.DataFrame, grid: WindowGrid) -> pl.DataFrame:
    """Give each partial result once for each window it lies in."""
    first, last = grid.number_grains(partials["grain"])
    if (first == last).all():
        return partials.with_columns(first.alias(WINDOW))
    return (
        partials.with_columns(first.alias("first"), last.alias("last"))
        .filter(pl.col("first") <= pl.col("last"))
        .with_columns(pl.int_ranges("first", pl.col("last") + 1).alias(WINDOW))
        .drop("first", "last")
        .explode(WINDOW)
    )


def _with_empty_windows(
    results: pl.DataFrame,
    tables: pl.Series,
    grid: WindowGrid,
    bounds: Bounds,
    aggregate: Aggregate,
) -> pl.DataFrame:
    first, last = grid.number_bounds(bounds)
    if tables.len() * (last - first + 1) > _ROWS_LIMIT:
        raise UnavailableError(
            f"the read makes {tables.len() * (last - first + 1)} windows, more than {_ROWS_LIMIT}",
            hint="widen the windows, narrow the range or leave empty windows out",
        )
    width, columns = last - first + 1, results.columns
    at = pl.int_range(tables.len() * width, dtype=pl.Int64, eager=True)
    place = tables.search_sorted(results[TABLE_NUMBER]).cast(pl.Int64) * width
    place += results[WINDOW] - first
    if place.len() == at.len() and place.is_sorted():
        return results
    complete = pl.DataFrame(
        [
            tables.gather(at // width).alias(TABLE_NUMBER),
            (at % width + first).alias(WINDOW),
            *(_spread(results[name], place, at.len()) for name in _POINT if name in columns),
        ]
    )
    if aggregate is Aggregate.COUNT:
        return complete.with_columns(pl.col("value").fill_null(0))
    return complete


def _spread(column: pl.Series, place: pl.Series, height: int) -> pl.Series:
    """Put the values at their places among nulls."""
    return column.clear(height).scatter(place, column)


def _times(
    results: pl.DataFrame, spec: ReadSpec, aggregate: Aggregate, grid: WindowGrid | None
) -> list[pl.Series]:
    """Give `_time`, where the result has it."""
    if spec.time_column is None:
        if aggregate not in SELECTORS:
            return []
        return [results["time"].cast(TIME_TYPE).alias("_time")]
    if grid is None:
        bound = spec.bounds.start if spec.time_column == "_start" else spec.bounds.stop
        times = pl.Series([bound], dtype=pl.Int64()).new_from_index(0, results.height)
    else:
        start, stop = grid.clip_windows(results[WINDOW], spec.bounds)
        times = start if spec.time_column == "_start" else stop
    return [times.cast(TIME_TYPE).alias("_time")]
