"""What the first dashboards show, cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from krakflux.app.first_dashboards.views import Choice, cell, choose, columns, note, script

if TYPE_CHECKING:
    from krakflux.catalog.dashboards import CellDraft

__all__ = ["coin_arguments", "crypto_overview", "feed_health", "market_overview", "one_pair"]

_RANGE: Final = "range(start: v.timeRangeStart, stop: v.timeRangeStop)"
_WHOLE_WINDOWS: Final = (
    "range(\n"
    "      start: date.truncate(t: v.timeRangeStart, unit: v.windowPeriod),\n"
    "      stop: date.truncate(t: v.timeRangeStop, unit: v.windowPeriod),\n"
    "  )"
)
_GAP_COLUMNS: Final = ("pair", "channel", "from", "to", "cause", "healed")
_GREY, _AMBER, _BLUE = "#8fa0ba", "#d9b96c", "#5aa9f8"


def coin_arguments(bucket: str) -> dict[str, Any]:
    """Give the query that a choice of coins is made of: the pairs of the last week's prices."""
    query = (
        'import "influxdata/influxdb/schema"\n\n'
        f'schema.measurementTagValues(bucket: "{bucket}", measurement: "kraken", tag: "pair", '
        "start: -7d)"
    )
    return {"type": "query", "values": {"query": query, "language": "flux"}}


def crypto_overview(bucket: str) -> tuple[CellDraft, ...]:
    """Give BTC's price, LTC and XMR in one graph, and the velocity of all coins."""
    return (
        cell(
            "line-plus-single-stat",
            "BTC price",
            (0, 0, 6, 4),
            choose(_closes(bucket, "BTC/USD")),
            shadeBelow=True,
            suffix=" USD",
            decimalPlaces={"isEnforced": True, "digits": 1},
        ),
        # Their prices are far apart today: drawn against their start, both can be seen to move.
        cell(
            "xy",
            "LTC and XMR, against their start",
            (6, 0, 6, 4),
            choose(_closes(bucket, "LTC/USD", "XMR/USD")),
            rebase=True,
        ),
        # A window of a few seconds would seem to move very fast.
        # The change of a logarithm is the relative change: coins of any price are comparable.
        cell(
            "xy",
            "Velocity of all coins, % per minute",
            (0, 4, 12, 4),
            script(
                f'import "date"\nimport "math"\n\nfrom(bucket: "{bucket}")\n  |> {_WHOLE_WINDOWS}\n'
                '  |> filter(fn: (r) => r._measurement == "ohlc" and r._field == "close")\n'
                '  |> filter(fn: (r) => r.interval == "1m")\n'
                '  |> drop(columns: ["source"])\n'
                "  |> aggregateWindow(every: v.windowPeriod, fn: mean, createEmpty: false)\n"
                "  |> map(fn: (r) => ({r with _value: math.log(x: r._value) * 100.0}))\n"
                "  |> derivative(unit: 1m, nonNegative: false)"
            ),
            unit=" %",
        ),
    )


