"""The article, from the first run to the dashboard, in a browser: by clicks, and by keys alone."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.article import run_script
from support.browser import open_page
from support.hands import Hand, Keys, Mouse
from support.processes import start
from support.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from support.processes import Running

pytestmark = [pytest.mark.browser, pytest.mark.recorded]

PAIRS = ["BTC/USD", "LTC/USD", "EOS/USD", "XMR/USD"]


@pytest.fixture
def terminal(home: Path, article_replay: Running) -> Iterator[Running]:
    """A new terminal over TLS, which collects what Kraken said on the article's day."""
    words = ("up", "--no-browser", "--tls", "--port", "0", "--data-dir", str(home / "data"))
    pairs = ("--pairs", ",".join(PAIRS), "--interval", "1", "--exchange", article_replay.address)
    with start(*words, *pairs, home=home) as running:
        yield running


@pytest.mark.timeout(900)
@pytest.mark.parametrize("kind", [Mouse, Keys], ids=["clicks", "keys"])
def test_the_article_s_path(
    terminal: Running, browser: Browser, home: Path, kind: type[Mouse] | type[Keys]
) -> None:
    with open_page(browser, terminal.address, is_trusting=True) as watched:
        hand = kind(watched.page)
        begin(hand, terminal)
        make_bucket(hand)
        token = make_token(hand)
        put_and_see_points(hand, token, terminal, home)
        make_dashboard(hand)
        watched.check()


def begin(hand: Hand, terminal: Running) -> None:
    """First run: the printed address signs in and ends on live data."""
    page = hand.page
    page.goto(terminal.told["open"].split()[0])
    expect(page.get_by_role("heading", name="Your terminal is running")).to_be_visible()
    hand.press(page.get_by_role("button", name="Open the terminal"))
    expect(page).to_have_url(re.compile("/markets"))


def make_bucket(hand: Hand) -> None:
    """A bucket that keeps three days."""
    page = hand.page
    hand.press(page.get_by_role("navigation").get_by_role("link", name="Data"))
    hand.press(page.get_by_role("button", name="Bucket", exact=True))
    hand.fill(page.get_by_label("Name", exact=True), "buck")
    hand.pick(page.get_by_label("Keep points"), "3 days")
    hand.press(page.get_by_role("button", name="Create"))
    expect(page.get_by_role("row", name=re.compile("^buck "))).to_contain_text("3 days")


def make_token(hand: Hand) -> str:
    """A token that reads and writes this bucket alone, copied."""
    page = hand.page
    hand.press(page.get_by_role("radio", name="Tokens"))
    hand.press(page.get_by_role("button", name="Token", exact=True))
    hand.fill(page.get_by_label("Description"), "the article's scripts")
    hand.press(page.get_by_label("read buck"))
    hand.press(page.get_by_label("write buck"))
    hand.press(page.get_by_role("button", name="Create"))
    hand.press(page.get_by_role("button", name="Copy to clipboard"))
    token = page.get_by_label("Token", exact=True).inner_text()
    eventually(lambda: page.evaluate("navigator.clipboard.readText()") == token)
    hand.press(page.get_by_role("button", name="Done"))
    row = page.get_by_role("row", name=re.compile("^the article's scripts "))
    expect(row).to_contain_text("reads buck; writes buck")
    return token


def put_and_see_points(hand: Hand, token: str, terminal: Running, home: Path) -> None:
    """Run the hello world, find its point in Explore, run it again, refresh."""
    page = hand.page
    capitals = {
        "INFLUX_TOKEN": repr(token),
        "ORG": repr("krakflux"),
        "INFLUX_CLOUD_URL": repr(terminal.address.removeprefix("https://")),
        "BUCKET_NAME": repr("buck"),
    }
    assert run_script("put_influx.py", capitals, terminal, home) == "204"
    ran_in = int(time.time())
    hand.press(page.get_by_role("navigation").get_by_role("link", name="Explore"))
    choose_range(hand, "5m")
    hand.choose("bucket", "buck")
    hand.choose("_measurement", "foo")
    hand.choose("_field", "anum")
    expect(generated(page)).to_contain_text('r._field == "anum"')
    functions = page.get_by_role("region", name="Functions")
    # Bare points: two runs within a window would be one mean.
    hand.press(functions.get_by_role("button", name="mean", exact=True))
    expect(generated(page)).not_to_contain_text("aggregateWindow")
    expect(page.locator("[data-facts]")).to_contain_text("1 row")
    # The script's clock has seconds: within the same one its point would be replaced.
    eventually(lambda: int(time.time()) > ran_in)
    assert run_script("put_influx.py", capitals, terminal, home) == "204"
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-facts]")).to_contain_text("2 rows")


