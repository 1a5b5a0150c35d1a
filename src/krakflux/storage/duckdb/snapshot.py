"""What a read needs to know of a bucket, as of one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from krakflux.storage.duckdb.newest import NewestPoints
    from krakflux.storage.duckdb.series_table import SeriesTable
    from krakflux.storage.duckdb.tables import Table

__all__ = ["Snapshot"]


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
        newest: The series' newest points, as they are now.
        newest_version: How those were, before `tables`.
        memory_limit_bytes: What the rows of a read may take.
    """

    alias: str
    sequence: int
    stored_sequence: int
    series: SeriesTable
    tables: tuple[Table, ...]
    lower_bound: int
    newest: NewestPoints
    newest_version: int
    memory_limit_bytes: int

    @property
    def has_held(self) -> bool:
        """Tell whether some of the tables are held in memory."""
        return any(table.is_held for table in self.tables)
