"""`krakflux collect`: the collector alone, writing to any InfluxDB 2 address."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from krakflux.app.announcement import Announcement, Collecting
from krakflux.app.feed import collecting, collector_settings, trade_book
from krakflux.app.holdings import ledger_file
from krakflux.app.serving import run_until_signalled
from krakflux.collector.ledger import open_ledger
from krakflux.collector.memory import FileCandleMemory
from krakflux.collector.sinks import InfluxSink
from krakflux.collector.supervisor import open_collector

if TYPE_CHECKING:
    from krakflux.app.announcement import Announce
    from krakflux.clock import Clock
    from krakflux.collector.ledger import Ledger
    from krakflux.collector.sinks import InfluxTarget
    from krakflux.config import Settings

__all__ = ["ledger_target", "run_collect"]


def ledger_target(target: InfluxTarget) -> str:
    """Name a bucket at another address as the ledger does."""
    return f"{target.url} {target.organization}/{target.bucket}"


def run_collect(settings: Settings, target: InfluxTarget, clock: Clock, announce: Announce) -> None:
    """Collect until the process is told to end; what isn't delivered by then stays queued.

    Raises:
        ConfigurationError: a setting or the queue's directory can't be used.
    """
    feed = collector_settings(settings.collector)
    directory = settings.data_dir / "collect"
    sink = InfluxSink(target, directory / "queue")
    memory = FileCandleMemory(directory / "candles.json")

    async def main(ledger: Ledger) -> None:
        book = trade_book(settings.collector, ledger, sink, clock)
        async with open_collector(feed, sink, clock, memory, book) as collector:
            announce(
                Announcement(
                    address=target.url,
                    data_directory=directory,
                    collecting=Collecting(feed.exchange, feed.pairs, feed.interval_s),
                )
            )
            async with collecting(collector, sink):
                await asyncio.Event().wait()

    try:
        with open_ledger(ledger_file(settings.data_dir), ledger_target(target)) as ledger:
            run_until_signalled(main(ledger))
    finally:
        sink.close()
