"""The web terminal in a real Chromium: first paint, routes, large graphs, a busy market, sizes."""

from __future__ import annotations

import gzip
import statistics
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from benchmarks.busy_market import MESSAGES_A_SECOND, PAIRS, busy_market
from benchmarks.harness import OURS, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import CDPSession, Page

__all__ = ["run"]

_ROOT: Final = Path(__file__).resolve().parents[1]
_ASSETS: Final = _ROOT / "src/krakflux/server/static/assets"
_MINUTE_S: Final = 60
_SETTLING_S: Final = 10
_POINTS: Final = 100_000
_ROUNDS: Final = 5
_GRAPH: Final = """from(bucket: "kraken")
  |> range(start: 0)
  |> filter(fn: (r) => r._measurement == "many")"""

_FIRST_PAINT: Final = (
    """() => performance.getEntriesByName("first-contentful-paint")[0].startTime"""
)
_LOADED: Final = r"""() => performance.getEntriesByType("resource")
  .filter((each) => /\/assets\/.*\.(js|css)$/.test(each.name))
  .reduce((sum, each) => sum + each.encodedBodySize, 0)"""
# From the click until the page's own content stands there, painted.
_ROUTE: Final = """([link, content]) => new Promise((resolve) => {
  const begin = performance.now();
  const look = () => document.querySelector(content)
    ? requestAnimationFrame(() => resolve(performance.now() - begin))
    : requestAnimationFrame(look);
  document.querySelector(link).click();
  look();
})"""
_WATCH: Final = """() => {
  window.watched = { frames: 0, slow: 0, longTasks: 0 };
  let before = performance.now();
  const count = (now) => {
    window.watched.frames += 1;
    if (now - before > 50) window.watched.slow += 1;
    before = now;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  new PerformanceObserver((list) => { window.watched.longTasks += list.getEntries().length; })
    .observe({ entryTypes: ["longtask"] });
}"""
_IS_DRAWN: Final = """() =>
  document.querySelector("[data-facts]")?.textContent.includes("100,000") &&
  document.querySelector(".u-over") !== null"""
_CURSOR: Final = """([left, top, width]) => new Promise((resolve) => {
  const over = document.querySelector(".u-over");
  const begin = performance.now();
  let frames = 0;
  const move = () => {
    const clientX = left + (frames % 100) / 100 * width;
    over.dispatchEvent(new MouseEvent("mousemove", { clientX, clientY: top, bubbles: true }));
    frames += 1;
    if (frames < 120) requestAnimationFrame(move);
    else resolve(frames / (performance.now() - begin) * 1000);
  };
  requestAnimationFrame(move);
})"""


def run(busy_minutes: int) -> list[Row]:
    """Measure all; without a browser only the size, and that is said."""
    sys.path.insert(0, str(_ROOT / "tests"))
    from support.browser import find_browser

    rows = _sizes()
    if find_browser() is None:
        print("no Chromium is installed: the page is not measured", file=sys.stderr)
        return rows
    with _busy_page(busy_minutes) as (page, address):
        rows += _paints(page, address)
        rows += _busy_market(page, address, busy_minutes)
        rows += _large_graph(page, address)
    return rows


def _sizes() -> list[Row]:
    """Give the gzipped size of all there is."""
    sizes = (
        len(gzip.compress(file.read_bytes(), 9)) / 1_000
        for file in _ASSETS.iterdir()
        if file.suffix in (".js", ".css")
    )
    return [_row("page: all scripts and styles, gzip", "kB", sum(sizes))]


@contextmanager
def _busy_page(minutes: int) -> Iterator[tuple[Page, str]]:
    """Start a terminal on a busy market and open a page that is signed in."""
    from support.browser import open_browser
    from support.processes import start
    from support.terminal import run_terminal

    with TemporaryDirectory() as directory:
        home = Path(directory)
        recording = home / "busy.jsonl"
        seconds = (minutes + 1) * _MINUTE_S + _SETTLING_S
        recording.write_text("\n".join(busy_market(seconds)))
        with start("replay", str(recording), "--now", "--port", "0", home=home) as exchange:
            words = ("up", "--pairs", ",".join(PAIRS), "--exchange", exchange.address)
            with (
                run_terminal(home, *words, "--data-dir", str(home / "data")) as terminal,
                open_browser() as browser,
            ):
                terminal.write("\n".join(_points()))
                with terminal.open(browser, "/markets") as watched:
                    yield watched.page, terminal.address


