"""Markets in a real browser, on a simulated and on a recorded market."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.browser import PHONE
from support.terminal import run_terminal
from support.waiting import eventually

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from support.processes import Running
    from support.terminal import Terminal

pytestmark = pytest.mark.browser

# So wide that the list shows all its columns.
WIDE = (1920, 1080)
PAIRS = ["BTC/USD", "ETH/USD", "LTC/USD", "XLM/USD", "XMR/USD"]


def row(page: Page, pair: str) -> Locator:
    return page.get_by_role("row").filter(has_text=pair)


def chart(page: Page) -> Locator:
    return page.get_by_role("application")


def cells(page: Page, pair: str) -> list[str]:
    return row(page, pair).get_by_role("cell").all_inner_texts()


def number(text: str) -> float:
    return float(re.sub(r"[^\d.]", "", text))


def test_every_pair_stands_in_the_list_with_its_quote(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets", size=WIDE) as watched:
        page = watched.page
        for pair in PAIRS:
            expect(row(page, pair)).to_be_visible()
        expect(row(page, "BTC/USD").locator("svg polyline")).to_be_visible()
        expect(row(page, "BTC/USD").get_by_role("cell").nth(6)).to_have_text(re.compile(r"\d"))
        _, _, _, last, change, bid, ask, spread, volume = cells(page, "BTC/USD")
        assert number(bid) <= number(last) * 1.001
        assert number(bid) < number(ask)
        assert number(spread) == pytest.approx((number(ask) / number(bid) - 1) * 10_000, abs=0.02)
        assert re.fullmatch(r"[+−]?\d+\.\d\d", change.strip())
        assert number(volume) > 0


def test_prices_that_are_not_the_markets_own_are_labelled(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets") as watched:
        header = watched.page.locator("header")
        expect(header.get_by_text("simulated")).to_be_visible()
        expect(header.get_by_text("live")).to_be_visible()


def test_the_chart_shows_candles_and_follows_the_crosshair(
    demo: Terminal, browser: Browser
) -> None:
    with demo.open(browser, "/markets?pair=BTC/USD&interval=5m") as watched:
        page = watched.page
        close = page.locator('[data-part="close"]')
        expect(close).to_have_text(re.compile(r"\d"))
        box = chart(page).bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.4)
        under = close.inner_text()
        page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.4)
        expect(close).not_to_have_text(under)


def test_a_tick_moves_the_price_everywhere(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets?pair=BTC/USD") as watched:
        page = watched.page
        expect(row(page, "BTC/USD")).to_contain_text(re.compile(r"\d"))
        before = cells(page, "BTC/USD")[3]
        expect(row(page, "BTC/USD").get_by_role("cell").nth(3)).not_to_have_text(before)
        price = cells(page, "BTC/USD")[3].strip()
        expect(page.locator("header")).to_contain_text(re.compile(r"\d"))
        expect(page).to_have_title(re.compile(r"BTC/USD · krakflux"))
        assert price


def test_the_address_holds_pair_interval_and_range(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets") as watched:
        page = watched.page
        row(page, "ETH/USD").click()
        page.get_by_role("radio", name="15 minutes").click()
        page.get_by_role("button", name="1D: last 24h").click()
        expect(page).to_have_url(re.compile(r"pair=ETH/USD&interval=15m&from=now-24h&to=now$"))
        page.reload()
        expect(page.get_by_role("radio", name="15 minutes")).to_be_checked()
        expect(row(page, "ETH/USD")).to_have_attribute("aria-selected", "true")
        page.go_back()
        expect(page).to_have_url(re.compile(r"interval=15m$"))


def test_the_list_is_searched_sorted_starred_and_moved_through(
    demo: Terminal, browser: Browser
) -> None:
    with demo.open(browser, "/markets") as watched:
        page = watched.page
        expect(row(page, "XMR/USD")).to_be_visible()
        page.get_by_role("button", name="Pair", exact=True).click()
        expect(page.get_by_role("columnheader", name="Pair")).to_have_attribute(
            "aria-sort", "ascending"
        )
        page.keyboard.press("/")
        page.keyboard.type("x")
        expect(row(page, "BTC/USD")).to_have_count(0)
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("pair=XLM/USD"))
        page.keyboard.press("Escape")
        row(page, "XLM/USD").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("s")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("pair=XMR/USD"))
        page.get_by_role("button", name="Starred").click()
        expect(row(page, "XMR/USD")).to_be_visible()
        expect(row(page, "XLM/USD")).to_have_count(0)


def test_the_interval_is_typed(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets") as watched:
        page = watched.page
        expect(chart(page)).to_be_visible()
        page.keyboard.type("15")
        expect(page.get_by_role("dialog", name="Change interval")).to_contain_text("15 minutes")
        page.keyboard.press("Enter")
        expect(page.get_by_role("radio", name="15 minutes")).to_be_checked()


def test_the_chart_reads_bar_by_bar_to_who_hears_it(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets") as watched:
        page = watched.page
        expect(page.locator('[data-part="close"]')).to_have_text(re.compile(r"\d"))
        chart(page).focus()
        page.keyboard.press("ArrowLeft")
        spoken = page.locator('[aria-live="polite"]')
        expect(spoken).to_have_text(re.compile(r"open .*, high .*, low .*, close .*, volume"))
        first = spoken.inner_text()
        page.keyboard.press("ArrowLeft")
        expect(spoken).not_to_have_text(first)


def test_the_palette_opens_a_pair_with_an_interval(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets") as watched:
        page = watched.page
        expect(row(page, "LTC/USD")).to_be_visible()
        page.keyboard.press("Control+k")
        page.keyboard.type("ltc 1h")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"pair=LTC/USD&interval=1h"))
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_chords_help_and_theme(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets") as watched:
        page = watched.page
        expect(chart(page)).to_be_visible()
        page.keyboard.press("?")
        expect(page.get_by_role("dialog", name="Keyboard")).to_contain_text("Search the pairs")
        page.keyboard.press("Escape")
        page.keyboard.press("Control+k")
        page.keyboard.type("light theme")
        page.keyboard.press("Enter")
        expect(page.locator("html")).to_have_attribute("data-theme", "light")
        page.keyboard.press("g")
        page.keyboard.press("e")
        expect(page).to_have_url(re.compile("/explore"))


def test_a_gap_is_drawn_and_explained(demo: Terminal, browser: Browser) -> None:
    stamps = [1_700_000_000 + minute * 60 for minute in (*range(40), *range(70, 110))]
    demo.write(
        "\n".join(
            f"ohlc,pair=GAP/USD,interval=1m,source=rest open=1,high=2,low=1,close={1 + i % 2},"
            f"volume=3 {stamp}000000000\n"
            f"kraken,pair=GAP/USD closed=1,open=1 {stamp}000000000"
            for i, stamp in enumerate(stamps)
        )
        + "\nfeed,pair=GAP/USD,channel=ticker,event=gap gap_from=1700002340000000000i,"
        'gap_to=1700004200000000000i,cause="the line was cut",healed=false 1700002400000000000'
    )
    at = "from=2023-11-14 22:13&to=2023-11-15 00:02"
    with demo.open(browser, f"/markets?pair=GAP/USD&interval=1m&{at}") as watched:
        page = watched.page
        expect(page.locator('[data-part="close"]')).to_have_text(re.compile(r"\d"))
        box = chart(page).bounding_box()
        assert box is not None
        x, y = box["x"] + (box["width"] - 68) / 2, box["y"] + 200

        def is_explained() -> bool:
            page.mouse.move(x - 3, y)
            page.mouse.move(x, y)
            return page.get_by_text("30 m missing").is_visible()

        # The range of the address comes into view a frame after the first bars.
        eventually(is_explained)
        expect(page.get_by_text("the line was cut")).to_be_visible()
        expect(page.get_by_text("· not healed")).to_be_visible()
    with demo.open(browser, "/markets?pair=GAP/USD&interval=1m") as watched:
        page = watched.page
        expect(page.locator('[data-part="close"]')).to_have_text(re.compile(r"\d"))
        notice = page.get_by_text("GAP/USD is not collected at present")
        expect(notice).to_be_in_viewport(ratio=1)
        stands, column = notice.bounding_box(), chart(page).bounding_box()
        assert stands is not None
        assert column is not None
        assert stands["x"] >= column["x"] + column["width"]
        expect_bars(page, 3)


def expect_bars(page: Page, count: int) -> None:
    """Expect at least so many bars, read one by one to the left."""
    spoken = page.locator('[aria-live="polite"]')
    chart(page).focus()
    heard = ""
    for _ in range(count):
        page.keyboard.press("ArrowLeft")
        expect(spoken).not_to_have_text(heard)
        heard = spoken.inner_text()


def test_a_phone_shows_chart_and_pairs(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets", size=PHONE) as watched:
        page = watched.page
        expect(chart(page)).to_be_visible()
        expect(row(page, "BTC/USD")).to_be_visible()
        widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert widths[0] <= widths[1]


@pytest.mark.recorded
def test_recorded_values_stand_on_markets(
    recorded_replay: Running, browser: Browser, home: Path, data_directory: Path
) -> None:
    words = ("up", "--exchange", recorded_replay.address, "--data-dir", str(data_directory))
    with (
        run_terminal(home, *words, "--interval", "1") as terminal,
        terminal.open(browser, "/markets", size=WIDE) as watched,
    ):
        page = watched.page
        expect(page.locator("header").get_by_text("replay")).to_be_visible()
        for pair in PAIRS:
            expect(row(page, pair)).to_be_visible()
        answer = terminal.query(
            'from(bucket: "kraken") |> range(start: 0)'
            ' |> filter(fn: (r) => r._measurement == "kraken" and r._field == "ask")'
            ' |> keep(columns: ["pair", "_value"])'
        )
        stored: dict[str, set[float]] = {}
        for line in csv.DictReader(io.StringIO(answer)):
            if line["pair"] and line["pair"] != "pair":
                stored.setdefault(line["pair"], set()).add(float(line["_value"]))
        for pair in PAIRS:
            expect(row(page, pair).get_by_role("cell").nth(6)).to_have_text(re.compile(r"\d"))
            assert number(cells(page, pair)[6]) in stored[pair]
