"""Kraken's public REST methods: parameters in, `{"error": […], "result": …}` out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from krakflux.kraken.pairs import display_asset
from krakflux.model.time import SECOND

if TYPE_CHECKING:
    from collections.abc import Callable

    from krakflux.collector.market import Market
    from krakflux.collector.replay.clock import ReplayClock

__all__ = ["Request", "answer"]

_UNKNOWN_PAIR: Final = "EQuery:Unknown asset pair"
_UNKNOWN_ASSET: Final = "EQuery:Unknown asset"
_INVALID: Final = "EGeneral:Invalid arguments"
_INTERVALS: Final = frozenset({1, 5, 15, 30, 60, 240, 1440, 10080, 21600})


class _Refused(Exception):
    """An error string of Kraken's."""


@dataclass(frozen=True, slots=True)
class Request:
    """One call: the method's name and its query parameters."""

    method: str
    parameters: dict[str, str]

    def number(self, name: str, default: int | None, lowest: int, highest: int) -> int | None:
        text = self.parameters.get(name)
        if text is None:
            return default
        try:
            value = int(float(text))
        except ValueError:
            raise _Refused(_INVALID) from None
        if not lowest <= value <= highest:
            raise _Refused(_INVALID)
        return value


def answer(market: Market, request: Request, clock: ReplayClock) -> dict[str, Any]:
    """Answer a call as Kraken does; one unknown pair fails the whole of it."""
    method = _METHODS.get(request.method)
    if method is None:
        return {"error": ["EGeneral:Unknown method"]}
    try:
        return {"error": [], "result": method(market, request, clock)}
    except _Refused as refused:
        return {"error": [str(refused)]}


def _time(market: Market, request: Request, clock: ReplayClock) -> dict[str, Any]:
    seconds = clock.now() // SECOND
    moment = datetime.fromtimestamp(seconds, UTC)
    return {"unixtime": seconds, "rfc1123": moment.strftime("%a, %d %b %y %H:%M:%S +0000")}


def _system_status(market: Market, request: Request, clock: ReplayClock) -> dict[str, Any]:
    moment = datetime.fromtimestamp(clock.now() // SECOND, UTC)
    return {"status": "online", "timestamp": moment.strftime("%Y-%m-%dT%H:%M:%SZ")}


def _ticker(market: Market, request: Request, clock: ReplayClock) -> dict[str, Any]:
    now = clock.recorded()
    pairs = _asked_pairs(market, request)
    result = {}
    for pair in market.tickers() if pairs is None else pairs:
        entry = market.ticker(pair, now)
        if entry is None:
            raise _Refused(_UNKNOWN_PAIR)
        result[_key(market, request, pair)] = entry
    return dict(sorted(result.items()))


def _asset_pairs(market: Market, request: Request, clock: ReplayClock) -> dict[str, Any]:
    entries = market.asset_pairs()
    pairs = _asked_pairs(market, request)
    if pairs is None:
        pairs = list(entries)
    elif not entries.keys() >= set(pairs):
        raise _Refused(_UNKNOWN_PAIR)
    result = {}
    for pair in pairs:
        entry = entries[pair]
        if _wants_display(request):
            base, _, quote = pair.partition("/")
            entry = entry | {"base": base, "quote": quote}
        result[_key(market, request, pair)] = entry
    return dict(sorted(result.items()))


def _assets(market: Market, request: Request, clock: ReplayClock) -> dict[str, Any]:
    assets = market.assets()
    asked = request.parameters.get("asset")
    names = list(assets) if asked is None else list(map(display_asset, asked.split(",")))
    if not assets.keys() >= set(names):
        raise _Refused(_UNKNOWN_ASSET)
    chosen = ((name, *assets[name]) for name in names)
    return {name if _wants_display(request) else key: entry for name, key, entry in sorted(chosen)}


def _ohlc(market: Market, request: Request, clock: ReplayClock) -> dict[str, Any]:
    interval = request.number("interval", 1, 1, 21600)
    if interval is None or interval not in _INTERVALS:
        raise _Refused(_INVALID)
    since = request.number("since", None, 0, 1 << 62)
    pair = _only_pair(market, request)
    shift = clock.shift // SECOND
    recorded_since = None if since is None else since - shift
    rows = market.candles(pair, interval, recorded_since, clock.recorded()) or []
    shown = [[row[0] + shift, *row[1:]] for row in rows if row[0] + shift >= (since or 0)]
    committed = rows[-2:-1] or rows
    last = committed[0][0] + shift if committed else since or 0
    return {_key(market, request, pair): shown, "last": last}


def _trades(market: Market, request: Request, clock: ReplayClock) -> dict[str, Any]:
    count = request.number("count", 1000, 1, 1000) or 1000
    since = request.number("since", None, 0, 1 << 63)
    pair = _only_pair(market, request)
    recorded_since = None if since is None else since - clock.shift
    rows = market.trades(pair, recorded_since, count, clock.recorded()) or []
    shown = [[*row[:2], round((row[2] + clock.shift) / SECOND, 7), *row[3:]] for row in rows]
    last = rows[-1][2] + clock.shift if rows else since or 0
    return {_key(market, request, pair): shown, "last": str(last)}


def _depth(market: Market, request: Request, clock: ReplayClock) -> dict[str, Any]:
    count = request.number("count", 100, 1, 500) or 100
    pair = _only_pair(market, request)
    book = market.depth(pair, count, clock.recorded()) or {"asks": [], "bids": []}
    return {_key(market, request, pair): book}


def _spread(market: Market, request: Request, clock: ReplayClock) -> dict[str, Any]:
    since = request.number("since", 0, 0, 1 << 62) or 0
    pair = _only_pair(market, request)
    shift = clock.shift // SECOND
    rows = [[row[0] + shift, *row[1:]] for row in market.spread(pair, clock.recorded()) or []]
    shown = [row for row in rows if row[0] >= since]
    return {_key(market, request, pair): shown, "last": rows[-1][0] if rows else since}


def _asked_pairs(market: Market, request: Request) -> list[str] | None:
    text = request.parameters.get("pair")
    if text is None:
        return None
    pairs = [market.names.find(name) for name in text.split(",")]
    known = [pair for pair in pairs if pair is not None]
    if len(known) < len(pairs):
        raise _Refused(_UNKNOWN_PAIR)
    return known


def _only_pair(market: Market, request: Request) -> str:
    pairs = _asked_pairs(market, request)
    if not pairs:
        raise _Refused(_INVALID)
    if len(pairs) > 1:
        raise _Refused(_UNKNOWN_PAIR)
    return pairs[0]


def _wants_display(request: Request) -> bool:
    return request.parameters.get("assetVersion") == "1"


def _key(market: Market, request: Request, pair: str) -> str:
    return pair if _wants_display(request) else market.names.key(pair)


_METHODS: Final[dict[str, Callable[[Market, Request, ReplayClock], dict[str, Any]]]] = {
    "Time": _time,
    "SystemStatus": _system_status,
    "Assets": _assets,
    "AssetPairs": _asset_pairs,
    "Ticker": _ticker,
    "OHLC": _ohlc,
    "Trades": _trades,
    "Depth": _depth,
    "Spread": _spread,
}
