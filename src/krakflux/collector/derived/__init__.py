"""Candles made from trades: the ones whose completeness is known.

`compute` makes those of a minute, `longer` those of longer intervals; `stored` reads what they are
made of, `channel` keeps them up to date and compares them with the exchange's own.
"""

from krakflux.collector.derived.channel import CandleDeriver
from krakflux.collector.derived.stored import DERIVED_SOURCE, MarketStore, StorageMarketStore

__all__ = ["DERIVED_SOURCE", "CandleDeriver", "MarketStore", "StorageMarketStore"]
