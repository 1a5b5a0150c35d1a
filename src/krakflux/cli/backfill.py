"""`krakflux backfill`: trades that happened before krakflux was there, and those it missed."""

from __future__ import annotations

from typing import Annotated

import typer

from krakflux.cli.options import ConfigFile, DataDirectory, Exchange, LogLevel

__all__ = ["backfill"]


def backfill(
    pair: Annotated[str, typer.Argument(metavar="PAIR", help="Like BTC/USD.")],
    since: Annotated[
        str | None,
        typer.Option(
            metavar="MOMENT",
            help="From when on: 2026-01-31, an RFC3339 time, or 30d. [the oldest trade held]",
            show_default=False,
        ),
    ] = None,
    exchange: Exchange = None,
    data_dir: DataDirectory = None,
    log_level: LogLevel = "warning",
    config: ConfigFile = None,
) -> None:
    """Fetch a pair's trades, newest first, and heal its holes; can be stopped and repeated."""
    from krakflux.app.backfill import run_backfill
    from krakflux.app.holdings import read_pair_documents
    from krakflux.cli.moments import parse_moment
    from krakflux.cli.process import prepare
    from krakflux.cli.progress import BackfillMeter
    from krakflux.clock import SystemClock
    from krakflux.collector.settings import read_pairs

    settings = prepare(
        {"collector.exchange": exchange, "data_dir": data_dir, "log_level": log_level}, config
    )
    (name,) = read_pairs(pair)
    clock = SystemClock()
    moment = None if since is None else parse_moment(since, clock.now())
    with BackfillMeter(clock.now()) as meter:
        run_backfill(settings, clock, name, moment, meter.show)
    held = [each for each in read_pair_documents(settings.data_dir) if each["pair"] == name]
    for each in held:
        print(
            f"{name}: {meter.trades} new; {each['trades']} trades from {each['first']}"
            f" to {each['last']}, {each['missing']} missing"
        )
    if not held:
        print(f"{name}: the exchange has no numbered trades of it")
