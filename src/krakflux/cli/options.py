"""The flags that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from krakflux.cli.render import Format

__all__ = [
    "AuthorityFile",
    "Bucket",
    "CertificateFile",
    "ConfigFile",
    "DataDirectory",
    "Exchange",
    "Host",
    "Interval",
    "KeyFile",
    "LogLevel",
    "Organization",
    "OutputFormat",
    "Pairs",
    "Port",
    "Scan",
    "Tls",
    "Token",
    "Url",
]

DataDirectory = Annotated[
    Path | None,
    typer.Option(
        "--data-dir", metavar="DIR", help="Where krakflux keeps its data.", show_default=False
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="The settings file.", show_default=False),
]
LogLevel = Annotated[
    str | None,
    typer.Option(metavar="LEVEL", help="debug, info, warning or error.", show_default=False),
]
OutputFormat = Annotated[Format, typer.Option("--format", "-f", help="How to print the answer.")]

Host = Annotated[
    str | None, typer.Option(metavar="NAME", help="Listen there. [127.0.0.1]", show_default=False)
]
Port = Annotated[
    int | None, typer.Option(metavar="NUMBER", help="Listen there. [8086]", show_default=False)
]
Tls = Annotated[
    bool | None,
    typer.Option(
        "--tls", help="Serve https, by an authority made here unless --certificate is given."
    ),
]
CertificateFile = Annotated[
    Path | None,
    typer.Option("--certificate", metavar="FILE", help="Serve https with it.", show_default=False),
]
KeyFile = Annotated[
    Path | None,
    typer.Option("--key", metavar="FILE", help="The key of --certificate.", show_default=False),
]

Exchange = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS", help="Kraken, or a replay. [https://api.kraken.com]", show_default=False
    ),
]
Pairs = Annotated[
    str | None,
    typer.Option(metavar="PAIR,PAIR…", help="What to collect, like BTC/USD.", show_default=False),
]
Interval = Annotated[
    float | None,
    typer.Option(metavar="SECONDS", help="Between two polls. [10]", show_default=False),
]

Scan = Annotated[
    bool | None,
    typer.Option("--scan", help="Also every other pair's volume and trades, minute by minute."),
]

Url = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="The platform's address.", show_default=False),
]
Token = Annotated[
    str | None, typer.Option(metavar="TEXT", help="The platform's token.", show_default=False)
]
Organization = Annotated[
    str | None, typer.Option("--org", metavar="NAME", help="The organization.", show_default=False)
]
Bucket = Annotated[
    str | None,
    typer.Option("--bucket", "-b", metavar="NAME", help="The bucket.", show_default=False),
]
AuthorityFile = Annotated[
    Path | None,
    typer.Option(
        "--authority", metavar="FILE", help="Trust the authority in it.", show_default=False
    ),
]
