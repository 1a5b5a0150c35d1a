"""`krakflux collect`: the collector alone, writing to any InfluxDB 2 address."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from krakflux.app.announcement import Announcement, Collecting
from krakflux.app.feed import collecting, collector_settings
from krakflux.app.serving import run_until_signalled
from krakflux.collector.memory import FileCandleMemory
from krakflux.collector.sinks import InfluxSink
from krakflux.collector.supervisor import open_collector

if TYPE_CHECKING:
    from krakflux.app.announcement import Announce
    from krakflux.clock import Clock
    from krakflux.collector.sinks import InfluxTarget
    from krakflux.config import Settings

__all__ = ["run_collect"]


def run_collect(settings: Settings, target: InfluxTarget, clock: Clock, announce: Announce) -> None:
    """Collect until the process is told to end; what isn't delivered by then stays queued.

    Raises:
        ConfigurationError: a setting or the queue's directory can't be used.
    """
    feed = collector_settings(settings.collector)
    directory = settings.data_dir / "collect"
    sink = InfluxSink(target, directory / "queue")
    memory = FileCandleMemory(directory / "candles.json")

    async def main() -> None:
        async with open_collector(feed, sink, clock, memory) as collector:
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
        run_until_signalled(main())
    finally:
        sink.close()
