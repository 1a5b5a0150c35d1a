"""The short cut for lines as nearly all are: no escape, no quote, single spaces.

It answers None wherever it is not sure; `scanner` then decides.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from krakflux.codec.line_protocol.errors import LineError
from krakflux.codec.line_protocol.scanner import RESERVED_TAG_KEYS, Head, Point, scan_head
from krakflux.codec.line_protocol.values import BOOLEANS, parse_number
from krakflux.model.points import FieldType
from krakflux.model.time import MAX_TIME

if TYPE_CHECKING:
    from krakflux.codec.line_protocol.precision import Precision
    from krakflux.codec.line_protocol.scanner import Field

__all__ = ["LONGEST_NAME", "read_head", "scan_plain_line"]

# Far from every limit on the length of a key, whatever the bytes of its letters.
LONGEST_NAME: Final = 1_024
_CACHED_HEADS: Final = 8_192
_INT64_DIGITS: Final = 19


def scan_plain_line(line: str, precision: Precision) -> Point | None:
    """Read a plain line; see `scan_line`."""
    if "\\" in line or '"' in line:
        return None
    sections = line.split(" ")
    if len(sections) > 3 or len(sections) < 2 or len(sections[0]) > LONGEST_NAME:
        return None
    head = read_head(sections[0])
    fields = _read_fields(sections[1])
    if head is None or fields is None:
        return None
    if len(sections) == 2:
        return Point(head, fields, None)
    time = _read_time(sections[2], precision)
    return None if time is None else Point(head, fields, time)


@lru_cache(maxsize=_CACHED_HEADS)
def read_head(text: str) -> Head | None:
    """Read measurement and tags; None where they hold a fault. The same series come again."""
    measurement, *pairs = text.split(",")
    previous = ""
    for pair in pairs:
        tag, _, value = pair.partition("=")
        if not value or "=" in value or tag <= previous or tag in RESERVED_TAG_KEYS:
            return _read_odd_head(text)
        previous = tag
    return Head(text, measurement) if measurement else None


def _read_odd_head(text: str) -> Head | None:
    try:
        return scan_head(text + " ")[0]
    except LineError:
        return None


def _read_fields(text: str) -> list[Field] | None:
    fields: list[Field] = []
    for part in text.split(","):
        name, _, value = part.partition("=")
        if not name or not value or len(name) > LONGEST_NAME:
            return None
        boolean = BOOLEANS.get(value)
        if boolean is not None:
            fields.append((name, FieldType.BOOLEAN, boolean))
            continue
        try:
            fields.append((name, *parse_number(value)))
        except LineError:
            return None
    return fields


def _read_time(text: str, precision: Precision) -> int | None:
    digits = text.removeprefix("-")
    if len(digits) > _INT64_DIGITS or not (digits.isascii() and digits.isdigit()):
        return None
    time = int(text) * precision.nanoseconds
    return time if -MAX_TIME <= time <= MAX_TIME else None
