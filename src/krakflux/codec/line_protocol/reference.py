"""The plain parser, line by line: fastest for small bodies, and the authority for large ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.codec.line_protocol.batch import BatchBuilder
from krakflux.codec.line_protocol.errors import LineError, reject_lines
from krakflux.codec.line_protocol.lines import split_lines
from krakflux.codec.line_protocol.plain import scan_plain_line
from krakflux.codec.line_protocol.scanner import scan_line

if TYPE_CHECKING:
    from krakflux.codec.line_protocol.precision import Precision
    from krakflux.model.points import PointBatch

__all__ = ["parse_lines"]


def parse_lines(body: bytes, precision: Precision, default_time: int) -> PointBatch:
    """Parse a body; `default_time` (ns) is taken as it is for points without a time.

    Raises:
        InvalidError: with InfluxDB's message for every bad line.
    """
    # Bytes that are not UTF-8 survive as lone surrogates until their line is looked at.
    text = body.decode("utf-8", "surrogateescape")
    builder = BatchBuilder()
    problems: list[tuple[str, str]] = []
    for number, line in split_lines(text):
        try:
            _check_encoding(line)
            point = scan_plain_line(line, precision) or scan_line(line, precision)
        except LineError as error:
            readable = line.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            problems.append((readable, error.reason))
            continue
        time = default_time if point.time is None else point.time
        builder.add(point.head, point.fields, time, number)
    if problems:
        raise reject_lines(problems)
    return builder.build()


def _check_encoding(line: str) -> None:
    if line.isascii():
        return
    try:
        line.encode()
    except UnicodeEncodeError:
        raise LineError("invalid UTF-8") from None
