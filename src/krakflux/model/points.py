"""Points in columns: what the line-protocol parser makes and storage takes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "VALUE_TYPES",
    "FieldType",
    "FieldValue",
    "PointBatch",
    "SeriesTuple",
    "TypedPoints",
    "ValueTuple",
]


class FieldType(Enum):
    """A field's type; the value is InfluxDB's name for it in messages."""

    FLOAT = "float"
    INTEGER = "integer"
    UNSIGNED = "unsigned"
    STRING = "string"
    BOOLEAN = "boolean"


# Classes, not instances: Polars compares them many times for each column it makes.
VALUE_TYPES: Final[dict[FieldType, type[pl.DataType]]] = {
    FieldType.FLOAT: pl.Float64,
    FieldType.INTEGER: pl.Int64,
    FieldType.UNSIGNED: pl.UInt64,
    FieldType.STRING: pl.String,
    FieldType.BOOLEAN: pl.Boolean,
}

FieldValue = float | int | str | bool
SeriesTuple = tuple[str, str, str, int]
"""Series key, measurement, field and line, as in the columns of `TypedPoints.series`."""
ValueTuple = tuple[int, int, FieldValue]
"""Series, time and value, as in the columns of `TypedPoints.rows`."""


class TypedPoints:
    """All values of one type in a batch.

    `series` has one row for each distinct (series key, field) of this type, columns:

    * `key` (String): the canonical series key, `measurement,tag=value,…`, tags sorted bytewise by
      key, escaped as line protocol escapes them;
    * `measurement` (String): unescaped;
    * `field` (String): unescaped;
    * `line` (UInt32): the 1-based line of the body where it first stood. It decides which of two
      types a new field takes: the one that came first.

    `rows` has one row for each value, columns `series` (UInt32, row number in `series`), `time`
    (Int64 ns) and `value` (Float64, Int64, UInt64, String or Boolean), in no particular order. No
    two rows share (series, time): within a body the later line has won.

    Few points are kept as tuples, since setting up columns takes longer than all else that is done
    with them; the columns are made when they are asked for.
    """

    __slots__ = ("_columns", "_tuples", "type")

    def __init__(self, type_: FieldType, series: pl.DataFrame, rows: pl.DataFrame) -> None:
        self.type = type_
        self._columns: tuple[pl.DataFrame, pl.DataFrame] | None = (series, rows)
        self._tuples: tuple[Sequence[SeriesTuple], Sequence[ValueTuple] | None] | None = None

    @classmethod
    def of_tuples(
        cls, type_: FieldType, series: Sequence[SeriesTuple], rows: Sequence[ValueTuple]
    ) -> TypedPoints:
        """Make points of what would be the rows of the columns."""
        points = cls.__new__(cls)
        points.type = type_
        points._columns = None
        points._tuples = (series, rows)
        return points

    @property
    def series(self) -> pl.DataFrame:
        return self._as_columns()[0]

    @property
    def rows(self) -> pl.DataFrame:
        return self._as_columns()[1]

    @property
    def height(self) -> int:
        """How many values there are."""
        if self._columns is not None:
            return self._columns[1].height
        return len(self.value_tuples)

    @property
    def series_tuples(self) -> Sequence[SeriesTuple]:
        return self._as_tuples()[0]

    @property
    def value_tuples(self) -> Sequence[ValueTuple]:
        """Ask for few points only: each value becomes an object of its own."""
        series, values = self._as_tuples()
        if values is None:
            values = self.rows.rows()
            self._tuples = (series, values)
        return values

    def _as_columns(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        if self._columns is None:
            self._columns = _to_columns(self.type, self.series_tuples, self.value_tuples)
        return self._columns

    def _as_tuples(self) -> tuple[Sequence[SeriesTuple], Sequence[ValueTuple] | None]:
        if self._tuples is None:
            self._tuples = (self.series.rows(), None)
        return self._tuples


@dataclass(frozen=True, slots=True)
class PointBatch:
    """The points of one body: at most one `TypedPoints` for each field type, none of them empty.

    `rejected` and `rejected_reason` carry points that were well-formed but must not be stored
    (a field named `time` alone, a string over the limit): InfluxDB's "partial write" cases that
    the parser alone can see. `lines` counts the points of the body.
    """

    parts: tuple[TypedPoints, ...]
    lines: int
    rejected: int = 0
    rejected_reason: str | None = None


def _to_columns(
    type_: FieldType, series: Sequence[SeriesTuple], rows: Sequence[ValueTuple]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    keys, measurements, fields, lines = zip(*series, strict=True)
    numbers, times, values = zip(*rows, strict=True)
    return (
        pl.DataFrame(
            [
                pl.Series("key", keys, pl.String),
                pl.Series("measurement", measurements, pl.String),
                pl.Series("field", fields, pl.String),
                pl.Series("line", lines, pl.UInt32),
            ]
        ),
        pl.DataFrame(
            [
                pl.Series("series", numbers, pl.UInt32),
                pl.Series("time", times, pl.Int64),
                pl.Series("value", values, VALUE_TYPES[type_]),
            ]
        ),
    )
