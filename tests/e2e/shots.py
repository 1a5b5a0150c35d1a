"""Draws the gallery: every page and state, in both themes, on a screen and on a phone.

Run by `make shots`. It starts terminals of its own on simulated data, so that it needs neither
network nor recordings.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

# Run as a script, the folder of the shared helpers is not on the path.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Error as PlaywrightError

from support.browser import PHONE, SCREEN, open_browser, open_page
from support.dashboards import make_dashboard, make_overview
from support.processes import start
from support.terminal import Terminal, run_terminal
from support.waiting import eventually
from support.web import FIRST_BARS, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page


def moment(seconds: int) -> str:
    """A moment as an address holds it."""
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"


THEMES = ("dark", "light")
SIZES = {"screen": SCREEN, "phone": PHONE}
SCALE = 2
ANIMATIONS_MS = 400
CLOSES = (
    'from(bucket: "kraken")\n  |> range(start: v.timeRangeStart, stop: v.timeRangeStop)\n'
    '  |> filter(fn: (r) => r._measurement == "ohlc" and r._field == "close")\n'
    '  |> filter(fn: (r) => r.pair == "BTC/USD" and r.interval == "1m" and r.source == "rest")\n'
    "  |> aggregateWindow(every: v.windowPeriod, fn: last, createEmpty: false)"
)
TYPO = 'from(bucket: "kraken")\n  |> rnge(start: -1h)\n  |> last()'
EMPTY = (
    'from(bucket: "kraken")\n  |> range(start: -1h)\n  |> filter(fn: (r) => r.pair == "NOT/HERE")'
)

# The minutes 75 to 150 of what `write_gap` writes: the gap is within them on a phone, too.
GAP_BEGIN = 1_700_000_000 // 60 * 60
GAP_RANGE = f"&from={moment(GAP_BEGIN + 75 * 60)}&to={moment(GAP_BEGIN + 150 * 60)}"


@dataclass(frozen=True)
class Shot:
    """One picture: where to go and what to do there before it is taken."""

    name: str
    path: str
    arrive: Callable[[Page], None]
    is_wide_only: bool = False


def see_chart(page: Page) -> None:
    page.get_by_role("application").wait_for()
    page.locator('[data-part="close"]').filter(has_text=re.compile(r"\d")).wait_for()


def see_crosshair(page: Page) -> None:
    see_chart(page)
    box = page.get_by_role("application").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.62, box["y"] + box["height"] * 0.35)


def see_gap(page: Page) -> None:
    see_chart(page)
    box = page.get_by_role("application").bounding_box()
    assert box is not None
    for share in (0.2, 0.3, 0.4, 0.5):
        page.mouse.move(box["x"] + box["width"] * share, box["y"] + box["height"] * 0.3)
        if page.get_by_text("m missing").is_visible():
            return


def see_indicators(page: Page) -> None:
    see_chart(page)
    for line in page.locator("[data-row] [data-line]").all():
        line.filter(has_text=re.compile(r"\d")).wait_for()


def see_indicator_dialog(page: Page) -> None:
    see_chart(page)
    page.keyboard.press("i")
    page.get_by_role("dialog", name="Indicators").wait_for()


def see_chart_menu(page: Page) -> None:
    see_indicators(page)
    page.get_by_role("application").click(button="right", position={"x": 200, "y": 120})
    page.get_by_role("menuitem", name="Price line at").wait_for()


def see_price_line(page: Page) -> None:
    see_chart_menu(page)
    page.get_by_role("menuitem", name="Price line at").click()
    page.keyboard.press("l")
    page.get_by_role("dialog", name="Price lines").wait_for()


def see_palette(page: Page) -> None:
    see_chart(page)
    page.keyboard.press("Control+k")
    page.keyboard.type("btc 15m")


def see_help(page: Page) -> None:
    see_chart(page)
    page.keyboard.press("?")


def see_settings(page: Page) -> None:
    see_chart(page)
    page.get_by_role("button", name="Settings").click()


def see_interval_entry(page: Page) -> None:
    see_chart(page)
    page.keyboard.type("15")


def see_no_match(page: Page) -> None:
    see_chart(page)
    page.keyboard.press("/")
    page.keyboard.type("doge")


def see_scan(page: Page) -> None:
    page.get_by_text("traded in the minute from").wait_for()


def see_result(page: Page) -> None:
    page.locator("[data-facts]").wait_for()


def see_graph(page: Page) -> None:
    see_result(page)
    box = page.locator(".u-over").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.4)


def see_schema(page: Page) -> None:
    see_result(page)
    data = page.get_by_role("region", name="Data")
    data.get_by_role("button", name=re.compile("^kraken measurement")).click()
    data.get_by_role("button", name=re.compile("^bid field")).wait_for()


def see_range_picker(page: Page) -> None:
    see_result(page)
    opener = page.get_by_role("button", name=re.compile("Time range"))
    opener.click()
    page.get_by_role("textbox", name="From").fill("now-2d")
    page.keyboard.press("Enter")
    opener.click()
    page.locator("[aria-current=date]").press("Enter")
    for key in ("ArrowUp", "ArrowRight", "Enter"):
        page.keyboard.press(key)


def see_examples(page: Page) -> None:
    see_result(page)
    page.get_by_role("button", name="Examples").click()


def open_script(page: Page) -> None:
    see_result(page)
    page.get_by_role("textbox", name="Flux script").click()


def see_completion(page: Page) -> None:
    open_script(page)
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("|> aggreg")
    page.locator(".cm-completionInfo").wait_for()


def see_hover(page: Page) -> None:
    open_script(page)
    page.get_by_text("aggregateWindow", exact=True).hover()
    page.locator(".cm-tooltip-hover").wait_for()


def see_profile(page: Page) -> None:
    see_result(page)
    page.get_by_role("radio", name="Profile").click()
    page.get_by_role("table").first.wait_for()


def see_save_dialog(page: Page) -> None:
    see_result(page)
    page.get_by_role("button", name="Save as").click()
    page.get_by_role("textbox", name="Name").fill("Price of Bitcoin")


def see_math_menu(page: Page) -> None:
    see_result(page)
    page.get_by_role("button", name="Add a query").click()
    page.get_by_role("button", name="Compute with A and B").click()
    page.get_by_role("menu").wait_for()


def see_failure(page: Page) -> None:
    page.get_by_role("alert").first.wait_for()


def see_no_rows(page: Page) -> None:
    page.get_by_role("heading", name="No rows").wait_for()


def see_buckets(page: Page) -> None:
    page.get_by_role("cell", name=re.compile("^kraken")).wait_for()


def see_new_bucket(page: Page) -> None:
    see_buckets(page)
    page.get_by_role("button", name="Bucket", exact=True).click()


def see_bucket_to_delete(page: Page) -> None:
    see_buckets(page)
    page.get_by_role("button", name="Delete kraken").click()


def see_tokens(page: Page) -> None:
    page.get_by_role("cell").first.wait_for()


def see_new_token(page: Page) -> None:
    see_tokens(page)
    page.get_by_role("button", name="Token", exact=True).click()
    page.get_by_label("read kraken").check()


def see_lines(page: Page) -> None:
    page.get_by_label("Points").fill(
        "trade,pair=BTC/USD price=67412.3,qty=0.0123\ntrade,pair= price=1\n"
        "trade,pair=ETH/USD price=3201.5,qty=0.5"
    )


def see_csv(page: Page) -> None:
    page.get_by_role("radio", name="CSV").click()
    page.get_by_label("Points").fill(
        "time,pair,closed\n2026-11-24T12:00:00Z,BTC/USD,67412.3\n1795521660,ETH/USD,3201.5"
    )


def see_program(page: Page) -> None:
    page.get_by_text("URL =").wait_for()


def see_fields(page: Page) -> None:
    page.locator("main input").first.wait_for()


def with_script(script: str) -> str:
    encoded = "".join(f"%{byte:02X}" for byte in script.encode())
    return f"/explore?q={encoded}"


SHOTS = (
    Shot("first-run", "/welcome", see_chart),
    Shot("markets", "/markets?pair=BTC/USD&interval=5m", see_chart),
    Shot("markets-crosshair", "/markets?pair=ETH/USD&interval=15m", see_crosshair, True),
    Shot("markets-range", "/markets?pair=BTC/USD&interval=1h&from=now-7d&to=now", see_chart),
    Shot("markets-gap", f"/markets?pair=GAP/USD&interval=1m{GAP_RANGE}", see_gap),
    Shot(
        "markets-indicators",
        "/markets?pair=BTC/USD&interval=5m&indicators=bollinger:20:2,vwap,rsi:14,macd:12:26:9",
        see_indicators,
    ),
    Shot("markets-indicator-dialog", "/markets?pair=BTC/USD", see_indicator_dialog),
    Shot("markets-compare", "/markets?pair=BTC/USD&compare=ETH/USD", see_indicators),
    Shot("markets-menu", "/markets?pair=BTC/USD", see_chart_menu),
    Shot("markets-price-lines", "/markets?pair=BTC/USD", see_price_line),
    Shot("markets-no-match", "/markets", see_no_match, True),
    Shot("markets-interval", "/markets", see_interval_entry, True),
    Shot("scanner", "/scanner", see_scan),
    Shot("palette", "/markets", see_palette),
    Shot("help", "/markets", see_help, True),
    Shot("settings", "/markets", see_settings),
    Shot("explore", "/explore", see_graph),
    Shot("explore-table", "/explore?view=table", see_result),
    Shot("explore-raw", "/explore?view=raw", see_result),
    Shot("explore-schema", with_script("buckets()"), see_schema, True),
    Shot("explore-examples", "/explore", see_examples, True),
    Shot("explore-range", "/explore", see_range_picker),
    Shot("explore-completion", with_script(CLOSES), see_completion, True),
    Shot("explore-hover", with_script(CLOSES), see_hover, True),
    Shot("explore-profile", "/explore", see_profile),
    Shot("explore-save", "/explore", see_save_dialog),
    Shot("explore-math", "/explore", see_math_menu, True),
    Shot("explore-error", with_script(TYPO), see_failure),
    Shot("explore-empty", with_script(EMPTY), see_no_rows),
    Shot("data-buckets", "/data", see_buckets),
    Shot("data-bucket-new", "/data", see_new_bucket),
    Shot("data-bucket-delete", "/data", see_bucket_to_delete, True),
    Shot("data-tokens", "/data?section=tokens", see_tokens),
    Shot("data-token-new", "/data?section=tokens", see_new_token),
    Shot("data-load-lines", "/data?section=load", see_lines),
    Shot("data-load-csv", "/data?section=load", see_csv, True),
    Shot("data-extract", "/data?section=extract", see_fields),
    Shot("data-connect", "/data?section=connect", see_program),
    Shot("data-organization", "/data?section=organization", see_fields),
)


def main() -> None:
    """Take all pictures into the directory of `--out`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("shots"))
    parser.add_argument("--only", default="", help="take only pictures whose name holds this")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with open_browser(SCALE) as browser, tempfile.TemporaryDirectory() as home:
        gallery = Gallery(browser, arguments.out, arguments.only)
        for take in (take_demo, take_dashboards, take_unreachable, take_starting, take_entries):
            directory = Path(home, take.__name__)
            directory.mkdir()
            take(gallery, directory)
    if gallery.missed:
        sys.exit(f"{len(gallery.missed)} pictures were not taken: {', '.join(gallery.missed)}")


