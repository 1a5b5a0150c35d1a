"""The ways in: the printed address, the first run, the password, the set-up of a bare platform."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.browser import open_page
from support.processes import start
from support.terminal import Terminal, redeem, remember, run_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_the_printed_address_signs_in_once_and_shows_the_first_run(
    browser: Browser, home: Path
) -> None:
    with start("demo", "--no-browser", "--port", "0", home=home) as running:
        opening = running.told["open"].split()[0]
        with open_page(browser, running.address) as watched:
            page = watched.page
            page.goto(opening)
            expect(page.get_by_role("heading", name="Your terminal is running")).to_be_visible()
            expect(page).to_have_url(re.compile(r"/welcome$"))
            expect(page.get_by_text("from a generated market")).to_be_visible()
            expect(page.get_by_text(running.told["data"])).to_be_visible()
            expect(page.get_by_role("application")).to_be_visible()
            page.keyboard.press("Enter")
            expect(page).to_have_url(re.compile("/markets"))
            page.goto(running.address)
            expect(page).to_have_url(re.compile("/markets"))
            watched.check()
        with open_page(browser, running.address) as stranger:
            stranger.page.goto(opening)
            expect(stranger.page.get_by_role("alert")).to_be_visible()
            expect(stranger.page.get_by_text("krakflux up")).to_be_visible()
            stranger.check()


def test_a_password_is_set_and_signs_in(browser: Browser, home: Path) -> None:
    with run_terminal(home, "demo") as terminal:
        with terminal.open(browser, "/welcome", is_known=False) as watched:
            page = watched.page
            page.get_by_label("New password").fill("correct horse")
            page.get_by_role("button", name="Set", exact=True).click()
            expect(page.get_by_text("It is asked for")).to_be_visible()
        with open_page(browser, terminal.address) as watched:
            page = watched.page
            page.goto(terminal.address)
            page.get_by_label("User").fill("krakflux")
            page.get_by_label("Password").fill("wrong one")
            page.keyboard.press("Enter")
            expect(page.get_by_role("alert")).to_contain_text("wrong")
            page.get_by_label("Password").fill("correct horse")
            page.keyboard.press("Enter")
            expect(page.get_by_role("heading", name="Your terminal")).to_be_visible()
            watched.check()


def test_signing_out_ends_the_session(browser: Browser, home: Path) -> None:
    with (
        run_terminal(home, "demo") as terminal,
        terminal.open(browser, "/markets") as watched,
    ):
        page = watched.page
        # The stream is under way: a socket refused half-way in is not what this is about.
        expect(page.locator('[data-side="ask"] tr').first).to_be_visible()
        page.get_by_role("button", name="Settings").click()
        page.get_by_role("menuitem", name=re.compile("Sign out")).click()
        expect(page.get_by_role("heading", name="Open with the printed address")).to_be_visible()


def test_a_bare_platform_is_set_up_on_its_page(
    browser: Browser, home: Path, data_directory: Path
) -> None:
    with (
        start("serve", "--port", "0", "--data-dir", str(data_directory), home=home) as running,
        open_page(browser, running.address) as watched,
    ):
        page = watched.page
        page.goto(running.address)
        page.get_by_role("button", name="Set up").click()
        expect(page.get_by_text("8 to 72 characters")).to_be_visible()
        page.get_by_label("User").fill("ada")
        page.get_by_label("Password").fill("correct horse")
        page.get_by_label("Organization").fill("lab")
        page.get_by_role("button", name="Set up").click()
        expect(page.get_by_text("This is the operator token")).to_be_visible()
        page.get_by_role("button", name="Open the terminal").click()
        expect(page).to_have_url(re.compile("/explore"))
        expect(page.get_by_text("no feed")).to_be_visible()
        watched.check()


def test_an_unreachable_exchange_is_said_with_a_way_to_the_demo(
    browser: Browser, home: Path, data_directory: Path
) -> None:
    words = ("up", "--exchange", "http://127.0.0.1:9", "--data-dir", str(data_directory))
    with (
        run_terminal(home, *words) as terminal,
        terminal.open(browser, "/markets") as watched,
    ):
        page = watched.page
        expect(page.get_by_text("has not answered since")).to_be_visible()
        expect(page.get_by_text("krakflux demo")).to_be_visible()
        expect(page.locator("header").get_by_text("Kraken unreachable")).to_be_visible()


def test_a_server_that_goes_away_is_noticed_and_its_return_too(
    demo: Terminal, browser: Browser
) -> None:
    with demo.open(browser, "/markets") as watched:
        page = watched.page
        expect(page.get_by_role("application")).to_be_visible()
        page.context.set_offline(True)
        expect(page.locator("header").get_by_text("reconnecting in")).to_be_visible()
        page.context.set_offline(False)
        expect(page.locator("header").get_by_text("live")).to_be_visible()


def test_a_page_waits_for_a_server_that_starts(demo: Terminal, browser: Browser) -> None:
    session = "**/api/krakflux/session"
    with open_page(browser, demo.address) as watched:
        page = watched.page
        demo.sign_in(page)
        remember(page, hasSeenWelcome=True)
        page.route(session, lambda route: route.abort())
        page.goto(f"{demo.address}/markets")
        expect(page.get_by_role("heading", name="starting or not running")).to_be_visible()
        first = page.locator("time").text_content()
        page.wait_for_event("requestfailed", lambda request: request.url.endswith("/session"))
        assert page.locator("time").text_content() == first
        page.unroute(session)
        expect(page.get_by_role("application")).to_be_visible()
        watched.check()


def test_an_open_page_goes_on_when_its_server_was_started_again(
    browser: Browser, home: Path, data_directory: Path
) -> None:
    exchange = ("--exchange", "http://127.0.0.1:9")
    words = ("up", *exchange, "--no-browser", "--data-dir", str(data_directory))
    with start(*words, "--port", "0", home=home) as running:
        address = running.address
        terminal = Terminal(address, redeem(address, running.told["open"]))
        with terminal.open(browser, "/markets") as watched:
            page = watched.page
            served = page.locator('[data-connection="unreachable"]')
            expect(served).to_be_visible()
            page.evaluate("window.isTheSamePage = true")
            running.kill()
            expect(page.locator('[data-connection="reconnecting"]')).to_be_visible()
            with start(*words, "--port", address.rpartition(":")[2], home=home):
                expect(served).to_be_visible()
                assert page.evaluate("window.isTheSamePage")
            # Chromium's own, of sockets that find nobody.
            assert all("WebSocket" in each for each in watched.complaints)
            watched.complaints.clear()
