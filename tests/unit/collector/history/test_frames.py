"""Recorded frames become the points that the collector would have written of them."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from krakflux.collector.history import ImportFilter, find_sources
from krakflux.collector.ledger import ImportState, open_ledger
from krakflux.collector.recorder import SegmentRecorder
from support.history import HistoryBench
from support.recorded import KRAKEN_DATA, needs

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.anyio

BEGIN = 1_790_358_506_000_000_000
STATUS = (
    b'{"channel":"status","type":"update","data":[{"system":"online","version":"2.0.10",'
    b'"api_version":"v2","connection_id":%d}]}'
)
GRANTED = (
    b'{"method":"subscribe","result":{"channel":"book","symbol":"BTC/USD","depth":10,'
    b'"snapshot":true},"success":true}'
)
TICKER = (
    b'{"channel":"ticker","type":"update","data":[{"symbol":"BTC/USD","bid":1.5,"bid_qty":1.0,'
    b'"ask":2.5,"ask_qty":1.0,"last":2.0}]}'
)
SNAPSHOT = (
    b'{"channel":"book","type":"snapshot","data":[{"symbol":"BTC/USD","bids":[{"price":1.5,'
    b'"qty":4.0}],"asks":[{"price":2.5,"qty":2.0}],"checksum":1204184152}]}'
)
CANDLE = (
    b'{"channel":"ohlc","type":"update","data":[{"symbol":"BTC/USD","open":2.0,"high":3.0,"low":1.0,'
    b'"close":2.5,"trades":3,"volume":1.5,"vwap":2.2,'
    b'"interval_begin":"2026-09-25T17:%d:00.000000000Z","interval":1}]}'
)


def trade(number: int) -> bytes:
    return (
        b'{"channel":"trade","type":"update","data":[{"symbol":"BTC/USD","side":"buy","price":2.0,'
        b'"qty":0.5,"ord_type":"limit","trade_id":%d,"timestamp":"2026-09-25T17:48:26.000%03dZ"}]}'
    ) % (number, number)


@pytest.fixture
def bench(tmp_path: Path) -> HistoryBench:
    return HistoryBench(tmp_path)


def record(bench: HistoryBench, frames: list[bytes], begin: int = BEGIN) -> None:
    """Record one frame a second."""
    recorder = SegmentRecorder(bench.files)
    for place, frame in enumerate(frames):
        recorder.record(frame, begin + place * 1_000_000_000, 1)
    recorder.close()


async def test_every_channel_becomes_its_points(bench: HistoryBench) -> None:
    frames = [STATUS % 7, GRANTED, SNAPSHOT, TICKER, trade(1), trade(2), CANDLE % 47, CANDLE % 48]
    record(bench, frames)
    report = await bench.run()
    counts = (report.tickers, report.books, report.trades, report.candles, report.files)
    assert counts == (1, 1, 2, 2, 1)
    assert (report.unreadable, report.skipped) == ((), ())
    said = "bid=1.5,ask=2.5,closed=2.0,bid_qty=1.0,ask_qty=1.0"
    assert bench.sink.of("kraken") == [f"kraken,pair=BTC/USD {said} {BEGIN + 3 * 10**9}"]
    assert bench.sink.of("book")[0].startswith("book,pair=BTC/USD bid=1.5,ask=2.5,spread=1.0")
    assert [line.rpartition(",complete=")[2][0] for line in bench.sink.of("ohlc")] == ["t", "f"]
    assert all(",source=ws " in line for line in bench.sink.of("ohlc"))


async def test_trades_go_through_the_ledger(bench: HistoryBench) -> None:
    record(bench, [trade(1), trade(2), trade(5)])
    assert (await bench.run()).trades == 3
    (hole,) = bench.holdings("BTC/USD").holes
    assert (hole.first, hole.last) == (3, 4)
    record(bench, [trade(number) for number in range(1, 6)], BEGIN + 10**12)
    again = await bench.run()
    assert (again.trades, again.known) == (2, 1)
    assert bench.holdings("BTC/USD").missing == 0


async def test_a_wrong_book_and_a_new_connection_leave_gaps(bench: HistoryBench) -> None:
    wrong = SNAPSHOT.replace(b"snapshot", b"update").replace(b"1204184152", b"1")
    record(bench, [STATUS % 7, SNAPSHOT, wrong, SNAPSHOT, STATUS % 8, SNAPSHOT])
    report = await bench.run()
    gaps = bench.sink.of("feed")
    assert ["the book's checksum was wrong" in gap for gap in gaps] == [True, False]
    assert "another connection" in gaps[1]
    assert report.skipped == ()


@pytest.mark.parametrize("lines_done", [4, 6, 7])
async def test_books_go_on_where_an_import_was_stopped(
    bench: HistoryBench, tmp_path: Path, lines_done: int
) -> None:
    update = SNAPSHOT.replace(b"snapshot", b"update")
    record(bench, [STATUS % 7, GRANTED, SNAPSHOT, *([update] * 5), CANDLE % 47, CANDLE % 48])
    record(bench, [update, update, TICKER, CANDLE % 49], BEGIN + 10 * 10**9)
    (tmp_path / "whole").mkdir()
    whole = HistoryBench(tmp_path / "whole")
    for source in find_sources([bench.files]):
        whole.put(source.name, source.path.read_bytes())
    first, _ = find_sources([bench.files])
    text = gzip.decompress(first.path.read_bytes())
    done = sum(map(len, text.splitlines(keepends=True)[:lines_done]))
    with open_ledger(bench.directory / "ledger.sqlite", "bucket") as ledger:
        ledger.note_imported(first.key, ImportState(done))
    resumed, report = await bench.run(), await whole.run()
    assert report.books == 8
    assert resumed.books == report.books - (lines_done - 2)
    assert set(bench.sink.lines) < set(whole.sink.lines)
    assert bench.sink.of("ohlc") == whole.sink.of("ohlc")


async def test_a_segment_that_follows_an_imported_one_goes_on_with_its_books(
    bench: HistoryBench,
) -> None:
    update = SNAPSHOT.replace(b"snapshot", b"update")
    record(bench, [STATUS % 7, GRANTED, SNAPSHOT])
    assert (await bench.run()).books == 1
    record(bench, [update, update], BEGIN + 10 * 10**9)
    report = await bench.run()
    assert (report.books, report.known) == (2, 1)


async def test_what_can_not_be_read_is_counted_by_kind(bench: HistoryBench) -> None:
    record(bench, [b'{"channel":"weather"}', TICKER, TICKER[:40], TICKER[:40], trade(1)])
    report = await bench.run()
    assert dict(report.unreadable) == {"unknown channel": 1, "not JSON": 2}
    assert (report.tickers, report.trades) == (1, 1)


async def test_only_wanted_pairs_and_intervals(bench: HistoryBench) -> None:
    other = [frame.replace(b"BTC/USD", b"ETH/USD") for frame in (TICKER, trade(1), SNAPSHOT)]
    record(bench, [*other, TICKER, trade(1), SNAPSHOT, CANDLE % 48])
    report = await bench.run(ImportFilter(frozenset({"BTC/USD"}), frozenset({5})))
    assert (report.tickers, report.trades, report.books, report.candles) == (1, 1, 1, 0)
    assert not [line for line in bench.sink.lines if "ETH/USD" in line]


@pytest.mark.recorded
async def test_a_recorded_session_is_imported_with_all_its_checksums(bench: HistoryBench) -> None:
    name = "ws2_transcoded_from_cryptofeed_v1_20210417.jsonl.gz"
    content = needs(KRAKEN_DATA / "derived" / name).read_bytes()
    bench.put(name, content)
    report = await bench.run()
    text = gzip.decompress(content)
    assert report.trades == text.count(b'"trade_id"')
    assert report.tickers == 18
    assert report.unreadable == ()
    # Ten pairs, a sample a second of each while it changes; no book was lost.
    assert 10 <= report.books <= 10 * 31
    assert bench.sink.of("feed") == []


@pytest.mark.recorded
async def test_books_of_the_old_protocol_are_imported(bench: HistoryBench) -> None:
    source = needs(KRAKEN_DATA / "cryptofeed" / "KRAKEN.ws.50.0.gz")
    bench.put(source.name, source.read_bytes())
    report = await bench.run()
    assert report.books >= 10
    assert bench.sink.of("feed") == []
