"""What the page remembers of its user, in the browser and by the server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from support.terminal import run_terminal
from support.waiting import eventually

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from support.terminal import Terminal

pytestmark = pytest.mark.browser


def stored_preferences(terminal: Terminal) -> dict[str, Any]:
    found: dict[str, Any] = terminal.call("GET", "/api/krakflux/preferences")
    return found


def test_looks_follow_their_user_to_another_browser_until_they_are_reset(
    browser: Browser, home: Path, data_directory: Path
) -> None:
    words = ("up", "--exchange", "http://127.0.0.1:9", "--data-dir", str(data_directory))
    with run_terminal(home, *words) as terminal:
        with terminal.open(browser, "/markets") as watched:
            page = watched.page
            page.get_by_role("button", name="Settings").click()
            page.get_by_role("menuitem", name="Blue up, orange down").click()
            eventually(
                lambda: stored_preferences(terminal).get("directionColours") == "blue-orange"
            )
        with terminal.open(browser, "/", is_known=False) as watched:
            page = watched.page
            expect(page).to_have_url(re.compile("/markets"))
            looks = page.locator("html")
            expect(looks).to_have_attribute("data-updown", "blue-orange")
            page.get_by_role("button", name="Settings").click()
            page.get_by_role("menuitem", name=re.compile("Reset")).click()
            page.get_by_role("button", name="Cancel").click()
            expect(looks).to_have_attribute("data-updown", "blue-orange")
            page.get_by_role("button", name="Settings").click()
            page.get_by_role("menuitem", name=re.compile("Reset")).click()
            page.get_by_role("button", name="Reset").click()
            expect(looks).to_have_attribute("data-updown", "green-red")
            assert stored_preferences(terminal) == {}
            page.reload()
            expect(page.get_by_role("button", name="Settings")).to_be_visible()
            expect(looks).to_have_attribute("data-updown", "green-red")


def test_a_page_keeps_its_looks_when_the_server_keeps_none(
    demo: Terminal, browser: Browser
) -> None:
    with demo.open(browser, "/markets", is_known=False) as watched:
        page = watched.page
        page.route("**/api/krakflux/preferences", lambda route: route.fulfill(status=500))
        page.reload()
        page.get_by_role("button", name="Settings").click()
        page.get_by_role("menuitem", name="Light").click()
        page.reload()
        expect(page.locator("html")).to_have_attribute("data-theme", "light")
        expect(page.get_by_role("application")).to_be_visible()
