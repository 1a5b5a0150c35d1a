"""A template of InfluxDB, applied and looked at."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.terminal import run_terminal

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

EVERY_VIEW = Path(__file__).parents[1] / "api" / "templates" / "every_view.yml"


def panel(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True).and_(page.locator("[data-cell]"))


def test_every_view_of_a_template_is_drawn(browser: Browser, tmp_path: Path) -> None:
    with run_terminal(tmp_path, "demo") as terminal:
        (organization,) = terminal.call("GET", "/api/v2/orgs")["orgs"]
        template = {"contentType": "yml", "contents": EVERY_VIEW.read_text("utf-8")}
        body = {"orgID": organization["id"], "template": template}
        summary = terminal.call("POST", "/api/v2/templates/apply", body)["summary"]
        (dashboard,) = summary["dashboards"]
        lines = [
            f"quotes,pair=BTC/USD,side={side} closed={price} {moment}"
            for moment in recent_times()
            for side, price in (("buy", 67412.5), ("sell", 67411.5))
        ]
        terminal.write("\n".join(lines), "quotes")
        path = f"/dashboard?id={dashboard['id']}&from=now-1h&to=now"
        with terminal.open(browser, path) as watched:
            page = watched.page
            expect(panel(page, "Price").get_by_role("application")).to_be_visible()
            expect(panel(page, "Last")).to_contain_text("67,41")
            rows = panel(page, "Rows").get_by_role("table")
            expect(rows.get_by_role("columnheader", name="time")).to_be_visible()
            # The template hides this column.
            expect(rows.get_by_role("columnheader", name="value")).to_have_count(0)
            expect(panel(page, "Note").get_by_role("heading", name="Kraken")).to_be_visible()
            for chart in dashboard["charts"]:
                assert chart["properties"]["shape"] == "chronograf-v2"
            for name in ("Fill", "Band", "Changes", "Heat", "Scatter", "States", "Map"):
                expect(panel(page, name)).to_be_visible()
                expect(panel(page, name).get_by_role("alert")).to_have_count(0)


def recent_times() -> list[int]:
    """Times of the last half hour, in nanoseconds."""
    now = int(time.time())
    return [(now - 60 * minute) * 10**9 for minute in range(1, 30)]
