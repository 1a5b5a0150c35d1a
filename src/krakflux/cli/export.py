"""`krakflux export`: a bucket's points as a file that other programs read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from krakflux.cli.client import PlatformClient
from krakflux.cli.connected import connected
from krakflux.cli.moments import parse_moment
from krakflux.cli.options import Bucket
from krakflux.cli.progress import Meter
from krakflux.clock import SystemClock
from krakflux.errors import ConfigurationError

__all__ = ["export"]

_PIECE_LINES = 100_000


class FileFormat(StrEnum):
    """The form of an exported file."""

    PARQUET = "parquet"
    LINES = "lp"


@connected
def export(
    client: PlatformClient,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to; lp goes to output without."),
    ] = None,
    bucket: Bucket = None,
    start: Annotated[
        str, typer.Option(metavar="TIME", help="The first moment: a date, RFC3339, or 30d ago.")
    ] = "1677-09-22",
    stop: Annotated[
        str | None, typer.Option(metavar="TIME", help="The end, not included. [now]")
    ] = None,
    form: Annotated[
        FileFormat, typer.Option("--format", "-f", help="The form of the file.")
    ] = FileFormat.PARQUET,
) -> None:
    """Write a bucket's points to a file of Parquet or line protocol.

    Parquet has a row for each value: `_time`, `_measurement`, `_field`, a column for each tag, and
    the value in the column of its type (`_float`, `_integer`, `_unsigned`, `_string`, `_boolean`).
    """
    connection = client.connection
    target = bucket or connection.bucket
    if not target:
        raise ConfigurationError("no bucket is known; give --bucket")
    if form is FileFormat.PARQUET and output is None:
        raise ConfigurationError("Parquet needs a file; give --output")
    now = SystemClock().now()
    parameters = {
        "org": connection.org,
        "bucket": target,
        "start": str(parse_moment(start, now)),
        "stop": str(parse_moment(stop, now) if stop else now),
    }
    with client.download("/api/krakflux/export", parameters) as answer, Meter() as meter:
        total = int(answer.headers["X-Krakflux-Values"])
        pieces = _shown(_whole_lines(answer.iter_bytes()), meter, total)
        if form is FileFormat.LINES:
            _write_lines(pieces, output)
        elif output is not None:
            from krakflux.cli.parquet import write_parquet

            write_parquet(pieces, output)


def _write_lines(pieces: Iterable[bytes], output: Path | None) -> None:
    opened = nullcontext(sys.stdout.buffer) if output is None else _create(output)
    with opened as stream:
        for piece in pieces:
            stream.write(piece)


def _create(file: Path) -> BinaryIO:
    try:
        return file.open("xb")
    except OSError as error:
        raise ConfigurationError(f"cannot write {file}: {error.strerror}") from error


def _shown(pieces: Iterable[bytes], meter: Meter, total: int) -> Iterator[bytes]:
    done = 0
    for piece in pieces:
        yield piece
        done += piece.count(b"\n")
        meter.show("export", done, max(total, done, 1))


def _whole_lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Join what came in to pieces of many lines that each end with a line's end."""
    held: list[bytes] = []
    lines = 0
    for chunk in chunks:
        held.append(chunk)
        lines += chunk.count(b"\n")
        if lines >= _PIECE_LINES:
            text = b"".join(held)
            end = text.rfind(b"\n") + 1
            yield text[:end]
            held, lines = [text[end:]], 0
    if rest := b"".join(held):
        yield rest
