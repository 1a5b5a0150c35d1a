"""How long a tick takes from the exchange's socket to a client of `/api/live`, and to a page."""

from __future__ import annotations

import asyncio
import json
import shutil
import statistics
import time
from typing import TYPE_CHECKING

from websockets.asyncio.client import connect

from benchmarks.harness import OURS, Row
from benchmarks.ticking import PAIR, TICKS, ticking_platform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.async_api import Page

    from benchmarks.ticking import Ticking

__all__ = ["run"]

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
PATIENCE_S = 120.0

# Notes when the price in the header first shows each number: looked at once in every frame that is
# drawn, by the machine's own clock.
WATCH = """
window.shown = {};
let price = null;
const isNumber = (element) => /^[\\d,]+(\\.\\d+)?$/.test(element.textContent);
const look = () => {
  if (!price?.isConnected) price = [...document.querySelectorAll("header > span")].find(isNumber);
  const number = parseFloat((price?.textContent ?? "").replaceAll(",", ""));
  if (number && !(number in window.shown))
    window.shown[number] = performance.timeOrigin + performance.now();
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


def run() -> list[Row]:
    """Measure median and 99th percentile of both."""
    rows = _rows("tick to live client", asyncio.run(_measure_client()))
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("no Chromium is here: a tick's way to the page is not measured")
        return rows
    return rows + _rows("tick to the page in Chromium", asyncio.run(_measure_page(browser)))


def _rows(name: str, latencies_s: Sequence[float]) -> list[Row]:
    ordered = sorted(latencies_s)
    median = statistics.median(ordered) * 1_000
    p99 = ordered[int(len(ordered) * 0.99)] * 1_000
    return [
        Row(f"{name}, median", "ms", is_rate=False, figures={OURS: median}),
        Row(f"{name}, p99", "ms", is_rate=False, figures={OURS: p99}),
    ]


async def _measure_client() -> list[float]:
    async with ticking_platform() as ticking:
        return await _listen(ticking)


async def _listen(ticking: Ticking) -> list[float]:
    address = ticking.profile["url"].replace("http", "ws", 1) + "/api/live"
    latencies = []
    token = {"Authorization": f"Token {ticking.profile['token']}"}
    async with connect(address, additional_headers=token, proxy=None) as socket:
        request = {"method": "subscribe", "channels": ["ticker"], "pairs": [PAIR]}
        await socket.send(json.dumps(request))
        async for text in socket:
            message = json.loads(text)
            if message["type"] == "subscribed":
                ticking.exchange.begin.set()
            elif message["type"] in ("snapshot", "update"):
                number = int(message["data"]["last"])
                if number in ticking.exchange.sent:
                    latencies.append(time.time() - ticking.exchange.sent[number])
                if number == TICKS:
                    return latencies
    return latencies


async def _measure_page(browser: str) -> list[float]:
    from playwright.async_api import async_playwright

    async with ticking_platform() as ticking, async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=browser, args=ARGUMENTS)
        try:
            page = await launched.new_page(viewport={"width": 1440, "height": 900})
            await page.add_init_script(WATCH)
            await page.goto(ticking.sign_in)
            await page.wait_for_url("**/welcome")
            await page.goto(f"{ticking.profile['url']}/markets?pair={PAIR}")
            await _shown(page, TICKS + 1)
            ticking.exchange.begin.set()
            shown = await _shown(page, TICKS)
        finally:
            await launched.close()
    sent = ticking.exchange.sent
    return [at / 1_000 - sent[int(each)] for each, at in shown.items() if int(each) in sent]


async def _shown(page: Page, number: int) -> dict[str, float]:
    """Wait until the page shows a number; gives when it showed each (ms)."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            times: dict[str, float] = await page.evaluate("window.shown")
            if str(number) in times:
                return times
            await asyncio.sleep(0.2)
