"""What is kept of a bucket in memory, for its writers and for its readers.

Writers know what is acknowledged (`take`), readers what they can find in tables (`publish`).
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from krakflux.model.time import MIN_TIME
from krakflux.storage.duckdb.newest import NewestPoints
from krakflux.storage.duckdb.series_map import NewSeries, SeriesMap
from krakflux.storage.duckdb.series_table import (
    FIELD,
    MEASUREMENT,
    SeriesTable,
    empty_series_table,
    extend_series_table,
)
from krakflux.storage.duckdb.tables import TableKind
from krakflux.storage.duckdb.value_types import TYPE_OF_CODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import polars as pl

    from krakflux.storage.duckdb.file import FileContents
    from krakflux.storage.duckdb.newest import TypedRows
    from krakflux.storage.duckdb.tables import Table

__all__ = ["BucketState"]

# A series takes a third of the memory in the table.
_UNTABULATED_MOST: Final = 4_096


class BucketState:
    """Changed by the bucket's own threads alone; read by all.

    Attributes:
        bucket: The bucket's id.
        retention: In ns, 0 = forever.
        tables: The tables of values; a tuple that is replaced, never changed.
        series: The series map, with all that is acknowledged; only who stages may look into it.
        newest: The newest points that readers can find.
        next_sequence: The number of the next batch.
        stored_sequence: The number of the last batch in the file.
        shown_sequence: The number of the last batch that readers can find.
        segment: The number of the segment that takes what is written.
        deletions: How many deletes there were; what was read before one may hold what is gone.
    """

    def __init__(self, bucket: str, contents: FileContents) -> None:
        self.bucket = bucket
        self.retention = contents.retention
        self.tables = contents.tables
        self.series = SeriesMap()
        self.newest = NewestPoints()
        self.next_sequence = contents.sequence + 1
        self.stored_sequence = self.shown_sequence = contents.sequence
        numbers = (table.number for table in contents.tables if table.kind.has_sequence)
        self.segment = max(numbers, default=1)
        self.deletions = 0
        self._changed = threading.Condition()
        self._is_storing = self._is_replaced = False
        parts = (table.number for table in contents.tables if table.kind is TableKind.PART)
        self._part_number = max(parts, default=0)
        self._lock = threading.Lock()
        self._series_table = empty_series_table()
        self._to_tabulate: list[NewSeries] = []
        self.take(contents.series, contents.last_times)
        self.publish(contents.series, contents.last_times, contents.tables)

    def lower_bound(self, now: int) -> int:
        """Give the earliest time that the retention lets be."""
        return max(now - self.retention, MIN_TIME) if self.retention else MIN_TIME

    def take_part_number(self) -> int:
        """Give a number that no part has had."""
        with self._lock:
            self._part_number += 1
            return self._part_number

    def take(self, new_series: Sequence[NewSeries], last_times: Mapping[int, int]) -> None:
        """Let writers know what was acknowledged or removed."""
        self.series.add(new_series)
        for series, time in last_times.items():
            self.series.last_times[series] = time

    def publish(
        self,
        new_series: Sequence[NewSeries],
        last_times: Mapping[int, int],
        tables: tuple[Table, ...],
        written: Iterable[TypedRows] = (),
    ) -> None:
        """Let readers see what stands in these tables, as `NewestPoints.move` describes it."""
        if new_series:
            self.newest.make_room(new_series[-1].id + 1)
        self.newest.move(last_times, written)
        with self._lock:
            self._to_tabulate += new_series
        if len(self._to_tabulate) >= _UNTABULATED_MOST:
            self.series_table()
        with self._changed:
            self.tables = tables
            self._changed.notify_all()

    def wait_for_change(self, tables: tuple[Table, ...], timeout_s: float) -> bool:
        """Wait until the bucket has other tables than these; False = it still has not."""
        with self._changed:
            return self._changed.wait_for(
                lambda: self._is_replaced or self.tables is not tables, timeout_s
            )

    def replace(self) -> None:
        """Let readers that wait here know that the file was opened again, with another state."""
        with self._changed:
            self._is_replaced = True
            self._changed.notify_all()

    @contextmanager
    def storing(self) -> Iterator[None]:
        """Mark the time in which nobody can tell whether the file holds what memory holds, too.

        `stored_sequence` moves within it, after `tables`.
        """
        with self._changed:
            self._is_storing = True
        try:
            yield
        finally:
            with self._changed:
                self._is_storing = False
                self._changed.notify_all()

    def is_stored_beyond(self, sequence: int) -> bool:
        """Tell whether the file holds later batches than this; waits until that can be told."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_storing)
            return self.stored_sequence > sequence

    def remove_series(self, ids: pl.Series) -> None:
        """Forget series that have no point left."""
        table = self.series_table()
        is_gone = table.core["id"].is_in(ids.implode())
        gone = table.core.filter(is_gone).select("id", "key", MEASUREMENT, FIELD, "type")
        self.series.remove(
            NewSeries(id_, key, measurement, field, TYPE_OF_CODE[code])
            for id_, key, measurement, field, code in gone.iter_rows()
        )
        with self._lock:
            self._series_table = self._series_table.select(~is_gone)

    def series_table(self) -> SeriesTable:
        """Give all committed series as a table."""
        with self._lock:
            if self._to_tabulate:
                self._series_table = extend_series_table(self._series_table, self._to_tabulate)
                self._to_tabulate = []
            return self._series_table
