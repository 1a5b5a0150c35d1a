"""The crosshair that the graphs and the candles of a dashboard share, in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from support.dashboards import address, cell, make_dashboard, panel, price_script
from support.waiting import eventually

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from support.terminal import Terminal

pytestmark = pytest.mark.browser


def graph_and_candles(terminal: Terminal) -> str:
    """A dashboard of closes as a graph beside candles of the same five minutes."""

    def part(field: str, function: str) -> str:
        script = price_script('r.pair == "BTC/USD"', field, function)
        return script.replace("v.windowPeriod", "5m")

    candles = [
        part(*each)
        for each in (("open", "first"), ("high", "max"), ("low", "min"), ("close", "last"))
    ]
    return make_dashboard(
        terminal,
        f"Crosshair {uuid4().hex[:6]}",
        [
            cell("Graph", "xy", (0, 0, 6, 4), candles[-1]),
            cell("Candles", "candlestick", (6, 0, 6, 4), *candles),
        ],
    )


def point_at(page: Page, name: str, share: float) -> None:
    """Move the pointer into a cell's chart, that share of its width from the left."""
    box = panel(page, name).get_by_role("application").bounding_box()
    assert box is not None
    left, top = box["x"] + box["width"] * share, box["y"] + box["height"] / 3
    page.mouse.move(left - 3, top)
    page.mouse.move(left, top)


def test_a_graph_and_candles_share_the_crosshair_while_it_is_on(
    demo: Terminal, browser: Browser
) -> None:
    with demo.open(browser, address(graph_and_candles(demo))) as watched:
        page = watched.page
        for name in ("Graph", "Candles"):
            expect(panel(page, name).get_by_role("application")).to_be_visible()
        close = panel(page, "Candles").locator('[data-part="close"]')
        expect(close).to_have_text(re.compile(r"\d"))
        last = close.inner_text()
        tip = panel(page, "Graph").get_by_role("status")
        line = panel(page, "Graph").locator(".u-cursor-x")
        button = page.get_by_role("button", name="Shared crosshair")
        expect(button).to_have_attribute("aria-pressed", "true")

        point_at(page, "Graph", 0.3)
        expect(close).not_to_have_text(last)
        eventually(lambda: number(close) == number(tip.locator("b")))
        point_at(page, "Candles", 0.5)
        expect(tip).to_have_count(0)
        expect(line).to_be_visible()
        button.click()
        expect(button).to_have_attribute("aria-pressed", "false")
        expect(close).to_have_text(last)
        expect(line).to_be_hidden()

        point_at(page, "Graph", 0.3)
        expect(tip).to_be_visible()
        expect(close).to_have_text(last)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        panel(page, "Candles").get_by_role("application").focus()
        for _ in range(3):
            page.keyboard.press("ArrowLeft")
        expect(close).not_to_have_text(last)
        expect(line).to_be_visible()


def number(text: Locator) -> float:
    """The number that is written there."""
    return float(re.sub(r"[^\d.]", "", text.inner_text()))
