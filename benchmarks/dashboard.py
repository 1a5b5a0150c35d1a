"""A dashboard of twenty cells in a real Chromium: how soon it is drawn, and who asks for it."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from benchmarks.harness import OURS, Row

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["run"]

_ROOT: Final = Path(__file__).resolve().parents[1]
_CELLS: Final = 20
_ROUNDS: Final = 5

# From the click on its name until as many graphs are drawn and no cell asks any more.
_OPEN: Final = """([name, graphs]) => new Promise((resolve) => {
  const begin = performance.now();
  const look = () =>
    document.querySelectorAll("[data-cell] .u-over").length >= graphs &&
    document.querySelector('[data-cell][aria-busy="true"]') === null
      ? requestAnimationFrame(() => resolve(performance.now() - begin))
      : requestAnimationFrame(look);
  [...document.querySelectorAll("main table a")].find((a) => a.textContent === name).click();
  look();
})"""
_SEEN: Final = """() => [...document.querySelectorAll("[data-cell]")]
  .filter((cell) => cell.getBoundingClientRect().top < innerHeight).length"""


def run() -> list[Row]:
    """Measure both dashboards; without a browser nothing, and that is said."""
    sys.path.insert(0, str(_ROOT / "tests"))
    from support.browser import find_browser, open_browser
    from support.dashboards import cell, make_dashboard, price_script
    from support.terminal import run_terminal
    from support.waiting import eventually
    from support.web import FIRST_BARS, counted

    if find_browser() is None:
        print("no Chromium is installed: the dashboard is not measured", file=sys.stderr)
        return []
    script = price_script('r.pair == "BTC/USD"')
    wide = [cell(f"Cell {n}", "xy", (n % 4 * 3, n // 4 * 2, 3, 2), script) for n in range(_CELLS)]
    tall = [cell(f"Cell {n}", "xy", (0, n * 4, 12, 4), script) for n in range(_CELLS)]
    with (
        TemporaryDirectory() as home,
        run_terminal(Path(home), "demo", "--interval", "5") as terminal,
        open_browser() as browser,
    ):
        eventually(lambda: counted(terminal) >= FIRST_BARS)
        make_dashboard(terminal, "In sight", wide)
        make_dashboard(terminal, "Tall", tall)
        with terminal.open(browser, "/dashboards") as watched:
            return _measure(watched.page)


def _measure(page: Page) -> list[Row]:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.post_data or ""))
    all_seen = [_open(page, "In sight", _CELLS) for _ in range(_ROUNDS)]
    asked.clear()
    some_seen = _open(page, "Tall", 2)
    hidden = sum("aggregateWindow" in body for body in asked) - page.evaluate(_SEEN)
    name = f"page: a dashboard of {_CELLS} graphs"
    return [
        Row(
            f"{name}, all in sight, until drawn",
            "ms",
            is_rate=False,
            figures={OURS: statistics.median(all_seen)},
            limit=1_000,
        ),
        Row(f"{name}, few in sight, until drawn", "ms", is_rate=False, figures={OURS: some_seen}),
        Row(
            f"{name}, queries of those out of sight",
            "queries",
            is_rate=False,
            figures={OURS: hidden},
            limit=0,
        ),
    ]


def _open(page: Page, name: str, graphs: int) -> float:
    """Go to the list and open a dashboard from there; gives milliseconds."""
    page.keyboard.press("g")
    page.keyboard.press("d")
    page.get_by_role("table", name="Dashboards").get_by_role("link", name=name).wait_for()
    return float(page.evaluate(_OPEN, [name, graphs]))
