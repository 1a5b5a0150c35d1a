"""Times of the page in a real browser: in UTC or on the clocks of where it is opened."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from support.waiting import eventually

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from support.terminal import Terminal

pytestmark = pytest.mark.browser

# Half an hour off the others, without summer time, and of one name only.
DARWIN = "Australia/Darwin"
DAY = timedelta(days=1)
# What canvases draw is kept, since it can't be read from them.
_KEEP_TEXTS = """
window.drawn = [];
const fillText = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
  window.drawn.push(text);
  return fillText.call(this, text, ...place);
};
"""


def since(clock: str, zone: str) -> timedelta:
    """How long ago clocks of a zone showed `14:05` or `14:05:09`, less than a day."""
    now = datetime.now(ZoneInfo(zone)).replace(tzinfo=None)
    shown = datetime.fromisoformat(f"{now:%Y-%m-%d} {clock}")
    # A moment's grace: the page may be ahead of this test by less than a second.
    return (now - shown + timedelta(seconds=2)) % DAY


def drawn_clocks(page: Page) -> list[str]:
    """The hours that axes were drawn with since they were last asked for."""
    texts = page.evaluate("() => window.drawn.splice(0)")
    return [text for text in texts if re.fullmatch(r"\d\d:\d\d", text)]


def newest(clocks: list[str], zone: str) -> timedelta:
    return min((since(clock, zone) for clock in clocks), default=DAY)


def hours(pair: str, count: int) -> list[str]:
    """A pair's candles of the last hours."""
    newest = int(time.time()) // 3600
    candles = [
        f"ohlc,pair={pair},interval=1h,source=rest open=9,high=10,low=8,close=9,volume=1"
        f" {hour * 3600 * 10**9}"
        for hour in range(newest - count, newest)
    ]
    return [*candles, f"kraken,pair={pair} closed=9,open=9 {newest * 3600 * 10**9}"]


def days_before(zone: str) -> set[str]:
    """A zone's last days, as an axis writes them."""
    today = datetime.now(ZoneInfo(zone)).date()
    return {f"{today - back * DAY:%a %-d}" for back in range(4)}


