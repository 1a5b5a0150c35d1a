"""`krakflux replay`: recorded payloads or a generated market, served as Kraken would."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from krakflux.cli.options import LogLevel

__all__ = ["replay"]


def replay(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH…", help="Recorded files or directories.")
    ] = None,
    synthetic: Annotated[
        int | None, typer.Option(metavar="SEED", help="Generate a market instead.")
    ] = None,
    speed: Annotated[float, typer.Option(min=0.001, help="How many times faster.")] = 1.0,
    loop: Annotated[bool, typer.Option("--loop", help="Begin again at the end.")] = False,
    now: Annotated[bool, typer.Option("--now", help="Shift the times: the first is now.")] = False,
    fault: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME[:N]",
            help="Let something go wrong, may be repeated: drop, stall, checksum, missing-trades, "
            "rate-limit, html (each time after N frames, trades or answers), "
            "maintenance (N seconds).",
        ),
    ] = None,
    host: Annotated[str, typer.Option(metavar="NAME", help="Listen there.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Listen there; 0 = any.")] = 8087,
    log_level: LogLevel = None,
) -> None:
    """Serve recorded Kraken data (or a generated market) as Kraken's REST and WebSocket do."""
    if bool(paths) == (synthetic is not None):
        raise typer.BadParameter("give recorded paths or --synthetic SEED")

    from krakflux.app.replay import ReplaySource, run_replay
    from krakflux.cli.announce import print_announcement
    from krakflux.cli.process import prepare

    prepare({"log_level": log_level}, None)
    faults = tuple(fault or ())
    source = ReplaySource(tuple(paths or ()), synthetic, speed, loop, now, faults)
    run_replay(source, host, port, print_announcement)
