"""Progress of commands that take long: a bar with an estimate on a terminal, lines elsewhere."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING, Final

from krakflux.model.time import format_rfc3339

if TYPE_CHECKING:
    from krakflux.collector.backfill import BackfillProgress

__all__ = ["BackfillMeter", "Meter"]

_LINE_SHARE: Final = 0.1


class Meter(AbstractContextManager["Meter"]):
    """Shows how much of something is done, on standard error."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            Progress,
            TaskProgressColumn,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        console = Console(stderr=True)
        self._is_terminal = console.is_terminal
        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            console=console,
            disable=not self._is_terminal,
        )
        self._task = self._progress.add_task("", total=None)
        self._told = 0.0

    def __enter__(self) -> Meter:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def show(self, text: str, done: float, total: float) -> None:
        """Show that `done` of `total` is done; `total` may change."""
        self._progress.update(self._task, description=text, completed=done, total=total)
        share = done / total if total > 0 else 1.0
        if not self._is_terminal and share - self._told >= _LINE_SHARE:
            self._told = share
            print(f"{share:4.0%} {text}", file=sys.stderr, flush=True)


class BackfillMeter(AbstractContextManager["BackfillMeter"]):
    """Shows how far back a backfill has come.

    Args:
        now: Where it begins (ns).
    """

    def __init__(self, now: int) -> None:
        self.trades = 0
        self._now = now
        self._meter = Meter()

    def __enter__(self) -> BackfillMeter:
        self._meter.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._meter.__exit__(kind, error, trace)

    def show(self, progress: BackfillProgress) -> None:
        """Take note of a step."""
        self.trades = progress.trades
        text = progress.waiting or (
            f"{progress.pair} back to {format_rfc3339(progress.reached)}, {progress.trades} trades"
        )
        self._meter.show(text, self._now - progress.reached, max(1, self._now - progress.begin))