@dataclass(frozen=True)
class Gallery:
    """Where pictures go."""

    browser: Browser
    directory: Path
    only: str
    missed: list[str] = field(default_factory=list)

    def wants(self, name: str) -> bool:
        return self.only in name

    def take(self, shot: Shot, opened: Callable[..., Iterator[Page]]) -> None:
        """Take one shot in both themes and sizes; `opened` opens its page."""
        if not self.wants(shot.name):
            return
        for size_name, size in SIZES.items():
            if shot.is_wide_only and size_name == "phone":
                continue
            for theme in THEMES:
                file = self.directory / f"{shot.name}-{theme}-{size_name}.png"
                try:
                    with contextmanager(opened)(theme=theme, size=size, scale=SCALE) as page:
                        shot.arrive(page)
                        page.wait_for_timeout(ANIMATIONS_MS)
                        page.screenshot(path=file)
                except (PlaywrightError, AssertionError) as error:
                    self.missed.append(file.stem)
                    print(f"{file.stem} was not taken: {error}", file=sys.stderr)
                else:
                    print(file)


def signed_in(gallery: Gallery, terminal: Terminal, path: str) -> Callable[..., Iterator[Page]]:
    def opened(**options: object) -> Iterator[Page]:
        with terminal.open(gallery.browser, path, **options) as watched:
            yield watched.page

    return opened


