"""The one entry: picks the parser that suits a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.codec.line_protocol.reference import parse_lines

if TYPE_CHECKING:
    from krakflux.codec.line_protocol.precision import Precision
    from krakflux.model.points import PointBatch

__all__ = ["parse"]


def parse(body: bytes, precision: Precision, default_time: int) -> PointBatch:
    """Parse the body of a write request.

    Args:
        body: Line protocol, uncompressed.
        precision: The unit of its timestamps.
        default_time: For points without a timestamp, in ns; cut to `precision`.

    Raises:
        InvalidError: a line is no point; the message names every such line and its reason, as
            InfluxDB words it, joined by newlines.
    """
    return parse_lines(body, precision, precision.truncate(default_time))
