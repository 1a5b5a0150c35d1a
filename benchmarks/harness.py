"""Rounds, medians and ratios: how every row is measured and printed."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["OURS", "Row", "measure", "print_rows"]

OURS = "krakflux"


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of work.

    Attributes:
        name: What was done.
        unit: Of the figures.
        is_rate: More is better; else less is.
        figures: The median of each system.
    """

    name: str
    unit: str
    is_rate: bool
    figures: Mapping[str, float]

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
    peers = list(dict.fromkeys(name for row in rows for name in row.figures if name != OURS))
    table = Table(title="medians of one run; × = how many times better krakflux is")
    table.add_column("work")
    table.add_column("unit")
    table.add_column(OURS, justify="right")
    for peer in peers:
        table.add_column(peer, justify="right")
        table.add_column("×", justify="right")
    for row in rows:
        cells = [row.name, row.unit, _figure(row.figures[OURS])]
        for peer in peers:
            is_measured = peer in row.figures
            cells += (
                [_figure(row.figures[peer]), f"{row.ratio(peer):.2f}"]
                if is_measured
                else ["–", "–"]
            )
        table.add_row(*cells)
    Console(width=120).print(table)


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"
