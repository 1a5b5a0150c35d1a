"""Candles made from trades: the ones whose completeness is known.

`compute` makes them, `stored` reads the trades they are made of, `channel` keeps them up to date
and compares them with the exchange's own.
"""

from krakflux.collector.derived.channel import DERIVED_SOURCE, CandleDeriver
from krakflux.collector.derived.stored import MarketStore, StorageMarketStore

__all__ = ["DERIVED_SOURCE", "CandleDeriver", "MarketStore", "StorageMarketStore"]
