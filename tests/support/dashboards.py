"""Dashboards for the browser tests, the gallery and the benchmark, made through the API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from support.terminal import Terminal

__all__ = [
    "address",
    "cell",
    "make_dashboard",
    "make_overview",
    "make_variable",
    "panel",
    "price_script",
    "query",
]

RANGE = "from=now-6h&to=now"

CANDLES = """from(bucket: "kraken")
  |> range(start: v.timeRangeStart, stop: v.timeRangeStop)
  |> filter(fn: (r) => r._measurement == "ohlc" and r.interval == "1m")
"""
WINDOW = "  |> aggregateWindow(every: v.windowPeriod, fn: {fn}, createEmpty: false)"


def price_script(condition: str, field: str = "close", function: str = "mean") -> str:
    """A script for one field of the candles that fulfil a condition on `r`."""
    return (
        CANDLES
        + f'  |> filter(fn: (r) => r._field == "{field}" and {condition})\n'
        + '  |> keep(columns: ["_time", "_value", "_field", "_start", "_stop", "pair"])\n'
        + WINDOW.format(fn=function)
    )


VELOCITY = (
    price_script("r.pair =~ v.coins")
    + """
  |> derivative(unit: 1m)
  |> group(columns: ["pair"])"""
)
TICKER = """from(bucket: "kraken")
  |> range(start: v.timeRangeStart, stop: v.timeRangeStop)
  |> filter(fn: (r) => r._measurement == "kraken")
  |> last()
  |> pivot(rowKey: ["pair"], columnKey: ["_field"], valueColumn: "_value")
  |> map(fn: (r) => ({r with change: (r.closed / r.open - 1.0) * 100.0}))
  |> group()
  |> keep(columns: ["pair", "closed", "change", "bid", "ask", "low", "high", "volume"])"""
BY_HOUR = (
    CANDLES
    + """  |> filter(fn: (r) => r._field == "volume" and r.pair =~ v.coins)
  |> keep(columns: ["_time", "_value", "pair"])
  |> window(every: 1h)
  |> sum()
  |> duplicate(column: "_start", as: "_time")
  |> group(columns: ["pair"])
  |> map(fn: (r) => ({_time: r._time, _value: r._value, pair: r.pair}))
  |> group()"""
)


def query(text: str) -> dict[str, Any]:
    """A view's query, as InfluxDB keeps a script."""
    return {
        "text": text,
        "editMode": "advanced",
        "name": "",
        "builderConfig": {
            "buckets": [],
            "tags": [],
            "functions": [],
            "aggregateWindow": {"period": "auto", "fillValues": False},
        },
    }


def cell(
    name: str, kind: str, place: tuple[int, int, int, int], *scripts: str, **properties: Any
) -> dict[str, Any]:
    """A cell with its view, at `x, y, w, h`."""
    x, y, w, h = place
    view = {
        "shape": "chronograf-v2",
        "type": kind,
        "queries": [query(script) for script in scripts],
        "colors": [],
        **properties,
    }
    return {"x": x, "y": y, "w": w, "h": h, "name": name, "properties": view}


def make_dashboard(terminal: Terminal, name: str, cells: list[dict[str, Any]]) -> str:
    """Make a dashboard with its cells; gives its id."""
    organization = terminal.call("GET", "/api/v2/orgs")["orgs"][0]["id"]
    made = terminal.call("POST", "/api/v2/dashboards", {"orgID": organization, "name": name})
    path = f"/api/v2/dashboards/{made['id']}/cells"
    for each in cells:
        place = {side: each[side] for side in ("x", "y", "w", "h")}
        stored = terminal.call("POST", path, {**place, "name": each["name"]})
        view = {"name": each["name"], "properties": each["properties"]}
        terminal.call("PATCH", f"{path}/{stored['id']}/view", view)
    return str(made["id"])


def make_variable(terminal: Terminal, name: str, arguments: dict[str, Any]) -> None:
    """Make a variable, unless there is one of this name."""
    organization = terminal.call("GET", "/api/v2/orgs")["orgs"][0]["id"]
    known = terminal.call("GET", f"/api/v2/variables?orgID={organization}")["variables"]
    if all(each["name"] != name for each in known):
        body = {"orgID": organization, "name": name, "arguments": arguments}
        terminal.call("POST", "/api/v2/variables", body)


