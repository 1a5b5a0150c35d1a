"""What a storage engine must answer, computed from points in a dictionary by plain loops."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl
import re2

from krakflux.model.predicate import And, Comparison, IsPresent, Not, Operator, Or
from krakflux.model.tables import TABLE
from krakflux.model.time import Bounds
from krakflux.storage.port import Aggregate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from krakflux.model.points import FieldType
    from krakflux.model.predicate import Predicate
    from krakflux.model.tables import TableBlock
    from krakflux.model.window import Window
    from krakflux.storage.port import ReadSpec
    from support.points import Point, Value

__all__ = ["Oracle", "SeriesId", "Table", "tables_of"]

Row = dict[str, object]


@dataclass(frozen=True, slots=True, order=True)
class SeriesId:
    measurement: str
    tags: tuple[tuple[str, str], ...]
    field: str

    @property
    def columns(self) -> dict[str, str]:
        return {"_measurement": self.measurement, "_field": self.field, **dict(self.tags)}


@dataclass(frozen=True, slots=True)
class Table:
    """One table of an answer: times as ns."""

    columns: tuple[str, ...]
    key: Row
    rows: list[Row]


@dataclass
class Oracle:
    """The points of one bucket."""

    points: dict[SeriesId, dict[int, Value]] = field(default_factory=lambda: defaultdict(dict))
    types: dict[tuple[str, str], FieldType] = field(default_factory=dict)

    def write(self, points: Sequence[Point]) -> int:
        """Store points and give how many are dropped for their type."""
        dropped: set[tuple[object, ...]] = set()
        for point in points:
            owner = (point.measurement, point.field)
            series = SeriesId(point.measurement, point.tags, point.field)
            if self.types.setdefault(owner, point.type) is point.type:
                self.points[series][point.time] = point.value
            else:
                dropped.add((series, point.type, point.time))
        return len(dropped)

    def delete(self, bounds: Bounds, predicate: Predicate | None) -> None:
        for series, values in list(self.points.items()):
            for time in self._selected(series, bounds, predicate):
                del values[time]
            if not values:
                del self.points[series]
        owners = {(series.measurement, series.field) for series in self.points}
        self.types = {owner: kind for owner, kind in self.types.items() if owner in owners}

    def series(self, bounds: Bounds, predicate: Predicate | None) -> list[SeriesId]:
        return [each for each in self.points if self._selected(each, bounds, predicate)]

    def read(self, spec: ReadSpec) -> list[Table]:
        """Carry out a `ReadSpec` whose window, if any, is fixed in UTC."""
        members: dict[tuple[tuple[str, str], ...], list[tuple[SeriesId, int, Value]]]
        members = defaultdict(list)
        for series in sorted(self.points, key=_series_key_order):
            for time in self._selected(series, spec.bounds, spec.predicate):
                key = tuple(
                    (name, value)
                    for name, value in sorted(series.columns.items())
                    if spec.group is None or name in spec.group
                )
                members[key].append((series, time, self.points[series][time]))
        return [
            table for key, points in members.items() for table in _tables(dict(key), points, spec)
        ]

    def _selected(self, series: SeriesId, bounds: Bounds, predicate: Predicate | None) -> list[int]:
        return sorted(
            time
            for time, value in self.points[series].items()
            if bounds.start <= time < bounds.stop
            and (predicate is None or _selects(predicate, series.columns, time, value))
        )


def _series_key_order(series: SeriesId) -> tuple[str, str]:
    from krakflux.codec.line_protocol import series_key

    return series_key(series.measurement, dict(series.tags)), series.field


def _selects(predicate: Predicate, tags: dict[str, str], time: int, value: Value) -> bool:
    match predicate:
        case And(operands):
            return all(_selects(operand, tags, time, value) for operand in operands)
        case Or(operands):
            return any(_selects(operand, tags, time, value) for operand in operands)
        case IsPresent(column):
            return column in tags or column in ("_value", "_time")
        case Not(operand):
            return not _selects(operand, tags, time, value)
        case Comparison(column, operator, literal):
            known: dict[str, object] = {**tags, "_time": time, "_value": value}
            return column in known and _compare(known[column], operator, literal)


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "bool"
    return "number" if isinstance(value, int | float) else "text"


def _compare(left: object, operator: Operator, right: object) -> bool:
    if _kind(left) != _kind(right):
        return False
    if operator in (Operator.MATCH, Operator.NOT_MATCH):
        if not isinstance(left, str):
            return False
        return (re2.search(right, left) is not None) is (operator is Operator.MATCH)
    if isinstance(left, float) or isinstance(right, float):
        left, right = float(left), float(right)
    equality = {Operator.EQUAL: left == right, Operator.NOT_EQUAL: left != right}
    if operator in equality:
        return equality[operator]
    if _kind(left) == "bool":
        return False
    return {
        Operator.LESS: left < right,
        Operator.LESS_EQUAL: left <= right,
        Operator.GREATER: left > right,
        Operator.GREATER_EQUAL: left >= right,
    }[operator]


_SELECTORS = (Aggregate.FIRST, Aggregate.LAST, Aggregate.MIN, Aggregate.MAX)
Points = list[tuple[SeriesId, int, "Value"]]


def _tables(key: dict[str, str], points: Points, spec: ReadSpec) -> Iterator[Table]:
    bounds = spec.bounds
    # A point keeps what is not in the group key; where its series lacks a tag, that is null.
    spare = {name for series, _, _ in points for name in series.columns} - {*key}
    if spec.aggregate not in (None, *_SELECTORS):
        spare = set()
    if spec.aggregate is None:
        rows = [_point_row(*each) for each in _ordered(points, descending=spec.descending)]
        yield _table(key, bounds, rows, spec, spare)
    elif spec.window is None:
        yield _table(key, bounds, [_aggregate(spec.aggregate, points)], spec, spare)
    elif spec.time_column is None:
        for window, inside in _windows(spec, points):
            yield _table(key, window, [_aggregate(spec.aggregate, inside)], spec, spare)
    else:
        rows = []
        for window, inside in _windows(spec, points):
            time = window.start if spec.time_column == "_start" else window.stop
            rows.append({**_aggregate(spec.aggregate, inside), "_time": time})
        if spec.descending:
            rows.reverse()
        if rows:
            yield _table(key, bounds, rows, spec, spare)


def _ordered(points: Points, *, descending: bool) -> Points:
    if not descending:
        return points
    return sorted(points, key=lambda each: (_series_key_order(each[0]), -each[1]))


def _point_row(series: SeriesId, time: int, value: Value) -> Row:
    return {"_time": time, "_value": value, **series.columns}


def _table(
    key: dict[str, str], bounds: Bounds, rows: list[Row], spec: ReadSpec, spare: set[str]
) -> Table:
    full_key: Row = {"_start": bounds.start, "_stop": bounds.stop, **key}
    others = sorted(spare)
    last = len(rows) if spec.limit is None else spec.offset + spec.limit
    names = [name for name in ("_time", "_value") if any(name in row for row in rows)]
    columns = ("_start", "_stop", *names, *sorted((*key, *others)))
    shown = [{name: row.get(name) for name in (*names, *others)} for row in rows]
    return Table(columns, full_key, shown[spec.offset : last])


def _windows(spec: ReadSpec, points: Points) -> Iterator[tuple[Bounds, Points]]:
    assert spec.window is not None
    for window in _window_bounds(spec.window, spec.bounds):
        inside = [each for each in points if window.start <= each[1] < window.stop]
        if inside or spec.create_empty:
            yield window.intersect(spec.bounds), inside


def _window_bounds(window: Window, bounds: Bounds) -> Iterator[Bounds]:
    every, period = window.every.nanoseconds, window.period.signed_nanoseconds
    zero = window.offset.signed_nanoseconds - window.location.offset
    index = (bounds.start - zero - abs(period)) // every - 1
    while (start := zero + every * index + min(period, 0)) < bounds.stop:
        if start + abs(period) > bounds.start:
            yield Bounds(start, start + abs(period))
        index += 1


def _aggregate(aggregate: Aggregate, points: Points) -> Row:
    values = [value for _, _, value in points]
    match aggregate:
        case Aggregate.COUNT:
            return {"_value": len(values)}
        case Aggregate.SUM:
            return {"_value": sum(values) if values else None}
        case Aggregate.MEAN:
            return {"_value": sum(values) / len(values) if values else None}
    if not points:
        return {"_time": None, "_value": None}
    match aggregate:
        case Aggregate.FIRST:
            return _point_row(*points[0])
        case Aggregate.LAST:
            return _point_row(*points[-1])
        case Aggregate.MIN:
            return _point_row(*points[values.index(min(values))])
        case Aggregate.MAX:
            return _point_row(*points[values.index(max(values))])
    raise AssertionError(aggregate)


def tables_of(blocks: Iterable[TableBlock]) -> list[Table]:
    """Take blocks apart into tables, and check that each block is well-formed."""
    tables: list[Table] = []
    for block in blocks:
        assert set(block.columns) == {*block.keys.columns, *block.rows.columns} - {TABLE}
        assert block.keys[TABLE].to_list() == list(range(block.keys.height))
        assert block.rows[TABLE].is_sorted()
        keys = _plain(block.keys)
        rows = _plain(block.rows)
        of_table: dict[object, list[Row]] = defaultdict(list)
        for row in rows:
            of_table[row.pop(TABLE)].append(row)
        tables += [Table(block.columns, key, of_table[key.pop(TABLE)]) for key in keys]
    return tables


def _plain(frame: pl.DataFrame) -> list[Row]:
    return frame.with_columns(pl.col(pl.Datetime("ns")).to_physical()).to_dicts()
