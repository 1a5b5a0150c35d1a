"""The short cut for small bodies as most are: every line holds one float and a time.

It answers None wherever it is not sure; the other parsers then decide.
"""

from __future__ import annotations

import re
from itertools import repeat
from operator import mul
from typing import TYPE_CHECKING, Final

from krakflux.codec.line_protocol.batch import TIME_FIELD
from krakflux.codec.line_protocol.plain import LONGEST_NAME, read_head
from krakflux.model.points import FieldType, PointBatch, TypedPoints
from krakflux.model.time import MAX_TIME

if TYPE_CHECKING:
    from krakflux.codec.line_protocol.precision import Precision
    from krakflux.model.points import SeriesTuple

__all__ = ["parse_floats"]

# A whole line: head, field, value, time; the value can't be out of range.
_LINE: Final = re.compile(
    r'^([^ \t\n\r\0\\"#]++) ([^ \t\n\r\0\\"=,]++)=(-?[0-9]{1,15}(?:\.[0-9]{1,30})?)'
    r" (-?[0-9]{1,19})$",
    re.MULTILINE,
)


def parse_floats(body: bytes, precision: Precision) -> PointBatch | None:
    """Parse a body; see `parse_lines`."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return None
    if _LINE.match(text) is None:
        return None
    lines = _LINE.findall(text)
    # As many as there are lines, so that none was passed over.
    if len(lines) != text.count("\n") + (not text.endswith("\n")):
        return None
    heads, fields, values, digits = zip(*lines, strict=True)
    times = list(map(int, digits))
    if precision.nanoseconds > 1:
        times = list(map(mul, times, repeat(precision.nanoseconds)))
    if TIME_FIELD in fields or max(times) > MAX_TIME or min(times) < -MAX_TIME:
        return None
    described = _describe(heads, fields)
    if described is None:
        return None
    series, numbers = described
    places = [numbers[place] for place in zip(heads, fields, strict=True)]
    # A later point replaces an earlier one.
    points = dict(zip(zip(places, times, strict=True), map(float, values), strict=True))
    rows = [(number, time, value) for (number, time), value in points.items()]
    return PointBatch((TypedPoints.of_tuples(FieldType.FLOAT, series, rows),), len(lines))


def _describe(
    heads: tuple[str, ...], fields: tuple[str, ...]
) -> tuple[list[SeriesTuple], dict[tuple[str, str], int]] | None:
    """Give the distinct series, and for each head and field its series' number."""
    series: list[SeriesTuple] = []
    known: dict[tuple[str, str], int] = {}
    numbers: dict[tuple[str, str], int] = {}
    for line, place in enumerate(zip(heads, fields, strict=True), 1):
        if place in numbers:
            continue
        head = read_head(place[0]) if max(map(len, place)) <= LONGEST_NAME else None
        if head is None:
            return None
        number = numbers[place] = known.setdefault((head.key, place[1]), len(series))
        if number == len(series):
            series.append((head.key, head.measurement, place[1], line))
    return series, numbers
