"""Reads stored trades and candles back, in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

import polars as pl

from krakflux.collector.lines import CANDLES, REST_SOURCE, interval_name
from krakflux.collector.trade_lines import TRADES
from krakflux.model.predicate import And, Comparison, Operator, Or
from krakflux.model.tables import TABLE
from krakflux.storage.port import Aggregate, ReadSpec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from krakflux.model.time import Bounds
    from krakflux.storage.port import PointReader

__all__ = ["MarketReader", "StorageMarketReader"]

_TRADE_FIELDS: Final = {"price": "price", "qty": "quantity", "trade_id": "id"}
_CANDLE_FIELDS: Final = {
    name: name for name in ("open", "high", "low", "close", "volume", "trades")
}


class MarketReader(Protocol):
    """Knows the trades and candles that were stored; methods may be called from any thread."""

    def trades(self, pair: str, bounds: Bounds) -> pl.DataFrame:
        """Read numbered trades: `time` (ns), `id`, `price`, `quantity`."""
        ...

    def candles(self, pair: str, interval: int, bounds: Bounds) -> pl.DataFrame:
        """Read the exchange's own candles: `time` (ns), open, high, low, close, volume, trades."""
        ...

    def trade_before(self, pair: str, bounds: Bounds) -> int | None:
        """Give the time of the last trade within bounds; None = there is none."""
        ...

    def trade_after(self, pair: str, bounds: Bounds) -> int | None:
        """Give the time of the first trade within bounds; None = there is none."""
        ...


class StorageMarketReader:
    """Reads from one bucket of a storage.

    Args:
        storage: Stays the caller's.
        bucket: The bucket's id.
    """

    def __init__(self, storage: PointReader, bucket: str) -> None:
        self._storage = storage
        self._bucket = bucket

    def trades(self, pair: str, bounds: Bounds) -> pl.DataFrame:
        """Read numbered trades: `time` (ns), `id`, `price`, `quantity`."""
        wanted = {"_measurement": TRADES, "pair": pair}
        return self._columns(wanted, _TRADE_FIELDS, bounds)

    def candles(self, pair: str, interval: int, bounds: Bounds) -> pl.DataFrame:
        """Read the exchange's own candles: `time` (ns), open, high, low, close, volume, trades."""
        wanted = {
            "_measurement": CANDLES,
            "pair": pair,
            "interval": interval_name(interval),
            "source": REST_SOURCE,
        }
        return self._columns(wanted, _CANDLE_FIELDS, bounds)

    def trade_before(self, pair: str, bounds: Bounds) -> int | None:
        """Give the time of the last trade within bounds; None = there is none."""
        return self._selected(pair, bounds, Aggregate.LAST)

    def trade_after(self, pair: str, bounds: Bounds) -> int | None:
        """Give the time of the first trade within bounds; None = there is none."""
        return self._selected(pair, bounds, Aggregate.FIRST)

    def _selected(self, pair: str, bounds: Bounds, aggregate: Aggregate) -> int | None:
        predicate = _all({"_measurement": TRADES, "pair": pair, "_field": "price"})
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
