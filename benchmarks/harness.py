"""Rounds, medians and ratios: how every row is measured and printed."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = [
    "INFLUXDB",
    "OURS",
    "VICTORIA_METRICS",
    "Row",
    "measure",
    "print_rows",
    "to_json",
    "to_markdown",
]

OURS = "krakflux"
INFLUXDB = "InfluxDB"
VICTORIA_METRICS = "VictoriaMetrics"
_SHORT = {INFLUXDB: "InfluxDB", VICTORIA_METRICS: "VM"}


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of work.

    Attributes:
        name: What was done.
        unit: Of the figures.
        is_rate: More is better; else less is.
        figures: The median of each system.
        targets: How many times better than each of these systems krakflux should be.
        limit: What krakflux should reach whatever others do; None = no such aim.
    """

    name: str
    unit: str
    is_rate: bool
    figures: Mapping[str, float]
    targets: Mapping[str, float] = field(default_factory=dict)
    limit: float | None = None

    @property
    def verdict(self) -> str:
        """Tell the aims and whether they are met."""
        if self.limit is not None:
            ours = self.figures[OURS]
            is_met = ours >= self.limit if self.is_rate else ours <= self.limit
            return f"{'≥' if self.is_rate else '≤'} {self.limit:,g} {_yes(is_met)}"
        return ", ".join(
            f"≥ {target:g} × {_SHORT[peer]} {_yes(self.ratio(peer) >= target)}"
            for peer, target in self.targets.items()
            if peer in self.figures
        )

    def ratio(self, peer: str) -> float:
        """Tell how many times better krakflux is than `peer`; below 1 it is worse."""
        ours, theirs = self.figures[OURS], self.figures[peer]
        return ours / theirs if self.is_rate else theirs / ours


def measure(
    systems: Mapping[str, Callable[[int], object]], rounds: int, warm_up: int = 1
) -> dict[str, float]:
    """Give each system's median seconds for one call.

    The systems take turns, so that a slow minute of the machine meets all of them; calls get the
    number of their round, warm-up rounds included.
    """
    seconds: dict[str, list[float]] = {name: [] for name in systems}
    for number in range(warm_up + rounds):
        for name, work in systems.items():
            begin = time.perf_counter()
            work(number)
            taken = time.perf_counter() - begin
            if number >= warm_up:
                seconds[name].append(taken)
    return {name: statistics.median(taken) for name, taken in seconds.items()}


def print_rows(rows: Sequence[Row]) -> None:
    """Print the rows, each peer with krakflux's ratio to it."""
    header, *lines = _cells(rows)
    table = Table(title="medians of one run; × = how many times better krakflux is")
    for name in header:
        table.add_column(name, justify="left" if name in ("work", "unit", "aim") else "right")
    for line in lines:
        table.add_row(*line)
    Console(width=180).print(table)


def to_markdown(rows: Sequence[Row]) -> str:
    """Give the same table for a document."""
    header, *lines = _cells(rows)
    rule = ["---" if name in ("work", "unit", "aim") else "---:" for name in header]
    return "".join(f"| {' | '.join(line)} |\n" for line in (header, rule, *lines))


def to_json(rows: Sequence[Row]) -> list[dict[str, object]]:
    """Give the rows for a program."""
    return [
        {"work": row.name, "unit": row.unit, "figures": dict(row.figures), "aim": row.verdict}
        for row in rows
    ]


def _cells(rows: Sequence[Row]) -> list[list[str]]:
    peers = list(dict.fromkeys(name for row in rows for name in row.figures if name != OURS))
    columns = [column for peer in peers for column in (peer, "×")]
    lines = [["work", "unit", OURS, *columns, "aim"]]
    for row in rows:
        line = [row.name, row.unit, _figure(row.figures[OURS])]
        for peer in peers:
            is_measured = peer in row.figures
            line += (
                [_figure(row.figures[peer]), f"{row.ratio(peer):.2f}"]
                if is_measured
                else ["–", "–"]
            )
        lines.append([*line, row.verdict])
    return lines


def _yes(is_met: bool) -> str:
    return "met" if is_met else "not met"


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"
