"""Cuts a source into pieces that fit in memory, each a text that the recognisers understand."""

from __future__ import annotations

import io
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final

import msgspec
import polars as pl

from krakflux.collector.history.sources import open_source
from krakflux.collector.replay.frames import is_recording
from krakflux.errors import InvalidError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krakflux.collector.history.sources import OpenSource, Source

__all__ = ["Block", "BlockForm", "read_blocks"]

_BLOCK_BYTES: Final = 4 << 20
_MOST_AT_ONCE: Final = 2 << 30
_FEATHER: Final = b"ARROW1"
_PARQUET: Final = b"PAR1"
# What another trading program's JSON exports hold, by the number of columns.
_CANDLE_COLUMNS: Final = ("date", "open", "high", "low", "close", "volume")
_TRADE_COLUMNS: Final = ("timestamp", "id", "type", "side", "price", "amount", "cost")


class BlockForm(Enum):
    """What a piece is written in."""

    TABLE = auto()
    ANSWERS = auto()
    FRAMES = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a source.

    Attributes:
        form: CSV, whole JSON documents, or recorded frames.
        text: Whole lines; of CSV with the header where the source has one.
        end: The place in the unpacked source after this piece.
        position: How far the raw file is read.
    """

    form: BlockForm
    text: str
    end: int
    position: int


def read_blocks(source: Source, start: int) -> Iterator[Block]:
    """Read a source from the place `start`, which an earlier block ended at.

    Raises:
        InvalidError: it can't be read, or is no text.
    """
    with open_source(source) as opened:
        head = opened.stream.read(_BLOCK_BYTES)
        try:
            if is_recording(head):
                yield from _read_lines(opened, head, start, BlockForm.FRAMES)
            elif head.startswith((_FEATHER, _PARQUET)) or head.lstrip()[:1] in (b"{", b"["):
                if start == 0:
                    yield _read_whole(opened, head)
            else:
                yield from _read_lines(opened, head, start, BlockForm.TABLE)
        except (UnicodeDecodeError, pl.exceptions.PolarsError, msgspec.DecodeError) as error:
            raise InvalidError(f"can't be read: {error}") from error


def _read_whole(opened: OpenSource, head: bytes) -> Block:
    data = head + opened.stream.read(_MOST_AT_ONCE)
    end, position = len(data), opened.raw.tell()
    if data.startswith(_FEATHER):
        return Block(BlockForm.TABLE, _csv(pl.read_ipc(io.BytesIO(data))), end, position)
    if data.startswith(_PARQUET):
        return Block(BlockForm.TABLE, _csv(pl.read_parquet(io.BytesIO(data))), end, position)
    if data.lstrip()[:1] == b"[":
        table = _csv(_frame_of_rows(msgspec.json.decode(data)))
        return Block(BlockForm.TABLE, table, end, position)
    return Block(BlockForm.ANSWERS, data.decode(), end, position)


def _frame_of_rows(rows: list[list[Any]]) -> pl.DataFrame:
    width = len(rows[0]) if rows and isinstance(rows[0], list) else 0
    columns = {6: _CANDLE_COLUMNS, 7: _TRADE_COLUMNS}.get(width)
    if columns is None:
        raise InvalidError("is JSON of no known form")
    texts = [[None if value is None else str(value) for value in row] for row in rows]
    return pl.DataFrame(texts, schema=dict.fromkeys(columns, pl.String), orient="row")


def _csv(frame: pl.DataFrame) -> str:
    """Write a table as text; moments become milliseconds, as the recognisers read them."""
    moments = [name for name, kind in frame.schema.items() if isinstance(kind, pl.Datetime)]
    return frame.with_columns(pl.col(moments).dt.epoch("ms")).write_csv()


def _read_lines(opened: OpenSource, head: bytes, start: int, form: BlockForm) -> Iterator[Block]:
    header, place = _header(head) if form is BlockForm.TABLE else (b"", 0)
    data = head
    if start > place:
        data, place = _skip(opened, head, start), start
    else:
        data = head[place:]
    while data := _fill(opened, data):
        cut = data.rfind(b"\n") + 1
        if cut == 0 or len(data) < _BLOCK_BYTES:
            cut = len(data)
        place += cut
        text = (header + data[:cut]).decode("utf-8-sig")
        data = data[cut:]
        if text[len(header) :].strip():
            yield Block(form, text, place, opened.raw.tell())


def _fill(opened: OpenSource, data: bytes) -> bytes:
    """Read on until there is a block's worth, or nothing more."""
    while len(data) < _BLOCK_BYTES and (more := opened.stream.read(_BLOCK_BYTES)):
        data += more
    return data


def _skip(opened: OpenSource, head: bytes, start: int) -> bytes:
    """Read on to a place; gives what was read beyond it."""
    read = len(head)
    data = head
    while read < start:
        data = opened.stream.read(_BLOCK_BYTES)
        if not data:
            return b""
        read += len(data)
    return data[len(data) - (read - start) :]


def _header(head: bytes) -> tuple[bytes, int]:
    """Give the line that names the columns, and where the rows begin; a banner may precede it."""
    lines = head.split(b"\n", 2)
    if not lines[0] or lines[0].lstrip(b"\xef\xbb\xbf")[:1].isdigit():
        return b"", 0
    if len(lines) > 2 and lines[0].count(b",") < lines[1].count(b",") - 2:
        return lines[1] + b"\n", len(lines[0]) + len(lines[1]) + 2
    return lines[0] + b"\n", min(len(lines[0]) + 1, len(head))
