"""`krakflux backfill`: every trade of a pair since a moment, from the exchange."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2

from krakflux.app.destination import open_destination
from krakflux.app.feed import collector_settings
from krakflux.app.serving import run_until_signalled
from krakflux.collector.backfill import TradeBackfill
from krakflux.collector.trades import TradeBook
from krakflux.kraken.errors import UnknownPairError
from krakflux.kraken.pairs import unknown_pair_message
from krakflux.kraken.rate_limit import RateLimiter
from krakflux.kraken.rest import KrakenClient

if TYPE_CHECKING:
    from krakflux.clock import Clock
    from krakflux.collector.backfill import OnProgress
    from krakflux.config import Settings

__all__ = ["run_backfill"]


def run_backfill(
    settings: Settings, clock: Clock, pair: str, since: int | None, on_progress: OnProgress
) -> None:
    """Fetch until everything is held, or the process is told to end; safe to repeat.

    Args:
        settings: Say where the exchange and the data are.
        clock: The machine's.
        pair: By its display name.
        since: From when on (ns); None = from the oldest trade that is held.
        on_progress: Told after every step.

    Raises:
        ConfigurationError: a setting or the data directory can't be used.
        KrakfluxError: the exchange or the storage refuses.
    """
    feed = collector_settings(settings.collector)

    async def main() -> None:
        async with (
            open_destination(settings, clock) as destination,
            httpx2.AsyncClient(timeout=feed.timeout_s) as http,
        ):
            limiter = RateLimiter(feed.request_interval_s)
            client = KrakenClient(feed.exchange, http, limiter, clock)
            book = TradeBook(destination.ledger, destination.sink, clock)
            backfill = TradeBackfill(client, book, is_patient=True, on_progress=on_progress)
            held = await book.holdings(pair)
            begin = since if since is not None else held.first.first_time if held else clock.now()
            try:
                await backfill.fetch_since(pair, begin)
            except UnknownPairError as error:
                raise UnknownPairError(unknown_pair_message(pair)) from error
            await destination.finish()

    run_until_signalled(main())
