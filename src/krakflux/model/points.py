"""Points in columns: what the line-protocol parser makes and storage takes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

__all__ = ["FieldType", "PointBatch", "TypedPoints"]


class FieldType(Enum):
    """A field's type; the value is InfluxDB's name for it in messages."""

    FLOAT = "float"
    INTEGER = "integer"
    UNSIGNED = "unsigned"
    STRING = "string"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
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
    """

    type: FieldType
    series: pl.DataFrame
    rows: pl.DataFrame


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
