"""What the page tells of the feed: ledger of trades, channels of the stream, whole market."""

from __future__ import annotations

import re
import subprocess
from contextlib import ExitStack
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from krakflux.collector.live import LiveMarket
from krakflux.server.application import STATIC
from krakflux.server.ports import (
    FeedKind,
    FeedSnapshot,
    FeedState,
    MaintenanceSnapshot,
    PairSnapshot,
    PairState,
    ScannedPairSnapshot,
    ScanSnapshot,
    StreamSnapshot,
)
from support.browser import PHONE
from support.processes import PROGRAM, environment, start
from support.server import PASSWORD, USER, basic, run_platform
from support.terminal import COOKIE, Terminal, run_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

TRADES = "timestamp,id,type,side,price,amount\n" + "".join(
    f"{1_700_000_000_000 + n},{n},limit,buy,10.5,0.1\n" for n in (1, 2, 5, 6)
)


def test_holes_are_listed_with_their_cause(home: Path, tmp_path: Path, browser: Browser) -> None:
    exported, data = tmp_path / "BTC_USDT-trades.csv", ("--data-dir", str(tmp_path / "data"))
    exported.write_text(TRADES)
    words = [*PROGRAM, "import", str(exported), *data]
    subprocess.run(words, env=environment(home), timeout=120, check=True)
    with (
        start("replay", "--synthetic", "1", "--port", "0", home=home) as exchange,
        run_terminal(
            home, "up", "--exchange", exchange.address, "--pairs", "BTC/USD", *data
        ) as terminal,
        terminal.open(browser, "/markets") as watched,
    ):
        page = watched.page
        feed = page.get_by_role("region", name="Feed")
        feed.get_by_role("button", name="No trade missing").click()
        dialog = page.get_by_role("dialog", name="Completeness of the feed")
        held = dialog.get_by_role("row", name="BTC/USDT")
        expect(held.get_by_role("cell").last).to_have_text("2")
        hole = dialog.get_by_role("listitem")
        expect(hole).to_contain_text("BTC/USDT trades 3 to 4")
        expect(hole).to_contain_text("2 missing")
        expect(hole).to_contain_text("missing in BTC_USDT-trades.csv")
        channels = dialog.get_by_role("region", name="Channels")
        expect(channels).to_contain_text("live, exchange online")
        expect(channels.get_by_role("rowheader")).to_have_text(["ticker", "trade", "book", "ohlc"])


def test_maintenance_is_told_until_the_exchange_is_back(
    home: Path, tmp_path: Path, browser: Browser
) -> None:
    replay = ("replay", "--synthetic", "1", "--port")
    data = ("--data-dir", str(tmp_path / "data"))
    with ExitStack() as exchanges:
        closed = start(*replay, "0", "--fault", "maintenance:3600", home=home)
        exchange = exchanges.enter_context(closed)
        words = ("up", "--exchange", exchange.address, "--pairs", "BTC/USD", "--interval", "1")
        with (
            run_terminal(home, *words, *data) as terminal,
            terminal.open(browser, "/markets") as watched,
        ):
            page = watched.page
            notice = page.get_by_role("status").filter(has_text="closed for maintenance")
            expect(notice).to_contain_text("fetched afterwards, trade by trade")
            feed = page.get_by_role("region", name="Feed")
            expect(feed).to_contain_text("is closed for maintenance")
            expect(page.locator("header")).to_contain_text("Kraken in maintenance")
            expect(
                page.get_by_text("The stream rests while the exchange is closed")
            ).to_be_visible()
            exchange.kill()
            port = exchange.address.rpartition(":")[2]
            exchanges.enter_context(start(*replay, port, home=home))
            expect(notice).to_have_count(0)
            expect(feed).to_contain_text("1 of 1 pairs")


