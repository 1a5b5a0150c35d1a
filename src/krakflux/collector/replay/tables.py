"""Reads recorded tables: candles, trades and ticker polls in the CSV forms people keep them in.

Kraken's own downloads have no header: seven columns are candles (`epoch s, open, high, low, close,
volume, trades`), three are trades (`epoch s, price, volume`). Other tables are known by the names
of their columns. A table that doesn't say which pair it is of is named after its file. A row whose
time can't be read is left out and counted.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.collector.replay.polls import read_polls, read_price_polls
from krakflux.collector.replay.recordings import Candles, Spreads, Trades
from krakflux.collector.replay.times import TIME, moments, timed
from krakflux.errors import InvalidError
from krakflux.kraken.pairs import display_name
from krakflux.model.time import SECOND

if TYPE_CHECKING:
    from collections.abc import Callable

    from krakflux.collector.replay.recordings import Recording

__all__ = ["Table", "interval_of", "name_in", "read_table"]

_INTERVALS: Final = (1, 5, 15, 30, 60, 240, 720, 1440, 10080, 21600)
_PRICES: Final = ("open", "high", "low", "close")
_TIME_NAMES: Final = ("time", "unix", "timestamp", "time_ms", "date")
_AMOUNT_NAMES: Final = ("volume", "amount")
_COUNT_NAMES: Final = ("trades", "tradecount")
_SIDE_NAMES: Final = ("side", "buysell")
_TYPE_NAMES: Final = ("type", "ordtype")
_WORDS: Final = re.compile(r"[^A-Za-z0-9]+")
_NOT_PAIRS: Final = frozenset({"KRAKEN", "TRADES", "CSV", "CANDLES", "MINUTE", "SPREADS", "TICKER"})


@dataclass(frozen=True, slots=True)
class Table:
    """What a table holds, and how many rows had no time that can be read."""

    recordings: list[Recording]
    left_out: int


def read_table(text: str, file_name: str) -> Table:
    """Read the recordings of a CSV text.

    Raises:
        InvalidError: not a table of a known form, or its pair can't be told.
    """
    try:
        return _read_table(text, file_name)
    except pl.exceptions.InvalidOperationError as error:
        raise InvalidError(f"can't be read: {str(error).partition(chr(10))[0]}") from error
    except (pl.exceptions.PolarsError, ValueError, IndexError) as error:
        raise InvalidError(
            "is neither an answer of Kraken's nor a table of a known form"
        ) from error


def _read_table(text: str, file_name: str) -> Table:
    lines = text.split("\n", 2)
    if len(lines) > 2 and lines[0].count(",") < lines[1].count(",") - 2:
        text = text.split("\n", 1)[1]  # a banner stands above the header
    if text[0].isdigit():
        return _read_download(_frame(text, has_header=False), file_name)
    frame = _frame(text, has_header=True)
    frame = frame.rename({name: name.strip().lower() for name in frame.columns})
    columns = set(frame.columns)
    if {"pair", "client_timestamp", "ask", "bid", "last"} <= columns:
        return Table(*read_polls(frame, file_name))
    if {"date", "high", "low", "openprice", "close"} <= columns:
        polls, left_out = read_price_polls(frame, _pair_name(frame, file_name))
        return Table([polls], left_out)
    if columns.issuperset(_PRICES) and columns & set(_TIME_NAMES):
        return _read(frame, file_name, _read_candles)
    if "price" in columns and columns & set(_AMOUNT_NAMES) and columns & set(_TIME_NAMES):
        return _read(frame, file_name, _read_trades)
    if {"unix", "bid", "ask"} <= columns:
        return _read(frame, file_name, _read_spreads)
    raise InvalidError("is not a table of candles, trades, spreads or ticker polls")


def interval_of(times: pl.Series) -> int:
    """Find the candles' interval in minutes: the smallest distance of two, as Kraken has them."""
    steps = times.diff().drop_nulls()
    smallest = steps.filter(steps > 0).min()
    minutes = int(smallest) // 60 if isinstance(smallest, int) else 1
    return max((known for known in _INTERVALS if known <= minutes), default=1)


