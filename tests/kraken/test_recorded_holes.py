"""Two recorded trade files with real holes: they are found, told, and heal from the exchange."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import httpx2
import pytest

from krakflux.clock import SystemClock
from krakflux.collector.backfill import TradeBackfill
from krakflux.collector.history import HistoryImport, ImportFilter, find_sources
from krakflux.collector.ledger import open_ledger
from krakflux.collector.replay import create_replay_app
from krakflux.collector.trades import TradeBook
from krakflux.kraken.rate_limit import RateLimiter
from krakflux.kraken.rest import KrakenClient
from support.exchange import serving
from support.recorded import KRAKEN_DATA, needs
from support.sinks import ListSink

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.anyio, pytest.mark.recorded]


def whole(recorded: str) -> str:
    """Add a row for every id that is missing, in the moment of the one before it."""
    header, *rows = recorded.splitlines()
    lines = [header]
    last: int | None = None
    for row in rows:
        time, number, rest = row.split(",", 2)
        if last is not None:
            lines += [f"{time},{lost},{rest}" for lost in range(last + 1, int(number))]
        lines.append(row)
        last = int(number)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("name", "pair", "trades", "holes"),
    [
        ("BTC_USDT-trades.csv.gz", "BTC/USDT", 26_921, 26),
        ("ETH_BTC-trades.csv.gz", "ETH/BTC", 9_282, 9),
    ],
)
async def test_recorded_holes_are_told_exactly_and_heal(
    tmp_path: Path, name: str, pair: str, trades: int, holes: int
) -> None:
    recording = needs(KRAKEN_DATA / "Kblack0610-freqtrade" / name)
    recorded = gzip.decompress(recording.read_bytes()).decode()
    ids = {int(row.split(",", 2)[1]) for row in recorded.splitlines()[1:]}
    lost = sorted(set(range(min(ids), max(ids) + 1)) - ids)
    (tmp_path / name.removesuffix(".gz")).write_text(whole(recorded))
    sink, clock = ListSink(), SystemClock()
    with open_ledger(tmp_path / "ledger.sqlite", "bucket") as ledger:
        book = TradeBook(ledger, sink, clock)
        history = HistoryImport(ledger, book, sink, ImportFilter())
        report = await history.run(find_sources([recording]), lambda _: None)
        found = ledger.holdings(pair)
        assert report.trades == trades
        assert found is not None
        assert [(hole.first, hole.last, hole.missing) for hole in found.open_holes] == [
            (number, number, 1) for number in lost
        ]
        assert len(lost) == holes

        with serving(create_replay_app([tmp_path / name.removesuffix(".gz")])) as address:
            async with httpx2.AsyncClient(timeout=30.0) as http:
                client = KrakenClient(address, http, RateLimiter(0.0), clock)
                came = await TradeBackfill(client, book).fetch_since(pair, found.first.first_time)
        healed = ledger.holdings(pair)
    assert came == holes
    assert healed is not None
    assert healed.open_holes == ()
    assert len(healed.runs) == 1
    assert [hole.healed is not None for hole in healed.holes] == [True] * holes
    places = [line.rpartition(" ")[2] for line in sink.of("trade")]
    assert len(set(places)) == len(places) == trades + holes
