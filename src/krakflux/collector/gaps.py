"""The open gap of a channel: data that is missing since something failed."""

from __future__ import annotations

from dataclasses import dataclass

from krakflux.collector.lines import gap_line

__all__ = ["OpenGap"]


@dataclass(frozen=True, slots=True)
class OpenGap:
    """No data of `channel` since `start`; `noticed` is when the first failure was seen (ns)."""

    channel: str
    start: int
    noticed: int
    cause: str

    def lines(self, pairs: list[str], until: int) -> list[str]:
        """Write the gap as it stands, one line a pair; it replaces itself as it grows."""
        return [
            gap_line(pair, self.channel, self.noticed, self.start, until, self.cause)
            for pair in pairs
        ]
