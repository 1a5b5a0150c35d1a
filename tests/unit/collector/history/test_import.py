"""History from files: every layout becomes the right points, once, however often it is tried."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from typing import TYPE_CHECKING

import polars as pl
import pytest

from krakflux.collector.history import ImportFilter, blocks, find_sources
from krakflux.collector.history.sources import interval_in
from krakflux.errors import ConfigurationError, UnavailableError
from support.history import HistoryBench

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.anyio

CANDLES = "1700000040,1.5,2.5,1.0,2.0,10.25,7\n1700000100,2.0,2.0,2.0,2.0,1.0,1\n"
DOWNLOADED = "1700000000,10.5,0.1\n1700000000,10.6,0.2\n1700000001,10.7,0.3\n"
EXPORTED = (
    "timestamp,id,type,side,price,amount\n"
    "1700000000123,7,market,buy,10.5,0.1\n"
    "1700000000123,8,limit,sell,10.6,0.2\n"
    "1700000002000,10,limit,sell,10.7,0.3\n"
)


@pytest.fixture
def bench(tmp_path: Path) -> HistoryBench:
    return HistoryBench(tmp_path)


async def test_downloaded_candles(bench: HistoryBench) -> None:
    bench.put("XBTUSD_1.csv", CANDLES)
    report = await bench.run()
    assert report.candles == 2
    assert bench.sink.lines == [
        "ohlc,interval=1m,pair=BTC/USD,source=zip open=1.5,high=2.5,low=1.0,close=2.0,"
        "volume=10.25,trades=7,synthetic=f,complete=t 1700000040000000000",
        "ohlc,interval=1m,pair=BTC/USD,source=zip open=2.0,high=2.0,low=2.0,close=2.0,"
        "volume=1.0,trades=1,synthetic=f,complete=t 1700000100000000000",
    ]


async def test_the_name_says_the_interval_of_candles_that_are_rare(bench: HistoryBench) -> None:
    bench.put("XBTUSD_720.csv", CANDLES)
    bench.put("ETHUSD_60.csv", CANDLES)
    await bench.run()
    assert [line.split(",")[1] for line in bench.sink.lines[::2]] == ["interval=1h", "interval=12h"]


async def test_downloaded_trades_of_one_second_have_places_of_their_own(
    bench: HistoryBench,
) -> None:
    bench.put("XBTUSD.csv", DOWNLOADED)
    report = await bench.run()
    assert report.unnumbered == 3
    assert bench.sink.lines == [
        "trade_zip,pair=BTC/USD price=10.5,qty=0.1 1700000000000000000",
        "trade_zip,pair=BTC/USD price=10.6,qty=0.2 1700000000000000001",
        "trade_zip,pair=BTC/USD price=10.7,qty=0.3 1700000001000000000",
    ]


async def test_a_zip_is_read_member_by_member(bench: HistoryBench) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("Kraken_OHLCVT/", "")
        file.writestr("Kraken_OHLCVT/XBTUSD_1.csv", CANDLES)
        file.writestr("Kraken_OHLCVT/LTCUSD_60.csv", CANDLES)
        file.writestr("Kraken_OHLCVT/.DS_Store", "x")
        file.writestr("ETHUSD.csv", DOWNLOADED)
    bench.put("Kraken_OHLCVT.zip", archive.getvalue())
    report = await bench.run()
    assert (report.files, report.candles, report.unnumbered) == (3, 4, 3)
    assert report.skipped == ()
    last = bench.told[-1]
    assert last.done_bytes == last.total_bytes == 2 * len(CANDLES) + len(DOWNLOADED)


async def test_exported_trades_keep_their_ids_and_show_their_holes(bench: HistoryBench) -> None:
    bench.put("BTC_USDT-trades.csv.gz", gzip.compress(EXPORTED.encode()))
    report = await bench.run()
    assert report.trades == 3
    (hole,) = bench.holdings("BTC/USDT").holes
    assert (hole.first, hole.last) == (9, 9)
    assert hole.cause == "missing in BTC_USDT-trades.csv.gz"
    assert bench.sink.of("trade")[0] == (
        'trade,pair=BTC/USDT price=10.5,qty=0.1,side="buy",ord_type="market",trade_id=7i,'
        "exact_time=1700000000123000000i 1700000000123000007"
    )


def exported_frame() -> pl.DataFrame:
    frame = pl.read_csv(EXPORTED.encode())
    return frame.with_columns(cost=pl.col("price") * pl.col("amount"))


async def test_exports_in_other_containers_are_the_same(bench: HistoryBench) -> None:
    frame = exported_frame()
    feather, parquet = io.BytesIO(), io.BytesIO()
    frame.write_ipc(feather, compression="lz4")
    frame.write_parquet(parquet)
    order = ["timestamp", "id", "type", "side", "price", "amount", "cost"]
    bench.put("A_USD-trades.feather", feather.getvalue())
    bench.put("B_USD-trades.parquet", parquet.getvalue())
    bench.put("C_USD-trades.json", json.dumps(frame.select(order).rows()))
    report = await bench.run()
    assert report.skipped == ()
    texts = [
        [line.split(" ", 1)[1] for line in bench.sink.of("trade") if f"pair={name}/USD " in line]
        for name in "ABC"
    ]
    assert texts[0] == texts[1] == texts[2]
    assert len(texts[0]) == 3


async def test_exported_candles_with_moments(bench: HistoryBench) -> None:
    moments = pl.Series([1_700_000_040_000, 1_700_000_100_000]).cast(pl.Datetime("ms", "UTC"))
    frame = pl.DataFrame({"date": moments, "open": [1.0, 2.0]}).with_columns(
        high="open", low="open", close="open", volume=pl.lit(3.5)
    )
    feather = io.BytesIO()
    frame.write_ipc(feather)
    bench.put("BTC_USDT-1m.feather", feather.getvalue())
    bench.put("ETH_USDT-5m.json", "[[1700000100000,1,2,0.5,1.5,3]]")
    report = await bench.run()
    assert report.candles == 3
    assert bench.sink.lines[0] == (
        "ohlc,interval=1m,pair=BTC/USDT,source=zip open=1.0,high=1.0,low=1.0,close=1.0,volume=3.5,"
        "complete=t 1700000040000000000"
    )
    assert "interval=5m,pair=ETH/USDT" in bench.sink.lines[-1]


async def test_trades_of_a_market_data_recorder(bench: HistoryBench) -> None:
    header = "exchange,symbol,side,amount,price,id,timestamp,receipt_timestamp\n"
    row = "{},BTC-USD,buy,0.5,100.25,{},1700000000.25,1700000000.5\n"
    bench.put("trades-kraken.csv", header + row.format("KRAKEN", "41"))
    bench.put("trades-without-id.csv", header + row.format("KRAKEN", "None"))
    bench.put("trades-other.csv", header + row.format("COINBASE", "1"))
    report = await bench.run()
    assert (report.trades, report.unnumbered) == (1, 0)
    assert "another exchange" in report.skipped[0][1]
    assert "exact_time=1700000000250000000i" in bench.sink.of("trade")[0]


async def test_at_the_seam_numbered_trades_win(bench: HistoryBench) -> None:
    bench.put("1_XBTUSD-trades.csv", EXPORTED.replace("1700000000", "1700000001"))
    bench.put("2_XBTUSD.csv", DOWNLOADED)
    report = await bench.run()
    assert report.trades == 3
    assert [line.rpartition(" ")[2] for line in bench.sink.of("trade_zip")] == [
        "1700000000000000000",
        "1700000000000000001",
    ]


async def test_a_second_time_there_is_nothing_to_do(bench: HistoryBench) -> None:
    bench.put("XBTUSD_1.csv", CANDLES)
    bench.put("BTC_USDT-trades.csv", EXPORTED)
    await bench.run()
    bench.sink.lines.clear()
    report = await bench.run()
    assert (report.known, report.points) == (2, 0)
    assert bench.sink.lines == []
    again = await bench.run(is_repeated=True)
    assert (again.candles, again.trades) == (2, 0)


async def test_only_what_is_wanted(bench: HistoryBench) -> None:
    for name in ("XBTUSD_1.csv", "XBTUSD_60.csv", "LTCUSD_1.csv"):
        bench.put(name, CANDLES)
    wanted = ImportFilter(frozenset({"BTC/USD"}), frozenset({60}))
    assert (await bench.run(wanted)).candles == 2
    assert all("interval=1h,pair=BTC/USD" in line for line in bench.sink.lines)


async def test_an_import_that_was_stopped_goes_on(
    bench: HistoryBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "_BLOCK_BYTES", 100)
    text = "".join(f"{1_700_000_000 + n // 5},{10 + n},0.5\n" for n in range(200))
    bench.put("XBTUSD.csv", text)
    bench.put("BTC_USDT-trades.csv.gz", gzip.compress(many_trades().encode()))
    bench.sink.writes_left = 30
    with pytest.raises(UnavailableError):
        await bench.run()
    begun = len(bench.sink.lines)
    bench.sink.writes_left = None
    await bench.run()
    assert begun > 0
    places = [line.rpartition(" ")[2] for line in bench.sink.of("trade_zip")]
    expected = [f"{1_700_000_000 + n // 5}{n % 5:09d}" for n in range(200)]
    assert list(dict.fromkeys(places)) == expected
    assert len(places) <= len(expected) + 10
    assert bench.holdings("BTC/USDT").missing == 0
    assert bench.holdings("BTC/USDT").trades == 300


def many_trades() -> str:
    rows = "".join(f"{1_700_000_000_000 + n},{n},limit,buy,10.5,0.1\n" for n in range(1, 301))
    return EXPORTED.partition("\n")[0] + "\n" + rows


def damaged(archive: bytes) -> bytes:
    middle = len(archive) // 2
    return archive[:middle] + b"\xff" * 50 + archive[middle + 50 :]


async def test_what_cannot_be_read_is_named_and_skipped(
    bench: HistoryBench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.put("notes.txt", "buy low, sell high\n")
    bench.put("broken_XBTUSD.csv.gz", gzip.compress(DOWNLOADED.encode())[:-12])
    bench.put("XBTUSD_1.csv", CANDLES + "1700000160,oops,2,2,2,2,1\n1700000220,1,1,1\n")
    bench.put("damaged_XBTUSD.csv.gz", damaged(gzip.compress(many_trades().encode())))
    bench.put("deep.json", '{"error":[],"result":' + "[" * 100_000)
    bench.put("LTCUSD.csv", "1700000000,80.5,1\nyesterday,80.5,1\n1700000001,80.6,1\n")
    bench.put("XMRUSD.csv", "1e99,150.5,1\n-5,150.5,1\n")
    report = await bench.run()
    assert (report.candles, report.unnumbered) == (2, 2)
    assert dict(report.unreadable) == {
        "a price or a volume is no number": 2,
        "a time can't be read": 1,
    }
    assert "1 rows without a readable time, the first is 'yesterday,80.5,1'" in caplog.text
    reasons = {name.rpartition("/")[2]: reason for name, reason in report.skipped}
    assert "its first row is '1e99,150.5,1'" in reasons["XMRUSD.csv"]
    assert reasons.keys() == {
        "broken_XBTUSD.csv.gz",
        "damaged_XBTUSD.csv.gz",
        "deep.json",
        "XMRUSD.csv",
        "notes.txt",
    }


def test_a_path_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="doesn't exist"):
        find_sources([tmp_path / "nothing"])
    with pytest.raises(ConfigurationError, match="no file"):
        find_sources([tmp_path])


@pytest.mark.parametrize(
    ("name", "minutes"),
    [
        ("XBTUSD_720.csv", 720),
        ("BTC_USDT-1h.feather", 60),
        ("XBTUSD.csv", None),
        ("1_XBTUSD-trades.csv", None),
        ("ETH_EUR-5m.json.gz", 5),
    ],
)
def test_intervals_in_names(name: str, minutes: int | None) -> None:
    assert interval_in(name) == minutes
