"""Trades made up for tests, one a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.model.market import Trade
from krakflux.model.time import MINUTE, SECOND

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["EPOCH", "candles_until", "made_trade", "made_trades"]

EPOCH = 1_700_000_000 * SECOND


def made_trade(trade_id: int | None, time: int | None = None) -> Trade:
    """Make a trade whose time and price follow from its id."""
    number = trade_id or 0
    moment = EPOCH + number * SECOND if time is None else time
    return Trade(moment, 100.0 + number % 7, 0.5, "buy", "limit", trade_id)


def made_trades(ids: Iterable[int]) -> list[Trade]:
    return [made_trade(number) for number in ids]


def candles_until(times: Iterable[int]) -> int:
    """Up to where all candles of trades are made at any moment.

    The newest minute that was traded in may go on, and quiet ones just before it wait for its end.
    """
    traded = sorted({time // MINUTE for time in times})
    return (traded[-2] + 1) * MINUTE
