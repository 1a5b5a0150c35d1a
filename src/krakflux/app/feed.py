"""The collector as part of a process: made from settings, run beside a server, shown to it."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.app.stream import stream_settings, translate_stream
from krakflux.collector.settings import LONGER_INTERVALS, CollectorSettings, read_pairs
from krakflux.collector.trades import TradeBook
from krakflux.server.ports import (
    FeedKind,
    FeedSnapshot,
    FeedState,
    PairSnapshot,
    PairState,
    ScannedPairSnapshot,
    ScanSnapshot,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from krakflux import config
    from krakflux.clock import Clock
    from krakflux.collector.ledger import Ledger
    from krakflux.collector.scanner import MarketScanner
    from krakflux.collector.sinks import Sink
    from krakflux.collector.status import CollectorStatus, PairStatus
    from krakflux.collector.supervisor import Collector

__all__ = ["CollectorFeed", "CollectorScan", "collecting", "collector_settings", "trade_book"]

_log = logging.getLogger(__name__)


def collector_settings(settings: config.CollectorSettings) -> CollectorSettings:
    """Give the collector what the settings say.

    Raises:
        ConfigurationError: a name that can't be a pair's.
    """
    return CollectorSettings(
        pairs=read_pairs(",".join(settings.pairs)),
        interval_s=settings.interval_s,
        exchange=settings.exchange,
        longer_intervals=LONGER_INTERVALS,
        scans_market=settings.scan,
        stream=stream_settings(settings),
    )


def trade_book(
    settings: config.CollectorSettings, ledger: Ledger, sink: Sink, clock: Clock
) -> TradeBook | None:
    """Give the book of trades; None where the settings want none collected."""
    return TradeBook(ledger, sink, clock) if settings.trades else None


@asynccontextmanager
async def collecting(collector: Collector, sink: Sink) -> AsyncIterator[None]:
    """Collect while the block runs; on leaving, what was polled reaches the sink first."""
    stop = asyncio.Event()
    task = asyncio.create_task(_run(collector, sink, stop))
    try:
        yield
    finally:
        stop.set()
        await task


async def _run(collector: Collector, sink: Sink, stop: asyncio.Event) -> None:
    try:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(sink.run(stop))
            tasks.create_task(collector.run(stop))
    except Exception:
        # The platform goes on answering; the status shows that nothing comes in.
        _log.exception("the collector of %s ended", collector.status().exchange)


@dataclass(frozen=True, slots=True)
class CollectorFeed:
    """Shows a collector to the server, which knows nothing of collectors."""

    collector: Collector
    book: TradeBook | None = None

    def snapshot(self) -> FeedSnapshot:
        """Tell how the collector does now."""
        return _translate(self.collector.status(), self.book)


@dataclass(frozen=True, slots=True)
class CollectorScan:
    """Shows what a scanner saw to the server."""

    scanner: MarketScanner

    def newest(self) -> ScanSnapshot | None:
        """Give the newest minute."""
        minute = self.scanner.newest
        if minute is None:
            return None
        traded = (
            ScannedPairSnapshot(
                each.pair,
                each.last,
                each.volume,
                each.trades,
                each.usual_volume,
                each.usual_trades,
            )
            for each in minute.traded
        )
        return ScanSnapshot(minute.time, minute.pairs, tuple(traded))


def _translate(status: CollectorStatus, book: TradeBook | None) -> FeedSnapshot:
    return FeedSnapshot(
        exchange=status.exchange,
        kind=FeedKind(status.kind.value),
        state=FeedState(status.state.value),
        since=status.since,
        interval_s=status.interval_s,
        last_success=status.last_success,
        error=status.error,
        retry_in_s=status.retry_in_s,
        pairs=tuple(_translate_pair(item, book) for item in status.pairs),
        stream=None if status.stream is None else translate_stream(status.stream),
    )


def _translate_pair(item: PairStatus, book: TradeBook | None) -> PairSnapshot:
    summary = None if book is None else book.summary(item.pair)
    return PairSnapshot(
        pair=item.pair,
        state=PairState(item.state.value),
        message=item.message,
        last_time=item.last_time,
        trades=None if summary is None else summary.trades,
        missing=None if summary is None else summary.missing,
    )