class Announcing:
    """A feed whose exchange has announced maintenance."""

    def snapshot(self) -> FeedSnapshot:
        time = ("2026-11-28T06:00:00Z", "2026-11-28T08:30:00Z")
        work = MaintenanceSnapshot("New matching engine.", "scheduled", *time)
        url = "wss://exchange.example/v2"
        return FeedSnapshot(
            exchange="https://exchange.example",
            kind=FeedKind.LIVE,
            state=FeedState.LIVE,
            since=0,
            interval_s=10,
            pairs=(PairSnapshot("BTC/USD", PairState.OK),),
            stream=StreamSnapshot(
                url, is_live=True, since=0, connections=1, system="online", maintenance=(work,)
            ),
        )


def test_announced_maintenance_is_told_with_its_times(tmp_path: Path, browser: Browser) -> None:
    market = LiveMarket(["BTC/USD"])
    with run_platform(tmp_path, static=STATIC, feed=Announcing(), live=market) as platform:
        answer = platform.client.post("/api/v2/signin", headers=basic(USER, PASSWORD))
        terminal = Terminal(platform.url, answer.cookies[COOKIE])
        with terminal.open(browser, "/markets") as watched:
            notice = watched.page.get_by_role("status").filter(has_text="announced maintenance")
            expect(notice).to_contain_text("06:00")
            expect(notice).to_contain_text("08:30")
            expect(notice).to_contain_text("New matching engine.")


class Minute:
    """A scanner that saw one minute."""

    def newest(self) -> ScanSnapshot:
        traded = (
            ScannedPairSnapshot("BTC/USD", 62_400.5, 0.5, 30, 0.4, 20.0),
            ScannedPairSnapshot("PEPE/EUR", 0.00001234, 9_000_000.0, 12, 500_000.0, 1.0),
            ScannedPairSnapshot("NEW/USD", None, 1.0, 1, None, None),
        )
        return ScanSnapshot(1_790_358_480_000_000_000, 1_500, traded)


def test_the_whole_market_is_sorted_and_filtered(tmp_path: Path, browser: Browser) -> None:
    with run_platform(tmp_path, static=STATIC, scan=Minute(), bucket="points") as platform:
        answer = platform.client.post("/api/v2/signin", headers=basic(USER, PASSWORD))
        terminal = Terminal(platform.url, answer.cookies[COOKIE])
        with terminal.open(browser, "/scanner") as watched:
            page = watched.page
            expect(page.locator("header")).to_contain_text("3 of 1500 pairs traded in the minute")
            names = page.get_by_role("rowheader")
            expect(names).to_have_text(["PEPE/EUR", "BTC/USD", "NEW/USD"])
            expect(page.get_by_role("row").nth(1)).to_contain_text("18 ×")
            page.get_by_role("button", name="Trades in the minute").click()
            expect(names).to_have_text(["BTC/USD", "PEPE/EUR", "NEW/USD"])
            page.get_by_role("radio", name="At least 5 trades").click()
            expect(names).to_have_text(["BTC/USD", "PEPE/EUR"])
            page.get_by_role("textbox").fill("xmr")
            page.get_by_role("button", name="Show all pairs").click()
            expect(names).to_have_count(3)
            page.keyboard.press("g")
            page.keyboard.press("e")
            expect(page).to_have_url(re.compile("/explore"))
            page.keyboard.press("g")
            page.keyboard.press("s")
            expect(names).to_have_count(3)
        with terminal.open(browser, "/scanner", size=PHONE) as watched:
            expect(watched.page.get_by_role("rowheader")).to_have_count(3)
            widths = watched.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert widths[0] <= widths[1]


def test_without_a_scan_the_page_says_how_to_ask_for_it(tmp_path: Path, browser: Browser) -> None:
    with run_platform(tmp_path, static=STATIC) as platform:
        answer = platform.client.post("/api/v2/signin", headers=basic(USER, PASSWORD))
        terminal = Terminal(platform.url, answer.cookies[COOKIE])
        with terminal.open(browser, "/scanner") as watched:
            expect(watched.page.get_by_text("krakflux up --scan")).to_be_visible()
