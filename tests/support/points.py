"""Points one by one, and the batches made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.codec.line_protocol import Precision, parse, series_key
from krakflux.codec.line_protocol.keys import escape_name
from krakflux.model.points import FieldType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krakflux.model.points import PointBatch

__all__ = ["Point", "Value", "batch_of", "point"]

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Point:
    """One value; `tags` sorted by key."""

    measurement: str
    tags: tuple[tuple[str, str], ...]
    field: str
    type: FieldType
    time: int
    value: Value

    def line(self) -> str:
        key = series_key(self.measurement, dict(self.tags))
        return f"{key} {escape_name(self.field)}={_LITERALS[self.type](self.value)} {self.time}"


def _quote(value: Value) -> str:
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_LITERALS = {
    FieldType.FLOAT: repr,
    FieldType.INTEGER: "{}i".format,
    FieldType.UNSIGNED: "{}u".format,
    FieldType.STRING: _quote,
    FieldType.BOOLEAN: str,
}
_TYPES = {
    float: FieldType.FLOAT,
    int: FieldType.INTEGER,
    str: FieldType.STRING,
    bool: FieldType.BOOLEAN,
}


def point(measurement: str, field: str, time: int, value: Value, **tags: str) -> Point:
    """Make a point of the type its Python value suggests."""
    return Point(measurement, tuple(sorted(tags.items())), field, _TYPES[type(value)], time, value)


def batch_of(points: Iterable[Point]) -> PointBatch:
    """Make a batch by way of line protocol."""
    body = "\n".join(each.line() for each in points)
    return parse(body.encode(), Precision.NANOSECOND, 0)
