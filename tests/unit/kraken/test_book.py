"""The order book against a plain model of Kraken's rules, and its checksum against known ones."""

from __future__ import annotations

from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krakflux.kraken.book import Level, OrderBook, changes_between
from krakflux.kraken.checksum import checksum_of, level_digits

PRICES = st.integers(1, 60).map(lambda ticks: f"{ticks / 10:.1f}".encode())
QUANTITIES = st.integers(0, 3).map(lambda lots: f"{lots:.8f}".encode())
CHANGES = st.lists(st.tuples(PRICES, QUANTITIES), max_size=8)
DEPTHS = st.sampled_from((1, 3, 10, 25))


def model(frames: list[list[tuple[bytes, bytes]]], depth: int, *, falls: bool) -> list[Level]:
    """Apply frames to one side, the slow and obvious way."""
    held: dict[bytes, bytes] = {}
    for frame in frames:
        for price, quantity in frame:
            held.pop(price, None)
            if float(quantity):
                held[price] = quantity
        best = sorted(held, key=float, reverse=falls)[:depth]
        held = {price: held[price] for price in best}
    return [Level(price, held[price]) for price in sorted(held, key=float, reverse=falls)]


@given(st.lists(st.tuples(CHANGES, CHANGES), max_size=12), DEPTHS)
def test_a_book_is_what_its_frames_left(frames: list[tuple], depth: int) -> None:
    book = OrderBook(depth)
    for asks, bids in frames:
        book.apply(asks, bids)
    assert book.asks == model([asks for asks, _ in frames], depth, falls=False)
    assert book.bids == model([bids for _, bids in frames], depth, falls=True)
    text = b"".join(
        number.replace(b".", b"").lstrip(b"0")
        for side in (book.asks, book.bids)
        for level in side[:10]
        for number in level
    )
    assert book.checksum() == crc32(text)


@given(CHANGES, CHANGES, DEPTHS)
def test_changes_lead_one_side_to_the_other(first: list, second: list, depth: int) -> None:
    before, after, led = OrderBook(depth), OrderBook(depth), OrderBook(depth)
    before.apply(first, [])
    after.apply(second, [])
    led.apply(first, [])
    led.apply(changes_between(before.asks, after.asks), [])
    assert led.asks == after.asks


def test_the_same_level_twice_in_a_frame_is_applied_in_order() -> None:
    book = OrderBook(10)
    book.apply([], [(b"5.0", b"1.00"), (b"5.0", b"0.00"), (b"5.0", b"2.00")])
    assert book.bids == [Level(b"5.0", b"2.00")]


def test_a_price_written_differently_is_the_same_level() -> None:
    book = OrderBook(10)
    book.apply([(b"5.0", b"1.00")], [])
    book.apply([(b"5", b"0")], [])
    assert book.asks == []


def test_small_numbers_keep_their_digits() -> None:
    assert level_digits(b"0.000000005", b"0.00005100") == b"55100"


def test_a_book_with_fewer_than_ten_levels_counts_those_it_has() -> None:
    book = OrderBook(10)
    book.apply([(b"0.05005", b"0.00000500")], [(b"0.05000", b"0.00000500")])
    assert book.checksum() == checksum_of([b"5005500"], [b"5000500"])
    assert OrderBook(10).checksum() == 0


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="could not convert"):
        OrderBook(10).apply([(b'"5.0"', b"1.0")], [])


def test_a_book_sums_itself_up() -> None:
    book = OrderBook(10)
    assert book.summary() is None
    book.apply([(b"101.0", b"1.0"), (b"102.0", b"1.0")], [(b"99.0", b"6.0")])
    summary = book.summary()
    assert summary is not None
    assert (summary.bid, summary.ask, summary.spread, summary.mid) == (99.0, 101.0, 2.0, 100.0)
    assert (summary.bid_depth, summary.ask_depth, summary.imbalance) == (6.0, 2.0, 0.5)