def choose_range(hand: Hand, length: str) -> None:
    page = hand.page
    hand.press(page.get_by_role("button", name=re.compile("^Time range")))
    hand.press(page.get_by_role("dialog").get_by_role("button", name=length, exact=True))


def generated(page: Page) -> Locator:
    return page.get_by_label("Generated script")


def make_dashboard(hand: Hand) -> None:
    """BTC's closed price, two coins in one graph, velocities; all there after a reload."""
    page = hand.page
    hand.press(page.get_by_role("navigation").get_by_role("link", name="Dashboards"))
    hand.press(page.get_by_role("button", name="Dashboard", exact=True).first)
    hand.fill(page.get_by_role("textbox", name="Name"), "Kraken")
    hand.press(page.get_by_role("button", name="Create"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Kraken")
    choose_range(hand, "5m")
    hand.press(page.get_by_role("button", name="Graph", exact=True))
    fill_cell(hand, "BTC closed", ["BTC/USD"])
    add_cell(hand)
    fill_cell(hand, "LTC and XMR", ["LTC/USD", "XMR/USD"])
    add_cell(hand)
    fill_cell(hand, "BTC velocity", ["BTC/USD"], derivative=True)
    add_cell(hand)
    fill_cell(hand, "Velocity of all coins", PAIRS, derivative=True)
    page.reload()
    for name, pairs in (
        ("BTC closed", ["BTC/USD"]),
        ("LTC and XMR", ["LTC/USD", "XMR/USD"]),
        ("BTC velocity", ["BTC/USD"]),
        ("Velocity of all coins", PAIRS),
    ):
        shows(cell(page, name), pairs)
    expect(page.locator("h1")).to_have_text("Kraken")


def add_cell(hand: Hand) -> None:
    hand.press(hand.page.get_by_role("button", name="Cell", exact=True))
    hand.press(hand.page.get_by_role("menuitem", name=re.compile("^Graph lines")))


def fill_cell(hand: Hand, name: str, pairs: list[str], *, derivative: bool = False) -> None:
    page = hand.page
    hand.fill(page.get_by_role("textbox", name="Name of the cell"), name)
    hand.choose("_measurement", "kraken")
    hand.choose("_field", "closed")
    for pair in PAIRS:
        set_pair(hand, pair, is_wanted=pair in pairs)
    if derivative:
        functions = page.get_by_role("region", name="Functions")
        hand.press(functions.get_by_role("button", name="derivative", exact=True))
        expect(generated(page)).to_contain_text("derivative(unit: 1m")
    shows(page.get_by_role("region", name="Preview"), pairs)
    hand.press(page.get_by_role("button", name="Save", exact=True))
    shows(cell(page, name), pairs)


def set_pair(hand: Hand, pair: str, *, is_wanted: bool) -> None:
    pairs = hand.page.get_by_role("listbox", name="pair", exact=True)
    option = pairs.get_by_role("option", name=pair, exact=True)
    if (option.get_attribute("aria-selected") == "true") != is_wanted:
        hand.choose("pair", pair)


def cell(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True).and_(page.locator("[data-cell]"))


def shows(place: Locator, pairs: list[str]) -> None:
    """Tell whether a graph has a line for each of these pairs and no other."""
    lines = place.get_by_role("group", name="Lines")
    for pair in PAIRS:
        if pair in pairs:
            expect(lines).to_contain_text(pair)
        else:
            expect(lines).not_to_contain_text(pair)