def stranger(gallery: Gallery, address: str, path: str) -> Callable[..., Iterator[Page]]:
    def opened(**options: object) -> Iterator[Page]:
        with open_page(gallery.browser, address, **options) as watched:  # type: ignore[arg-type]
            watched.page.goto(address + path)
            yield watched.page

    return opened


def take_demo(gallery: Gallery, home: Path) -> None:
    """Pages on a simulated market that runs."""
    with run_terminal(home, "demo", "--interval", "2") as terminal:
        eventually(lambda: counted(terminal) >= FIRST_BARS * 2)
        for shot in SHOTS:
            if shot.name == "markets-gap":
                write_gap(terminal)
            gallery.take(shot, signed_in(gallery, terminal, shot.path))

        def see_outage(page: Page) -> None:
            see_chart(page)
            page.context.set_offline(True)
            page.locator('[data-connection="reconnecting"]').wait_for()

        outage = Shot("markets-reconnecting", "/markets", see_outage)
        gallery.take(outage, signed_in(gallery, terminal, outage.path))


def take_dashboards(gallery: Gallery, home: Path) -> None:
    """Dashboards over a simulated market: read, arranged, edited, listed, empty and shared."""
    with run_terminal(home, "demo", "--interval", "2") as terminal:
        eventually(lambda: counted(terminal) >= FIRST_BARS)
        overview = f"/dashboard?id={make_overview(terminal)}&from=now-6h&to=now"
        empty = f"/dashboard?id={make_dashboard(terminal, 'Nothing yet', [])}"
        for shot in (
            Shot("dashboard", overview, see_cells),
            Shot("dashboard-lower", overview, see_lower_cells, True),
            Shot("dashboard-crosshair", overview, see_shared_crosshair, True),
            Shot("dashboard-arranging", overview, see_moving_cell, True),
            Shot("dashboard-variable", f"{overview}&v.coins=LTC/USD,XMR/USD", see_variable, True),
            Shot("dashboard-presentation", f"{overview}&kiosk=1", see_cells),
            Shot("dashboard-empty", empty, see_empty_dashboard),
            Shot("dashboard-list", "/dashboards", see_dashboard_list),
            Shot("cell-editor", overview, see_cell_editor, True),
        ):
            gallery.take(shot, signed_in(gallery, terminal, shot.path))


