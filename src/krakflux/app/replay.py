"""`krakflux replay`: recorded or generated market data under an address of its own."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from krakflux.app.announcement import Announcement
from krakflux.app.listener import address_of, open_listener
from krakflux.app.serving import run_until_signalled, serving
from krakflux.collector.replay import create_replay_app
from krakflux.collector.replay.faults import read_faults

if TYPE_CHECKING:
    from pathlib import Path

    from krakflux.app.announcement import Announce
    from krakflux.collector.replay import ReplayApplication

__all__ = ["ReplaySource", "create_source", "run_replay"]

_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReplaySource:
    """What is replayed: recorded files, or with `synthetic` the market of that seed.

    `faults` are names of what goes wrong, as `read_faults` takes them.
    """

    paths: tuple[Path, ...] = ()
    synthetic: int | None = None
    speed: float = 1.0
    loops: bool = False
    is_shifted_to_now: bool = False
    faults: tuple[str, ...] = ()


def create_source(source: ReplaySource) -> ReplayApplication:
    """Make the application that answers as Kraken.

    Raises:
        ConfigurationError: a path doesn't exist, nothing in them can be replayed, or a fault is
            not known.
    """
    return create_replay_app(
        source.paths,
        synthetic=source.synthetic,
        speed=source.speed,
        loop=source.loops,
        now=source.is_shifted_to_now,
        faults=read_faults(source.faults),
    )


def run_replay(source: ReplaySource, host: str, port: int, announce: Announce) -> None:
    """Serve a replay until the process is told to end.

    Raises:
        ConfigurationError: the address can't be used, or there is nothing to replay.
    """
    with open_listener(host, port) as listener:
        address = address_of(listener, "http")
        application = create_source(source)

        async def main() -> None:
            async with serving(application, listener):
                announce(Announcement(address, replays=_describe(application)))
                await asyncio.Event().wait()

        run_until_signalled(main())


def _describe(application: ReplayApplication) -> str:
    """Say what there is; files that hold nothing known are logged."""
    library = application.library
    if library is None:
        return f"a generated market of {len(application.market.tickers())} pairs"
    for skipped in library.skipped:
        _LOG.debug("%s is not replayed: it %s", skipped.path, skipped.reason)
    pairs, streamed, files = map(len, (library.pairs, library.streamed, library.files))
    told = f"pairs: {pairs}, streamed: {streamed}, files: {files}"
    if not library.skipped:
        return told
    return f"{told}, of nothing known: {len(library.skipped)} (--log-level debug names them)"
