"""Markets as the stream moves it: prices, order book, depth and trades, in a real browser."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.browser import PHONE
from support.terminal import run_terminal
from support.waiting import eventually

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from support.terminal import Terminal

pytestmark = pytest.mark.browser

LOW = (1440, 800)
CLOSE_IS_IN_HEADER = """() => document.querySelector("header").textContent.includes(
    document.querySelector('[data-part="close"]').textContent)"""


def region(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


def number(text: str) -> float:
    return float(re.sub(r"[^\d.]", "", text))


def later_by(clock: str, other: str) -> timedelta:
    """How long after another a clock showed its time, less than a day: midnight may lie between."""
    shown, before = (datetime.fromisoformat(f"2000-01-01 {each}") for each in (clock, other))
    return (shown - before) % timedelta(days=1)


def sums(page: Page, side: str) -> list[float]:
    cells = region(page, "Order book of BTC/USD").locator(f'[data-side="{side}"] td:last-child')
    return [number(text) for text in cells.all_inner_texts()]


def test_the_stream_moves_price_and_last_bar_without_polls(
    demo: Terminal, browser: Browser
) -> None:
    with demo.open(browser, "/markets?pair=BTC/USD") as watched:
        page = watched.page
        close = page.locator('[data-part="close"]')
        expect(close).to_have_text(re.compile(r"\d"))
        expect(region(page, "Order book of BTC/USD").locator('[data-side="ask"] tr')).to_have_count(
            10
        )
        page.route("**/api/v2/query*", lambda route: route.abort())
        before = close.inner_text()
        expect(close).not_to_have_text(before)
        # Both are read in one moment, since either moves with the next tick.
        eventually(lambda: page.evaluate(CLOSE_IS_IN_HEADER))


def test_the_book_is_summed_outwards_and_grouped(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets?pair=BTC/USD") as watched:
        page = watched.page
        book = region(page, "Order book of BTC/USD")
        expect(book.locator('[data-side="bid"] tr')).to_have_count(10)
        bids, asks = sums(page, "bid"), sums(page, "ask")
        assert bids == sorted(bids)
        assert asks == sorted(asks, reverse=True)
        expect(book).to_contain_text(re.compile(r"Spread\s*\d+\.\d\s*\d+\.\d\d bps"))
        expect(book).to_contain_text("checksum ok")
        book.get_by_role("button", name="Grouped by 0.1").click()
        page.get_by_role("menuitem", name="0.5", exact=True).click()
        expect(book.get_by_role("button", name="Grouped by 0.5")).to_be_visible()
        book.locator('[data-side="bid"] tr').first.hover()
        expect(book).to_contain_text("on average")


def test_the_tape_shows_trades_and_stands_still_under_the_pointer(
    demo: Terminal, browser: Browser
) -> None:
    with demo.open(browser, "/markets?pair=BTC/USD") as watched:
        page = watched.page
        tape = region(page, "Trades of BTC/USD")
        rows = tape.locator("tbody tr")
        expect(rows.first).to_be_visible()
        newest, before, *_ = (text.split()[-1] for text in rows.all_inner_texts())
        assert later_by(newest, before) < timedelta(hours=12)
        assert all(
            "up" in name or "down" in name
            for name in rows.locator("td:first-child").evaluate_all(
                "all => all.map(e => e.className)"
            )
        )
        region(page, "Newest trades").hover()
        expect(tape).to_contain_text(re.compile(r"paused, \d+ new"))
        expect(tape).to_contain_text(re.compile(r"paused, [1-9]\d* new"))
        page.mouse.move(5, 5)
        expect(tape).not_to_contain_text("paused")


def test_depth_is_a_tab_of_the_book_on_a_low_screen(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets?pair=BTC/USD", size=LOW) as watched:
        page = watched.page
        expect(region(page, "Order book of BTC/USD")).to_be_visible()
        expect(region(page, "Depth of BTC/USD")).to_have_count(0)
        page.get_by_role("tab", name="Depth").click()
        expect(region(page, "Depth of BTC/USD").get_by_role("img")).to_be_visible()


def test_a_phone_has_book_depth_trades_and_pairs_as_tabs(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets?pair=BTC/USD", size=PHONE) as watched:
        page = watched.page
        expect(page.get_by_role("tab")).to_have_text(["Book", "Depth", "Trades", "Pairs"])
        for tab, name in (("Book", "Order book"), ("Depth", "Depth"), ("Trades", "Trades")):
            page.get_by_role("tab", name=tab).click()
            expect(region(page, f"{name} of BTC/USD")).to_be_visible()
        widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert widths[0] <= widths[1]


def test_a_pair_that_does_not_stream_says_so(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets?pair=OLD/USD") as watched:
        expect(watched.page.get_by_text("OLD/USD is not collected at present")).to_be_visible()


def test_of_many_pairs_only_those_in_view_are_drawn(tmp_path: Path, browser: Browser) -> None:
    # A market of its own: so many pairs would push those of the other tests out of view.
    with run_terminal(tmp_path, "demo") as crowded:
        pairs = (f"C{index:03}/ZZZ" for index in range(600))
        crowded.write("\n".join(f"kraken,pair={pair} closed=1,open=1" for pair in pairs))
        many_pairs_are_moved_through(crowded, browser)


def many_pairs_are_moved_through(crowded: Terminal, browser: Browser) -> None:
    with crowded.open(browser, "/markets?pair=BTC/USD") as watched:
        page = watched.page
        page.get_by_role("button", name="ZZZ", exact=True).click()
        page.get_by_role("button", name="Pair", exact=True).click()
        table = page.get_by_role("table", name="Pairs")
        expect(table).to_have_attribute("aria-rowcount", "601")
        assert table.get_by_role("row").count() < 80
        table.get_by_role("row").filter(has_text="C000").focus()
        page.keyboard.press("End")
        expect(table.get_by_role("row").filter(has_text="C599")).to_be_focused()
        page.keyboard.press("PageUp")
        page.keyboard.press("Home")
        expect(table.get_by_role("row").filter(has_text="C000")).to_be_focused()
