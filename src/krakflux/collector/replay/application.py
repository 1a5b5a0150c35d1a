"""The replay's HTTP face: Kraken's public REST methods over any `Market`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from krakflux.clock import SystemClock
from krakflux.collector.replay.clock import ReplayClock
from krakflux.collector.replay.library import open_library
from krakflux.collector.replay.methods import Request as MethodRequest
from krakflux.collector.replay.methods import answer
from krakflux.collector.replay.recorded import RecordedMarket, moving_origin, newest_origin
from krakflux.collector.synthetic import SyntheticMarket
from krakflux.kraken.rest import KIND_HEADER, TIME_HEADER, ExchangeKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from krakflux.clock import Clock
    from krakflux.collector.market import Market
    from krakflux.collector.replay.library import Library

__all__ = ["ReplayApplication", "create_replay_app"]


class ReplayApplication:
    """An ASGI application that answers as `https://api.kraken.com` does.

    Args:
        market: What answers.
        kind: REPLAY or SIMULATED.
        clock: The replay's clock.
        shows_time: Tell the clock in a header, so that a collector stamps polls with it.
        library: The recordings, for a report of what is and isn't replayed.
    """

    def __init__(
        self,
        market: Market,
        kind: ExchangeKind,
        clock: ReplayClock,
        *,
        shows_time: bool,
        library: Library | None = None,
    ) -> None:
        self.market = market
        self.kind = kind
        self.clock = clock
        self.library = library
        self._shows_time = shows_time
        self._application = Starlette(routes=[Route("/0/public/{method}", self._serve)])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._application(scope, receive, send)

    async def _serve(self, request: Request) -> Response:
        called = MethodRequest(request.path_params["method"], dict(request.query_params))
        body = await run_in_threadpool(answer, self.market, called, self.clock)
        headers = {KIND_HEADER: self.kind.value}
        if self._shows_time:
            headers[TIME_HEADER] = str(self.clock.now())
        return Response(msgspec.json.encode(body), media_type="application/json", headers=headers)


def create_replay_app(
    sources: Sequence[Path] = (),
    *,
    synthetic: int | None = None,
    speed: float = 1.0,
    loop: bool = False,
    now: bool = False,
    clock: Clock | None = None,
) -> ReplayApplication:
    """Make the replay of recorded files, or of a generated market.

    Recorded times are kept: where a ticker moves, or where `speed` is not 1, the replay has a
    clock of its own that begins at the first frame of the newest ticker, and shows it in
    `X-Krakflux-Replay-Time` and `/0/public/Time`.

    Args:
        sources: Files and directories of recorded payloads; ignored with `synthetic`.
        synthetic: The seed of a generated market.
        speed: How many times faster than the machine's the replay's clock runs.
        loop: Begin moving tickers again after their last frame.
        now: Shift recorded times so that the first frame is now.
        clock: The machine's clock.

    Raises:
        ConfigurationError: a path doesn't exist, or nothing in them can be replayed.
    """
    machine = clock or SystemClock()
    started = machine.now()
    if synthetic is not None:
        market = SyntheticMarket(synthetic, started)
        own = ReplayClock(machine, started, started, speed)
        return ReplayApplication(market, ExchangeKind.SIMULATED, own, shows_time=speed != 1.0)
    library = open_library(sources)
    has_clock = speed != 1.0 or moving_origin(library) is not None
    origin = newest_origin(library) if has_clock or now else None
    if origin is None:
        origin = started
    own = ReplayClock(machine, started, origin, speed, shift=started - origin if now else 0)
    recorded = RecordedMarket(library, loop=loop, origin=origin)
    return ReplayApplication(
        recorded, ExchangeKind.REPLAY, own, shows_time=has_clock, library=library
    )