def see_cells(page: Page) -> None:
    page.locator("[data-cell]").get_by_role("application").first.wait_for()
    page.locator("[data-cell][aria-busy=true]").first.wait_for(state="detached")


def see_lower_cells(page: Page) -> None:
    see_cells(page)
    page.locator("[data-cell]").last.scroll_into_view_if_needed()
    see_cells(page)
    candles = page.locator("[data-cell]").filter(has_text="BTC candles")
    candles.locator("canvas").first.wait_for()


def see_shared_crosshair(page: Page) -> None:
    see_cells(page)
    box = page.locator(".u-over").first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 60)
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 70)


def see_moving_cell(page: Page) -> None:
    see_cells(page)
    page.locator("[data-cell]").nth(1).focus()
    for key in ("m", "Shift+ArrowLeft", "ArrowRight"):
        page.keyboard.press(key)


def see_variable(page: Page) -> None:
    see_cells(page)
    page.get_by_role("button", name=re.compile("^coins:")).click()


def see_empty_dashboard(page: Page) -> None:
    page.get_by_role("heading", name="A dashboard without cells").wait_for()


def see_dashboard_list(page: Page) -> None:
    page.get_by_role("table", name="Dashboards").wait_for()


def see_cell_editor(page: Page) -> None:
    see_cells(page)
    page.locator("[data-cell]").nth(1).focus()
    page.keyboard.press("e")
    page.get_by_role("region", name="Preview").get_by_role("application").wait_for()


