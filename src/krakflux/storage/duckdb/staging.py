"""A write before it is logged: which points are stored, as which series, in which tables.

Nothing here touches the log, the file or the bucket's `SeriesMap`; a `Staging` is thrown away when
it can't be logged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from krakflux.storage.duckdb.additions import Addition
from krakflux.storage.duckdb.rejections import FEW_VALUES
from krakflux.storage.duckdb.series_map import NEVER, NewSeries, series_identity
from krakflux.storage.duckdb.tables import TableKind
from krakflux.storage.duckdb.value_types import POLARS_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from krakflux.model.points import FieldType, PointBatch, TypedPoints
    from krakflux.storage.duckdb.additions import Target
    from krakflux.storage.duckdb.rejections import Rejections
    from krakflux.storage.duckdb.series_map import Field, SeriesMap

__all__ = ["Staging"]

_CONFLICT: Final = -1


@dataclass(frozen=True, slots=True)
class _Missing:
    # Ordered by the line where the series first stood: that decides a new field's type.
    line: int
    part: int
    row: int


class Staging:
    """Batches that are stored together, in the order they came; `build` gives what they add."""

    def __init__(self, committed: SeriesMap, next_sequence: int) -> None:
        self._new_series: list[NewSeries] = []
        self._last_times: dict[int, int] = {}
        self._frames: dict[Target, list[pl.DataFrame]] = {}
        self._rows: dict[Target, list[tuple[int, int, object, int]]] = {}
        self._next_sequence = next_sequence
        self._committed = committed
        self._ids: dict[FieldType, dict[str, int]] = {}
        self._types: dict[Field, FieldType] = {}
        self._next_id = committed.next_id

    def add(
        self, batch: PointBatch, rejections: Rejections, lower_bound: int | None, retention: int
    ) -> None:
        """Stage a batch; points before `lower_bound` and points of another type are dropped."""
        parts = batch.parts
        if lower_bound is not None:
            parts = rejections.drop_expired(parts, lower_bound, retention)
        ids = self._resolve(parts, rejections)
        for part, part_ids in zip(parts, ids, strict=True):
            lasts = [self._last_time(series) for series in part_ids]
            if part.height <= FEW_VALUES:
                self._stage_few_rows(part, part_ids, lasts)
            else:
                self._stage_rows(part, part_ids, lasts)
        self._next_sequence += 1

    def build(self) -> Addition:
        """Sum up what was added since the last time; its rows are let go of."""
        rows, new_series = self._gather_rows(), self._new_series
        self._frames, self._rows, self._new_series = {}, {}, []
        height = sum(frame.height for frame in rows.values())
        last = self._next_sequence - 1
        return Addition(last, new_series, self._last_times, rows, height)

    def _gather_rows(self) -> dict[Target, pl.DataFrame]:
        gathered = {target: list(frames) for target, frames in self._frames.items()}
        for target, rows in self._rows.items():
            series, times, values, sequences = zip(*rows, strict=True)
            frame = pl.DataFrame(
                [
                    pl.Series("series", series, pl.UInt32()),
                    pl.Series("time", times, pl.Int64()),
                    pl.Series("value", values, POLARS_TYPES[target[1]]),
                    pl.Series("seq", sequences, pl.Int64()),
                ]
            )
            gathered.setdefault(target, []).append(frame)
        return {target: pl.concat(frames) for target, frames in gathered.items()}

    def _resolve(self, parts: tuple[TypedPoints, ...], rejections: Rejections) -> list[list[int]]:
        found: list[list[int]] = []
        missing: list[_Missing] = []
        for number, part in enumerate(parts):
            identities = list(_identities(part))
            staged = self._ids.get(part.type)
            committed = self._committed.ids[part.type]
            ids = [committed.get(identity, _CONFLICT) for identity in identities]
            if _CONFLICT in ids:
                if staged:
                    ids = [
                        staged.get(identity, _CONFLICT) if known == _CONFLICT else known
                        for identity, known in zip(identities, ids, strict=True)
                    ]
                missing += [
                    _Missing(line, number, row)
                    for row, ((*_, line), known) in enumerate(
                        zip(part.series_tuples, ids, strict=True)
                    )
                    if known == _CONFLICT
                ]
            found.append(ids)
        for place in sorted(missing, key=lambda place: place.line):
            part = parts[place.part]
            found[place.part][place.row] = self._create(part, place.row, rejections)
        return found

    def _create(self, part: TypedPoints, row: int, rejections: Rejections) -> int:
        key, measurement, field, _ = part.series_tuples[row]
        owner = (measurement, field)
        existing = self._types.get(owner) or self._committed.types.get(owner)
        if existing not in (None, part.type):
            rejections.add_conflict(part, row, existing)
            return _CONFLICT
        new = NewSeries(self._next_id, key, measurement, field, part.type)
        self._next_id += 1
        self._types[owner] = part.type
        self._ids.setdefault(part.type, {})[series_identity(key, field)] = new.id
        self._new_series.append(new)
        return new.id

    def _stage_few_rows(self, part: TypedPoints, ids: list[int], lasts: list[int]) -> None:
        sequence, newest = self._next_sequence, list(lasts)
        rows: dict[TableKind, list[tuple[int, int, object, int]]] = {
            kind: [] for kind in (TableKind.SEGMENT, TableKind.LATE)
        }
        newer, late = rows.values()
        for number, time, value in part.value_tuples:
            series = ids[number]
            if series == _CONFLICT:
                continue
            if time <= lasts[number]:
                late.append((series, time, value, sequence))
                continue
            newer.append((series, time, value, sequence))
            newest[number] = max(newest[number], time)
        for kind, of_kind in rows.items():
            if of_kind:
                self._rows.setdefault((kind, part.type), []).extend(of_kind)
        for series, time, last in zip(ids, newest, lasts, strict=True):
            if time != last:
                self._last_times[series] = time

    def _stage_rows(self, part: TypedPoints, ids: list[int], lasts: list[int]) -> None:
        numbers, times, values = part.rows["series"], part.rows["time"], part.rows["value"]
        if _CONFLICT in ids:
            is_stored = (pl.Series(ids, dtype=pl.Int64()) != _CONFLICT).gather(numbers)
            numbers, times = numbers.filter(is_stored), times.filter(is_stored)
            values = values.filter(is_stored)
        if not numbers.len():
            return
        # A conflict's place in `ids` is not gathered any more.
        series = pl.Series(ids, dtype=pl.Int64()).cast(pl.UInt32, strict=False).gather(numbers)
        columns = (series.alias("series"), times.alias("time"), values.alias("value"))
        if _minimum(times) > max(lasts):
            self._append(TableKind.SEGMENT, part.type, columns)
        else:
            is_late = times <= pl.Series(lasts, dtype=pl.Int64()).gather(numbers)
            late = (column.filter(is_late) for column in columns)
            self._append(TableKind.LATE, part.type, tuple(late))
            newer = (column.filter(~is_late) for column in columns)
            self._append(TableKind.SEGMENT, part.type, tuple(newer))
        for number, time in _newer(numbers, times, lasts):
            self._last_times[ids[number]] = time

    def _append(self, kind: TableKind, type_: FieldType, columns: tuple[pl.Series, ...]) -> None:
        height = columns[0].len()
        if height:
            sequence = pl.Series("seq", [self._next_sequence], pl.Int64())
            rows = pl.DataFrame([*columns, sequence.new_from_index(0, height)])
            self._frames.setdefault((kind, type_), []).append(rows)

    def _last_time(self, series: int) -> int:
        staged = self._last_times.get(series)
        if staged is not None:
            return staged
        lasts = self._committed.last_times
        return lasts[series] if 0 <= series < len(lasts) else NEVER


def _identities(part: TypedPoints) -> Iterable[str]:
    if part.height > FEW_VALUES:
        joined = pl.concat_str("key", "field", separator="\n")
        return part.series.select(joined).to_series()
    return (series_identity(key, field) for key, _, field, _ in part.series_tuples)


def _minimum(times: pl.Series) -> int:
    first = times.min()
    assert isinstance(first, int)
    return first


def _newer(numbers: pl.Series, times: pl.Series, lasts: list[int]) -> Iterator[tuple[int, int]]:
    """Give the numbers that have a time after their last one, with the greatest such time."""
    before = np.array(lasts, np.int64)
    newest = before.copy()
    np.maximum.at(newest, numbers.to_numpy(), times.to_numpy())
    moved = np.flatnonzero(newest > before)
    return zip(moved.tolist(), newest[moved].tolist(), strict=True)
