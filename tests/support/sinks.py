"""Sinks that keep what they are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from krakflux.collector.sinks import SinkStatus
from krakflux.errors import UnavailableError

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Sequence

__all__ = ["ListSink"]


@dataclass
class ListSink:
    """Keeps lines in memory; refuses once `writes_left` are used up."""

    lines: list[str] = field(default_factory=list)
    writes_left: int | None = None

    async def write(self, lines: Sequence[str]) -> None:
        if self.writes_left is not None and lines:
            if self.writes_left == 0:
                raise UnavailableError("the disk is full")
            self.writes_left -= 1
        self.lines += lines

    async def run(self, stop: asyncio.Event) -> None:
        await stop.wait()

    def status(self) -> SinkStatus:
        return SinkStatus()

    def of(self, measurement: str) -> list[str]:
        return [line for line in self.lines if line.startswith(f"{measurement},")]
