"""Fixtures of the browser tests, which conftest takes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.browser import needs_browser, open_browser
from support.terminal import run_terminal
from support.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from support.terminal import Terminal

__all__ = ["browser", "demo"]

FIRST_BARS = 600
_COUNT = """from(bucket: "kraken") |> range(start: -1d)
  |> filter(fn: (r) => r._measurement == "ohlc" and r._field == "close" and r.pair == "BTC/USD")
  |> filter(fn: (r) => r.interval == "1m" and r.source == "rest")
  |> count() |> keep(columns: ["_value"])"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a module: while it is open, no other event loop can run."""
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """A demo whose first hours of candles have arrived; polled every second.

    Each module has its own: what one writes, stars or deletes, no other finds.
    """
    needs_browser()
    home = tmp_path_factory.mktemp("home")
    with run_terminal(home, "demo", "--interval", "1") as terminal:
        eventually(lambda: counted(terminal) >= FIRST_BARS)
        yield terminal


def counted(terminal: Terminal) -> int:
    """How many candles of the exchange's are stored, of a minute of BTC/USD."""
    lines = terminal.query(_COUNT).splitlines()
    return int(lines[1].rsplit(",", 1)[1]) if len(lines) > 1 else 0
