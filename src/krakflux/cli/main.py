"""The words of the command line, and the one place where they begin and end."""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer

from krakflux.cli import (
    backfill,
    backup,
    bucket,
    collect,
    demo,
    export,
    import_,
    pairs,
    query,
    record,
    replay,
    serve,
    status,
    token,
    up,
    user,
    version,
    write,
)
from krakflux.cli.errors import report

__all__ = ["application", "main"]

application = typer.Typer(
    name="krakflux",
    help="Your own Kraken exchange terminal, on a time-series platform that speaks InfluxDB 2.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_COMMANDS: tuple[Callable[..., None], ...] = (
    up.up,
    serve.serve,
    demo.demo,
    collect.collect,
    record.record,
    replay.replay,
    status.status,
    pairs.pairs,
    backfill.backfill,
    query.query,
    write.write,
    export.export,
    backup.backup,
    backup.restore,
    version.version,
)
for command in _COMMANDS:
    application.command()(command)
application.command("import")(import_.import_history)
for noun in (bucket.application, token.application, user.application):
    application.add_typer(noun)


def main(words: list[str] | None = None) -> None:
    """Run `krakflux` with `words` (None: the process's own) and leave the process."""
    sys.exit(report(application, sys.argv[1:] if words is None else words))
