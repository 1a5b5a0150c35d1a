"""What holds for every page: nothing jumps, everything fits, large enough and named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.browser import PHONE, SCREEN
from support.waiting import eventually

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from support.terminal import Terminal

pytestmark = pytest.mark.browser

# Each page, and what stands there once it is whole.
PAGES = {
    "/markets": '[role="application"]',
    "/explore": "[data-facts]",
    "/dashboards": "main a",
    "/data": "main table",
    "/scanner": "main",
}
SIZES = {
    "small": (1280, 800),
    "usual": SCREEN,
    "large": (1920, 1080),
    "phone": PHONE,
    "zoomed to 200 %": (720, 450),
}

# Google's "cumulative layout shift": the share of the page that moved, without anybody's doing.
SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) sum += shift.value;
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => resolve(sum), 0));
})"""
GOOD_SHIFT = 0.1

# Controls that are neither in running text nor in the rows that are dense on purpose.
TOO_SMALL = """() => [...document.querySelectorAll("button, a[href], [role=tab], [role=radio]")]
  .filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((each) => !each.closest("p, li, td, [data-dense], .cm-editor"))
  .map((each) => [each.ariaLabel ?? each.textContent, each.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && (box.width < 24 || box.height < 24))
  .map(([name, box]) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`)"""


def scroll_width(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def arrive(page: Page, path: str) -> None:
    expect(page.locator(PAGES[path]).first).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_stands_still_and_is_named(demo: Terminal, browser: Browser, path: str) -> None:
    with demo.open(browser, path) as watched:
        page = watched.page
        arrive(page, path)
        assert page.evaluate(SHIFTS) < GOOD_SHIFT
        assert page.evaluate(TOO_SMALL) == []
        expect(page).to_have_title(re.compile("krakflux"))
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.get_by_role("main")).to_have_count(1)
        expect(page.get_by_role("navigation").first).to_be_attached()
        expect(page.get_by_role("heading", level=1)).to_have_count(1)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_never_wider_than_the_screen(demo: Terminal, browser: Browser, path: str) -> None:
    with demo.open(browser, path) as watched:
        page = watched.page
        arrive(page, path)
        for width, height in SIZES.values():
            page.set_viewport_size({"width": width, "height": height})
            arrive(page, path)
            # What is drawn follows a change of the size a frame later.
            eventually(lambda most=width: scroll_width(page) <= most)


def test_focus_returns_to_where_a_dialog_was_opened(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/explore") as watched:
        page = watched.page
        arrive(page, "/explore")
        opener = page.get_by_role("button", name=re.compile("^Time range"))
        opener.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog", name="Time range")).to_be_visible()
        page.keyboard.press("Escape")
        expect(opener).to_be_focused()


def test_the_look_follows_the_settings_and_lasts(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets") as watched:
        page = watched.page
        arrive(page, "/markets")
        page.get_by_role("button", name="Settings").click()
        page.get_by_role("menuitemradio", name="Blue up, orange down").or_(
            page.get_by_role("menuitem", name="Blue up, orange down")
        ).click()
        page.reload()
        arrive(page, "/markets")
        expect(page.locator("html")).to_have_attribute("data-updown", "blue-orange")
