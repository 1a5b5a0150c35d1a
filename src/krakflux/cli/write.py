"""`krakflux write`: send points in line protocol."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from krakflux.cli.client import PlatformClient
from krakflux.cli.connected import connected
from krakflux.cli.options import Bucket
from krakflux.errors import ConfigurationError

__all__ = ["write"]


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
    """Write points in line protocol; nothing is printed when all of them are stored."""
    connection = client.connection
    target = bucket or connection.bucket
    if not target:
        raise ConfigurationError("no bucket is known; give --bucket")
    parameters = {"org": connection.org, "bucket": target, "precision": precision}
    client.send_text("/api/v2/write", _read_body(lines, file), "text/plain", parameters)


def _read_body(lines: list[str] | None, file: Path | None) -> bytes:
    if lines and file is not None:
        raise typer.BadParameter("give points or --file, not both")
    if file is not None:
        try:
            return file.read_bytes()
        except OSError as error:
            raise typer.BadParameter(f"cannot read {file}: {error.strerror}") from error
    if not lines or lines == ["-"]:
        return sys.stdin.buffer.read()
    return "\n".join(lines).encode()
