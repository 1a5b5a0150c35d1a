"""One line, character by character as InfluxDB reads it: the authority on what a line means.

The faults of a line are looked for in InfluxDB's order, so that a line with several names the same
one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from krakflux.codec.line_protocol.errors import LineError
from krakflux.codec.line_protocol.keys import (
    MEASUREMENT_END,
    NAME_END,
    join_series_key,
    unescape_measurement,
    unescape_name,
)
from krakflux.codec.line_protocol.values import (
    NUMBER_START,
    parse_boolean,
    parse_number,
)
from krakflux.model.points import FieldType, FieldValue
from krakflux.model.time import MAX_TIME, MIN_TIME

if TYPE_CHECKING:
    from krakflux.codec.line_protocol.precision import Precision

__all__ = ["RESERVED_TAG_KEYS", "Field", "Head", "Point", "scan_fields", "scan_head", "scan_line"]

MAX_KEY_LENGTH: Final = 65_535
# InfluxDB's separator of series key and field in its files counts as part of the key.
_FIELD_SEPARATOR_LENGTH: Final = 4
RESERVED_TAG_KEYS: Final = frozenset(("time", "_measurement", "_field"))

_WHITESPACE: Final = re.compile(r"[ \t\0]*")
_VALUE_END: Final = re.compile(r"[, ]|\Z")
_STRING: Final = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"', re.DOTALL)
_STRING_ESCAPE: Final = re.compile(r'\\(["\\])')
_TIMESTAMP: Final = re.compile(r"-?[0-9]*")
_INT64: Final = range(-(1 << 63), 1 << 63)

Field = tuple[str, FieldType, FieldValue]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the fields: the canonical series key and the measurement in it."""

    key: str
    measurement: str


@dataclass(frozen=True, slots=True)
class Point:
    """A line's content; `time` is in ns, None where the line has none."""

    head: Head
    fields: list[Field]
    time: int | None


def scan_line(line: str, precision: Precision) -> Point:
    """Read a line without leading white space and without its end.

    Raises:
        LineError: with InfluxDB's reason.
    """
    head, position = scan_head(line)
    fields, position = scan_fields(line, position)
    _check_key_length(head.key, fields)
    return Point(head, fields, _scan_time(line[position:], precision))


def scan_head(line: str) -> tuple[Head, int]:
    """Read measurement and tags; also give where the fields begin.

    Raises:
        LineError: with InfluxDB's reason.
    """
    if line.startswith(","):
        raise LineError("missing measurement")
    end = MEASUREMENT_END.search(line)
    if end is None:
        raise LineError("missing fields")
    measurement = unescape_measurement(line[: end.start()])
    tags: list[tuple[str, str]] = []
    position = end.start()
    while line[position] == ",":
        tag, position = _scan_tag(line, position + 1)
        tags.append(tag)
    _check_tags(tags)
    tags.sort()
    return Head(join_series_key(measurement, tags), measurement), position


def _scan_tag(line: str, start: int) -> tuple[tuple[str, str], int]:
    end = NAME_END.search(line, start)
    if start == len(line) or (end is not None and end.start() == start):
        raise LineError("missing tag key")
    if end is None or end.group() != "=":
        raise LineError("missing tag value")
    value_start = end.end()
    value_end = NAME_END.search(line, value_start)
    if value_start == len(line) or line[value_start] in ", ":
        raise LineError("missing tag value")
    if value_end is None:
        raise LineError("missing fields")
    if value_end.group() == "=":
        raise LineError("invalid tag format")
    tag = unescape_name(line[start : end.start()])
    value = unescape_name(line[value_start : value_end.start()])
    return (tag, value), value_end.start()


def _check_tags(tags: list[tuple[str, str]]) -> None:
    keys = [key for key, _ in tags]
    if len(set(keys)) != len(keys):
        raise LineError("duplicate tags")
    for key in keys:
        if key in RESERVED_TAG_KEYS:
            raise LineError(f'cannot use reserved tag key "{key}"')


def scan_fields(line: str, start: int) -> tuple[list[Field], int]:
    """Read the fields from `start` on, white space before them skipped; also give their end.

    Raises:
        LineError: with InfluxDB's reason.
    """
    fields: list[Field] = []
    position = _skip_whitespace(line, start)
    is_malformed = False
    while True:
        end = NAME_END.search(line, position)
        if end is None or end.group() == " ":
            raise LineError("invalid field format")
        if end.group() == ",":
            # InfluxDB reports what is wrong further on first.
            is_malformed = True
            position = end.end()
            continue
        if end.start() == position:
            raise LineError("missing field key")
        kind, value, position_after = _scan_value(line, end.end())
        fields.append((unescape_name(line[position : end.start()]), kind, value))
        position = position_after
        if position < len(line) and line[position] not in ", ":
            raise LineError("invalid field format")
        if position == len(line) or line[position] == " ":
            break
        position += 1
    if is_malformed:
        raise LineError("invalid field format")
    return fields, position


def _scan_value(line: str, start: int) -> tuple[FieldType, FieldValue, int]:
    if start == len(line) or line[start] in ", ":
        raise LineError("missing field value")
    if line[start] == '"':
        string = _STRING.match(line, start)
        if string is None:
            raise LineError("unbalanced quotes")
        return FieldType.STRING, _unescape_string(string[1]), string.end()
    end = _VALUE_END.search(line, start)
    assert end is not None
    text = line[start : end.start()]
    if text[0] in NUMBER_START:
        return *parse_number(text), end.start()
    return FieldType.BOOLEAN, parse_boolean(text), end.start()


def _unescape_string(text: str) -> str:
    return _STRING_ESCAPE.sub(r"\1", text) if "\\" in text else text


def _check_key_length(key: str, fields: list[Field]) -> None:
    # No character takes more than four bytes.
    if 4 * (len(key) + max(len(name) for name, _, _ in fields)) < MAX_KEY_LENGTH - 4:
        return
    length = len(key.encode())
    if length > MAX_KEY_LENGTH:
        raise LineError(f"max key length exceeded: {length} > {MAX_KEY_LENGTH}")
    for name, _, _ in fields:
        with_field = length + _FIELD_SEPARATOR_LENGTH + len(name.encode())
        if with_field > MAX_KEY_LENGTH:
            raise LineError(f"max key length exceeded: {with_field} > {MAX_KEY_LENGTH}")


def _scan_time(text: str, precision: Precision) -> int | None:
    start = _skip_whitespace(text, 0)
    if start == len(text):
        return None
    match = _TIMESTAMP.match(text, start)
    assert match is not None
    end = match.end()
    if end < len(text) and text[end] != " ":
        raise LineError("bad timestamp")
    time = _scale(match.group(), precision)
    if text[end:].strip(" "):
        raise LineError("point is invalid")
    return time


def _scale(digits: str, precision: Precision) -> int:
    if digits == "-":
        raise LineError('strconv.ParseInt: parsing "-": invalid syntax')
    if len(digits) > 4300 or (count := int(digits)) not in _INT64:
        raise LineError(f'strconv.ParseInt: parsing "{digits}": value out of range')
    time = count * precision.nanoseconds
    if not MIN_TIME <= time <= MAX_TIME:
        raise LineError(f"time outside range {MIN_TIME} - {MAX_TIME}")
    return time


def _skip_whitespace(text: str, start: int) -> int:
    match = _WHITESPACE.match(text, start)
    assert match is not None
    return match.end()
