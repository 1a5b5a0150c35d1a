"""`krakflux demo`: `up` on a throwaway directory, with a generated market in the same process."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from krakflux.app.listener import address_of, open_listener
from krakflux.app.replay import ReplaySource, create_source
from krakflux.app.serving import run_until_signalled, serving
from krakflux.app.terminal import open_terminal, run_terminal
from krakflux.server.ports import Mode

if TYPE_CHECKING:
    from krakflux.app.announcement import Announce
    from krakflux.clock import Clock
    from krakflux.config import Settings

__all__ = ["run_demo"]


def run_demo(settings: Settings, clock: Clock, announce: Announce, *, seed: int) -> None:
    """Run until the process is told to end, then remove every trace of it.

    Raises:
        ConfigurationError: a setting or the address can't be used.
    """
    with (
        TemporaryDirectory(prefix="krakflux-demo-") as directory,
        open_listener("127.0.0.1", 0) as market_listener,
    ):
        exchange = address_of(market_listener, "http")
        collector = settings.collector.model_copy(update={"exchange": exchange, "scan": True})
        changes = {"collector": collector, "data_dir": Path(directory)}
        own = settings.model_copy(update=changes)
        market = create_source(ReplaySource(synthetic=seed))
        with open_terminal(own, clock, Mode.DEMO) as terminal:

            async def main() -> None:
                async with serving(market, market_listener):
                    await run_terminal(terminal, announce)

            run_until_signalled(main())
