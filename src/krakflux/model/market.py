"""Market values: what an exchange tells about a pair, free of its wire format.

Pairs carry display names (`BTC/USD`). Times are nanoseconds since the epoch. Prices are in quote
units, quantities in base units, both float64 as storage keeps them.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Candle", "PairInfo", "Ticker", "Trade"]


@dataclass(frozen=True, slots=True)
class Ticker:
    """The state of one pair at one moment; None = the exchange did not say.

    `…_today` counts from 00:00 UTC, `…_24h` over the last 24 hours; `vwap` is the volume-weighted
    average price, `trades` the number of trades, `last_quantity` the size of the last trade.
    """

    pair: str
    ask: float | None = None
    ask_quantity: float | None = None
    bid: float | None = None
    bid_quantity: float | None = None
    last: float | None = None
    last_quantity: float | None = None
    volume_today: float | None = None
    volume_24h: float | None = None
    vwap_today: float | None = None
    vwap_24h: float | None = None
    trades_today: float | None = None
    trades_24h: float | None = None
    low_today: float | None = None
    low_24h: float | None = None
    high_today: float | None = None
    high_24h: float | None = None
    open_today: float | None = None


@dataclass(frozen=True, slots=True)
class Candle:
    """What happened in [time, time + interval); `vwap` and `volume` are 0 where nothing traded."""

    time: int
    open: float
    high: float
    low: float
    close: float
    vwap: float
    volume: float
    trades: int

    @property
    def is_synthetic(self) -> bool:
        return self.trades == 0


@dataclass(frozen=True, slots=True)
class Trade:
    """One execution; `side` is the taker's, `trade_id` None in recordings from before late 2022."""

    time: int
    price: float
    quantity: float
    side: str
    order_type: str
    trade_id: int | None


@dataclass(frozen=True, slots=True)
class PairInfo:
    """How a pair is named, written and traded; `status` is "online" where it may be traded freely.

    `key` is the name under which the exchange's answers list the pair.
    """

    pair: str
    key: str
    alternative_name: str
    price_decimals: int
    quantity_decimals: int
    status: str
