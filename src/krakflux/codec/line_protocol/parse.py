"""The one entry: picks the parser that suits a body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.codec.line_protocol.columns import parse_columns
from krakflux.codec.line_protocol.floats import parse_floats
from krakflux.codec.line_protocol.reference import parse_lines

if TYPE_CHECKING:
    from krakflux.codec.line_protocol.precision import Precision
    from krakflux.model.points import PointBatch

__all__ = ["parse"]

# Below this the line-by-line parser wins over columns.
_LARGE_BYTES: Final = 16 * 1024
# Up to here a loop over plain lines does.
_MOST_BYTES_OF_FLOATS: Final = 48 * 1024


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
    default_time = precision.truncate(default_time)
    batch = parse_floats(body, precision) if len(body) < _MOST_BYTES_OF_FLOATS else None
    if batch is not None:
        return batch
    if len(body) >= _LARGE_BYTES:
        batch = parse_columns(body, precision, default_time)
        if batch is not None:
            return batch
    return parse_lines(body, precision, default_time)
