"""`krakflux collect`: the collector alone, writing to any InfluxDB 2 address."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.app.announcement import Announcement, Collecting
from krakflux.app.feed import collecting, collector_settings, make_collector
from krakflux.app.files import hold_data_directory
from krakflux.app.serving import run_until_signalled
from krakflux.collector.sinks import InfluxSink

if TYPE_CHECKING:
    from pathlib import Path

    from krakflux.app.announcement import Announce
    from krakflux.clock import Clock
    from krakflux.config import Settings

__all__ = ["Target", "run_collect"]


@dataclass(frozen=True, slots=True)
class Target:
    """The bucket that points go to; `authority` signed the address's certificate."""

    url: str
    token: str
    org: str
    bucket: str
    authority: Path | None = None


def run_collect(settings: Settings, target: Target, clock: Clock, announce: Announce) -> None:
    """Collect until the process is told to end; what isn't delivered by then stays queued.

    Raises:
        ConfigurationError: a setting or the queue's directory can't be used.
    """
    feed = collector_settings(settings.collector)
    directory = settings.data_dir / "collect"
    with hold_data_directory(directory):

        async def main() -> None:
            sink = InfluxSink(target.url, target.token, target.org, target.bucket, directory)
            async with make_collector(feed, sink, clock) as collector, collecting(collector):
                announce(
                    Announcement(
                        address=target.url,
                        data_directory=directory,
                        collecting=Collecting(feed.exchange, feed.pairs, feed.interval_s),
                    )
                )
                await asyncio.Event().wait()

        run_until_signalled(main())
