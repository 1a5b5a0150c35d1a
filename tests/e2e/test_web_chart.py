"""The chart of Markets in a real browser: moved, compared, drawn on, pictured and read out."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.waiting import eventually

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page, Route

    from support.terminal import Terminal

pytestmark = pytest.mark.browser

BEGIN = 1_690_000_000 // 60 * 60
# More bars than the page loads at once.
BARS = 900
PAIR = "HILL/USD"


@pytest.fixture(scope="module")
def hills(demo: Terminal) -> Terminal:
    """A pair whose minutes ended long ago, and one beside it to compare it with."""
    lines = []
    for pair, height in ((PAIR, 100.0), ("DALE/USD", 40.0)):
        for minute in range(BARS):
            stamp = (BEGIN + minute * 60) * 10**9
            price = round(height + 5 * math.sin(minute / 30), 2)
            lines.append(
                f"ohlc,pair={pair},interval=1m,source=rest open={price},high={price + 1},"
                f"low={price - 1},close={price},volume=2 {stamp}"
            )
            lines.append(f"kraken,pair={pair} closed={price},open=100 {stamp}")
    demo.write("\n".join(lines))
    return demo


def chart(page: Page) -> Locator:
    return page.get_by_role("application")


def close(page: Page) -> Locator:
    return page.locator('[data-part="close"]')


def said(page: Page) -> Locator:
    return page.locator('[aria-live="polite"]')


def summary(page: Page) -> str:
    """What Enter says of the view, after something else was said."""
    chart(page).focus()
    page.keyboard.press("ArrowDown")
    expect(said(page)).not_to_contain_text("bars of")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("bars of")
    return said(page).inner_text()


def press_at_once(page: Page, *keys: str) -> None:
    """Press keys on the chart faster than any frame is drawn."""
    press = "key => new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true})"
    chart(page).evaluate(
        f"(chart, keys) => keys.map({press}).forEach(each => chart.dispatchEvent(each))", keys
    )


def middle(page: Page) -> tuple[float, float]:
    box = chart(page).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 4


def drag(page: Page, by_x: float, by_y: float = 0) -> None:
    drag_from(page, middle(page), by_x, by_y)


def drag_from(page: Page, place: tuple[float, float], by_x: float = 0, by_y: float = 0) -> None:
    x, y = place
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by_x, y + by_y, steps=4)
    page.mouse.up()
    page.mouse.move(0, 0)


def open_menu(page: Page) -> Locator:
    chart(page).click(button="right", position={"x": 300, "y": 150})
    menu = page.get_by_role("menu", name="Chart")
    expect(menu).to_be_visible()
    return menu


def test_the_view_is_zoomed_moved_and_put_back(hills: Terminal, browser: Browser) -> None:
    with hills.open(browser, f"/markets?pair={PAIR}&interval=1m") as watched:
        page = watched.page
        expect(close(page)).to_have_text(re.compile(r"\d"))
        first = summary(page)
        x, y = middle(page)
        page.mouse.move(x, y)
        page.mouse.wheel(0, -400)
        eventually(lambda: bars_in(summary(page)) < bars_in(first))
        drag(page, 200)
        expect(page.get_by_role("button", name="Go to live")).to_be_visible()
        page.keyboard.press("Alt+r")
        expect(page.get_by_role("button", name="Go to live")).to_have_count(0)
        assert summary(page) == first
        drag(page, 300)
        page.get_by_role("button", name="Go to live").click()
        assert summary(page) == first


def bars_in(text: str) -> int:
    found = re.search(r"(\d+) bars of", text)
    assert found is not None
    return int(found[1])


def test_scales_are_dragged_and_a_double_click_fits_them(hills: Terminal, browser: Browser) -> None:
    with hills.open(browser, f"/markets?pair={PAIR}&interval=1m") as watched:
        page = watched.page
        expect(close(page)).to_have_text(re.compile(r"\d"))
        first = summary(page)
        box = chart(page).bounding_box()
        assert box is not None
        prices = (box["x"] + box["width"] - 30, box["y"] + box["height"] / 4)
        times = (box["x"] + box["width"] / 2, box["y"] + box["height"] - 10)

        drag_from(page, times, by_x=150)
        stretched = bars_in(summary(page))
        assert stretched != bars_in(first)

        fitted = price_in_the_middle(page)
        drag_from(page, prices, by_y=80)
        eventually(lambda: price_in_the_middle(page) != fitted)
        page.mouse.dblclick(*prices)
        eventually(lambda: price_in_the_middle(page) == fitted)
        assert bars_in(summary(page)) == stretched

        page.mouse.dblclick(*times)
        eventually(lambda: summary(page) == first)


def price_in_the_middle(page: Page) -> str:
    """The price at one height of the chart, as its menu names it."""
    line = open_menu(page).get_by_role("menuitem", name="Price line at")
    text = line.inner_text()
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_have_count(0)
    return text


def test_history_comes_while_scrolling_and_moves_nothing(hills: Terminal, browser: Browser) -> None:
    with hills.open(browser, f"/markets?pair={PAIR}&interval=1m") as watched:
        page = watched.page
        expect(close(page)).to_have_text(re.compile(r"\d"))
        held: list[Route] = []
        is_held = True

        def hold(route: Route) -> None:
            if is_held:
                held.append(route)
            else:
                route.continue_()

        page.route("**/api/v2/query?*", hold)
        busy = page.locator('section[aria-busy="true"]')
        for _ in range(40):
            drag(page, 300)
            if busy.count() > 0:
                break
        expect(busy).to_have_count(1)
        before = summary(page)
        is_held = False
        for route in held:
            route.continue_()
        expect(busy).to_have_count(0)
        assert summary(page) == before
        # And there is more to the left now than was loaded at first.
        press_at_once(page, "Home", "Enter")
        expect(said(page)).to_contain_text("22 Jul 2023 04:26 to ")
        page.unroute_all(behavior="ignoreErrors")


def test_the_last_bar_is_live(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets?pair=BTC/USD&interval=1h") as watched:
        page = watched.page
        expect(close(page)).to_have_text(re.compile(r"\d"))
        before = close(page).inner_text()
        expect(close(page)).not_to_have_text(before)


def test_the_chart_is_read_out_series_by_series(hills: Terminal, browser: Browser) -> None:
    path = f"/markets?pair={PAIR}&interval=1m&indicators=ma:20,rsi:14"
    with hills.open(browser, path) as watched:
        page = watched.page
        expect(page.locator('[data-row="rsi:14"] [data-line]')).to_have_text(re.compile(r"\d"))
        assert re.match(
            rf"{PAIR}, \d+ bars of 1 minute, .*: *|{PAIR}, \d+ bars of 1 minute, .* UTC\. From "
            r".* percent\. Highest .*, lowest .*\. No gaps\.",
            summary(page),
        )
        page.keyboard.press("ArrowLeft")
        expect(said(page)).to_contain_text(re.compile(r"MA 20, .*: \d"))
        page.keyboard.press("ArrowDown")
        expect(said(page)).to_contain_text(re.compile(r"RSI 14, .*: \d"))
        page.keyboard.press("ArrowDown")
        expect(said(page)).to_contain_text(re.compile(r"Price, .*: open .*, volume"))
        table = page.get_by_role("table", name=f"{PAIR}, the last 100 closed bars")
        expect(table.get_by_role("row")).to_have_count(101)


def test_scales_and_comparison_stand_in_the_address(hills: Terminal, browser: Browser) -> None:
    with hills.open(browser, f"/markets?pair={PAIR}&interval=1m") as watched:
        page = watched.page
        expect(close(page)).to_have_text(re.compile(r"\d"))
        chart(page).focus()
        page.keyboard.press("Alt+l")
        expect(page).to_have_url(re.compile("scale=log"))
        page.keyboard.press("Alt+p")
        expect(page).to_have_url(re.compile("scale=percent"))
        page.keyboard.press("Alt+p")
        expect(page).not_to_have_url(re.compile("scale="))
        page.keyboard.press("c")
        expect(page.get_by_label("Pair to compare with")).to_be_focused()
        page.keyboard.type("dale")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("compare=DALE/USD"))
        row = page.locator('[data-row="comparison"]')
        last = round(40 + 5 * math.sin((BARS - 1) / 30), 2)
        expect(row).to_have_text(f"DALE/USD{last:.2f}")
        expect(page.get_by_role("button", name="log", exact=True)).to_be_disabled()
        row.click()
        page.get_by_role("button", name="Stop comparing with DALE/USD").click()
        expect(row).to_have_count(0)


def test_a_date_is_gone_to(hills: Terminal, browser: Browser) -> None:
    with hills.open(browser, f"/markets?pair={PAIR}&interval=1m") as watched:
        page = watched.page
        expect(close(page)).to_have_text(re.compile(r"\d"))
        page.keyboard.press("Alt+g")
        dialog = page.get_by_role("dialog", name="Go to date")
        date = dialog.get_by_label("Date, in UTC")
        date.fill("2999-01-01")
        expect(dialog.get_by_role("button", name="Go", exact=True)).to_be_disabled()
        # An hour after the first bar: before what was loaded at first.
        date.fill("2023-07-22 05:26")
        page.keyboard.press("Enter")
        expect(dialog).to_have_count(0)
        expect(page).to_have_url(re.compile("from=2023-07-22T04:26"))
        expect(page.get_by_role("button", name="Go to live")).to_be_visible()
        eventually(lambda: "22 Jul 2023 04:26 to 22 Jul 2023 06:26" in summary(page))


def test_a_picture_is_copied_and_saved(hills: Terminal, browser: Browser) -> None:
    with hills.open(browser, f"/markets?pair={PAIR}&interval=1m") as watched:
        page = watched.page
        expect(close(page)).to_have_text(re.compile(r"\d"))
        page.keyboard.press("Alt+s")
        expect(page.get_by_text("Picture copied")).to_be_visible()
        kinds = page.evaluate(
            "navigator.clipboard.read().then((items) => items.flatMap((item) => item.types))"
        )
        assert kinds == ["image/png"]
        with page.expect_download() as download:
            open_menu(page).get_by_role("menuitem", name="Save picture").click()
        assert re.fullmatch(r"HILL-USD-.*\.png", download.value.suggested_filename)
        assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_a_price_line_is_drawn_dragged_and_kept(hills: Terminal, browser: Browser) -> None:
    with hills.open(browser, f"/markets?pair={PAIR}&interval=1m") as watched:
        page = watched.page
        expect(close(page)).to_have_text(re.compile(r"\d"))
        item = open_menu(page).get_by_role("menuitem", name="Price line at")
        price = float(item.inner_text().removeprefix("Price line at "))
        item.click()
        expect(page.get_by_text("watched while this page is open")).to_be_visible()
        before = summary(page)
        box = chart(page).bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 200, box["y"] + 150)
        page.mouse.down()
        page.mouse.move(box["x"] + 200, box["y"] + 190, steps=4)
        page.mouse.up()
        page.mouse.move(0, 0)
        # The line moved, the chart behind it did not.
        assert summary(page) == before
        page.reload()
        expect(close(page)).to_have_text(re.compile(r"\d"))
        page.keyboard.press("l")
        dialog = page.get_by_role("dialog", name=f"Price lines of {PAIR}")
        moved = float(dialog.get_by_label("Price of the line").input_value())
        assert moved < price
        dialog.get_by_label("Price of the line").fill("97.5")
        page.keyboard.press("Enter")
        dialog.get_by_role("button", name="Remove the line at 97.50").click()
        expect(dialog.get_by_text("None is drawn.")).to_be_visible()


def test_a_crossed_price_line_is_told_of(demo: Terminal, browser: Browser) -> None:
    demo.write("kraken,pair=LINE/USD closed=100.5,open=100")
    with demo.open(browser, "/markets?pair=LINE/USD&interval=1m") as watched:
        page = watched.page
        expect(close(page)).to_have_text("100.5")
        page.keyboard.press("l")
        dialog = page.get_by_role("dialog", name="Price lines of LINE/USD")
        dialog.get_by_role("button", name="Add at 100.5").click()
        dialog.get_by_label("Price of the line").fill("104")
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        demo.write("kraken,pair=LINE/USD closed=105,open=100")
        expect(page.get_by_role("status").filter(has_text="LINE/USD rose to 104.0")).to_be_visible()
        expect(page).to_have_title("LINE/USD rose to 104.0 · krakflux")
        page.keyboard.press("Escape")
        expect(page).to_have_title(re.compile("105.0"))
