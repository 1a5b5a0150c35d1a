"""The newest point of each series, kept in memory: what readers ask for most.

Its time is always known; its value is since the series was written to or read for the first time.
Values of strings are not kept, as they may be long.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from krakflux.model.points import FieldType
from krakflux.storage.duckdb.series_map import NEVER
from krakflux.storage.duckdb.value_types import POLARS_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from krakflux.model.time import Bounds

__all__ = ["NewestPoints", "TypedRows", "newest_rows"]

TypedRows = tuple[FieldType, pl.DataFrame]
"""Rows of one value type: `series`, `time`, `value` and, where they were just written, `seq`."""

# A value's 64 bits; of a boolean, 0 or 1.
_BITS: Final = pl.Int64()


def newest_rows(rows: TypedRows) -> TypedRows:
    """Give those of some rows that may be their series' newest points."""
    type_, frame = rows
    return type_, frame.filter(pl.col("time") == pl.col("time").max().over("series"))


class NewestPoints:
    """Changed by a bucket's own threads alone; read by all."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        # By series id; there is room for more series than there are.
        self._times = np.empty(0, np.int64)
        self._values = np.empty(0, np.int64)
        self._is_known = np.empty(0, np.bool_)
        self._version = 0

    @property
    def version(self) -> int:
        """A number that grows with each change of what readers can find."""
        return self._version

    def make_room(self, count: int) -> None:
        """Be ready for the series of the first `count` ids."""
        with self._lock:
            missing = count - len(self._times)
            if missing > 0:
                more = max(missing, len(self._times) // 4)
                self._times = np.append(self._times, np.full(more, NEVER))
                self._values = np.append(self._values, np.zeros(more, np.int64))
                self._is_known = np.append(self._is_known, np.zeros(more, np.bool_))

    def move(self, times: Mapping[int, int], written: Iterable[TypedRows] = ()) -> None:
        """Take in what changes for readers.

        Args:
            times: By series id: the newest times that move, `NEVER` where no point is left. What
                value was known there is forgotten.
            written: Rows with `seq`, in any order; all that are newest now are among them. Of
                those of one time the one that was written last counts.
        """
        frames: dict[FieldType, list[pl.DataFrame]] = {}
        for type_, rows in written:
            frames.setdefault(type_, []).append(rows)
        with self._lock:
            self._version += 1
            if times:
                moved = np.fromiter(times, np.int64, len(times))
                self._times[moved] = np.fromiter(times.values(), np.int64, len(times))
                self._is_known[moved] = False
            for type_, of_type in frames.items():
                self._note(type_, pl.concat(of_type).sort("seq"))

    def forget_values(self) -> None:
        """Forget what was learned from rows that may never have been stored."""
        with self._lock:
            self._version += 1
            self._is_known[:] = False

    def learn(self, rows: TypedRows, version: int) -> None:
        """Take in what was read as it was at `version`; nothing where that has changed."""
        with self._lock:
            if version == self._version:
                self._note(*rows)

    def times(self, ids: pl.Series) -> pl.Series:
        """Give the time of each series' newest point, `NEVER` where it has none."""
        with self._lock:
            return pl.Series(self._times[ids.to_numpy()], dtype=pl.Int64())

    def points(self, ids: pl.Series, type_: FieldType, bounds: Bounds) -> pl.DataFrame | None:
        """Give the last point within `bounds` of those series that have one.

        Args:
            ids: Series of one type.
            type_: Their type.
            bounds: [start, stop).

        Returns:
            `series, time, value`; None where some series' last point there is not known.
        """
        numbers = ids.to_numpy()
        with self._lock:
            times, values = self._times[numbers], self._values[numbers]
            is_known = self._is_known[numbers]
        is_inside = times >= bounds.start
        if not is_known[is_inside].all() or (times >= bounds.stop).any():
            return None
        found = pl.DataFrame(
            [
                ids.alias("series"),
                pl.Series("time", times, pl.Int64()),
                _value_of(pl.Series("value", values, _BITS), type_),
            ]
        )
        return found if is_inside.all() else found.filter(pl.Series(is_inside))

    def _note(self, type_: FieldType, rows: pl.DataFrame) -> None:
        if type_ is FieldType.STRING or rows.is_empty():
            return
        ids, times = rows["series"].to_numpy(), rows["time"].to_numpy()
        is_newest = self._times[ids] == times
        # Where a series comes twice its last value stays.
        self._values[ids[is_newest]] = _bits_of(rows["value"], type_).to_numpy()[is_newest]
        self._is_known[ids[is_newest]] = True


def _bits_of(values: pl.Series, type_: FieldType) -> pl.Series:
    if type_ is FieldType.BOOLEAN:
        return values.cast(_BITS)
    return values if type_ is FieldType.INTEGER else values.reinterpret(dtype=_BITS)


def _value_of(bits: pl.Series, type_: FieldType) -> pl.Series:
    if type_ is FieldType.BOOLEAN:
        return bits.cast(pl.Boolean)
    return bits if type_ is FieldType.INTEGER else bits.reinterpret(dtype=POLARS_TYPES[type_])
