"""The ledger against a set of ids: whatever order trades come in, it knows what is missing."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krakflux.collector.ledger import Ledger, open_ledger
from krakflux.errors import ConfigurationError, UnavailableError
from support.trades import EPOCH, made_trade, made_trades

if TYPE_CHECKING:
    from collections.abc import Iterator

PAIR = "BTC/USD"
NOW = EPOCH + 10**18


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.sqlite", "bucket") as opened:
        yield opened


def test_a_pair_nobody_saw_holds_nothing(ledger: Ledger) -> None:
    assert ledger.holdings(PAIR) is None
    assert ledger.newest(PAIR) is None
    assert ledger.pairs() == []


def test_what_is_held_is_not_fresh(ledger: Ledger) -> None:
    ledger.record(PAIR, made_trades(range(10, 20)), "", NOW)
    fresh = ledger.fresh(PAIR, made_trades([25, 9, 10, 19, 20, 20]))
    assert [trade.trade_id for trade in fresh] == [9, 20, 25]


def test_unnumbered_trades_are_nobodys_business(ledger: Ledger) -> None:
    assert ledger.fresh(PAIR, [made_trade(None)]) == []
    assert ledger.record(PAIR, [made_trade(None)], "", NOW) == []


def test_a_jump_is_a_hole_with_its_cause(ledger: Ledger) -> None:
    ledger.record(PAIR, made_trades(range(1, 11)), "", NOW)
    (hole,) = ledger.record(PAIR, made_trades(range(15, 20)), "the connection was lost", NOW)
    assert (hole.first, hole.last, hole.missing) == (11, 14, 4)
    assert hole.cause == "the connection was lost"
    assert hole.begin == made_trade(10).time
    assert hole.end == made_trade(15).time
    assert hole.is_open


def test_later_trades_do_not_tell_of_a_hole_again(ledger: Ledger) -> None:
    ledger.record(PAIR, made_trades([1, 5]), "first", NOW)
    assert ledger.record(PAIR, made_trades([6]), "second", NOW) == []


def test_a_hole_shrinks_and_heals(ledger: Ledger) -> None:
    ledger.record(PAIR, made_trades([1, 6]), "why", NOW)
    (shrunk,) = ledger.record(PAIR, made_trades([2, 5]), "", NOW + 1)
    assert (shrunk.first, shrunk.last, shrunk.missing) == (3, 4, 2)
    assert (shrunk.begin, shrunk.end) == (made_trade(2).time, made_trade(5).time)
    (healed,) = ledger.record(PAIR, made_trades([3, 4]), "", NOW + 2)
    assert (healed.first, healed.last, healed.missing, healed.healed) == (2, 5, 0, NOW + 2)
    assert healed.cause == "why"
    holdings = ledger.holdings(PAIR)
    assert holdings is not None
    assert holdings.holes == (healed,)
    assert (holdings.trades, holdings.missing) == (6, 0)


def test_holes_noticed_at_once_have_places_of_their_own(ledger: Ledger) -> None:
    holes = ledger.record(PAIR, made_trades([1, 3, 5, 7]), "why", NOW)
    assert len({hole.noticed for hole in holes}) == len(holes) == 3


def test_targets_and_pairs_know_nothing_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with open_ledger(path, "one") as one, open_ledger(path, "two") as two:
        one.record(PAIR, made_trades([1]), "", NOW)
        two.record("ETH/USD", made_trades([7]), "", NOW)
        assert (one.pairs(), two.pairs()) == ([PAIR], ["ETH/USD"])
        one.forget(PAIR)
        assert one.pairs() == []
        assert two.pairs() == ["ETH/USD"]


def test_it_survives_reopening(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite", "bucket") as ledger:
        ledger.record(PAIR, made_trades([1, 2, 5]), "why", NOW)
        before = ledger.holdings(PAIR)
    with open_ledger(tmp_path / "ledger.sqlite", "bucket") as ledger:
        assert ledger.holdings(PAIR) == before


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(b"something else entirely, and long enough to be read as a page" * 10)
    with pytest.raises(ConfigurationError, match="cannot open the ledger"), open_ledger(path, "b"):
        pass


def test_two_processes_may_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"

    def write(first: int) -> None:
        with open_ledger(path, "bucket") as ledger:
            for number in range(first, 200, 2):
                ledger.record(PAIR, made_trades([number]), "", NOW)

    with open_ledger(path, "bucket") as ledger:
        threads = [threading.Thread(target=write, args=(first,)) for first in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        holdings = ledger.holdings(PAIR)
    assert holdings is not None
    assert len(holdings.runs) == 1
    assert holdings.trades == 200
    assert holdings.open_holes == ()


@settings(max_examples=60)
@given(st.lists(st.lists(st.integers(1, 60), max_size=12), max_size=12))
def test_it_knows_exactly_what_a_set_knows(batches: list[list[int]]) -> None:
    with new_ledger() as ledger:
        known: set[int] = set()
        for moment, batch in enumerate(batches):
            trades = made_trades(batch)
            fresh = ledger.fresh(PAIR, trades)
            assert [trade.trade_id for trade in fresh] == sorted(set(batch) - known)
            ledger.record(PAIR, fresh, f"cause {moment}", NOW + moment)
            known |= set(batch)
            check_against(ledger, known)


@contextmanager
def new_ledger() -> Iterator[Ledger]:
    """Open a ledger in a directory of its own, for examples that must not share one."""
    with (
        TemporaryDirectory() as directory,
        open_ledger(Path(directory) / "l.sqlite", "b") as ledger,
    ):
        yield ledger


def check_against(ledger: Ledger, known: set[int]) -> None:
    holdings = ledger.holdings(PAIR)
    if not known:
        assert holdings is None
        return
    assert holdings is not None
    held = {number for run in holdings.runs for number in range(run.first, run.last + 1)}
    assert held == known
    assert holdings.trades == len(known)
    lacking = set(range(min(known), max(known) + 1)) - known
    assert holdings.missing == len(lacking)
    told = {n for hole in holdings.open_holes for n in range(hole.first, hole.last + 1)}
    assert told >= lacking
    for hole in holdings.open_holes:
        assert {hole.first, hole.last} <= lacking
        assert hole.begin < hole.end
    for run in holdings.runs:
        assert run.first_time == made_trade(run.first).time
        assert run.last_time == made_trade(run.last).time


def test_a_copy_knows_what_the_ledger_knew(ledger: Ledger, tmp_path: Path) -> None:
    ledger.record(PAIR, made_trades([1, 2, 6]), "why", NOW)
    copy = tmp_path / "copy.sqlite"
    ledger.back_up(copy)
    ledger.record(PAIR, made_trades([3, 4, 5]), "", NOW + 1)
    assert copy.stat().st_mode & 0o077 == 0
    with open_ledger(copy, "bucket") as opened:
        holdings = opened.holdings(PAIR)
        assert holdings is not None
        assert (holdings.trades, holdings.missing) == (3, 3)


def test_a_full_disk_is_told_and_outlasted(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with open_ledger(path, "a"):
        pass
    connection = sqlite3.connect(path, isolation_level=None)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    ledger = Ledger(connection, "a")
    scattered = made_trades(range(1, 4_000, 2))
    with pytest.raises(UnavailableError, match="full"):
        ledger.record(PAIR, scattered, "why", 1)
    assert ledger.holdings(PAIR) is None
    connection.execute("PRAGMA max_page_count = 100000")
    ledger.record(PAIR, scattered, "why", 1)
    holdings = ledger.holdings(PAIR)
    assert holdings is not None
    assert holdings.trades == len(scattered)
    ledger.close()
