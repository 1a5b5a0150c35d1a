"""A result of the workbench in a real browser: its profile, its copies, why it is empty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

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
