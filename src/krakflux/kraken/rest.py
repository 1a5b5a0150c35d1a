"""Kraken's public REST interface: GET requests, paced and retried, answers parsed."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

import httpx2

from krakflux import __version__
from krakflux.kraken.errors import (
    KrakenRateLimitedError,
    KrakenUnavailableError,
    KrakenUnreachableError,
)
from krakflux.kraken.payloads import (
    CandlePage,
    Envelope,
    TradePage,
    parse_candles,
    parse_envelope,
    parse_pair_infos,
    parse_server_time,
    parse_system_status,
    parse_tickers,
    parse_trades,
)
from krakflux.kraken.rate_limit import RetryPolicy
from krakflux.model.time import SECOND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.clock import Clock
    from krakflux.kraken.rate_limit import RateLimiter
    from krakflux.model.market import PairInfo, Ticker

__all__ = [
    "KIND_HEADER",
    "KRAKEN_URL",
    "TIME_HEADER",
    "USER_AGENT",
    "Answer",
    "ExchangeKind",
    "KrakenClient",
]

KRAKEN_URL: Final = "https://api.kraken.com"
USER_AGENT: Final = f"krakflux/{__version__}"

# A replay says with these that it isn't Kraken ("replay" or "simulated"), and, where it has a
# clock of its own, what that shows in nanoseconds.
KIND_HEADER: Final = "X-Krakflux-Replay"
TIME_HEADER: Final = "X-Krakflux-Replay-Time"

_Value = TypeVar("_Value")


class ExchangeKind(StrEnum):
    """Who answered: Kraken, a recording of it, or a generated market."""

    LIVE = "live"
    REPLAY = "replay"
    SIMULATED = "simulated"


@dataclass(frozen=True, slots=True)
class Answer(Generic[_Value]):
    """What an answer said, when it came (ns, by the replay's clock if it has one), from whom.

    `warnings` are Kraken's own (`W…`); the value is valid beside them.
    """

    value: _Value
    time: int
    kind: ExchangeKind
    warnings: tuple[str, ...] = ()


class KrakenClient:
    """Asks Kraken, or a replay of it, in display names (`assetVersion=1`).

    Every method raises `KrakenUnavailableError` when the retries are used up and
    `KrakenRejectedError` or `KrakenMalformedError` at once.

    Args:
        base_url: Scheme, host and port.
        http: The connection pool and its time limits; stays the caller's.
        rate_limiter: Shared by all clients of one address.
        clock: Stamps answers.
        retries: What to do about failures that pass.
    """

    def __init__(
        self,
        base_url: str,
        http: httpx2.AsyncClient,
        rate_limiter: RateLimiter,
        clock: Clock,
        retries: RetryPolicy | None = None,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self._http = http
        self._rate_limiter = rate_limiter
        self._clock = clock
        self._retries = retries or RetryPolicy()

    async def ticker(self, pairs: Sequence[str]) -> Answer[dict[str, Ticker]]:
        """Ask for the tickers of `pairs`, by display name; one unknown pair fails them all."""
        answer = await self._get("Ticker", {"pair": ",".join(pairs)})
        return _mapped(answer, parse_tickers(answer.value.result))

    async def all_tickers(self) -> Answer[dict[str, Ticker]]:
        """Ask for the tickers of every pair the exchange has, by display name."""
        answer = await self._get("Ticker", {})
        return _mapped(answer, parse_tickers(answer.value.result))

    async def ohlc(
        self, pair: str, interval: int = 1, since: int | None = None
    ) -> Answer[CandlePage]:
        """Ask for candles of `interval` minutes: 720 and the forming one, whatever `since` (ns)."""
        parameters = {"pair": pair, "interval": str(interval)}
        if since is not None:
            parameters["since"] = str(since // SECOND)
        answer = await self._get("OHLC", parameters)
        return _mapped(answer, parse_candles(answer.value.result))

    async def trades(self, pair: str, since: int | None = None) -> Answer[TradePage]:
        """Ask for up to 1,000 trades after the cursor `since` (ns, exclusive)."""
        parameters = {"pair": pair} | ({} if since is None else {"since": str(since)})
        answer = await self._get("Trades", parameters)
        return _mapped(answer, parse_trades(answer.value.result))

    async def asset_pairs(self) -> Answer[dict[str, PairInfo]]:
        """Ask for all pairs, by display name."""
        answer = await self._get("AssetPairs", {})
        return _mapped(answer, parse_pair_infos(answer.value.result))

    async def system_status(self) -> Answer[str]:
        """Ask whether the exchange is online, in maintenance, cancel_only or post_only."""
        answer = await self._get("SystemStatus", {})
        return _mapped(answer, parse_system_status(answer.value.result))

    async def server_time(self) -> Answer[int]:
        """Ask for the exchange's time, in nanoseconds."""
        answer = await self._get("Time", {})
        return _mapped(answer, parse_server_time(answer.value.result))

    async def _get(self, method: str, parameters: dict[str, str]) -> Answer[Envelope]:
        failures = 0
        while True:
            await self._rate_limiter.acquire()
            try:
                return await self._get_once(method, parameters)
            except KrakenUnavailableError as error:
                failures += 1
                if isinstance(error, KrakenRateLimitedError):
                    self._rate_limiter.hold(error.retry_after_s)
                if not self._retries.allows(failures, error):
                    raise
                await asyncio.sleep(self._retries.pause_s(failures, random.random()))

    async def _get_once(self, method: str, parameters: dict[str, str]) -> Answer[Envelope]:
        path = f"/0/public/{method}"
        try:
            response = await self._http.get(
                self.base_url + path,
                params={**parameters, "assetVersion": "1"},
                headers={"User-Agent": USER_AGENT},
            )
        except (httpx2.TransportError, httpx2.InvalidURL, httpx2.DecodingError) as error:
            raise KrakenUnreachableError(f"{self.base_url}: {_reason(error)}") from error
        _refuse_foreign(response, self.base_url)
        envelope = parse_envelope(response.content, path, self._clock.now() / SECOND)
        return Answer(envelope, self._time_of(response), _kind_of(response), envelope.warnings)

    def _time_of(self, response: httpx2.Response) -> int:
        shown = response.headers.get(TIME_HEADER, "")
        return int(shown) if shown.isdecimal() else self._clock.now()


def _refuse_foreign(response: httpx2.Response, base_url: str) -> None:
    """Refuse what the API didn't send: it answers failures, too, with status 200 and JSON."""
    if response.status_code != 200:
        raise KrakenUnreachableError(f"{base_url} answered with status {response.status_code}")
    if response.content.lstrip()[:1] == b"<":
        raise KrakenUnreachableError(f"{base_url} answered with a web page instead of data")


def _reason(error: Exception) -> str:
    return str(error) or {
        "ConnectTimeout": "no connection within the time limit",
        "ReadTimeout": "no answer within the time limit",
        "RemoteProtocolError": "the connection was dropped",
    }.get(type(error).__name__, type(error).__name__)


def _kind_of(response: httpx2.Response) -> ExchangeKind:
    try:
        return ExchangeKind(response.headers.get(KIND_HEADER, ExchangeKind.LIVE))
    except ValueError:
        return ExchangeKind.REPLAY


def _mapped(answer: Answer[Any], value: _Value) -> Answer[_Value]:
    return Answer(value, answer.time, answer.kind, answer.warnings)
