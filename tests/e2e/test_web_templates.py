"""A template of InfluxDB, applied and looked at."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.terminal import run_terminal
from support.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from support.terminal import Terminal

pytestmark = pytest.mark.browser

EVERY_VIEW = Path(__file__).parents[1] / "api" / "templates" / "every_view.yml"


def panel(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True).and_(page.locator("[data-cell]"))


# What each view of the template draws with; icons are pictures too.
DRAWN = {
    "Price": "canvas",
    "Price and last": "canvas",
    "Fill": "svg:not(.lucide) path",
    "Band": "canvas",
    "Changes": "svg:not(.lucide) rect",
    "Heat": "svg:not(.lucide) rect",
    "Scatter": "svg:not(.lucide) circle",
    "States": "[data-stretch]",
    "Map": "svg:not(.lucide) circle",
    "Watched": "canvas",
}
CHECK = {
    "shape": "chronograf-v2",
    "type": "check",
    "checkID": "0000000000000001",
    "check": {"thresholds": [{"type": "greater", "level": "CRIT", "value": 70000}]},
    "queries": [{"text": 'from(bucket: "quotes") |> range(start: -1h)'}],
    "colors": [],
}


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Terminal, str]]:
    """A terminal with the dashboard of the template and quotes for it; gives its address too."""
    with run_terminal(tmp_path_factory.mktemp("home"), "demo") as terminal:
        (organization,) = terminal.call("GET", "/api/v2/orgs")["orgs"]
        template = {"contentType": "yml", "contents": EVERY_VIEW.read_text("utf-8")}
        body = {"orgID": organization["id"], "template": template}
        summary = terminal.call("POST", "/api/v2/templates/apply", body)["summary"]
        (dashboard,) = summary["dashboards"]
        for chart in dashboard["charts"]:
            assert chart["properties"]["shape"] == "chronograf-v2"
        add_check(terminal, dashboard["id"])
        moments = recent_times()
        terminal.write("\n".join(quotes(moments) + places(moments)), "quotes")
        yield terminal, f"/dashboard?id={dashboard['id']}&from=now-1h&to=now"


def add_check(terminal: Terminal, dashboard: str) -> None:
    """Add a cell that watches a check: templates have no chart of that kind."""
    cells = f"/api/v2/dashboards/{dashboard}/cells"
    place = {"name": "Watched", "x": 0, "y": 19, "w": 12, "h": 3}
    cell = terminal.call("POST", cells, place)
    view = {"name": "Watched", "properties": CHECK}
    terminal.call("PATCH", f"{cells}/{cell['id']}/view", view)


def quotes(moments: list[int]) -> list[str]:
    return [
        f"quotes,pair=BTC/USD,side={side} closed={price} {moment}"
        for moment in moments
        for side, price in (("buy", 67412.5), ("sell", 67411.5))
    ]


def places(moments: list[int]) -> list[str]:
    """A ship that sails south."""
    return [
        f"quotes,ship=argo lat={50 + at / 10},lon={8 + at / 20} {moment}"
        for at, moment in enumerate(moments)
    ]


def test_every_view_of_a_template_is_drawn(
    browser: Browser, imported: tuple[Terminal, str]
) -> None:
    terminal, path = imported
    with terminal.open(browser, path) as watched:
        page = watched.page
        expect(panel(page, "Price").get_by_role("application")).to_be_visible()
        expect(panel(page, "Last")).to_contain_text("67,41")
        rows = panel(page, "Rows").get_by_role("table")
        expect(rows.get_by_role("columnheader", name="time")).to_be_visible()
        # The template hides this column.
        expect(rows.get_by_role("columnheader", name="value")).to_have_count(0)
        for name, mark in DRAWN.items():
            shown = panel(page, name)
            shown.scroll_into_view_if_needed()
            expect(shown.locator(mark).first).to_be_visible()
            expect(shown.get_by_role("alert")).to_have_count(0)
        name = re.compile("Map of 29 places: latitude 50° N to 52.8° N")
        expect(panel(page, "Map").get_by_role("application", name=name)).to_be_visible()
        expect(panel(page, "Watched")).to_contain_text("CRIT above 70,000")
        note = panel(page, "Note").get_by_role("heading", name="Kraken")
        note.scroll_into_view_if_needed()
        expect(note).to_be_visible()


def test_a_map_is_moved_and_zoomed_by_hand_wheel_and_keys(
    browser: Browser, imported: tuple[Terminal, str]
) -> None:
    terminal, path = imported
    with terminal.open(browser, path) as watched:
        page = watched.page
        shown = panel(page, "Map")
        shown.scroll_into_view_if_needed()
        place = shown.locator(DRAWN["Map"]).first
        ground = shown.get_by_role("application")

        def seen() -> tuple[float, float]:
            x, y = (float(place.get_attribute(name) or "nan") for name in ("cx", "cy"))
            return round(x, 1), round(y, 1)

        first = seen()
        ground.focus()
        page.keyboard.press("ArrowRight")
        assert seen() == (pytest.approx(first[0] - 60, abs=0.2), first[1])
        page.keyboard.press("Home")
        assert seen() == first
        box = ground.bounding_box()
        assert box is not None
        middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(*middle)
        page.mouse.down()
        page.mouse.move(middle[0] + 40, middle[1] + 30, steps=4)
        page.mouse.up()
        eventually(lambda: seen() == pytest.approx((first[0] + 40, first[1] + 30), abs=2))
        page.mouse.wheel(0, -300)
        eventually(lambda: seen() != pytest.approx((first[0] + 40, first[1] + 30), abs=2))
        shown.get_by_role("button", name="Show all places").click()
        assert seen() == first


def test_views_over_time_share_the_crosshair(
    browser: Browser, imported: tuple[Terminal, str]
) -> None:
    terminal, path = imported
    with terminal.open(browser, path, size=(1440, 1500)) as watched:
        page = watched.page
        names = ("Heat", "Scatter", "States")
        for name in names:
            chart = panel(page, name).get_by_role("application")
            chart.scroll_into_view_if_needed()
            expect(panel(page, name).locator(DRAWN[name]).first).to_be_visible()
        states = panel(page, "States").get_by_role("application")
        states.focus()
        page.keyboard.press("ArrowLeft")
        expect(panel(page, "States").get_by_role("status")).to_contain_text("BTC/USD")
        for name in names:
            expect(panel(page, name).locator("[data-cursor]")).to_be_visible()
        page.keyboard.press("Tab")
        for name in names:
            expect(panel(page, name).locator("[data-cursor]")).to_have_count(0)
        scatter = panel(page, "Scatter").get_by_role("application")
        box = scatter.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] / 2)
        expect(panel(page, "States").locator("[data-cursor]")).to_be_visible()
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + box["height"] / 2, steps=3)
        page.mouse.up()
        expect(page).to_have_url(re.compile(r"from=\d{4}-"))


def test_help_stands_where_it_is_needed(browser: Browser, imported: tuple[Terminal, str]) -> None:
    terminal, path = imported
    with terminal.open(browser, path) as watched:
        page = watched.page
        page.get_by_role("button", name="About dashboards").press("Enter")
        about = page.get_by_role("dialog", name="About dashboards")
        for term in ("Range and refresh", "Variables", "Presentation", "Share by link"):
            expect(about.get_by_role("term").filter(has_text=term)).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="About dashboards")).to_be_focused()
        panel(page, "States").focus()
        page.keyboard.press("e")
        options = page.get_by_role("complementary")
        expect(options).to_contain_text("Mosaic: what state each series was in, and when.")
        expect(options.get_by_label("State")).to_have_value("_value")
        page.get_by_role("button", name="About queries").click()
        expect(page.get_by_role("dialog", name="About queries")).to_contain_text("Window period")
        page.goto(f"{terminal.address}/dashboards")
        expect(page.get_by_text("A dashboard shows cells side by side")).to_be_visible()


def recent_times() -> list[int]:
    """Times of the last half hour, in nanoseconds."""
    now = int(time.time())
    return [(now - 60 * minute) * 10**9 for minute in range(1, 30)]
