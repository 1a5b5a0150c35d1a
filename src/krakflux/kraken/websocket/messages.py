"""What Kraken says over WebSocket v2, as values decoded straight from the wire.

Field names are ours where Kraken's are abbreviations; `symbol` is `pair`. Numbers of a book stay
as they were written, since the checksum is made of the digits.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Final, Literal

import msgspec

from krakflux.kraken.book import Level
from krakflux.model.market import Candle, Ticker, Trade

__all__ = [
    "BookEntry",
    "BookMessage",
    "CandleEntry",
    "CandleMessage",
    "Heartbeat",
    "InstrumentMessage",
    "Maintenance",
    "Message",
    "Pong",
    "StatusMessage",
    "SubscriptionAnswer",
    "SystemStatus",
    "TickerEntry",
    "TickerMessage",
    "TradeEntry",
    "TradeMessage",
]

Kind = Literal["snapshot", "update"]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


def _nanoseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND * 1_000


class Heartbeat(msgspec.Struct, frozen=True, tag_field="channel", tag="heartbeat"):
    """The connection lives; about one a second while nothing else is said."""


class Maintenance(msgspec.Struct, frozen=True):
    """Work on the exchange that was announced; in no documentation yet, so all may be missing."""

    title: str = ""
    phase: str = ""
    begins: str | None = msgspec.field(default=None, name="expected_start_utc")
    ends: str | None = msgspec.field(default=None, name="expected_end_utc")
    services: list[str] = msgspec.field(default_factory=list, name="affected_services")


class SystemStatus(msgspec.Struct, frozen=True):
    """The exchange: online, maintenance, cancel_only or post_only, and what is planned."""

    system: str
    version: str = ""
    connection_id: int | None = None
    upcoming_maintenance: list[Maintenance] = []
    emergency: list[Any] = []


class StatusMessage(msgspec.Struct, frozen=True, tag_field="channel", tag="status"):
    """Sent first on every connection, and on every change."""

    data: list[SystemStatus]
    type: Kind = "update"


class TickerEntry(msgspec.Struct, frozen=True, gc=False):
    """One pair's ticker; volume, vwap, low, high and trades are those of the last 24 hours."""

    pair: str = msgspec.field(name="symbol")
    bid: float
    ask: float
    last: float
    bid_quantity: float | None = msgspec.field(default=None, name="bid_qty")
    ask_quantity: float | None = msgspec.field(default=None, name="ask_qty")
    volume: float | None = None
    vwap: float | None = None
    low: float | None = None
    high: float | None = None
    change: float | None = None
    change_percent: float | None = msgspec.field(default=None, name="change_pct")
    trades: float | None = None
    timestamp: Moment | None = None

    @property
    def time(self) -> int | None:
        """Give when it was true (ns); None where the frame has no time, or the zero one."""
        if self.timestamp is None or self.timestamp.year <= 1970:
            return None
        return _nanoseconds(self.timestamp)

    def ticker(self) -> Ticker:
        """Give the market value; a price of zero stands for an empty book and says nothing."""
        return Ticker(
            self.pair,
            ask=self.ask or None,
            ask_quantity=self.ask_quantity if self.ask else None,
            bid=self.bid or None,
            bid_quantity=self.bid_quantity if self.bid else None,
            last=self.last or None,
            volume_24h=self.volume,
            vwap_24h=self.vwap,
            trades_24h=self.trades,
            low_24h=self.low,
            high_24h=self.high,
        )


class TickerMessage(msgspec.Struct, frozen=True, tag_field="channel", tag="ticker"):
    """Tickers, after a trade or, if asked for, after any change of the best prices."""

    type: Kind
    data: list[TickerEntry]


class TradeEntry(msgspec.Struct, frozen=True, gc=False):
    """One execution; ids rise by one, without a hole, within a pair."""

    pair: str = msgspec.field(name="symbol")
    side: Literal["buy", "sell"]
    price: float
    quantity: float = msgspec.field(name="qty")
    order_type: str = msgspec.field(name="ord_type")
    trade_id: int
    timestamp: Moment

    def trade(self) -> Trade:
        """Give the market value."""
        return Trade(
            _nanoseconds(self.timestamp),
            self.price,
            self.quantity,
            self.side,
            self.order_type,
            self.trade_id,
        )


