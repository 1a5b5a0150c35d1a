"""What a group of writes adds to a bucket: decided, but not yet in the bucket's file.

The log keeps additions as they are, so reading it again decides nothing anew. An encoded addition
is a run of blocks: what it is (0 = the new series, 1 = rows of the segment, 2 = late rows), the
type's code, the length, and that many bytes of an Arrow IPC stream.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.model.points import FieldType
from krakflux.storage.duckdb.series_map import NewSeries
from krakflux.storage.duckdb.tables import TableKind
from krakflux.storage.duckdb.value_types import TYPE_CODES, TYPE_OF_CODE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = [
    "Addition",
    "Target",
    "decode_addition",
    "encode_addition",
    "series_frame",
    "series_of_frame",
]

Target = tuple[TableKind, FieldType]

_BLOCK: Final = struct.Struct("<BBQ")
_SERIES: Final = 0
# In files; never to be changed.
_CODE_OF_KIND: Final = {TableKind.SEGMENT: 1, TableKind.LATE: 2}
_KIND_OF_CODE: Final = {code: kind for kind, code in _CODE_OF_KIND.items()}


@dataclass(frozen=True, slots=True)
class Addition:
    """What some batches add.

    Attributes:
        sequence: The number of the last of them.
        new_series: By ascending id.
        last_times: By series id: the newest time, where it moves.
        rows: `series, time, value, seq`, for each kind of table and each type; no frame is empty.
        height: How many rows there are.
    """

    sequence: int
    new_series: Sequence[NewSeries]
    last_times: Mapping[int, int]
    rows: Mapping[Target, pl.DataFrame]
    height: int


def series_frame(series: Sequence[NewSeries]) -> pl.DataFrame:
    """Give series as rows of the table `series`."""
    return pl.DataFrame(
        [
            pl.Series("id", [new.id for new in series], pl.UInt32()),
            pl.Series("key", [new.key for new in series], pl.String()),
            pl.Series("measurement", [new.measurement for new in series], pl.String()),
            pl.Series("field", [new.field for new in series], pl.String()),
            pl.Series("type", [TYPE_CODES[new.type] for new in series], pl.UInt8()),
        ]
    )


def series_of_frame(frame: pl.DataFrame) -> list[NewSeries]:
    """Undo `series_frame`."""
    return [
        NewSeries(id_, key, measurement, field, TYPE_OF_CODE[code])
        for id_, key, measurement, field, code in frame.iter_rows()
    ]


def encode_addition(addition: Addition) -> bytes:
    """Write an addition for the log."""
    blocks: list[bytes] = []
    if addition.new_series:
        blocks += _encode(_SERIES, 0, series_frame(addition.new_series))
    for (kind, type_), rows in addition.rows.items():
        blocks += _encode(_CODE_OF_KIND[kind], TYPE_CODES[type_], rows)
    return b"".join(blocks)


def decode_addition(sequence: int, content: bytes) -> Addition:
    """Undo `encode_addition`."""
    new_series: list[NewSeries] = []
    rows: dict[Target, pl.DataFrame] = {}
    for kind, type_, frame in _decode(content):
        if kind == _SERIES:
            new_series = series_of_frame(frame)
        else:
            rows[_KIND_OF_CODE[kind], TYPE_OF_CODE[type_]] = frame
    # Late rows never move a newest time.
    newest = [frame for (kind, _), frame in rows.items() if kind is TableKind.SEGMENT]
    last_times = {
        series: time
        for frame in newest
        for series, time in frame.group_by("series").agg(pl.col("time").max()).iter_rows()
    }
    height = sum(frame.height for frame in rows.values())
    return Addition(sequence, new_series, last_times, rows, height)


def _encode(kind: int, type_: int, frame: pl.DataFrame) -> tuple[bytes, bytes]:
    stream = BytesIO()
    frame.write_ipc_stream(stream)
    content = stream.getvalue()
    return _BLOCK.pack(kind, type_, len(content)), content


def _decode(content: bytes) -> Iterator[tuple[int, int, pl.DataFrame]]:
    position = 0
    while position < len(content):
        kind, type_, length = _BLOCK.unpack_from(content, position)
        position += _BLOCK.size
        yield kind, type_, pl.read_ipc_stream(BytesIO(content[position : position + length]))
        position += length
