"""Stored trades and candles: read back in columns; where two kinds of trades meet, one goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

import polars as pl

from krakflux.collector.lines import (
    CANDLES,
    FILE_SOURCE,
    REST_SOURCE,
    STREAM_SOURCE,
    interval_name,
)
from krakflux.collector.trade_lines import TRADES, UNNUMBERED_TRADES
from krakflux.model.predicate import And, Comparison, Operator, Or
from krakflux.model.tables import TABLE
from krakflux.model.time import MAX_TIME, Bounds
from krakflux.storage.port import Aggregate, ReadSpec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from krakflux.storage.port import Storage

__all__ = ["DERIVED_SOURCE", "MarketStore", "StorageMarketStore"]

DERIVED_SOURCE: Final = "trades"
# What the exchange says of its candles, the most trustworthy first.
_OWN_SOURCES: Final = (REST_SOURCE, STREAM_SOURCE, FILE_SOURCE)

_TRADE_FIELDS: Final = {"price": "price", "qty": "quantity", "trade_id": "id"}
_CANDLE_FIELDS: Final = {
    name: name for name in ("open", "high", "low", "close", "vwap", "volume", "trades", "complete")
}


class MarketStore(Protocol):
    """Knows the trades and candles that were stored; methods may be called from any thread."""

    def trades(self, pair: str, bounds: Bounds) -> pl.DataFrame:
        """Read numbered trades: `time` (ns), `id`, `price`, `quantity`."""
        ...

    def candles(self, pair: str, interval: int, bounds: Bounds) -> pl.DataFrame:
        """Read the exchange's own closed candles, each from its most trustworthy source.

        Columns: `time` (ns), open, high, low, close, vwap, volume, trades, complete.
        """
        ...

    def derived(self, pair: str, interval: int, bounds: Bounds) -> pl.DataFrame:
        """Read the candles made from trades, in the same columns."""
        ...

    def trade_before(self, pair: str, bounds: Bounds) -> int | None:
        """Give the time of the last trade within bounds; None = there is none."""
        ...

    def trade_after(self, pair: str, bounds: Bounds) -> int | None:
        """Give the time of the first trade within bounds; None = there is none."""
        ...

    def drop_unnumbered(self, pair: str, start: int) -> None:
        """Remove the trades without ids from a moment on (ns), where numbered ones are held."""
        ...


class StorageMarketStore:
    """Works on one bucket of a storage.

    Args:
        storage: Stays the caller's.
        bucket: The bucket's id.
    """

    def __init__(self, storage: Storage, bucket: str) -> None:
        self._storage = storage
        self._bucket = bucket

    def trades(self, pair: str, bounds: Bounds) -> pl.DataFrame:
        """Read numbered trades: `time` (ns), `id`, `price`, `quantity`."""
        wanted = {"_measurement": TRADES, "pair": pair}
        return self._columns(wanted, _TRADE_FIELDS, bounds)

    def candles(self, pair: str, interval: int, bounds: Bounds) -> pl.DataFrame:
        """Read the exchange's own closed candles, each from its most trustworthy source."""
        found = [self._candles_of(source, pair, interval, bounds) for source in _OWN_SOURCES]
        return (
            pl.concat(found)
            .filter(pl.col("complete").ne_missing(other=False))
            .unique("time", keep="first")
            .sort("time")
        )

    def derived(self, pair: str, interval: int, bounds: Bounds) -> pl.DataFrame:
        """Read the candles made from trades."""
        return self._candles_of(DERIVED_SOURCE, pair, interval, bounds)

    def trade_before(self, pair: str, bounds: Bounds) -> int | None:
        """Give the time of the last trade within bounds; None = there is none."""
        return self._selected(TRADES, pair, bounds, Aggregate.LAST)

    def trade_after(self, pair: str, bounds: Bounds) -> int | None:
        """Give the time of the first trade within bounds; None = there is none."""
        return self._selected(TRADES, pair, bounds, Aggregate.FIRST)

    def drop_unnumbered(self, pair: str, start: int) -> None:
        """Remove the trades without ids from a moment on (ns), where numbered ones are held."""
        bounds = Bounds(start, MAX_TIME)
        if self._selected(UNNUMBERED_TRADES, pair, bounds, Aggregate.LAST) is not None:
            predicate = _all({"_measurement": UNNUMBERED_TRADES, "pair": pair})
            self._storage.delete(self._bucket, bounds, predicate)

    def _candles_of(self, source: str, pair: str, interval: int, bounds: Bounds) -> pl.DataFrame:
        name = interval_name(interval)
        wanted = {"_measurement": CANDLES, "pair": pair, "interval": name, "source": source}
        found = self._columns(wanted, _CANDLE_FIELDS, bounds)
        numbers = [name for name in _CANDLE_FIELDS if name != "complete"]
        return found.select(
            "time",
            *(pl.col(name).cast(pl.Float64) for name in numbers),
            pl.col("complete").cast(pl.Boolean),
        )

    def _selected(
        self, measurement: str, pair: str, bounds: Bounds, aggregate: Aggregate
    ) -> int | None:
        predicate = _all({"_measurement": measurement, "pair": pair, "_field": "price"})
        spec = ReadSpec(bounds, predicate, aggregate=aggregate)
        for block in self._storage.read(self._bucket, spec):
            for time in block.rows["_time"].to_physical():
                return int(time)
        return None

    def _columns(
        self, wanted: Mapping[str, str], fields: Mapping[str, str], bounds: Bounds
    ) -> pl.DataFrame:
        """Read fields as columns; rows that lack one hold null there."""
        chosen = Or(tuple(Comparison("_field", Operator.EQUAL, name) for name in fields))
        spec = ReadSpec(bounds, And((_all(wanted), chosen)), group=("_field",))
        table = pl.DataFrame(schema={"time": pl.Int64})
        for block in self._storage.read(self._bucket, spec):
            for key in block.keys.iter_rows(named=True):
                table = table.join(
                    _column(block.rows, key, fields[key["_field"]]),
                    "time",
                    how="full",
                    coalesce=True,
                )
        missing = [
            pl.lit(None).alias(name) for name in fields.values() if name not in table.columns
        ]
        return table.with_columns(missing).sort("time")


def _column(rows: pl.DataFrame, key: Mapping[str, object], name: str) -> pl.DataFrame:
    own = rows.filter(pl.col(TABLE) == key[TABLE])
    return own.select(pl.col("_time").to_physical().alias("time"), pl.col("_value").alias(name))


def _all(wanted: Mapping[str, str]) -> And:
    return And(tuple(Comparison(column, Operator.EQUAL, value) for column, value in wanted.items()))
