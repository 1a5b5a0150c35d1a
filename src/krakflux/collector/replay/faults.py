"""Faults on request: what goes wrong at the real exchange, at a time that a test can choose."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from krakflux.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["FAULTS", "AnswerFault", "FaultInjector", "Faults", "read_faults"]


@dataclass(frozen=True, slots=True)
class Faults:
    """What goes wrong, and how often; None = never.

    Attributes:
        drop: Each WebSocket connection is cut after so many frames.
        stall: Each WebSocket connection falls silent, but stays open, after so many frames.
        checksum: Every so many-th frame of a book carries a wrong checksum.
        missing_trades: Every so many-th trade is not told over WebSocket; REST has it.
        rate_limit: Every so many-th REST answer is a refusal for too many requests.
        html: Every so many-th REST answer is a web page.
        maintenance: The exchange closes for so many seconds, once twenty frames are out.
    """

    drop: int | None = None
    stall: int | None = None
    checksum: int | None = None
    missing_trades: int | None = None
    rate_limit: int | None = None
    html: int | None = None
    maintenance: int | None = None


# The argument of a fault that was named without one.
FAULTS: Final = {
    "drop": 50,
    "stall": 50,
    "checksum": 20,
    "missing-trades": 10,
    "rate-limit": 5,
    "html": 5,
    "maintenance": 10,
}
_FRAMES_BEFORE_MAINTENANCE: Final = 20


def read_faults(names: Iterable[str]) -> Faults:
    """Read `NAME` or `NAME:NUMBER`, the names being those of `FAULTS`.

    Raises:
        ConfigurationError: no such fault, or no number above zero.
    """
    faults = Faults()
    for text in names:
        name, separator, number = text.partition(":")
        if name not in FAULTS:
            raise ConfigurationError(f"no fault is called {name!r}; there are {', '.join(FAULTS)}")
        if separator and (not number.isdecimal() or int(number) == 0):
            raise ConfigurationError(f"fault {text!r}: write a number above zero after the colon")
        value = int(number) if separator else FAULTS[name]
        faults = replace(faults, **{name.replace("-", "_"): value})
    return faults


class AnswerFault(Enum):
    """What a REST call is answered with instead."""

    RATE_LIMIT = auto()
    WEB_PAGE = auto()
    UNAVAILABLE = auto()


class FaultInjector:
    """Counts what a replay says and tells when it is to go wrong.

    Args:
        faults: What goes wrong.
        now_s: A clock that never goes back, in seconds.
    """

    def __init__(self, faults: Faults, now_s: Callable[[], float] = time.monotonic) -> None:
        self.faults = faults
        self._now_s = now_s
        self._answers = 0
        self._books = 0
        self._trades = 0
        self._maintenance_end_s: float | None = None

    def answer_fault(self) -> AnswerFault | None:
        """Count a REST call and tell what befalls it."""
        self._answers += 1
        if self.is_in_maintenance():
            return AnswerFault.UNAVAILABLE
        if _is_due(self._answers, self.faults.rate_limit):
            return AnswerFault.RATE_LIMIT
        return AnswerFault.WEB_PAGE if _is_due(self._answers, self.faults.html) else None

    def spoils_book(self) -> bool:
        """Count a book's frame and tell whether its checksum is to be wrong."""
        self._books += 1
        return _is_due(self._books, self.faults.checksum)

    def loses_trade(self) -> bool:
        """Count a trade and tell whether it is to be kept back."""
        self._trades += 1
        return _is_due(self._trades, self.faults.missing_trades)

    def begins_maintenance(self, frames: int) -> bool:
        """Tell, after so many frames of a connection, whether the exchange closes now."""
        if self.faults.maintenance is None or self._maintenance_end_s is not None:
            return False
        if frames < _FRAMES_BEFORE_MAINTENANCE:
            return False
        self._maintenance_end_s = self._now_s() + self.faults.maintenance
        return True

    def is_in_maintenance(self) -> bool:
        end_s = self._maintenance_end_s
        return end_s is not None and self._now_s() < end_s


def _is_due(count: int, every: int | None) -> bool:
    return every is not None and count % every == 0
