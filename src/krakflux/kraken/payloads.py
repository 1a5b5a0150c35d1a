"""Pure parsing of Kraken's REST answers: bytes and decoded JSON in, market values out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import msgspec

from krakflux.errors import InvalidError
from krakflux.kraken.errors import KrakenMalformedError, error_of, is_warning
from krakflux.kraken.pairs import display_asset, display_name
from krakflux.model.market import Candle, PairInfo, Ticker, Trade
from krakflux.model.time import SECOND

__all__ = [
    "CandlePage",
    "Envelope",
    "TradePage",
    "parse_candles",
    "parse_envelope",
    "parse_pair_infos",
    "parse_server_time",
    "parse_system_status",
    "parse_ticker",
    "parse_tickers",
    "parse_trades",
]

_SIDES: Final = {"b": "buy", "s": "sell"}
_ORDER_TYPES: Final = {"m": "market", "l": "limit"}


@dataclass(frozen=True, slots=True)
class Envelope:
    """A valid answer: its `result`, still decoded JSON, and the warnings beside it."""

    result: dict[str, Any]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CandlePage:
    """Candles by rising time; the one after `last_committed` (ns) is still forming."""

    candles: tuple[Candle, ...]
    last_committed: int


@dataclass(frozen=True, slots=True)
class TradePage:
    """Trades by rising time; `cursor` (ns) is the `since` of the next page, exclusive."""

    trades: tuple[Trade, ...]
    cursor: int


def parse_envelope(body: bytes, path: str, now_s: float) -> Envelope:
    """Open `{"error": […], "result": {…}}`.

    Args:
        body: The answer as it came.
        path: What was asked, for error messages.
        now_s: The present in Unix seconds.

    Raises:
        KrakenError: the `error` list is not empty, warnings (`W…`) apart.
        KrakenMalformedError: not JSON, or not of this shape.
    """
    try:
        answer = msgspec.json.decode(body)
        texts = [str(text) for text in answer["error"]]
    except (msgspec.DecodeError, RecursionError, KeyError, TypeError) as error:
        raise KrakenMalformedError(f"Kraken's answer to {path} can't be read: {error}") from error
    failures = [text for text in texts if not is_warning(text)]
    if failures:
        raise error_of(failures, path, now_s)
    result = answer.get("result")
    if not isinstance(result, dict):
        raise KrakenMalformedError(f"Kraken's answer to {path} has no result")
    return Envelope(result, tuple(texts))


def parse_tickers(result: dict[str, Any]) -> dict[str, Ticker]:
    """Read a Ticker result, by display name; an entry that can't be read is left out."""
    tickers = {}
    for key, entry in result.items():
        try:
            ticker = parse_ticker(display_name(key), entry)
        except (InvalidError, KrakenMalformedError):
            continue
        tickers[ticker.pair] = ticker
    return tickers


def parse_ticker(pair: str, entry: dict[str, Any]) -> Ticker:
    """Read one pair's Ticker entry (`a b c v p t l h o`; `p` is the VWAP, `o` a single string).

    Raises:
        KrakenMalformedError: a value is not a number.
    """

    def item(letter: str, index: int) -> float | None:
        values = entry.get(letter)
        return float(values[index]) if values and len(values) > index else None

    try:
        opening = entry.get("o")
        return Ticker(
            pair,
            ask=item("a", 0),
            ask_quantity=item("a", 2),
            bid=item("b", 0),
            bid_quantity=item("b", 2),
            last=item("c", 0),
            last_quantity=item("c", 1),
            volume_today=item("v", 0),
            volume_24h=item("v", 1),
            vwap_today=item("p", 0),
            vwap_24h=item("p", 1),
            trades_today=item("t", 0),
            trades_24h=item("t", 1),
            low_today=item("l", 0),
            low_24h=item("l", 1),
            high_today=item("h", 0),
            high_24h=item("h", 1),
            open_today=None if opening is None else float(opening),
        )
    except (AttributeError, TypeError, ValueError) as error:
        raise KrakenMalformedError(f"the ticker of {pair} can't be read: {error}") from error


def parse_candles(result: dict[str, Any]) -> CandlePage:
    """Read an OHLC result; its only key besides `last` is the pair.

    Raises:
        KrakenMalformedError: not of this shape.
    """
    try:
        last = int(result["last"]) * SECOND
        return CandlePage(tuple(_candle(row) for row in _rows(result)), last)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise KrakenMalformedError(f"an OHLC answer can't be read: {error}") from error


def parse_trades(result: dict[str, Any]) -> TradePage:
    """Read a Trades result; rows of old recordings lack the id.

    Raises:
        KrakenMalformedError: not of this shape.
    """
    try:
        return TradePage(tuple(_trade(row) for row in _rows(result)), int(result["last"]))
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise KrakenMalformedError(f"a Trades answer can't be read: {error}") from error


def parse_pair_infos(result: dict[str, Any]) -> dict[str, PairInfo]:
    """Read an AssetPairs result, by display name; an entry that can't be read is left out."""
    infos = {}
    for key, entry in result.items():
        try:
            info = _pair_info(key, entry)
        except (KeyError, TypeError, ValueError, AttributeError, InvalidError):
            continue
        infos[info.pair] = info
    return infos


def parse_server_time(result: dict[str, Any]) -> int:
    """Read a Time result, in nanoseconds.

    Raises:
        KrakenMalformedError: not of this shape.
    """
    try:
        return int(result["unixtime"]) * SECOND
    except (KeyError, TypeError, ValueError) as error:
        raise KrakenMalformedError(f"a Time answer can't be read: {error}") from error


def parse_system_status(result: dict[str, Any]) -> str:
    """Read a SystemStatus result: online, maintenance, cancel_only or post_only.

    Raises:
        KrakenMalformedError: not of this shape.
    """
    status = result.get("status")
    if not isinstance(status, str):
        raise KrakenMalformedError("a SystemStatus answer has no status")
    return status


def _rows(result: dict[str, Any]) -> list[list[Any]]:
    (rows,) = (value for key, value in result.items() if key != "last")
    if not isinstance(rows, list):
        raise TypeError("no list of rows")
    return rows


def _candle(row: list[Any]) -> Candle:
    opening, high, low, close, vwap, volume = map(float, row[1:7])
    return Candle(int(row[0]) * SECOND, opening, high, low, close, vwap, volume, int(row[7]))


def _trade(row: list[Any]) -> Trade:
    # Seconds with up to 100 ns digits: a float keeps them to about 240 ns, no better is to be had.
    return Trade(
        time=round(row[2] * 1e7) * 100,
        price=float(row[0]),
        quantity=float(row[1]),
        side=_SIDES[row[3]],
        order_type=_ORDER_TYPES.get(row[4], row[4]),
        trade_id=int(row[6]) if len(row) > 6 else None,
    )


def _pair_info(key: str, entry: dict[str, Any]) -> PairInfo:
    wsname = entry.get("wsname")
    if wsname:
        pair = display_name(wsname)
    else:
        pair = f"{display_asset(entry['base'])}/{display_asset(entry['quote'])}"
    return PairInfo(
        pair=pair,
        key=key,
        alternative_name=entry["altname"],
        price_decimals=int(entry["pair_decimals"]),
        quantity_decimals=int(entry["lot_decimals"]),
        status=entry.get("status", "online"),
    )
