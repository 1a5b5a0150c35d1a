"""An order book kept by Kraken's rules: levels set and deleted in order, then cut to its depth."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from krakflux.kraken.checksum import CHECKED_LEVELS, checksum_of, level_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["BookSummary", "Level", "OrderBook", "changes_between"]


class Level(NamedTuple):
    """One price of a book; both numbers as the wire wrote them. Quantity zero deletes it."""

    price: bytes
    quantity: bytes


@dataclass(frozen=True, slots=True)
class BookSummary:
    """A book at one moment: best prices, and the quantity on each side in base units."""

    bid: float
    ask: float
    bid_depth: float
    ask_depth: float

    @property
    def spread(self) -> float:
        return self.ask - self.bid

    @property
    def mid(self) -> float:
        return (self.ask + self.bid) / 2

    @property
    def imbalance(self) -> float:
        """Give the bids' share of the excess: 1 = only bids, -1 = only asks, 0 = even."""
        whole = self.bid_depth + self.ask_depth
        return (self.bid_depth - self.ask_depth) / whole if whole else 0.0


class _Side:
    """One side's levels by a rank that puts the best one first: asks rise, bids fall."""

    __slots__ = ("_held", "_ranks", "_sign")

    def __init__(self, sign: float) -> None:
        self._sign = sign
        self._ranks: list[float] = []
        self._held: dict[float, tuple[Level, float, bytes]] = {}

    def __len__(self) -> int:
        return len(self._ranks)

    def __iter__(self) -> Iterator[Level]:
        return (self._held[rank][0] for rank in self._ranks)

    def apply(self, changes: Iterable[tuple[bytes, bytes]]) -> None:
        held, ranks, sign = self._held, self._ranks, self._sign
        for price, quantity in changes:
            rank, amount = sign * float(price), float(quantity)
            if amount == 0.0:
                if held.pop(rank, None) is not None:
                    del ranks[bisect_left(ranks, rank)]
                continue
            if rank not in held:
                insort(ranks, rank)
            held[rank] = (Level(price, quantity), amount, level_digits(price, quantity))

    def truncate(self, depth: int) -> None:
        # A level that leaves the depth is not deleted by the exchange.
        while len(self._ranks) > depth:
            del self._held[self._ranks.pop()]

    def best(self) -> float:
        return self._sign * self._ranks[0]

    def digits(self) -> Iterator[bytes]:
        return (self._held[rank][2] for rank in islice(self._ranks, CHECKED_LEVELS))

    def total(self) -> float:
        return sum(amount for _, amount, _ in self._held.values())


class OrderBook:
    """The `depth` best levels of both sides; starts empty.

    Levels come as pairs of lexemes (`b"64525.0"`, `b"0.00005100"`), so that the checksum can be
    told. A price written differently is still the same level.
    """

    __slots__ = ("_asks", "_bids", "depth")

    def __init__(self, depth: int) -> None:
        self.depth = depth
        self._asks = _Side(1.0)
        self._bids = _Side(-1.0)

    @property
    def asks(self) -> list[Level]:
        """Give the asks, lowest first."""
        return list(self._asks)

    @property
    def bids(self) -> list[Level]:
        """Give the bids, highest first."""
        return list(self._bids)

    def apply(
        self, asks: Iterable[tuple[bytes, bytes]], bids: Iterable[tuple[bytes, bytes]]
    ) -> None:
        """Apply one frame: set levels in order, delete those of quantity zero, cut to the depth.

        Raises:
            ValueError: a lexeme is not a number; the book is of no use then.
        """
        self._asks.apply(asks)
        self._bids.apply(bids)
        self._asks.truncate(self.depth)
        self._bids.truncate(self.depth)

    def checksum(self) -> int:
        """Give the CRC32 that Kraken sends with a frame, after the frame was applied."""
        return checksum_of(self._asks.digits(), self._bids.digits())

    def summary(self) -> BookSummary | None:
        """Sum the book up; None while a side is empty."""
        if not self._asks or not self._bids:
            return None
        return BookSummary(
            bid=self._bids.best(),
            ask=self._asks.best(),
            bid_depth=self._bids.total(),
            ask_depth=self._asks.total(),
        )


def changes_between(before: Iterable[Level], after: Iterable[Level]) -> list[Level]:
    """Tell how to lead one side of a book from `before` to `after`: deletions, then new levels."""
    old = {float(level.price): level for level in before}
    new = {float(level.price): level for level in after}
    gone = [Level(level.price, b"0.00000000") for key, level in old.items() if key not in new]
    return gone + [level for key, level in new.items() if old.get(key) != level]
