"""The dashboards of a new terminal: every query of theirs answers."""

from __future__ import annotations

import json
import re
import time
import urllib.request
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from support.terminal import Terminal

OPTION = """option v = {
    timeRangeStart: -6h,
    timeRangeStop: now(),
    windowPeriod: 10m,
    coin: "BTC/USD",
}
"""
# Nothing is missing from a generated market.
EMPTY = {"Gaps that were noticed"}


def read(terminal: Terminal, path: str) -> Any:
    headers = {"Cookie": f"influxdb-oss-session={terminal.session}"}
    request = urllib.request.Request(terminal.address + path, headers=headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def with_option(script: str) -> str:
    imports = re.match(r'(?:import "[^"]+"\n+)*', script)
    assert imports is not None
    return imports.group() + OPTION + script[imports.end() :]


def test_every_cell_of_a_new_terminal_shows_something(demo: Terminal) -> None:
    # A pair that only the scanner knows.
    scanned = f"source=scan close=0.5,volume=10,trades=3 {time.time_ns() - 10**10}"
    demo.write(f"ohlc,pair=SCAN/USD,interval=1m,{scanned}")
    dashboards = read(demo, "/api/v2/dashboards")["dashboards"]
    assert len(dashboards) >= 4
    empty = set()
    for dashboard in dashboards:
        path = f"/api/v2/dashboards/{dashboard['id']}?include=properties"
        for cell in read(demo, path)["cells"]:
            for query in cell["properties"].get("queries", []):
                answer = demo.query(with_option(query["text"]))
                assert "error,reference" not in answer, (cell["name"], answer)
                if len(answer.splitlines()) < 2:
                    empty.add(cell["name"])
    assert empty <= EMPTY
    (coin,) = read(demo, "/api/v2/variables")["variables"]
    pairs = demo.query(coin["arguments"]["values"]["query"])
    assert "BTC/USD" in pairs