def market_overview(bucket: str) -> tuple[CellDraft, ...]:
    """Give the newest quote of every pair, prices from a common start, volumes and spreads."""
    return (
        cell(
            "table",
            "Newest quotes",
            (0, 0, 7, 4),
            script(
                f'import "math"\n\nfrom(bucket: "{bucket}")\n  |> {_RANGE}\n'
                '  |> filter(fn: (r) => r._measurement == "kraken")\n'
                "  |> filter(fn: (r) => contains(value: r._field, set: "
                '["closed", "open", "bid", "ask", "low", "high", "volume"]))\n'
                "  |> last()\n"
                '  |> pivot(rowKey: ["pair"], columnKey: ["_field"], valueColumn: "_value")\n'
                "  |> map(fn: (r) => ({r with change: "
                "math.round(x: (r.closed / r.open - 1.0) * 10000.0) / 100.0}))\n"
                "  |> group()\n"
                '  |> keep(columns: ["pair", "closed", "change", "bid", "ask", "low", "high", '
                '"volume"])'
            ),
            fieldOptions=columns(
                direction="change",
                pair="pair",
                closed="closed",
                change="today %",
                bid="bid",
                ask="ask",
                low="low",
                high="high",
                volume="volume",
            ),
        ),
        cell(
            "xy",
            "Price against its start",
            (7, 0, 5, 4),
            choose(Choice(bucket, "ohlc", "close", {"interval": ["1m"]}, merged=("source",))),
            rebase=True,
        ),
        cell(
            "xy",
            "Volume, in USD",
            (0, 4, 6, 4),
            script(
                f'from(bucket: "{bucket}")\n  |> {_RANGE}\n'
                '  |> filter(fn: (r) => r._measurement == "ohlc" and r.interval == "1m")\n'
                '  |> filter(fn: (r) => r._field == "vwap" or r._field == "volume")\n'
                '  |> drop(columns: ["source"])\n'
                '  |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")\n'
                # What the scanner counts has no average price.
                "  |> filter(fn: (r) => exists r.vwap and exists r.volume)\n"
                "  |> map(fn: (r) => ({_time: r._time, pair: r.pair, "
                "_value: r.vwap * r.volume}))\n"
                '  |> group(columns: ["pair"])\n'
                "  |> window(every: v.windowPeriod)\n"
                "  |> sum()\n"
                '  |> duplicate(column: "_start", as: "_time")\n'
                "  |> window(every: inf)"
            ),
            geom="bar",
            position="stacked",
        ),
        cell(
            "xy",
            "Spread, in basis points",
            (6, 4, 6, 4),
            script(
                f'from(bucket: "{bucket}")\n  |> {_RANGE}\n'
                '  |> filter(fn: (r) => r._measurement == "kraken")\n'
                '  |> filter(fn: (r) => r._field == "bid" or r._field == "ask")\n'
                "  |> aggregateWindow(every: v.windowPeriod, fn: mean, createEmpty: false)\n"
                '  |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")\n'
                "  |> map(fn: (r) => ({r with _value: (r.ask / r.bid - 1.0) * 10000.0}))"
            ),
        ),
    )


def one_pair(bucket: str) -> tuple[CellDraft, ...]:
    """Give candles, strength, spread, book and trades of `v.coin`."""

    def of_coin(measurement: str, condition: str, *lines: str) -> dict[str, Any]:
        head = (
            f'from(bucket: "{bucket}")\n  |> {_RANGE}\n'
            f'  |> filter(fn: (r) => r._measurement == "{measurement}" and r.pair == v.coin)\n'
            f"  |> filter(fn: (r) => {condition})"
        )
        return script("\n  |> ".join([head, *lines]))

    minute = 'r.interval == "1m" and r._field == "close"'
    return (
        cell("candlestick", "Candles", (0, 0, 9, 5), _candles(bucket)),
        cell(
            "single-stat",
            "Last price",
            (9, 0, 3, 2),
            of_coin("kraken", 'r._field == "closed"', "last()"),
        ),
        cell(
            "gauge",
            "RSI of 14 windows",
            (9, 2, 3, 3),
            of_coin(
                "ohlc",
                minute,
                'drop(columns: ["source"])',
                "aggregateWindow(every: v.windowPeriod, fn: last, createEmpty: false)",
                "relativeStrengthIndex(n: 14)",
                "last()",
            ),
            decimalPlaces={"isEnforced": True, "digits": 1},
            colors=[
                {"id": "min", "type": "min", "hex": _BLUE, "name": "sold", "value": 0},
                {"id": "low", "type": "threshold", "hex": _GREY, "name": "neutral", "value": 30},
                {"id": "high", "type": "threshold", "hex": _AMBER, "name": "bought", "value": 70},
                {"id": "max", "type": "max", "hex": _AMBER, "name": "bought", "value": 100},
            ],
        ),
        cell(
            "xy",
            "Bid and ask",
            (0, 5, 4, 4),
            of_coin(
                "kraken",
                'r._field == "bid" or r._field == "ask"',
                'drop(columns: ["pair"])',
                "aggregateWindow(every: v.windowPeriod, fn: mean, createEmpty: false)",
            ),
        ),
        cell(
            "xy",
            "Depth of the book",
            (4, 5, 4, 4),
            of_coin(
                "book",
                'r._field == "bid_depth" or r._field == "ask_depth"',
                'drop(columns: ["pair"])',
                "aggregateWindow(every: v.windowPeriod, fn: mean, createEmpty: false)",
            ),
        ),
        cell(
            "histogram",
            "Sizes of trades",
            (8, 5, 4, 4),
            of_coin("trade", 'r._field == "qty"', "group()", 'keep(columns: ["_value"])'),
            xAxisLabel="quantity",
        ),
    )