def make_overview(terminal: Terminal) -> str:
    """A dashboard with a cell of most kinds, over the generated market."""
    coins = ["BTC/USD", "ETH/USD", "LTC/USD", "XMR/USD", "XLM/USD"]
    make_variable(terminal, "coins", {"type": "constant", "values": coins})
    btc = price_script('r.pair == "BTC/USD"')
    change = (
        btc.replace("fn: mean", "fn: last") + "\n  |> map(fn: (r) => ({r with _value: r._value}))"
    )
    return make_dashboard(
        terminal,
        "Every kind of cell",
        [
            cell(
                "BTC price",
                "line-plus-single-stat",
                (0, 0, 5, 4),
                btc,
                shadeBelow=True,
                axes={"y": {"label": "USD"}},
                decimalPlaces={"isEnforced": True, "digits": 1},
            ),
            cell(
                "LTC and XMR",
                "xy",
                (5, 0, 5, 4),
                price_script('(r.pair == "LTC/USD" or r.pair == "XMR/USD")'),
                axes={"y": {"label": "USD"}},
            ),
            cell("BTC last", "single-stat", (10, 0, 2, 2), change, suffix=" USD"),
            cell(
                "XLM last",
                "single-stat",
                (10, 2, 2, 2),
                price_script('r.pair == "XLM/USD"', function="last"),
                decimalPlaces={"isEnforced": True, "digits": 5},
            ),
            cell("Velocity of all coins", "xy", (0, 4, 10, 4), VELOCITY),
            cell(
                "BTC RSI",
                "gauge",
                (10, 4, 2, 4),
                btc + "\n  |> relativeStrengthIndex(n: 14)",
                decimalPlaces={"isEnforced": True, "digits": 1},
                colors=[
                    {"id": "0", "type": "min", "hex": "#9d8cff", "name": "oversold", "value": 0},
                    {
                        "id": "1",
                        "type": "threshold",
                        "hex": "#9d8cff",
                        "name": "neutral",
                        "value": 30,
                    },
                    {
                        "id": "2",
                        "type": "threshold",
                        "hex": "#e5b454",
                        "name": "overbought",
                        "value": 70,
                    },
                    {"id": "3", "type": "max", "hex": "#9d8cff", "name": "", "value": 100},
                ],
            ),
            cell(
                "Ticker",
                "table",
                (0, 8, 7, 4),
                TICKER,
                tableOptions={"sortBy": {"internalName": "pair"}},
                fieldOptions=[
                    {"internalName": "pair", "displayName": "pair", "visible": True},
                    {"internalName": "closed", "displayName": "last", "visible": True},
                    {
                        "internalName": "change",
                        "displayName": "24 h %",
                        "visible": True,
                        "isDirection": True,
                    },
                ],
            ),
            cell(
                "Volume by hour",
                "heatmap",
                (7, 8, 5, 4),
                BY_HOUR,
                xColumn="_time",
                yColumn="pair",
                binSize=24,
            ),
            cell(
                "How prices move",
                "histogram",
                (0, 12, 4, 4),
                VELOCITY,
                xColumn="_value",
                fillColumns=["pair"],
            ),
            cell(
                "BTC candles",
                "candlestick",
                (4, 12, 5, 4),
                *[
                    price_script('r.pair == "BTC/USD"', field, function)
                    for field, function in (
                        ("open", "first"),
                        ("high", "max"),
                        ("low", "min"),
                        ("close", "last"),
                        ("volume", "sum"),
                    )
                ],
            ),
            cell(
                "Notes",
                "markdown",
                (9, 12, 3, 4),
                note="# What this is\n\nPrices of the **generated market**, by the minute.\n\n"
                "- `coins` chooses the pairs\n- drag a graph to zoom all of them\n\n"
                "See [Kraken](https://www.kraken.com).",
            ),
        ],
    )


def address(identifier: str, rest: str = RANGE) -> str:
    """Where the page shows a dashboard."""
    return f"/dashboard?id={identifier}&{rest}"


def panel(page: Page, name: str) -> Locator:
    """A cell on the page."""
    return page.get_by_role("region", name=name, exact=True).and_(page.locator("[data-cell]"))
