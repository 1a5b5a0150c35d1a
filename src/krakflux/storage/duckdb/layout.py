"""How series fall into the tables of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from krakflux.storage.duckdb.series_table import FIELD, MEASUREMENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krakflux.storage.duckdb.series_table import SeriesTable

__all__ = ["Layout", "Shape", "group_layout", "series_layout"]


@dataclass(frozen=True, slots=True)
class Shape:
    """What tables of one block have in common: their columns beside times and value, sorted.

    Attributes:
        key: Columns of the group key.
        rows: Columns that may differ from row to row.
    """

    key: tuple[str, ...]
    rows: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """Tables are numbered in the order of the answer.

    Attributes:
        series: The selected series, in series-key order; a row number is a series' *rank*.
        table_of_rank: The table each series belongs to (UInt32).
        group: The group columns; None = one table a series.
        has_points: Rows are points, which keep what is not in the group key; else aggregates.
    """

    series: SeriesTable
    table_of_rank: pl.Series
    group: tuple[str, ...] | None
    has_points: bool = True

    @cached_property
    def first_rank(self) -> pl.Series:
        """By table: its first series, which stands for the table's group-key values."""
        first = pl.Series([0], dtype=pl.UInt32()).new_from_index(0, self.table_of_rank.len())
        ranks = pl.int_range(self.table_of_rank.len(), dtype=pl.UInt32, eager=True).reverse()
        return first.scatter(self.table_of_rank.reverse(), ranks)

    def shapes(self, tables: pl.Series, ranks: pl.Series) -> Iterator[tuple[Shape, pl.Series]]:
        """Give the shapes of some tables, each with its tables in ascending order.

        Args:
            tables: Distinct table numbers, ascending.
            ranks: The series that have rows in them.
        """
        if self.group is None:
            numbers = self.series.core["shape"].gather(tables)
            for number in numbers.unique(maintain_order=True):
                key = (*self.series.shapes[number], FIELD, MEASUREMENT)
                yield Shape(tuple(sorted(key)), ()), tables.filter(numbers == number)
            return
        members: dict[Shape, list[int]] = {}
        for table, shapes in self._tag_shapes(tables, ranks):
            members.setdefault(self._group_shape(shapes), []).append(table)
        for shape, of_shape in members.items():
            yield shape, pl.Series(of_shape, dtype=pl.UInt32()).sort()

    def key_column(self, name: str, tables: pl.Series) -> pl.Series:
        """Give the values of a group-key column for some tables."""
        column = self.series.column(name)
        assert column is not None
        ranks = tables if self.group is None else self.first_rank.gather(tables)
        return column.gather(ranks).alias(name)

    def _tag_shapes(self, tables: pl.Series, ranks: pl.Series) -> Iterator[tuple[int, list[int]]]:
        pairs = pl.DataFrame(
            {
                "table": self.table_of_rank.gather(ranks),
                "shape": self.series.core["shape"].gather(ranks),
            }
        )
        return (
            pairs.filter(pl.col("table").is_in(tables.implode()))
            .unique()
            .sort("table")
            .group_by("table", maintain_order=True)
            .agg("shape")
            .iter_rows()
        )

    def _group_shape(self, numbers: list[int]) -> Shape:
        tags = {tag for number in numbers for tag in self.series.shapes[number]}
        tags |= {FIELD, MEASUREMENT}
        key = tags.intersection(self.group or ())
        return Shape(tuple(sorted(key)), tuple(sorted(tags - key)) if self.has_points else ())


def series_layout(series: SeriesTable) -> Layout:
    """Give one table to each series."""
    ranks = pl.int_range(series.core.height, dtype=pl.UInt32, eager=True)
    return Layout(series, ranks, None)


def group_layout(series: SeriesTable, group: tuple[str, ...], *, has_points: bool) -> Layout:
    """Give one table to each combination of values of some columns, sorted by these.

    A column that a series lacks sorts first and is no part of its table's key.
    """
    absent = pl.Series([None], dtype=pl.String()).new_from_index(0, series.core.height)
    columns = [
        (absent if (column := series.column(name)) is None else column).alias(str(number))
        for number, name in enumerate(group)
    ]
    if not columns:
        return Layout(series, absent.is_not_null().cast(pl.UInt32), group, has_points)
    numbers = pl.DataFrame(columns).select(pl.struct(pl.all()).rank("dense").cast(pl.UInt32) - 1)
    return Layout(series, numbers.to_series(), group, has_points)
