"""Indicators of the chart in a real browser, held against Flux and against sums made here."""

from __future__ import annotations

import csv
import io
import math
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from support.terminal import Terminal

pytestmark = pytest.mark.browser

BEGIN = 1_700_000_000 // 60 * 60
BARS = 900
DAY_S = 86_400
ALL = "ma:20,ema:21,bollinger:20:2,vwap,rsi:14,macd:12:26:9"


def close(minute: int) -> float:
    """A price that rises and falls, never twice in the same way."""
    return round(100 + 9 * math.sin(minute / 41) + 2 * math.sin(minute / 5.3), 2)


def volume(minute: int) -> float:
    return minute * 7 % 11 + 1


@pytest.fixture(scope="module")
def waves(demo: Terminal) -> Terminal:
    """A pair of fifteen hours that ended long ago: more bars than the page loads at once."""
    lines = []
    for minute in range(BARS):
        stamp = (BEGIN + minute * 60) * 10**9
        lines.append(
            f"ohlc,pair=WAVE/USD,interval=1m,source=rest open={close(minute - 1)},"
            f"high={close(minute) + 1},low={close(minute) - 1},close={close(minute)},"
            f"volume={volume(minute)} {stamp}"
        )
        lines.append(f"kraken,pair=WAVE/USD closed={close(minute)},open=100 {stamp}")
    demo.write("\n".join(lines))
    return demo


def value(page: Page, indicator: str, line: int = 0) -> Locator:
    return page.locator(f'[data-row="{indicator}"] [data-line="{line}"]')


def from_flux(terminal: Terminal, steps: str, column: str = "_value") -> float:
    """What a script of our own gives for the newest bar."""
    answer = terminal.query(
        f'import "market"\nfrom(bucket: "kraken") |> range(start: {BEGIN})'
        ' |> filter(fn: (r) => r._measurement == "ohlc" and r._field == "close")'
        ' |> filter(fn: (r) => r.pair == "WAVE/USD")'
        f" |> {steps} |> tail(n: 1)"
    )
    (row,) = csv.DictReader(io.StringIO(answer.strip()))
    return float(row[column])


def shown(number: float, decimals: int = 2) -> re.Pattern[str]:
    return re.compile(f"^{number:,.{decimals}f}$".replace("-", "\u2212").replace(".", r"\."))


def test_the_legend_shows_what_flux_computes(waves: Terminal, browser: Browser) -> None:
    with waves.open(
        browser, f"/markets?pair=WAVE/USD&interval=1m&indicators={ALL}", size=(1440, 1400)
    ) as watched:
        page = watched.page
        average = sum(close(minute) for minute in range(BARS - 20, BARS)) / 20
        expect(value(page, "ma:20")).to_have_text(shown(average))
        ema = from_flux(waves, "exponentialMovingAverage(n: 21)")
        expect(value(page, "ema:21")).to_have_text(shown(ema))
        for line, column in enumerate(("middle", "upper", "lower")):
            band = from_flux(waves, "market.bollingerBands(n: 20, k: 2.0)", column)
            expect(value(page, "bollinger:20:2", line)).to_have_text(shown(band))
        for line, column in enumerate(("histogram", "macd", "signal")):
            number = from_flux(waves, "market.macd(fast: 12, slow: 26, signal: 9)", column)
            expect(value(page, "macd:12:26:9", line)).to_have_text(shown(number))
        strength = from_flux(waves, "relativeStrengthIndex(n: 14)")
        expect(value(page, "rsi:14")).to_have_text(shown(strength, 1))
        today = [m for m in range(BARS) if (BEGIN + m * 60) // DAY_S == last_day()]
        worth = sum(close(minute) * volume(minute) for minute in today)
        vwap = worth / sum(volume(minute) for minute in today)
        expect(value(page, "vwap")).to_have_text(shown(vwap))


def last_day() -> int:
    return (BEGIN + (BARS - 1) * 60) // DAY_S


def test_values_follow_the_cursor_into_history(waves: Terminal, browser: Browser) -> None:
    with waves.open(
        browser, "/markets?pair=WAVE/USD&interval=1m&indicators=ma:20,rsi:14"
    ) as watched:
        page = watched.page
        average = sum(close(minute) for minute in range(BARS - 20, BARS)) / 20
        expect(value(page, "ma:20")).to_have_text(shown(average))
        page.get_by_role("application").focus()
        for minute in (BARS - 1, BARS - 2, BARS - 3):
            page.keyboard.press("ArrowLeft")
            average = sum(close(earlier) for earlier in range(minute - 19, minute + 1)) / 20
            expect(value(page, "ma:20")).to_have_text(shown(average))
        # The first of the loaded bars, and with it those before: of all of them there are averages.
        page.keyboard.press("Home")
        loaded = page.locator('[data-part="close"]')
        expect(value(page, "ma:20")).not_to_have_text(shown(average))
        minute = next(m for m in range(BARS) if f"{close(m):,.2f}" == loaded.inner_text())
        if minute >= 19:
            average = sum(close(earlier) for earlier in range(minute - 19, minute + 1)) / 20
            expect(value(page, "ma:20")).to_have_text(shown(average))


def test_indicators_are_added_changed_and_removed(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets?pair=BTC/USD&indicators=none") as watched:
        page = watched.page
        expect(page.get_by_role("application")).to_be_visible()
        expect(page.locator("[data-row]")).to_have_count(0)
        page.get_by_role("button", name="Indicators", exact=True).click()
        dialog = page.get_by_role("dialog", name="Indicators")
        dialog.get_by_role("button", name=re.compile("^Exponential moving average")).click()
        dialog.get_by_role("button", name=re.compile("^Relative strength index")).click()
        expect(page).to_have_url(re.compile("indicators=ema:21(,|%2C)rsi:14"))
        length = dialog.get_by_label("EMA length")
        length.fill("1")
        expect(length).to_have_attribute("aria-invalid", "true")
        length.fill("50")
        expect(page).to_have_url(re.compile("indicators=ema:50(,|%2C)rsi:14"))
        page.keyboard.press("Escape")
        expect(value(page, "ema:50")).to_have_text(re.compile(r"\d"))
        expect(value(page, "rsi:14")).to_have_text(re.compile(r"\d"))
        page.get_by_role("application").focus()
        page.keyboard.press("/")
        dialog.get_by_role("button", name="Remove Relative strength index").click()
        page.keyboard.press("Escape")
        expect(page.locator("[data-row]")).to_have_count(1)
        # Another visit without a word of it in the address shows what was chosen last.
        page.goto(demo.address + "/markets?pair=BTC/USD")
        expect(value(page, "ema:50")).to_have_text(re.compile(r"\d"))
        expect(page.locator("[data-row]")).to_have_count(1)


def test_their_script_opens_in_explore(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets?pair=BTC/USD&indicators=ema:21,vwap") as watched:
        page = watched.page
        expect(page.get_by_role("application")).to_be_visible()
        page.keyboard.press("i")
        page.get_by_role("button", name="Open their script in Explore").click()
        expect(page).to_have_url(re.compile("/explore"))
        expect(page.locator("[data-facts]")).to_contain_text(re.compile(r"\d"))


def test_the_running_bar_is_computed_again(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets?pair=BTC/USD&interval=1m&indicators=ema:21") as watched:
        page = watched.page
        expect(value(page, "ema:21")).to_have_text(re.compile(r"\d"))
        before = value(page, "ema:21").inner_text()
        expect(value(page, "ema:21")).not_to_have_text(before)