def write_gap(terminal: Terminal) -> None:
    """Write a pair of which half an hour is missing."""
    lines = []
    for minute in (*range(90), *range(120, 200)):
        first, last = wave(minute), wave(minute + 1)
        time = (GAP_BEGIN + minute * 60) * 10**9
        lines.append(
            f"ohlc,pair=GAP/USD,interval=1m,source=rest open={first},high={max(first, last) + 0.2},"
            f"low={min(first, last) - 0.2},close={last},volume={minute * 7 % 9 + 3} {time}"
        )
        lines.append(
            f"kraken,pair=GAP/USD closed={last},open=100,bid={last},ask={last + 0.1} {time}"
        )
    terminal.write("\n".join(lines))


def wave(minute: int) -> float:
    """A price that rises and falls."""
    return round(100 + 3 * math.sin(minute / 17) + 1.2 * math.sin(minute / 3), 2)


def take_unreachable(gallery: Gallery, home: Path) -> None:
    """The exchange does not answer."""
    words = ("up", "--exchange", "http://127.0.0.1:9", "--data-dir", str(home / "data"))
    with run_terminal(home, *words) as terminal:
        for name, path in (
            ("markets-unreachable", "/markets"),
            ("first-run-unreachable", "/welcome"),
        ):
            shot = Shot(
                name, path, lambda page: page.get_by_text("has not answered since").wait_for()
            )
            gallery.take(shot, signed_in(gallery, terminal, path))


def take_starting(gallery: Gallery, home: Path) -> None:
    """The first instants: the answers to queries are held back."""
    with run_terminal(home, "demo") as terminal:

        def opened(**options: object) -> Iterator[Page]:
            with terminal.open(gallery.browser, "/welcome", **options) as watched:
                watched.page.route("**/api/v2/query?*", lambda _: None)
                watched.page.goto(f"{terminal.address}/markets")
                yield watched.page
                watched.page.unroute_all(behavior="ignoreErrors")

        shot = Shot(
            "markets-loading", "/markets", lambda page: page.get_by_text("Feed").first.wait_for()
        )
        gallery.take(shot, opened)


def take_entries(gallery: Gallery, home: Path) -> None:
    """Set-up and the two faces of signing in."""
    with start("serve", "--port", "0", "--data-dir", str(home / "data"), home=home) as running:
        form = Shot("setup", "/", lambda page: page.get_by_role("button", name="Set up").wait_for())
        gallery.take(form, stranger(gallery, running.address, "/"))
    with run_terminal(home, "demo") as terminal:
        code = Shot("sign-in-code", "/", lambda page: page.get_by_role("heading").wait_for())
        gallery.take(code, stranger(gallery, terminal.address, "/"))
        if gallery.wants("sign-in-password"):
            with terminal.open(gallery.browser, "/welcome") as watched:
                page = watched.page
                page.get_by_label("New password").fill("correct horse")
                page.get_by_role("button", name="Set", exact=True).click()
                page.get_by_text("It is asked for").wait_for()
        password = Shot("sign-in-password", "/", lambda page: page.get_by_label("User").wait_for())
        gallery.take(password, stranger(gallery, terminal.address, "/"))


if __name__ == "__main__":
    main()
