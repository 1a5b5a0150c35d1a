"""A result of the workbench in a real browser: its profile, its copies, why it is empty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from support.waiting import eventually

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from support.terminal import Terminal

pytestmark = pytest.mark.browser

CLOSES = """from(bucket: "kraken")
  |> range(start: v.timeRangeStart, stop: v.timeRangeStop)
  |> filter(fn: (r) => r._measurement == "ohlc" and r._field == "close")
  |> filter(fn: (r) => r.interval == "1m" and r.source == "rest")
  |> sort(columns: ["_value"])"""


def address(script: str, *more: str) -> str:
    """Explore, showing what a script gives."""
    return "&".join([f"/explore?q={quote(script)}", *more])


def test_the_profile_shows_what_each_operation_took(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, address(CLOSES)) as watched:
        page = watched.page
        page.get_by_role("radio", name="Profile").click()
        operations = page.get_by_role("table", name="Operations")
        expect(operations.get_by_role("rowheader", name=re.compile("^read"))).to_be_visible()
        expect(operations.get_by_role("rowheader", name=re.compile("^sort"))).to_be_visible()
        expect(operations.get_by_role("row").nth(1)).to_contain_text(re.compile(r"\d \%"))
        expect(page.get_by_label("Totals")).to_contain_text("Rows read")
        expect(page).to_have_url(re.compile("view=profile"))


def test_a_script_with_profilers_of_its_own_is_profiled_by_those(
    demo: Terminal, browser: Browser
) -> None:
    own = f'import "profiler"\noption profiler.enabledProfilers = ["operator"]\n{CLOSES}'
    with demo.open(browser, address(own, "view=profile")) as watched:
        expect(watched.page.get_by_role("table", name="Operations")).to_contain_text("sort")
        expect(watched.page.get_by_label("Totals")).to_have_count(0)


def test_a_cell_and_a_row_are_copied_by_key_and_by_menu(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, address(CLOSES, "view=table")) as watched:
        page = watched.page
        grid = page.get_by_role("grid", name="Rows")
        chosen = grid.locator("td[aria-selected=true]")
        grid.focus()
        page.keyboard.press("End")
        page.keyboard.press("Control+c")
        expect(page.get_by_text("Copied the cell of")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        expect(chosen).to_have_text(copied)
        page.keyboard.press("Control+Shift+C")
        expect(page.get_by_text("Copied the row as CSV")).to_be_visible()
        line = page.evaluate("navigator.clipboard.readText()")
        assert line.endswith(f",{copied}")
        assert len(line.split(",")) == grid.get_by_role("columnheader").count() - 1
        page.keyboard.press("Control+End")
        expect(chosen).to_be_visible()
        assert grid.get_by_role("row").count() < int(grid.get_attribute("aria-rowcount") or 0)
        chosen.click(button="right")
        page.get_by_role("menuitem", name="Copy cell").click()
        expect(page.get_by_text("Copied the cell of")).to_be_visible()
        # The note of the first copy may still be there.
        eventually(lambda: page.evaluate("navigator.clipboard.readText()") == chosen.inner_text())


def test_an_empty_result_leads_to_the_newest_point(demo: Terminal, browser: Browser) -> None:
    demo.write("visit,place=here value=1 1577836800000000000")
    script = CLOSES.split("|> filter", maxsplit=1)[0]
    script += '|> filter(fn: (r) => r._measurement == "visit" and r.place == "here")'
    with demo.open(browser, address(script)) as watched:
        page = watched.page
        causes = page.get_by_role("list", name="Likely causes")
        expect(causes).to_contain_text("The newest point is from 1 Jan 2020 00:00 UTC.")
        causes.get_by_role("button", name="Show that range").click()
        expect(page.locator("[data-facts]")).to_contain_text("1 row")
        expect(page).to_have_url(re.compile("from=2019-12-31"))


def test_an_empty_result_names_the_filter_that_matches_nothing(
    demo: Terminal, browser: Browser
) -> None:
    with demo.open(browser, address(CLOSES.replace('"close"', '"clsoe"'))) as watched:
        page = watched.page
        causes = page.get_by_role("list", name="Likely causes")
        expect(causes).to_contain_text("No point ever had _field clsoe.")
        causes.get_by_role("button", name="Change it").click()
        expect(page.get_by_role("textbox", name="Flux script")).to_be_focused()


def test_a_bucket_that_does_not_exist_is_replaced(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, address(CLOSES.replace('"kraken"', '"krakn"'))) as watched:
        page = watched.page
        page.get_by_role("button", name="Ask kraken").click()
        expect(page.locator("[data-facts]")).to_contain_text("rows")
