"""`krakflux write`: send points in line protocol."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from krakflux.cli.client import PlatformClient
from krakflux.cli.connected import connected
from krakflux.cli.options import Bucket
from krakflux.cli.progress import Meter
from krakflux.errors import ConfigurationError

__all__ = ["write"]

_PIECE_BYTES = 8 << 20


@connected
def write(
    client: PlatformClient,
    lines: Annotated[
        list[str] | None,
        typer.Argument(metavar="LINE…", help="Points; without any they are read from input."),
    ] = None,
    bucket: Bucket = None,
    precision: Annotated[
        str, typer.Option("--precision", "-p", metavar="UNIT", help="ns, us, ms or s.")
    ] = "ns",
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", help="Read the points from a file.")
    ] = None,
) -> None:
    """Write points in line protocol; nothing is printed when all of them are stored.

    A file may be Parquet, too, as `export` makes it; long files are sent in pieces.
    """
    connection = client.connection
    target = bucket or connection.bucket
    if not target:
        raise ConfigurationError("no bucket is known; give --bucket")
    parameters = {"org": connection.org, "bucket": target, "precision": precision}
    if lines and file is not None:
        raise typer.BadParameter("give points or --file, not both")
    if file is None:
        client.send_text("/api/v2/write", _read_body(lines), "text/plain", parameters)
        return
    with Meter() as meter:
        for piece, share in _read_file(file):
            client.send_text("/api/v2/write", piece, "text/plain", parameters)
            meter.show(file.name, share, 1.0)


def _read_file(file: Path) -> Iterator[tuple[bytes, float]]:
    """Give a file's points in pieces, each with how much of the file is read then."""
    try:
        if file.suffix == ".parquet":
            from krakflux.cli.parquet import read_parquet

            yield from read_parquet(file)
            return
        size = max(file.stat().st_size, 1)
        with file.open("rb") as stream:
            done = 0
            while lines := stream.readlines(_PIECE_BYTES):
                piece = b"".join(lines)
                done += len(piece)
                yield piece, done / size
    except OSError as error:
        raise typer.BadParameter(f"cannot read {file}: {error.strerror}") from error


def _read_body(lines: list[str] | None) -> bytes:
    if not lines or lines == ["-"]:
        return sys.stdin.buffer.read()
    return "\n".join(lines).encode()
