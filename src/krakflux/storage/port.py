"""The storage port: what the layers above ask of any engine.

Every method may be called from any thread. A method that names a bucket the engine does not hold
raises `NotFoundError`. Bucket names here are the catalog's bucket ids. `retention` is in
nanoseconds, 0 = keep forever.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from krakflux.model.points import PointBatch
    from krakflux.model.predicate import Predicate
    from krakflux.model.tables import TableBlock
    from krakflux.model.time import Bounds
    from krakflux.model.window import Window

__all__ = [
    "Aggregate",
    "BucketStats",
    "Cancellation",
    "PointReader",
    "PointWriter",
    "ReadSpec",
    "SchemaReader",
    "Storage",
    "StorageStats",
    "WriteReport",
]


class Aggregate(Enum):
    """What a read can compute per table or window; FIRST, LAST, MIN and MAX select whole points."""

    COUNT = "count"
    SUM = "sum"
    MEAN = "mean"
    MIN = "min"
    MAX = "max"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class ReadSpec:
    """What to read from a bucket.

    Attributes:
        bounds: [start, stop).
        predicate: Which points; None = all.
        group: None = one table a series (measurement + tag set + field). Else group by these
            columns (tags, `_measurement`, `_field`): one table a distinct combination, rows in
            series-key order and by time within a series. A tag that a series lacks is left out of
            its table's key. The key has `_start` and `_stop`, too; other tags are columns of the
            rows (null where a series lacks them), but for aggregates other than selectors. Tables
            are sorted by these columns' values, absent first. FIRST, LAST and, of equal values,
            MIN and MAX go by the order of the rows, not by time across series.
        window: Cut each table into windows, clipped to `bounds`; needs `aggregate`.
        aggregate: Computed per window, or per table where `window` is None.
        create_empty: With `window`: also windows without points (count 0, others null), from the
            first to the last window of `bounds`, for every table that has a point in `bounds`.
        time_column: With `window`: "_start" or "_stop" gives each result row that bound of its
            window as `_time` and the read's bounds as `_start`/`_stop` (aggregateWindow's form, one
            table a series); None gives one table a window with the window's bounds.
        limit: At most so many rows of each table (after ordering); None = all.
        offset: Skip so many rows of each table first.
        descending: Rows by falling time.
    """

    bounds: Bounds
    predicate: Predicate | None = None
    group: tuple[str, ...] | None = None
    window: Window | None = None
    aggregate: Aggregate | None = None
    create_empty: bool = False
    time_column: str | None = None
    limit: int | None = None
    offset: int = 0
    descending: bool = False


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What became of a batch: `dropped` points were not stored, for `reason` (the first one).

    `reason` is InfluxDB's text after "partial write: " without ` dropped=N`; `scope` is what
    InfluxDB says after that, with its leading space, or nothing. Points that the parser refused
    (`PointBatch.rejected`) are not counted here.
    """

    dropped: int = 0
    reason: str | None = None
    scope: str = ""


@dataclass(frozen=True, slots=True)
class BucketStats:
    """A bucket's size: series, values and bytes on disk."""

    series: int
    values: int
    disk_bytes: int
    details: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StorageStats:
    """The engine's state, by bucket id; `details` are engine-wide gauges for /metrics."""

    buckets: dict[str, BucketStats]
    details: dict[str, int] = field(default_factory=dict)


class Cancellation(Protocol):
    """Tells a read whether it must stop, as `threading.Event` does."""

    def is_set(self) -> bool: ...


class PointWriter(Protocol):
    """Writes and deletes points."""

    def write(self, bucket: str, batch: PointBatch) -> WriteReport:
        """Store a batch; on return it is on disk.

        Points that conflict with their field's type or lie before the retention are dropped and
        reported; the others are stored.

        Raises:
            NotFoundError: no such bucket.
            UnavailableError: the queue or the disk is full; nothing was stored.
        """
        ...

    def submit(self, bucket: str, batch: PointBatch) -> Future[WriteReport]:
        """Do what `write` does, without waiting: the future is done when the batch is on disk.

        Raises:
            NotFoundError: no such bucket.
            UnavailableError: the queue is full.
        """
        ...

    def write_pieces(self, bucket: str, pieces: Iterable[PointBatch]) -> WriteReport:
        """Store the pieces of one body as if they were one batch: all of them, or none.

        `pieces` is gone through once, and one of them is held in memory at a time. Of two points
        of one series and time the one in the later piece counts. There must be a piece, and none
        may be empty. When going through them raises, nothing is stored.

        Raises:
            NotFoundError: no such bucket.
            UnavailableError: the disk is full; nothing was stored.
        """
        ...

    def delete(self, bucket: str, bounds: Bounds, predicate: Predicate | None) -> None:
        """Remove the points in `bounds` that `predicate` selects (None = all), durably.

        `_value` means the value that counts; what it has overwritten goes with it. A field whose
        last value goes has no type any more.
        """
        ...


class PointReader(Protocol):
    """Reads points as tables."""

    def read(
        self, bucket: str, spec: ReadSpec, cancelled: Cancellation | None = None
    ) -> Sequence[TableBlock]:
        """Read to completion; tables in series-key order over all blocks of one shape.

        A table stands where a point is selected, also when `limit` and `offset` leave no row of it.

        A block holds tables with the same value type and the same tag keys. Column order:
        `_start, _stop, _time, _value`, then tag keys, `_field` and `_measurement` sorted bytewise.
        Rows ascend by time. Aggregates other than selectors have no `_time`, unless `time_column`
        is given.

        Raises:
            NotFoundError: no such bucket.
            InvalidError: an aggregate over a type that does not have it ("unsupported input type
                for mean aggregate: string"); a group over two types ("schema collision: cannot
                group float and integer types together"); a pattern that is not RE2's.
            UnavailableError: cancelled, or over the memory limit (the message names the setting).
        """
        ...


class SchemaReader(Protocol):
    """Answers what a bucket holds; each answer is sorted bytewise and free of duplicates.

    All raise `UnavailableError` when they are cancelled.
    """

    def measurements(
        self,
        bucket: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> list[str]: ...

    def tag_keys(
        self,
        bucket: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> list[str]:
        """Give the tag keys; neither `_measurement` nor `_field` is among them."""
        ...

    def tag_values(
        self,
        bucket: str,
        tag: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> list[str]:
        """Give the values of a tag; `_measurement` and `_field` count as tags."""
        ...

    def field_keys(
        self,
        bucket: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> list[str]: ...

    def cardinality(
        self,
        bucket: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> int:
        """Count the series (measurement + tag set + field) with a point in `bounds`."""
        ...


class Storage(PointWriter, PointReader, SchemaReader, Protocol):
    """An engine: reads and writes, and the life of its buckets."""

    def create_bucket(self, bucket: str, retention: int) -> None:
        """Make room for a bucket; does nothing but set the retention where it exists."""
        ...

    def set_retention(self, bucket: str, retention: int) -> None: ...

    def drop_bucket(self, bucket: str) -> None:
        """Remove a bucket with all its points and free its disk space; unknown: does nothing."""
        ...

    def bucket_ids(self) -> list[str]: ...

    def expire(self) -> None:
        """Free what lies before each bucket's retention (reads never show it anyway)."""
        ...

    def stats(self) -> StorageStats: ...

    def backup(self, target: Path) -> None:
        """Write a consistent copy of all buckets into the new directory `target`, while running."""
        ...

    def close(self) -> None:
        """Finish what was accepted and let go of the files; further calls raise."""
        ...
