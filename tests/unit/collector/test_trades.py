"""The book of trades, and the places its points take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krakflux.clock import SystemClock
from krakflux.collector.ledger import open_ledger
from krakflux.collector.trade_lines import trade_line, trade_time
from krakflux.collector.trades import TradeBook
from krakflux.errors import UnavailableError
from krakflux.model.time import MILLISECOND
from support.sinks import ListSink
from support.trades import made_trade, made_trades

if TYPE_CHECKING:
    from pathlib import Path


@given(
    st.lists(st.integers(0, MILLISECOND - 1), min_size=2, max_size=20),
    st.integers(1, 10**12),
    st.integers(0, 2**60),
)
def test_trades_of_one_millisecond_never_share_a_place(
    parts: list[int], first_id: int, moment: int
) -> None:
    base = moment // MILLISECOND * MILLISECOND
    places = {trade_time(base + part, first_id + n) for n, part in enumerate(parts)}
    assert len(places) == len(parts)
    assert {place // MILLISECOND for place in places} == {base // MILLISECOND}


def test_a_trade_without_an_id_has_no_line() -> None:
    with pytest.raises(ValueError, match="without an id"):
        trade_line("BTC/USD", made_trade(None))


@pytest.mark.anyio
async def test_what_could_not_be_stored_is_not_held(tmp_path: Path) -> None:
    sink = ListSink(writes_left=0)
    with open_ledger(tmp_path / "ledger.sqlite", "bucket") as ledger:
        book = TradeBook(ledger, sink, SystemClock())
        with pytest.raises(UnavailableError):
            await book.accept("BTC/USD", made_trades([1, 2]))
        assert await book.holdings("BTC/USD") is None
        sink.writes_left = None
        accepted = await book.accept("BTC/USD", made_trades([2, 1]))
    assert [trade.trade_id for trade in accepted.fresh] == [1, 2]


@pytest.mark.anyio
async def test_the_summary_counts_along(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite", "bucket") as ledger:
        book = TradeBook(ledger, ListSink(), SystemClock())
        assert book.summary("BTC/USD") is None
        for ids, expected in (([1, 2], (2, 0)), ([3], (3, 0)), ([6], (4, 2)), ([4, 5], (6, 0))):
            await book.accept("BTC/USD", made_trades(ids))
            summary = book.summary("BTC/USD")
            assert summary is not None
            assert (summary.trades, summary.missing) == expected
