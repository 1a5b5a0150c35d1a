"""The replay's own clock: recorded time, at any speed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from krakflux.clock import Clock

__all__ = ["ReplayClock"]


@dataclass(frozen=True, slots=True)
class ReplayClock:
    """Starts at `origin` when the machine's clock shows `started`, and runs `speed` times as fast.

    `shift` is added to every recorded time before it is shown (`--now`).
    """

    machine: Clock
    started: int
    origin: int
    speed: float
    shift: int = 0

    def recorded(self) -> int:
        """Give the present in the recording's time."""
        return self.origin + round((self.machine.now() - self.started) * self.speed)

    def now(self) -> int:
        """Give the present as the replay shows it."""
        return self.recorded() + self.shift
