"""The sink port."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Sequence

__all__ = ["Sink", "SinkStatus"]


@dataclass(frozen=True, slots=True)
class SinkStatus:
    """How a sink is doing.

    `waiting_bytes` are taken but not delivered; `dropped_lines` were refused by the target or
    gave way to newer ones; `error` is the newest failure, None after a success.
    """

    waiting_bytes: int = 0
    dropped_lines: int = 0
    error: str | None = None


class Sink(Protocol):
    """Takes points as line protocol with nanosecond times; used on one event loop."""

    async def write(self, lines: Sequence[str]) -> None:
        """Take lines; on return they outlive the process. Empty sequences do nothing.

        Raises:
            KrakfluxError: they could not be taken; none is kept.
        """
        ...

    async def run(self, stop: asyncio.Event) -> None:
        """Do the sink's own work until `stop` is set; then finish what can be finished now."""
        ...

    def status(self) -> SinkStatus: ...
