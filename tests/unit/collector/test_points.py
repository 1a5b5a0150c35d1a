"""What the collector writes: lines, gaps, and its memory of what it wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from krakflux.clock import SystemClock
from krakflux.codec.line_protocol import Precision, parse
from krakflux.collector import DEFAULT_PAIRS, read_pairs
from krakflux.collector.gaps import OpenGap
from krakflux.collector.lines import candle_line, interval_name, ticker_line
from krakflux.collector.memory import FileCandleMemory, StorageCandleMemory
from krakflux.collector.sinks import StorageSink
from krakflux.errors import ConfigurationError, NotFoundError
from krakflux.model.market import Candle, Ticker
from krakflux.model.points import FieldType
from krakflux.storage.duckdb import open_engine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from krakflux.storage.port import Storage

BUCKET = "00000000000000aa"
CANDLE = Candle(60_000_000_000, 1.0, 2.0, 0.5, 1.5, 1.25, 10.0, 3)


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    engine = open_engine(tmp_path, SystemClock())
    engine.create_bucket(BUCKET, 0)
    yield engine
    engine.close()


def test_a_ticker_point_has_only_what_was_said() -> None:
    assert (
        ticker_line(Ticker("BTC/USD", last=1.5, bid=1.0), 7)
        == "kraken,pair=BTC/USD bid=1.0,closed=1.5 7"
    )
    assert ticker_line(Ticker("BTC/USD"), 7) is None


def test_every_number_of_a_candle_is_a_float() -> None:
    line = candle_line("BTC/USD", 1, CANDLE)
    assert line.startswith("ohlc,interval=1m,pair=BTC/USD,source=rest ")
    parts = {part.type: part for part in parse(line.encode(), Precision.NANOSECOND, 0).parts}
    assert set(parts[FieldType.FLOAT].series["field"]) == {
        *("open", "high", "low", "close", "vwap", "volume", "trades"),
    }
    assert set(parts[FieldType.BOOLEAN].series["field"]) == {"synthetic", "complete"}
    assert parts.keys() == {FieldType.FLOAT, FieldType.BOOLEAN}


@pytest.mark.parametrize(
    ("minutes", "name"),
    [(1, "1m"), (15, "15m"), (60, "1h"), (240, "4h"), (1440, "1d"), (10080, "1w"), (21600, "15d")],
)
def test_intervals_are_named_as_durations(minutes: int, name: str) -> None:
    assert interval_name(minutes) == name


def test_a_growing_gap_replaces_itself() -> None:
    gap = OpenGap("ticker", start=5, noticed=9, cause='no "answer", again')
    lines = gap.lines(["BTC/USD"], 10) + gap.lines(["BTC/USD"], 20)
    batch = parse("\n".join(lines).encode(), Precision.NANOSECOND, 0)
    (ends,) = (part for part in batch.parts if part.type is FieldType.INTEGER)
    assert sorted(ends.rows["value"]) == [5, 20]
    assert set(ends.rows["time"]) == {9}


def test_pairs_are_read_in_any_form_and_once() -> None:
    assert read_pairs("XBTUSD, btc/usd,ETHUSD,") == ("BTC/USD", "ETH/USD")
    assert read_pairs(",".join(DEFAULT_PAIRS)) == DEFAULT_PAIRS
    for wrong in ("", " , ", "BTC"):
        with pytest.raises(ConfigurationError, match="pairs: "):
            read_pairs(wrong)


@pytest.mark.anyio
async def test_the_storage_is_the_memory_of_what_it_holds(storage: Storage) -> None:
    sink = StorageSink(storage, BUCKET)
    memory = StorageCandleMemory(storage, BUCKET)
    assert await memory.newest("BTC/USD", 1) is None
    await sink.write([candle_line("BTC/USD", 1, CANDLE), candle_line("ETH/USD", 60, CANDLE)])
    assert await memory.newest("BTC/USD", 1) == CANDLE.time
    assert await memory.newest("BTC/USD", 60) is None
    assert await memory.newest("ETH/USD", 60) == CANDLE.time


@pytest.mark.anyio
async def test_the_file_remembers_across_restarts_and_forgives_damage(tmp_path: Path) -> None:
    path = tmp_path / "collect" / "candles.json"
    memory = FileCandleMemory(path)
    assert await memory.newest("BTC/USD", 1) is None
    await memory.remember("BTC/USD", 1, 60)
    await memory.remember("ETH/USD", 1, 120)
    again = FileCandleMemory(path)
    assert await again.newest("BTC/USD", 1) == 60
    assert await again.newest("ETH/USD", 1) == 120
    path.write_text("{")
    assert await FileCandleMemory(path).newest("BTC/USD", 1) is None


@pytest.mark.anyio
async def test_dropped_points_are_counted(storage: Storage) -> None:
    sink = StorageSink(storage, BUCKET)
    await sink.write(["m f=1 1"])
    await sink.write(['m f="text" 2', "m f=2 3"])
    assert sink.status().dropped_lines == 1
    assert sink.status().error is None


@pytest.mark.anyio
async def test_a_write_that_fails_says_so(storage: Storage) -> None:
    sink = StorageSink(storage, "00000000000000bb")
    with pytest.raises(NotFoundError):
        await sink.write(["m f=1 1"])
    assert sink.status().error