class TradeMessage(msgspec.Struct, frozen=True, tag_field="channel", tag="trade"):
    """Trades in the order of their ids, several a frame; the snapshot holds the last 50."""

    type: Kind
    data: list[TradeEntry]


class _WireLevel(msgspec.Struct, frozen=True, gc=False):
    price: msgspec.Raw
    qty: msgspec.Raw

    def level(self) -> Level:
        return Level(bytes(self.price), bytes(self.qty))


class BookEntry(msgspec.Struct, frozen=True):
    """Levels to set, in order, and the checksum of the book after that (old forms lack it)."""

    pair: str = msgspec.field(name="symbol")
    wire_bids: list[_WireLevel] = msgspec.field(name="bids")
    wire_asks: list[_WireLevel] = msgspec.field(name="asks")
    checksum: int | None = None
    timestamp: Moment | None = None

    @property
    def bids(self) -> list[Level]:
        return [level.level() for level in self.wire_bids]

    @property
    def asks(self) -> list[Level]:
        return [level.level() for level in self.wire_asks]

    @property
    def time(self) -> int | None:
        """Give when the exchange sent it (ns)."""
        return None if self.timestamp is None else _nanoseconds(self.timestamp)


class BookMessage(msgspec.Struct, frozen=True, tag_field="channel", tag="book"):
    """A whole book, or what changed in it."""

    type: Kind
    data: list[BookEntry]


class CandleEntry(msgspec.Struct, frozen=True, gc=False):
    """A candle as far as it has formed; minutes without trades have none."""

    pair: str = msgspec.field(name="symbol")
    open: float
    high: float
    low: float
    close: float
    trades: int
    volume: float
    vwap: float
    interval_begin: Moment
    interval: int

    def candle(self) -> Candle:
        """Give the market value."""
        return Candle(
            _nanoseconds(self.interval_begin),
            self.open,
            self.high,
            self.low,
            self.close,
            self.vwap,
            self.volume,
            self.trades,
        )


class CandleMessage(msgspec.Struct, frozen=True, tag_field="channel", tag="ohlc"):
    """Candles of one interval."""

    type: Kind
    data: list[CandleEntry]


class InstrumentMessage(msgspec.Struct, frozen=True, tag_field="channel", tag="instrument"):
    """All assets and pairs, as Kraken's JSON says them."""

    type: Kind
    data: dict[str, list[dict[str, Any]]]


class _Subscribed(msgspec.Struct, frozen=True):
    channel: str
    pair: str | None = msgspec.field(default=None, name="symbol")
    depth: int | None = None
    warnings: list[str] = []


class SubscriptionAnswer(msgspec.Struct, frozen=True):
    """The answer to a request to subscribe or unsubscribe: one for each pair asked for."""

    method: str
    success: bool
    result: _Subscribed | None = None
    error: str | None = None
    refused_pair: str | None = msgspec.field(default=None, name="symbol")
    request_id: int | None = msgspec.field(default=None, name="req_id")

    @property
    def channel(self) -> str | None:
        return None if self.result is None else self.result.channel

    @property
    def pair(self) -> str | None:
        return self.refused_pair if self.result is None else self.result.pair

    @property
    def depth(self) -> int | None:
        """Give the levels a side of a book that was granted."""
        return None if self.result is None else self.result.depth


class Pong(msgspec.Struct, frozen=True):
    """The answer to a ping."""

    request_id: int | None = msgspec.field(default=None, name="req_id")


ChannelMessage = (
    Heartbeat
    | StatusMessage
    | TickerMessage
    | TradeMessage
    | BookMessage
    | CandleMessage
    | InstrumentMessage
)
Message = ChannelMessage | SubscriptionAnswer | Pong
