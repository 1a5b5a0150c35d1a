"""Parsed columns of a body put together into a `PointBatch`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.model.points import FieldType, PointBatch, TypedPoints

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from krakflux.codec.line_protocol.scanner import Head

__all__ = ["Assembly", "Lines"]

# Numbers below it can be told apart in 64 bits, and added to.
_PACKED_LIMIT: Final = 1 << 62


@dataclass(frozen=True, slots=True)
class Lines:
    """What some lines have beside their fields.

    Attributes:
        heads: UInt32, for each line the number of its series key.
        times: Int64, ns, for each line.
        numbers: UInt32, their places in the body, rising.
        distinct_heads: Each number in `heads` once.
        first_numbers: The place of the first line with that head.
    """

    heads: pl.Series
    times: pl.Series
    numbers: pl.Series
    distinct_heads: pl.Series
    first_numbers: pl.Series

    @classmethod
    def without_firsts(cls, heads: pl.Series, times: pl.Series, numbers: pl.Series) -> Lines:
        """Find the distinct heads and their first lines."""
        firsts = heads.arg_unique()
        return cls(heads, times, numbers, heads.gather(firsts), numbers.gather(firsts))

    def gather(self, rows: pl.Series) -> Lines:
        """Pick lines by row number."""
        return Lines.without_firsts(
            self.heads.gather(rows), self.times.gather(rows), self.numbers.gather(rows)
        )


@dataclass(frozen=True, slots=True)
class _Shape:
    """The values of one type on lines that have the same fields."""

    lines: Lines
    columns: dict[str, pl.Series]


class Assembly:
    """Takes lines and their values slice by slice, shape by shape; `build` gives the batch."""

    def __init__(self) -> None:
        self._heads: list[Head] = []
        self._numbers: dict[str, int] = {}
        self._lines: list[Lines] = []
        self._shapes: dict[FieldType, list[_Shape]] = {}

    def number(self, head: Head) -> int:
        """Give a head its number; heads of one series key share it."""
        number = self._numbers.setdefault(head.key, len(self._heads))
        if number == len(self._heads):
            self._heads.append(head)
        return number

    def add_lines(self, lines: Lines) -> None:
        """Announce lines, in the order of the body."""
        self._lines.append(lines)

    def add_values(self, lines: Lines, values: Sequence[tuple[str, FieldType, pl.Series]]) -> None:
        """Add the fields of some of these lines."""
        columns: dict[FieldType, dict[str, pl.Series]] = {}
        for field, kind, column in values:
            columns.setdefault(kind, {})[field] = column
        for kind, of_kind in columns.items():
            self._shapes.setdefault(kind, []).append(_Shape(lines, of_kind))

    def build(self) -> PointBatch:
        """Make the batch of all that was added."""
        has_duplicates = self._has_duplicates()
        parts = (
            self._build_part(kind, self._shapes[kind], has_duplicates)
            for kind in FieldType
            if kind in self._shapes
        )
        return PointBatch(tuple(parts), sum(lines.times.len() for lines in self._lines))

    def _has_duplicates(self) -> bool:
        """Tell whether two lines share series key and time: only then values can collide."""
        times = pl.concat([lines.times for lines in self._lines])
        heads = pl.concat([lines.heads for lines in self._lines])
        low, high, width = times.min(), times.max(), len(self._heads)
        assert isinstance(low, int)
        assert isinstance(high, int)
        if (high - low + 1) * width < _PACKED_LIMIT:
            places = (times - low) * width + heads.cast(pl.Int64)
            # Lines mostly come by time, and by series within a time.
            is_rising = (places.slice(1) > places.slice(0, places.len() - 1)).all()
            return not is_rising and places.n_unique() < places.len()
        if times.n_unique() == times.len():
            return False
        return pl.DataFrame([heads.alias("head"), times.alias("time")]).is_duplicated().any()

    def _build_part(
        self, kind: FieldType, shapes: list[_Shape], has_duplicates: bool
    ) -> TypedPoints:
        """Number the series: code = head × number of fields + field, then without gaps."""
        names = dict.fromkeys(name for shape in shapes for name in shape.columns)
        fields = {name: at for at, name in enumerate(names)}
        series = _first_lines(shapes, fields)
        codes = _concat(
            codes for shape in shapes for codes in _codes(shape.lines.heads, shape, fields)
        )
        times = _concat(shape.lines.times for shape in shapes for _ in shape.columns)
        values = _concat(column for shape in shapes for column in shape.columns.values())
        places = _densify(codes, series["code"])
        rows = pl.DataFrame([places.alias("series"), times.alias("time"), values.alias("value")])
        if has_duplicates:
            numbers = _concat(shape.lines.numbers for shape in shapes for _ in shape.columns)
            rows = _keep_last(rows, numbers)
        return TypedPoints(kind, self._describe(series, list(fields)), rows)

    def _describe(self, series: pl.DataFrame, fields: list[str]) -> pl.DataFrame:
        head = pl.col("code") // len(fields)
        keys = pl.lit(pl.Series([head.key for head in self._heads], dtype=pl.String))
        measurements = pl.lit(
            pl.Series([head.measurement for head in self._heads], dtype=pl.String)
        )
        names = pl.lit(pl.Series(fields, dtype=pl.String))
        return series.select(
            keys.gather(head).alias("key"),
            measurements.gather(head).alias("measurement"),
            names.gather(pl.col("code") % len(fields)).alias("field"),
            "line",
        )


def _concat(columns: Iterable[pl.Series]) -> pl.Series:
    series = list(columns)
    return pl.concat(series, rechunk=True) if len(series) > 1 else series[0]


def _codes(heads: pl.Series, shape: _Shape, fields: dict[str, int]) -> list[pl.Series]:
    if len(fields) == 1:
        return [heads]
    scaled = heads.cast(pl.UInt64) * len(fields)
    return [scaled + fields[name] for name in shape.columns]


def _first_lines(shapes: list[_Shape], fields: dict[str, int]) -> pl.DataFrame:
    """Give the code of each series and the first line that has it, sorted by code."""
    codes = _concat(
        codes for shape in shapes for codes in _codes(shape.lines.distinct_heads, shape, fields)
    )
    lines = _concat(shape.lines.first_numbers for shape in shapes for _ in shape.columns)
    series = pl.DataFrame([codes.alias("code"), lines.alias("line")])
    if len(shapes) > 1:
        series = series.group_by("code").agg(pl.col("line").min())
    return series.sort("code")


def _keep_last(rows: pl.DataFrame, numbers: pl.Series) -> pl.DataFrame:
    return (
        rows.with_columns(numbers.alias("line"))
        .sort("line", maintain_order=True)
        .unique(["series", "time"], keep="last", maintain_order=True)
        .drop("line")
    )


def _densify(codes: pl.Series, known: pl.Series) -> pl.Series:
    """Turn codes into their places in `known`, which is sorted and has all of them."""
    last = known[-1]
    if last == known.len() - 1:
        return codes.cast(pl.UInt32)
    return known.search_sorted(codes).cast(pl.UInt32)
