"""The palette finds everything by typing, and the tab tells the direction of the price."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from support.terminal import Terminal

pytestmark = pytest.mark.browser

LOW = (1440, 800)


def open_palette(page: Page, typed: str = "") -> Locator:
    """Open the palette and type; gives the list of what fits."""
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Search and commands")
    expect(dialog.get_by_role("option").first).to_be_visible()
    page.keyboard.type(typed)
    return dialog


def test_a_panel_of_a_pair_is_opened_by_its_name(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets", size=LOW) as watched:
        page = watched.page
        expect(page.get_by_role("application")).to_be_visible()
        options = open_palette(page, "depth eth").get_by_role("option")
        expect(options.first).to_contain_text("ETH/USD")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("pair=ETH/USD&panel=depth"))
        expect(page.get_by_role("tab", name="Depth")).to_have_attribute("aria-selected", "true")


def test_a_bucket_is_opened_in_explore_and_remembered(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets") as watched:
        page = watched.page
        expect(page.get_by_role("application")).to_be_visible()
        expect(open_palette(page, "bucket kraken").get_by_role("option").first).to_be_visible()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("/explore"))
        expect(page.locator("[data-facts]")).to_be_visible()
        recent = open_palette(page).get_by_role("group").first
        expect(recent).to_contain_text("kraken")


def test_letters_in_order_find_a_command(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets") as watched:
        page = watched.page
        expect(page.get_by_role("application")).to_be_visible()
        options = open_palette(page, "ltthm").get_by_role("option")
        expect(options.filter(has_text="Light theme")).to_be_visible()


def test_the_tab_shows_which_way_the_price_went(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets?pair=BTC/USD") as watched:
        page = watched.page
        icon = page.locator('link[rel="icon"]')
        expect(icon).to_have_attribute("href", re.compile(r"favicon-(up|down)\.svg"))
        address = icon.evaluate("link => link.href")
        assert page.request.get(address).headers["content-type"].startswith("image/svg")
        page.keyboard.press("g")
        page.keyboard.press("e")
        expect(icon).to_have_attribute("href", re.compile(r"favicon\.svg"))
