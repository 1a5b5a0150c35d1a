"""Points gathered one by one into the columns of a `PointBatch`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.model.points import FieldType, PointBatch, TypedPoints

if TYPE_CHECKING:
    from krakflux.codec.line_protocol.scanner import Field, Head
    from krakflux.model.points import FieldValue

__all__ = ["MAX_STRING_LENGTH", "TIME_FIELD", "BatchBuilder"]

MAX_STRING_LENGTH: Final = 1_048_576
TIME_FIELD: Final = "time"


class _Columns:
    def __init__(self) -> None:
        self.numbers: dict[tuple[str, str], int] = {}
        self.measurements: list[str] = []
        self.lines: list[int] = []
        # (series, time) → value: a later point replaces an earlier one.
        self.values: dict[tuple[int, int], FieldValue] = {}

    def add(self, head: Head, field: str, line: int, time: int, value: FieldValue) -> None:
        series = self.numbers.setdefault((head.key, field), len(self.measurements))
        if series == len(self.measurements):
            self.measurements.append(head.measurement)
            self.lines.append(line)
        self.values[series, time] = value

    def build(self, kind: FieldType) -> TypedPoints:
        series = [
            (key, measurement, field, line)
            for (key, field), measurement, line in zip(
                self.numbers, self.measurements, self.lines, strict=True
            )
        ]
        rows = [(number, time, value) for (number, time), value in self.values.items()]
        return TypedPoints.of_tuples(kind, series, rows)


class BatchBuilder:
    """Takes points in the order of the body; `build` gives the batch."""

    def __init__(self) -> None:
        self._columns: dict[FieldType, _Columns] = {}
        self._lines = 0
        self._rejected = 0
        self._reason: str | None = None

    def add(self, head: Head, fields: list[Field], time: int, line: int) -> None:
        """Add a point of a line; `time` in ns.

        A field named `time` is left out; a point that has no other, or a string over InfluxDB's
        limit, is rejected as a whole.
        """
        self._lines += 1
        if len(fields) > 1 and len({field[0] for field in fields}) < len(fields):
            # Of a field that stands twice in a line the last counts, whatever its type.
            fields = list({field[0]: field for field in fields}.values())
        reason = _find_rejection(head.measurement, fields)
        if reason is not None:
            self._rejected += 1
            self._reason = self._reason or reason
            return
        for name, kind, value in fields:
            if name != TIME_FIELD:
                columns = self._columns.get(kind) or self._columns.setdefault(kind, _Columns())
                columns.add(head, name, line, time, value)

    def build(self) -> PointBatch:
        """Make the batch of all points added."""
        parts = (self._columns[kind].build(kind) for kind in FieldType if kind in self._columns)
        return PointBatch(tuple(parts), self._lines, self._rejected, self._reason)


def _find_rejection(measurement: str, fields: list[Field]) -> str | None:
    if fields[0][0] == TIME_FIELD and len(fields) == 1:
        return f'invalid field name: input field "time" on measurement "{measurement}" is invalid'
    for name, _, value in fields:
        if isinstance(value, str) and 4 * len(value) > MAX_STRING_LENGTH:
            length = len(value.encode())
            if length > MAX_STRING_LENGTH:
                return (
                    f'input field "{name}" on measurement "{measurement}" is too long, '
                    f"{length} > {MAX_STRING_LENGTH}"
                )
    return None