def _points() -> Iterator[str]:
    begin = 1_700_000_000_000_000_000
    for number in range(_POINTS):
        yield f"many value={number * 7_919 % 100_003 / 100} {begin + number * 1_000_000_000}"


def _paints(page: Page, address: str) -> list[Row]:
    paints, routes, sizes = [], [], []
    for _ in range(_ROUNDS):
        page.goto(f"{address}/explore")
        page.goto(f"{address}/markets")
        _see_market(page)
        sizes.append(page.evaluate(_LOADED))
        paints.append(page.evaluate(_FIRST_PAINT))
        page.evaluate(_ROUTE, ['nav a[href^="/explore"]', "[data-facts]"])
        # Pages whose scripts are there: a first visit loads them besides.
        routes.append(page.evaluate(_ROUTE, ['nav a[href^="/markets"]', '[role="application"]']))
    return [
        _row("page: scripts and styles that Markets loads, as sent", "kB", max(sizes) / 1_000),
        _row("page: first contentful paint of Markets", "ms", statistics.median(paints), 1_000),
        _row("page: from Explore to Markets", "ms", statistics.median(routes), 150),
    ]


def _busy_market(page: Page, address: str, minutes: int) -> list[Row]:
    """Watch Markets at two hundred messages a second."""
    page.goto(f"{address}/markets?pair=BTC/USD&interval=1m")
    _see_market(page)
    page.wait_for_timeout(_SETTLING_S * 1_000)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.evaluate(_WATCH)
    before = _metrics(session)
    page.wait_for_timeout(minutes * _MINUTE_S * 1_000)
    watched = page.evaluate("window.watched")
    after = _metrics(session)
    script = (after["ScriptDuration"] - before["ScriptDuration"]) * 1_000
    growth = (after["JSHeapUsedSize"] - before["JSHeapUsedSize"]) / 1e6
    length = "a minute" if minutes == 1 else f"{minutes} minutes"
    busy = f"page: {length} of Markets at {MESSAGES_A_SECOND} messages a second"
    return [
        _row(f"{busy}, script a frame", "ms", script / watched["frames"], 4),
        _row(f"{busy}, tasks over 50 ms", "tasks", watched["longTasks"]),
        _row(f"{busy}, frames over 50 ms", "frames", watched["slow"]),
        _row(f"{busy}, heap growth", "MB", growth, 10),
    ]


def _large_graph(page: Page, address: str) -> list[Row]:
    """Draw a hundred thousand points, then move the cursor over them."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto(f"{address}/explore?q={quote(_GRAPH)}")
    page.wait_for_function(_IS_DRAWN)
    page.get_by_role("textbox", name="Flux script").click()
    times, drawing = [], []
    for _ in range(_ROUNDS):
        before = _metrics(session)
        times.append(_until_drawn(page))
        drawing.append((_metrics(session)["TaskDuration"] - before["TaskDuration"]) * 1_000)
    box = page.locator(".u-over").bounding_box()
    assert box is not None
    place = [box["x"], box["y"] + box["height"] / 2, box["width"]]
    rate = page.evaluate(_CURSOR, place)
    return [
        _row("page: 100,000 points, from Run to drawn", "ms", statistics.median(times)),
        _row("page: 100,000 points, the page's own work", "ms", statistics.median(drawing), 150),
        Row("page: cursor over 100,000 points", "frames/s", True, {OURS: rate}, limit=50),
    ]


def _until_drawn(page: Page) -> float:
    """Run the script and wait until its facts are there; gives milliseconds."""
    begin = page.evaluate("performance.now()")
    with page.expect_response(lambda answer: "/api/v2/query?" in answer.url):
        page.keyboard.press("Control+Enter")
    page.wait_for_function(_IS_DRAWN)
    return float(page.evaluate("performance.now()")) - float(begin)


def _see_market(page: Page) -> None:
    page.get_by_role("application").wait_for()


def _metrics(session: CDPSession) -> dict[str, float]:
    session.send("HeapProfiler.collectGarbage")
    metrics: list[dict[str, Any]] = session.send("Performance.getMetrics")["metrics"]
    return {each["name"]: each["value"] for each in metrics}


def _row(name: str, unit: str, figure: float, limit: float | None = None) -> Row:
    return Row(name, unit, is_rate=False, figures={OURS: figure}, limit=limit)
