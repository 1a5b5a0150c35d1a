"""Explore's query builder in a real browser: a query by clicks and by keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, Response

    from support.terminal import Terminal

pytestmark = pytest.mark.browser


def choose(page: Page, card: str, name: str) -> None:
    """Press a name in a card."""
    page.get_by_role("listbox", name=card, exact=True).get_by_role(
        "option", name=name, exact=True
    ).click()


def generated(page: Page) -> Locator:
    return page.get_by_label("Generated script")


def series(page: Page) -> Locator:
    return page.get_by_role("table", name="Series")


def press_function(page: Page, name: str) -> None:
    page.get_by_role("region", name="Functions").get_by_role(
        "button", name=name, exact=True
    ).click()


def test_a_query_is_built_by_clicks_and_downloaded(
    demo: Terminal, browser: Browser, tmp_path: Path
) -> None:
    with demo.open(browser, "/explore") as watched:
        page = watched.page
        choose(page, "_field", "close")
        choose(page, "_field", "high")
        choose(page, "pair", "XMR/USD")
        choose(page, "pair", "BTC/USD")
        expect(generated(page)).to_contain_text('r._field == "high"')
        expect(generated(page)).to_contain_text('filter(fn: (r) => r.pair == "XMR/USD")')
        expect(series(page)).to_contain_text("XMR/USD")
        expect(series(page)).not_to_contain_text("BTC/USD")
        with page.expect_download() as download:
            page.get_by_role("button", name="Download CSV").click()
        path = tmp_path / "result.csv"
        download.value.save_as(path)
        assert b"XMR/USD" in path.read_bytes()


def test_the_derivative_is_one_click(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/explore") as watched:
        page = watched.page
        expect(series(page)).to_contain_text("BTC/USD")
        press_function(page, "derivative")
        expect(generated(page)).to_contain_text("derivative(unit: 1m, nonNegative: false)")
        expect(series(page)).to_contain_text("−")
        page.get_by_role("textbox", name="derivative unit").fill("1h")
        page.keyboard.press("Enter")
        expect(generated(page)).to_contain_text("derivative(unit: 1h, nonNegative: false)")
        page.get_by_role("button", name="Remove derivative").click()
        expect(generated(page)).not_to_contain_text("derivative")


def test_every_function_runs(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/explore") as watched:
        page = watched.page
        expect(series(page)).to_contain_text("BTC/USD")
        groups = page.get_by_role("region", name="Functions").get_by_role("group")
        for name in groups.get_by_role("button").all_inner_texts():
            page.get_by_role("button", name="Clear").click()
            with page.expect_response(lambda answer, name=name: asks(answer, name)) as ran:
                press_function(page, name)
            assert ran.value.status == 200
            assert "error" not in ran.value.text()


def asks(answer: Response, name: str) -> bool:
    """Tell whether this answers a query that applies a function."""
    return "/api/v2/query?" in answer.url and name in (answer.request.post_data or "")


def test_the_order_of_functions_can_be_changed(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/explore") as watched:
        page = watched.page
        press_function(page, "derivative")
        press_function(page, "movingAverage")
        expect(generated(page)).to_contain_text(re.compile(r"derivative.*movingAverage"))
        page.get_by_role("button", name="movingAverage earlier").click()
        expect(generated(page)).to_contain_text(re.compile(r"movingAverage.*derivative"))


def test_a_name_is_found_and_chosen_by_keyboard(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/explore") as watched:
        page = watched.page
        names = page.get_by_role("listbox", name="pair")
        expect(names.get_by_role("option", name="LTC/USD")).to_contain_text(re.compile(r"\d"))
        page.get_by_role("textbox", name="Search pair").fill("ltc")
        page.keyboard.press("ArrowDown")
        expect(names).to_be_focused()
        page.keyboard.press("Space")
        expect(names.get_by_role("option", name="LTC/USD")).to_have_attribute(
            "aria-selected", "true"
        )
        expect(series(page)).to_contain_text("LTC/USD")


def test_the_address_holds_the_query(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/explore") as watched:
        page = watched.page
        choose(page, "pair", "ETH/USD")
        press_function(page, "difference")
        expect(series(page)).to_contain_text("ETH/USD")
        script = generated(page).inner_text()
        page.reload()
        expect(generated(page)).to_have_text(script)


def test_the_way_to_the_script_is_announced_and_the_cards_stay(
    demo: Terminal, browser: Browser
) -> None:
    with demo.open(browser, "/explore") as watched:
        page = watched.page
        press_function(page, "derivative")
        page.get_by_role("button", name="Edit as script").click()
        dialog = page.get_by_role("dialog", name="Edit as script")
        expect(dialog).to_contain_text("does not read scripts")
        dialog.get_by_role("button", name="Edit the script").click()
        editor = page.get_by_role("textbox", name="Flux script")
        expect(editor).to_contain_text("derivative(unit: 1m, nonNegative: false)")
        editor.click()
        page.keyboard.press("Control+End")
        page.keyboard.type(" |> nonsense()")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".cm-lintRange-error").first).to_contain_text("nonsense")
        expect(page.get_by_role("alert").last).to_contain_text("undefined identifier nonsense")
        page.get_by_role("radio", name="Builder").click()
        expect(generated(page)).to_contain_text("derivative")


def test_another_tag_gets_a_card(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/explore") as watched:
        page = watched.page
        page.get_by_role("button", name="Remove the card interval").click()
        expect(generated(page)).not_to_contain_text("interval ==")
        page.get_by_role("button", name="Filter by another tag").click()
        page.get_by_role("menuitem", name="interval").click()
        choose(page, "interval", "1m")
        expect(generated(page)).to_contain_text('r.interval == "1m"')
        page.get_by_role("button", name="Remove the card interval").click()
        expect(generated(page)).not_to_contain_text("interval ==")


def test_a_card_says_why_it_is_empty(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/explore") as watched:
        page = watched.page
        choose(page, "bucket", "_tasks")
        expect(page.get_by_text("The bucket _tasks holds no points yet.")).to_be_visible()


def test_the_page_asks_again_until_the_range_is_fixed(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/explore") as watched:
        page = watched.page
        expect(series(page)).to_contain_text("BTC/USD")
        page.get_by_role("button", name="Refresh: off").click()
        page.get_by_role("menuitem", name="5s").click()
        with page.expect_response(lambda answer: asks(answer, "aggregateWindow")):
            expect(page).to_have_url(re.compile("refresh=5s"))
        page.get_by_role("button", name=re.compile("Time range")).click()
        page.get_by_role("textbox", name="To", exact=True).fill("2026-11-24")
        page.get_by_role("textbox", name=re.compile("^From")).fill("2026-11-23")
        page.keyboard.press("Enter")
        expect(page.get_by_text("paused")).to_be_visible()


def test_several_queries_are_drawn_together_and_one_can_be_left_out(
    demo: Terminal, browser: Browser
) -> None:
    with demo.open(browser, "/explore") as watched:
        page = watched.page
        expect(series(page)).to_contain_text("BTC/USD")
        page.get_by_role("button", name="Add a query").click()
        choose(page, "_field", "close")
        choose(page, "_field", "high")
        expect(series(page).get_by_role("button", name="BTC/USD · A")).to_be_visible()
        expect(series(page).get_by_role("button", name="BTC/USD · B")).to_be_visible()
        page.get_by_role("button", name="Hide query B").click()
        expect(series(page).get_by_role("button", name="BTC/USD · B")).to_have_count(0)
        page.reload()
        queries = page.get_by_role("group", name="Queries")
        expect(queries.get_by_role("button", name="B high")).to_be_visible()
        expect(series(page)).to_contain_text("close")


def test_two_queries_are_divided(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/explore") as watched:
        page = watched.page
        expect(series(page)).to_contain_text("BTC/USD")
        page.get_by_role("button", name="Add a query").click()
        choose(page, "pair", "ETH/USD")
        choose(page, "pair", "BTC/USD")
        expect(series(page)).to_contain_text("ETH/USD")
        page.get_by_role("button", name="Compute with A and B").click()
        page.get_by_role("menuitem", name="A / B").click()
        script = page.get_by_role("textbox", name="Flux script")
        expect(script).to_contain_text("r._value_a / r._value_b")
        expect(series(page).get_by_role("row")).to_have_count(2)
        expect(series(page)).to_contain_text("ETH/USD")
        ratio = float(series(page).get_by_role("cell").nth(2).inner_text())
        assert 1 < ratio < 1000
