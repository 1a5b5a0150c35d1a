"""Line protocol: bytes of a write request ⇄ points in columns.

`parse` turns a body into a `PointBatch`, `cut_pieces` cuts one too large to be parsed at once;
`format_point` and `format_block` write points, `series_key` and `parse_series_key` write and read
the textual form of a series. Grammar, messages and limits are those of InfluxDB 2's own parser, but
for one courtesy: one carriage return before a line's end is cut.
Imports model and errors only.
"""

from __future__ import annotations

from krakflux.codec.line_protocol.format import format_point
from krakflux.codec.line_protocol.keys import parse_series_key, series_key
from krakflux.codec.line_protocol.parse import parse
from krakflux.codec.line_protocol.pieces import cut_pieces
from krakflux.codec.line_protocol.precision import Precision, parse_precision
from krakflux.codec.line_protocol.write import format_block

__all__ = [
    "Precision",
    "cut_pieces",
    "format_block",
    "format_point",
    "parse",
    "parse_precision",
    "parse_series_key",
    "series_key",
]
