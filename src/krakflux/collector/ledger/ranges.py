"""Arithmetic of trade ids: runs without a hole, their union, and what is missing between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from krakflux.model.market import Trade

__all__ = ["Hole", "IdRange", "PairHoldings", "gaps_between", "held_ids", "runs_of", "unite"]


@dataclass(frozen=True, slots=True)
class IdRange:
    """Trades `first` to `last`, none missing, and the times of those two (ns)."""

    first: int
    last: int
    first_time: int
    last_time: int

    @property
    def count(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Hole:
    """Trades that are, or were, missing between two that are held.

    Attributes:
        first: The first id that is missing; of a healed hole, that once was.
        last: The last one.
        begin: The time of the newest held trade before it (ns).
        end: The time of the oldest held trade after it (ns).
        cause: Why they are missing, as far as known.
        noticed: When that was seen (ns); no two holes of a pair share it.
        missing: How many of them are missing now; 0 = healed.
        healed: When the last of them came (ns).
    """

    pair: str
    first: int
    last: int
    begin: int
    end: int
    cause: str
    noticed: int
    missing: int
    healed: int | None = None

    @property
    def is_open(self) -> bool:
        return self.healed is None


@dataclass(frozen=True, slots=True)
class PairHoldings:
    """What is held of a pair: its runs and all its holes, both by rising id; at least one run."""

    pair: str
    runs: tuple[IdRange, ...]
    holes: tuple[Hole, ...]

    @property
    def first(self) -> IdRange:
        return self.runs[0]

    @property
    def last(self) -> IdRange:
        return self.runs[-1]

    @property
    def trades(self) -> int:
        return sum(run.count for run in self.runs)

    @property
    def open_holes(self) -> tuple[Hole, ...]:
        return tuple(hole for hole in self.holes if hole.is_open)

    @property
    def missing(self) -> int:
        return sum(hole.missing for hole in self.open_holes)


def runs_of(trades: Iterable[Trade]) -> list[IdRange]:
    """Find the runs of numbered trades in any order; repeated ids count once."""
    runs: list[IdRange] = []
    numbered = sorted(
        (trade.trade_id, trade.time) for trade in trades if trade.trade_id is not None
    )
    for number, time in numbered:
        newest = runs[-1] if runs else None
        if newest is not None and number <= newest.last + 1:
            runs[-1] = IdRange(newest.first, number, newest.first_time, time)
        else:
            runs.append(IdRange(number, number, time, time))
    return runs


def unite(runs: Iterable[IdRange]) -> list[IdRange]:
    """Join runs that touch or overlap; the result rises and has a hole between any two."""
    united: list[IdRange] = []
    for run in sorted(runs, key=lambda each: each.first):
        newest = united[-1] if united else None
        if newest is None or run.first > newest.last + 1:
            united.append(run)
        elif run.last > newest.last:
            united[-1] = IdRange(newest.first, run.last, newest.first_time, run.last_time)
    return united


def gaps_between(runs: Sequence[IdRange]) -> list[tuple[IdRange, IdRange]]:
    """Give the neighbours of each hole between rising runs."""
    return list(pairwise(runs))


def held_ids(runs: Iterable[IdRange], first: int, last: int) -> int:
    """Count the ids from `first` to `last` that lie in disjoint runs."""
    return sum(max(0, min(run.last, last) - max(run.first, first) + 1) for run in runs)
