"""axe on every page and overlay, in both themes, and a run by keyboard alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from support.dashboards import make_overview

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from support.terminal import Terminal

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "web/node_modules/axe-core/axe.min.js"
SERIOUS = ("serious", "critical")
# The editor's caret blinks for ever; everything else is over soon.
FINISHED = """Promise.allSettled(document.getAnimations()
  .filter(each => each.effect.getComputedTiming().endTime !== Infinity)
  .map(each => each.finished))"""


def violations(page: Page) -> list[dict[str, Any]]:
    if not AXE.exists():
        pytest.skip("NO AXE: web/node_modules is not installed, accessibility is not tested")
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        {"rule": each["id"], "at": [node["target"] for node in each["nodes"]][:5]}
        for each in found["violations"]
        if each["impact"] in SERIOUS
    ]


def markets(page: Page) -> None:
    expect(page.get_by_role("application")).to_be_visible()
    expect(page.locator("svg polyline").first).to_be_visible()


def palette(page: Page) -> None:
    markets(page)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("option").first).to_be_visible()


def help_dialog(page: Page) -> None:
    markets(page)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()


def explore(page: Page) -> None:
    expect(page.locator("[data-facts]")).to_be_visible()


def explore_table(page: Page) -> None:
    explore(page)
    page.get_by_role("radio", name="Table").click()
    expect(page.get_by_role("region", name="Rows")).to_contain_text("BTC/USD")


def explore_profile(page: Page) -> None:
    explore(page)
    page.get_by_role("radio", name="Profile").click()
    expect(page.get_by_role("table").first).to_be_visible()


def explore_error(page: Page) -> None:
    explore(page)
    page.get_by_role("textbox", name="Flux script").click()
    page.keyboard.type("(")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert").first).to_be_visible()


def range_picker(page: Page) -> None:
    explore(page)
    page.get_by_role("button", name=re.compile("Time range")).click()
    expect(page.get_by_role("dialog")).to_be_visible()


def settings(page: Page) -> None:
    markets(page)
    page.get_by_role("button", name="Settings").click()
    expect(page.get_by_role("menu")).to_be_visible()


def data(page: Page) -> None:
    expect(page.get_by_role("radio", name="Buckets")).to_be_visible()
    expect(page.locator("main")).to_contain_text(re.compile(r"\w"))


def data_table(page: Page) -> None:
    expect(page.get_by_role("cell").first).to_be_visible()


def new_token(page: Page) -> None:
    data_table(page)
    page.get_by_role("button", name="Token", exact=True).click()
    expect(page.get_by_label("read kraken")).to_be_visible()


def loading(page: Page) -> None:
    page.get_by_role("radio", name="CSV").click()
    page.get_by_label("Points").fill("time,pair,closed\n1795521600,BTC/USD,1\nnever,BTC/USD,2")
    expect(page.get_by_role("region", name="Preview")).to_contain_text("1 with problems")


def deleting_bucket(page: Page) -> None:
    data_table(page)
    page.get_by_role("button", name="Delete kraken").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def dashboard(page: Page) -> None:
    expect(page.locator("[data-cell]").get_by_role("application").first).to_be_visible()
    expect(page.locator('[data-cell][aria-busy="true"]')).to_have_count(0)


def dashboard_list(page: Page) -> None:
    expect(page.get_by_role("table", name="Dashboards")).to_be_visible()


def open_overview(page: Page) -> None:
    dashboard_list(page)
    page.get_by_role("link", name="Every kind of cell").first.click()
    dashboard(page)


def sharing(page: Page) -> None:
    open_overview(page)
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name="Share by link").click()
    expect(page.get_by_role("dialog").get_by_role("checkbox", checked=True)).to_be_visible()


def cell_editor(page: Page) -> None:
    open_overview(page)
    page.locator("[data-cell]").first.focus()
    page.keyboard.press("e")
    expect(page.get_by_role("region", name="Preview").get_by_role("application")).to_be_visible()


PLACES: list[tuple[str, Callable[[Page], None]]] = [
    ("/welcome", markets),
    ("/markets", markets),
    ("/markets", palette),
    ("/markets", help_dialog),
    ("/markets", settings),
    ("/explore", explore),
    ("/explore", explore_table),
    ("/explore", explore_profile),
    ("/explore?q=buckets()", explore_error),
    ("/explore", range_picker),
    ("/dashboards", dashboard_list),
    ("/dashboards", open_overview),
    ("/dashboards", sharing),
    ("/dashboards", cell_editor),
    ("/data", data_table),
    ("/data", deleting_bucket),
    ("/data?section=tokens", new_token),
    ("/data?section=load", loading),
    ("/data?section=extract", data),
    ("/data?section=connect", data),
    ("/data?section=organization", data_table),
]


@pytest.fixture(scope="module")
def overview(demo: Terminal) -> None:
    """A dashboard with a cell of most kinds."""
    make_overview(demo)


@pytest.mark.usefixtures("overview")
@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize(
    ("path", "arrive"), PLACES, ids=lambda each: getattr(each, "__name__", each)
)
def test_axe_finds_nothing_serious(
    demo: Terminal, browser: Browser, path: str, arrive: Callable[[Page], None], theme: str
) -> None:
    with demo.open(browser, path, theme=theme) as watched:
        # A tick may tint its row at any moment, for a moment.
        watched.page.emulate_media(reduced_motion="reduce")
        arrive(watched.page)
        watched.page.evaluate(FINISHED)
        assert violations(watched.page) == []


def test_a_keyboard_alone_gets_everywhere(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets") as watched:
        page = watched.page
        markets(page)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#content")).to_be_focused()
        page.keyboard.press("Control+k")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        page.keyboard.press("g")
        page.keyboard.press("e")
        explore(page)
        page.keyboard.press("/")
        expect(page.get_by_role("textbox", name="Search bucket")).to_be_focused()


def test_motion_stops_where_it_is_unwanted(demo: Terminal, browser: Browser) -> None:
    with demo.open(browser, "/markets") as watched:
        page = watched.page
        page.emulate_media(reduced_motion="reduce")
        markets(page)
        fast = page.evaluate("getComputedStyle(document.body).getPropertyValue('--fast')")
        assert fast.strip() in ("0s", "0ms")