def _closes(bucket: str, *pairs: str) -> Choice:
    tags = {"pair": pairs, "interval": ["1m"]}
    return Choice(bucket, "ohlc", "close", tags, merged=("source",))


def _candles(bucket: str) -> dict[str, Any]:
    return script(
        f'part = (field, fn) =>\n  from(bucket: "{bucket}")\n    |> {_RANGE}\n'
        '    |> filter(fn: (r) => r._measurement == "ohlc" and r.pair == v.coin)\n'
        '    |> filter(fn: (r) => r.interval == "1m" and r._field == field)\n'
        '    |> drop(columns: ["source"])\n'
        "    |> aggregateWindow(every: v.windowPeriod, fn: fn, createEmpty: false)\n\n"
        "union(\n  tables: [\n"
        '    part(field: "open", fn: first),\n'
        '    part(field: "high", fn: max),\n'
        '    part(field: "low", fn: min),\n'
        '    part(field: "close", fn: last),\n'
        '    part(field: "volume", fn: sum),\n'
        "  ],\n)"
    )


def feed_health(bucket: str) -> tuple[CellDraft, ...]:
    """Give how many points come in, how old the newest quotes are, and the gaps."""
    return (
        cell(
            "xy",
            "Quotes a window",
            (0, 0, 6, 4),
            choose(Choice(bucket, "kraken", "closed", {}, function="count")),
        ),
        cell(
            "xy",
            "Trades a window",
            (6, 0, 6, 4),
            choose(Choice(bucket, "trade", "price", {}, function="count", merged=("side",))),
        ),
        cell(
            "table",
            "Newest quote of each pair",
            (0, 4, 5, 4),
            script(
                f'from(bucket: "{bucket}")\n  |> range(start: -7d)\n'
                '  |> filter(fn: (r) => r._measurement == "kraken" and r._field == "closed")\n'
                "  |> last()\n"
                "  |> group()\n"
                '  |> keep(columns: ["pair", "_time", "_value"])\n'
                '  |> sort(columns: ["_time"])'
            ),
            fieldOptions=columns(pair="pair", _value="closed", _time="time"),
        ),
        cell(
            "table",
            "Gaps that were noticed",
            (5, 4, 7, 4),
            script(
                f'from(bucket: "{bucket}")\n  |> {_RANGE}\n'
                '  |> filter(fn: (r) => r._measurement == "feed" and r.event == "gap")\n'
                '  |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")\n'
                "  |> map(fn: (r) => ({r with from: time(v: r.gap_from), to: time(v: r.gap_to)}))\n"
                "  |> group()\n"
                '  |> keep(columns: ["pair", "channel", "from", "to", "cause", "healed"])'
            ),
            fieldOptions=columns(**{name: name for name in _GAP_COLUMNS}),
        ),
        note(
            "What this is",
            (0, 8, 12, 2),
            "Kraken numbers the trades of a pair, so a hole in them can be named: `krakflux "
            "pairs` lists those that are open, and `krakflux backfill` heals them. A gap here is a "
            "stretch of another channel (book, ticker) that was missed while the connection was "
            "down.",
        ),
    )