def name_in(file_name: str) -> str | None:
    """Find the pair a file is named after: one word of the name, or two words in a row."""
    words = [word for word in _WORDS.split(file_name) if word.upper() not in _NOT_PAIRS]
    for candidate in (*words, *map("/".join, pairwise(words))):
        try:
            pair = display_name(candidate)
        except InvalidError:
            continue
        if "/" in candidate or not candidate.isdigit():
            return pair
    return None


def _frame(text: str, *, has_header: bool) -> pl.DataFrame:
    return pl.read_csv(
        io.StringIO(text), has_header=has_header, infer_schema=False, truncate_ragged_lines=True
    )


def _pair_name(frame: pl.DataFrame, file_name: str) -> str:
    if "symbol" in frame.columns:
        return str(frame["symbol"][0])
    name = name_in(file_name)
    if name is None:
        raise InvalidError("doesn't tell its pair: name the file like XBTUSD_60.csv")
    return name


def _read_download(frame: pl.DataFrame, file_name: str) -> Table:
    names = {7: ("time", *_PRICES, "volume", "trades"), 3: ("time", "price", "volume")}
    columns = names.get(frame.width)
    if columns is None:
        raise InvalidError(f"is a table of {frame.width} columns without a header")
    frame.columns = list(columns)
    return _read(frame, file_name, _read_candles if frame.width == 7 else _read_trades)


def _read(
    frame: pl.DataFrame, file_name: str, reader: Callable[[pl.DataFrame, str], Recording]
) -> Table:
    column = _first(frame, _TIME_NAMES)
    if column is None:
        raise InvalidError("has no column of times")
    rows, left_out = timed(frame, moments(frame[column]), file_name)
    return Table([reader(rows, _pair_name(frame, file_name))], left_out)


def _read_candles(frame: pl.DataFrame, name: str) -> Candles:
    volume = next((column for column in frame.columns if column.startswith("volume")), None)
    count = _first(frame, _COUNT_NAMES)
    rows = frame.select(
        time=pl.col(TIME) // SECOND,
        **{price: pl.col(price) for price in _PRICES},
        vwap=pl.col("vwap") if "vwap" in frame.columns else pl.lit("0.0"),
        volume=pl.col(volume) if volume else pl.lit("0.00000000"),
        trades=pl.col(count).cast(pl.Int64, strict=False).fill_null(0)
        if count
        else pl.lit(0, pl.Int64),
    ).sort("time")
    return Candles(name, interval_of(rows["time"]), rows)


def _read_trades(frame: pl.DataFrame, name: str) -> Trades:
    amount, side, kind = (
        _first(frame, names) for names in (_AMOUNT_NAMES, _SIDE_NAMES, _TYPE_NAMES)
    )
    rows = frame.select(
        time=pl.col(TIME),
        price=pl.col("price"),
        volume=pl.col(amount or "volume"),
        # Downloads name neither side nor type: Kraken has no value for "unknown".
        side=pl.col(side).str.slice(0, 1) if side else pl.lit("b"),
        type=pl.col(kind).str.slice(0, 1) if kind else pl.lit("l"),
        id=pl.col("id").cast(pl.Int64, strict=False)
        if "id" in frame.columns
        else pl.lit(None, pl.Int64),
    ).sort("time", maintain_order=True)
    return Trades(name, rows)


def _read_spreads(frame: pl.DataFrame, name: str) -> Spreads:
    rows = frame.select((pl.col(TIME) // SECOND).alias("time"), "bid", "ask").sort(
        "time", maintain_order=True
    )
    return Spreads(name, tuple(list(row) for row in rows.rows()))


def _first(frame: pl.DataFrame, names: tuple[str, ...]) -> str | None:
    return next((name for name in names if name in frame.columns), None)
