"""Trades and their holes to line protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.codec.line_protocol import format_point
from krakflux.collector.lines import FEED
from krakflux.model.time import MILLISECOND

if TYPE_CHECKING:
    from krakflux.collector.ledger import Hole
    from krakflux.model.market import Trade

__all__ = ["TRADES", "TRADE_CHANNEL", "UNNUMBERED_TRADES", "hole_line", "trade_line", "trade_time"]

TRADES: Final = "trade"
UNNUMBERED_TRADES: Final = "trade_zip"
TRADE_CHANNEL: Final = "trade"


def trade_time(time: int, trade_id: int) -> int:
    """Give a trade's place in time (ns): its millisecond, and within it the end of its id.

    Trades of one instant never share a place, and a trade keeps its own whether it came over REST
    (100 ns digits), WebSocket (µs) or from a file (ms).
    """
    return time // MILLISECOND * MILLISECOND + trade_id % MILLISECOND


def trade_line(pair: str, trade: Trade) -> str:
    """Write a numbered trade; `exact_time` is the exchange's own (ns).

    Raises:
        ValueError: it has no id.
    """
    if trade.trade_id is None:
        raise ValueError("a trade without an id has no place of its own")
    return format_point(
        TRADES,
        {"pair": pair},
        {
            "price": trade.price,
            "qty": trade.quantity,
            "side": trade.side,
            "ord_type": trade.order_type,
            "trade_id": trade.trade_id,
            "exact_time": trade.time,
        },
        trade_time(trade.time, trade.trade_id),
    )


def hole_line(hole: Hole) -> str:
    """Write a hole in a pair's trades; as it shrinks or heals it replaces itself."""
    return format_point(
        FEED,
        {"pair": hole.pair, "channel": TRADE_CHANNEL, "event": "gap"},
        {
            "gap_from": hole.begin,
            "gap_to": hole.end,
            "cause": hole.cause,
            "healed": not hole.is_open,
            "first_id": hole.first,
            "last_id": hole.last,
            "missing": hole.missing,
        },
        hole.noticed,
    )