def open_picker(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Time range")).click()


def test_markets_shows_the_clocks_of_where_it_is_opened(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets?pair=BTC/USD&interval=1m", zone=DARWIN) as watched:
        page = watched.page
        page.add_init_script(_KEEP_TEXTS)
        page.reload()
        traded = page.get_by_role("region", name="Newest trades").locator("td:last-child").first
        expect(traded).to_have_text(re.compile(r"\d\d:\d\d:\d\d"))
        assert since(traded.inner_text(), "UTC") < timedelta(hours=2)
        eventually(lambda: newest(drawn_clocks(page), "UTC") < timedelta(hours=2))
        chart = page.get_by_role("application").locator("canvas").first
        kept = chart.element_handle()

        page.get_by_role("button", name="Settings").click()
        page.get_by_role("menuitem", name=f"Local, {DARWIN}").click()

        expect(page.get_by_text(re.compile(r"^\d\d:\d\d:\d\d UTC\+9:30$"))).to_be_visible()
        expect(page.get_by_role("columnheader", name="Time, UTC+9:30")).to_be_attached()
        assert since(traded.inner_text(), DARWIN) < timedelta(hours=2)
        eventually(lambda: newest(drawn_clocks(page), DARWIN) < timedelta(hours=2))
        assert kept.evaluate("canvas => canvas.isConnected")
        demo.write("\n".join(hours("HOUR/USD", 96)))
        page.goto(f"{demo.address}/markets?pair=HOUR/USD&interval=1h")
        expect(page.get_by_text(re.compile(r"^\d\d:\d\d:\d\d UTC\+9:30$"))).to_be_visible()
        # Days begin on an axis where they do on the zone's clocks.
        eventually(lambda: days_before(DARWIN) & set(page.evaluate("window.drawn")))


def test_the_picker_reads_and_writes_in_the_chosen_zone(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/explore?from=now-6h&to=now", zone=DARWIN) as watched:
        page = watched.page
        page.add_init_script(_KEEP_TEXTS)
        page.reload()
        eventually(lambda: newest(drawn_clocks(page), "UTC") < timedelta(hours=2))
        plot = page.locator(".uplot").first.element_handle()
        open_picker(page)
        picker = page.get_by_role("dialog", name="Time range")
        picker.get_by_role("radio", name="Local").click()
        expect(picker).to_contain_text("Australia/Darwin, UTC+9:30")
        eventually(lambda: newest(drawn_clocks(page), DARWIN) < timedelta(hours=2))
        assert plot.evaluate("element => element.isConnected")

        # Yesterday at noon of Darwin is 02:30 in UTC, the same day.
        day = datetime.now(UTC).date() - DAY
        picker.get_by_label("From", exact=True).fill(f"{day} 12:00")
        picker.get_by_label("To", exact=True).fill(f"{day} 18:00")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(f"from={day}T02:30:00.000Z&to={day}T08:30:00.000Z"))
        words = f"{day:%-d %b}"
        opener = page.get_by_role("button", name=re.compile("^Time range"))
        expect(opener).to_have_accessible_name(
            re.compile(rf"{words}( \d+)? 12:00 to {words}( \d+)? 18:00")
        )
        open_picker(page)
        expect(picker.get_by_label("From", exact=True)).to_have_value(f"{day} 12:00:00")
        picker.get_by_role("radio", name="UTC").click()
        expect(picker.get_by_label("From", exact=True)).to_have_value(f"{day} 02:30:00")


def test_days_are_chosen_in_the_calendar_and_come_back_as_a_recent_range(
    demo: Terminal, browser: Browser
) -> None:
    last = datetime.now(ZoneInfo(DARWIN)).date() - DAY
    first = last - 2 * DAY
    # A day of Darwin begins at 14:30 of the day before in UTC.
    begin, end = f"{first - DAY}T14:30:00.000Z", f"{last}T14:30:00.000Z"
    with demo.open(browser, f"/explore?from={end}&to=now", zone=DARWIN) as watched:
        page = watched.page
        open_picker(page)
        picker = page.get_by_role("dialog", name="Time range")
        picker.get_by_role("radio", name="Local").click()
        calendar = picker.get_by_role("region", name="Calendar")
        today = calendar.get_by_role("button", name=f"{last + DAY:%-d %B %Y}", exact=True)
        expect(today).to_have_attribute("aria-pressed", "true")

        today.press("ArrowLeft")
        page.keyboard.press("Enter")
        expect(picker.get_by_label("From", exact=True)).to_have_value(f"{last} 00:00:00")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        third = calendar.get_by_role("button", name=f"{first:%-d %B %Y}", exact=True)
        expect(third).to_be_focused()
        page.keyboard.press("Enter")
        expect(picker.get_by_label("From", exact=True)).to_have_value(f"{first} 00:00:00")
        expect(picker.get_by_label("To", exact=True)).to_have_value(f"{last + DAY} 00:00:00")
        picker.get_by_role("button", name="Show this range").click()
        expect(page).to_have_url(re.compile(f"from={begin}&to={end}"))

        open_picker(page)
        picker.get_by_role("button", name="6h").click()
        expect(page).to_have_url(re.compile("from=now-6h&to=now"))
        page.reload()
        open_picker(page)
        recent = picker.get_by_role("group", name="Recent ranges").get_by_role("button")
        expect(recent).to_have_attribute("title", re.compile(r"00:00:00 to .* 00:00:00 UTC\+9:30$"))
        recent.click()
        expect(page).to_have_url(re.compile(f"from={begin}&to={end}"))


def test_keys_copy_a_range_to_another_page_move_it_and_fix_it(
    demo: Terminal, browser: Browser
) -> None:
    with demo.open(browser, "/explore?from=now-3h&to=now") as watched:
        page = watched.page
        expect(page.locator("[data-facts]")).to_be_visible()
        page.keyboard.press("?")
        expect(page.get_by_role("dialog", name="Keyboard")).to_contain_text("Paste a time range")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog", name="Keyboard")).to_be_hidden()
        chord(page, "t", "c")
        expect(page.get_by_text("Copied Last 3 h")).to_be_visible()

        chord(page, "g", "m")
        expect(page.locator('[data-part="close"]')).to_contain_text(re.compile(r"\d"))
        chord(page, "t", "v")
        expect(page).to_have_url(re.compile("/markets.*from=now-3h&to=now"))
        chord(page, "t", "a")
        expect(page).to_have_url(re.compile(r"from=\d{4}-.*Z&to=\d{4}-.*Z"))
        fixed = page.url
        chord(page, "t", "ArrowLeft")
        expect(page).not_to_have_url(fixed)
        page.go_back()
        expect(page).to_have_url(fixed)

        page.evaluate("navigator.clipboard.writeText('no range at all')")
        chord(page, "t", "v")
        expect(page.get_by_text("The clipboard holds no time range")).to_be_visible()
        expect(page).to_have_url(fixed)


def chord(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
