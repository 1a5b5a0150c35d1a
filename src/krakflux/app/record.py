"""`krakflux record`: what the exchange streams, frame by frame, for replays to come."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from krakflux.app.feed import collector_settings
from krakflux.app.serving import run_until_signalled
from krakflux.collector.recorder import SegmentRecorder
from krakflux.errors import ConfigurationError, UnavailableError
from krakflux.kraken.websocket.client import StreamClient
from krakflux.kraken.websocket.requests import (
    Channel,
    book_channel,
    candle_channel,
    ticker_channel,
    trade_channel,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from krakflux.clock import Clock
    from krakflux.collector.recorder import RecordedFrames
    from krakflux.config import Settings
    from krakflux.kraken.websocket.messages import Message
    from krakflux.kraken.websocket.parse import MalformedFrameError
    from krakflux.kraken.websocket.stream import Link

    OnRecord = Callable[[RecordedFrames, str], None]

__all__ = ["CHANNELS", "run_record"]

CHANNELS: Final = ("ticker", "trade", "book", "ohlc")
_REPORT_S: Final = 1.0


@dataclass(slots=True)
class _Listener:
    """Keeps the newest trouble, for people."""

    trouble: str = ""

    def connected(self, link: Link) -> None:
        self.trouble = ""

    def disconnected(self, cause: str) -> None:
        self.trouble = cause

    async def received(self, message: Message, time: int) -> None:
        """Do nothing: the frame is kept already."""

    def malformed(self, error: MalformedFrameError) -> None:
        self.trouble = "a frame that can't be read (it is kept)"

    def refused(self, channel: str | None, pair: str | None, reason: str) -> None:
        self.trouble = f"{channel} of {pair}: {reason}"


def run_record(
    settings: Settings,
    clock: Clock,
    directory: Path,
    channels: Sequence[str],
    on_progress: OnRecord,
    *,
    time_s: float | None = None,
) -> RecordedFrames:
    """Record until the process is told to end, or for so long; gives what was recorded.

    Args:
        settings: Say where the exchange is, which pairs, how deep the books.
        clock: The machine's; stamps frames.
        directory: Takes the segments.
        channels: Names out of `CHANNELS`.
        on_progress: Told once a second, with the newest trouble or "".
        time_s: How long; None = until told to end.

    Raises:
        ConfigurationError: a setting or the directory can't be used.
        UnavailableError: the disk is full, or the exchange said nothing at all.
    """
    feed = collector_settings(settings.collector)
    if feed.stream is None:
        raise ConfigurationError("collector.websocket is off; there is nothing to record")
    wanted = [(_channel(name, settings.collector.book_depth), feed.pairs) for name in channels]
    try:
        recorder = SegmentRecorder(directory)
    except OSError as error:
        raise ConfigurationError(f"cannot record to {directory}: {error.strerror}") from error
    listener = _Listener()
    client = StreamClient(feed.stream.connection, wanted, listener, clock, recorder)

    async def main() -> None:
        stop = asyncio.Event()
        task = asyncio.create_task(client.run(stop))
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(time_s):
                    while True:
                        await asyncio.sleep(_REPORT_S)
                        recorder.check()
                        trouble = listener.trouble or client.status().error or ""
                        on_progress(recorder.recorded, trouble)
        finally:
            stop.set()
            await task

    try:
        run_until_signalled(main())
    finally:
        recorder.close()
    if recorder.recorded.frames == 0:
        reason = listener.trouble or client.status().error or "it said nothing"
        raise UnavailableError(f"nothing was recorded from {feed.stream.connection.url}: {reason}")
    return recorder.recorded


def _channel(name: str, depth: int) -> Channel:
    known = {
        "ticker": ticker_channel(follows_quotes=True),
        "trade": trade_channel(),
        "book": book_channel(depth),
        "ohlc": candle_channel(),
    }
    if name not in known:
        raise ConfigurationError(f"there is no channel {name}; choose out of {', '.join(known)}")
    return known[name]
