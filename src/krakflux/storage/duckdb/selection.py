"""What a predicate selects, in pieces that one SQL query each can read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.storage.duckdb.predicates import classify_series
from krakflux.storage.duckdb.row_conditions import row_condition
from krakflux.storage.duckdb.value_types import TYPE_CODES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krakflux.model.points import FieldType
    from krakflux.model.predicate import Predicate
    from krakflux.storage.duckdb.row_conditions import Condition
    from krakflux.storage.duckdb.series_table import SeriesTable

__all__ = ["Selection", "select_series", "series_condition"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Series of one value type.

    Attributes:
        type: Their type.
        series: The series; never none.
        is_whole: There are no others of the type.
        rows: What their rows must satisfy.
    """

    type: FieldType
    series: SeriesTable
    is_whole: bool
    rows: Condition

    def restricted(self, series: SeriesTable) -> Selection:
        """Give the selection of some of the series."""
        is_whole = self.is_whole and series.core.height == self.series.core.height
        return Selection(self.type, series, is_whole, self.rows)

    @property
    def series_condition(self) -> Condition:
        if self.is_whole:
            # Rows of series that a write beside the read has just begun are none of these.
            return "series <= ?", [self.series.core["id"].max()]
        return series_condition(self.series)


def select_series(table: SeriesTable, predicate: Predicate | None) -> Iterator[Selection]:
    """Give all series of which rows may be selected; a series is in one selection only."""
    codes = table.core["type"]
    for found in classify_series(table, predicate):
        found_codes = found.series.core["type"]
        present = found_codes.unique().to_list()
        for type_, code in TYPE_CODES.items():
            if code in present:
                is_only = len(present) == 1
                series = found.series if is_only else found.series.select(found_codes == code)
                is_whole = series.core.height == (codes == code).sum()
                yield Selection(type_, series, is_whole, row_condition(found.rows, type_))


def series_condition(series: SeriesTable) -> Condition:
    """Give the condition on the column `series` that selects exactly these."""
    ids = series.core["id"].sort().to_list()
    if len(ids) == 1:
        return "series = ?", ids
    if ids[-1] - ids[0] == len(ids) - 1:
        return "series BETWEEN ? AND ?", [ids[0], ids[-1]]
    return "series IN (SELECT unnest(?::UINTEGER[]))", [ids]
