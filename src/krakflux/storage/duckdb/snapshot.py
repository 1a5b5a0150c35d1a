"""What a read needs to know of a bucket, as of one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

if TYPE_CHECKING:
    from array import array

    from krakflux.storage.duckdb.series_table import SeriesTable
    from krakflux.storage.duckdb.tables import Table

__all__ = ["Snapshot"]

# One series in so many is looked up by itself.
_FEW: Final = 16


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a read needs to know of a bucket.

    Attributes:
        alias: The attached file.
        sequence: The number of a batch up to which all are in the tables.
        stored_sequence: The number of the last batch that the file held at the time; later ones
            are in tables held in memory, where there are any.
        series: All series.
        tables: All tables of values.
        lower_bound: The earliest time that the retention lets be seen.
        newest: By series id: the time of the newest point.
        memory_limit_bytes: What the rows of a read may take.
    """

    alias: str
    sequence: int
    stored_sequence: int
    series: SeriesTable
    tables: tuple[Table, ...]
    lower_bound: int
    newest: array[int]
    memory_limit_bytes: int

    @property
    def has_held(self) -> bool:
        """Tell whether some of the tables are held in memory."""
        return any(table.is_held for table in self.tables)

    def last_times(self, series: SeriesTable) -> pl.Series:
        """Give the time of each series' newest point."""
        newest, ids = self.newest, series.core["id"]
        if ids.len() * _FEW < len(newest):
            return pl.Series([newest[id_] for id_ in ids.to_list()], dtype=pl.Int64())
        # A copy: nobody may hold the array itself while its writer makes it longer.
        return pl.Series(newest[:], dtype=pl.Int64()).gather(ids)
