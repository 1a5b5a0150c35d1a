"""What operations may ask of their surroundings while they run."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from krakflux.errors import FluxLimitError, UnavailableError
from krakflux.flux.execute.limits import Limits
from krakflux.storage.port import PointReader, SchemaReader

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence

    from krakflux.model.tables import TableBlock
    from krakflux.storage.port import Cancellation

__all__ = ["Context", "Reader", "block_bytes"]


class Reader(PointReader, SchemaReader, Protocol):
    """Storage as queries see it."""


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """One run's storage and limits.

    `started` is `time.monotonic()` at the start: limits are on elapsed time, not on the calendar.
    """

    storage: Reader
    limits: Limits = field(default_factory=Limits)
    cancelled: threading.Event | None = None
    started: float = field(default_factory=time.monotonic)

    def check(self) -> None:
        """Stop a run that was cancelled or takes too long.

        Raises:
            FluxLimitError: it must stop.
        """
        if self.cancelled is not None and self.cancelled.is_set():
            raise FluxLimitError("query was canceled")
        limit = self.limits.time_s
        if limit is not None and time.monotonic() - self.started > limit:
            raise FluxLimitError(
                f"query exceeded its time limit of {limit:g} seconds",
                hint="narrow the range, or raise the setting query_time_s",
            )

    @contextmanager
    def reading(self) -> Iterator[Cancellation]:
        """Read from storage in the block; what it gives tells storage when to stop.

        Raises:
            FluxLimitError: the run was cancelled or takes too long.
        """
        limit = self.limits.time_s
        ends = None if limit is None else self.started + limit
        try:
            yield _Cancellation(self.cancelled, ends)
        except UnavailableError:
            self.check()
            raise

    def check_columns(self, columns: int) -> None:
        """Refuse to make more columns than the limit allows; call it before making them.

        Raises:
            FluxLimitError: naming the limit.
        """
        limit = self.limits.columns
        if limit is not None and columns > limit:
            raise FluxLimitError(
                f"column limit reached: limit {limit} columns, wanted: {columns}",
                hint="filter first, so that fewer values become columns, or raise the setting "
                "query_columns",
            )

    def check_size(self, rows: int, wanted_bytes: int, allocated_bytes: int = 0) -> None:
        """Refuse to make more rows or bytes than the limits allow; call it before allocating.

        Raises:
            FluxLimitError: naming the limit and its setting.
        """
        limits = self.limits
        if limits.rows is not None and rows > limits.rows:
            raise FluxLimitError(
                f"row limit reached: limit {limits.rows} rows, wanted: {rows}",
                hint="narrow the range or aggregate, or raise the setting query_rows",
            )
        memory = limits.memory_bytes
        if memory is not None and allocated_bytes + wanted_bytes > memory:
            raise FluxLimitError(
                f"memory allocation limit reached: limit {memory} bytes, "
                f"allocated: {allocated_bytes}, wanted: {wanted_bytes}",
                hint="narrow the range or aggregate, or raise the setting query_memory_bytes",
            )


@dataclass(frozen=True, slots=True, eq=False)
class _Cancellation:
    event: threading.Event | None
    ends: float | None

    def is_set(self) -> bool:
        if self.event is not None and self.event.is_set():
            return True
        return self.ends is not None and time.monotonic() > self.ends


def block_bytes(blocks: Sequence[TableBlock]) -> int:
    """Estimate the memory that blocks hold, in bytes."""
    return sum(
        int(block.rows.estimated_size()) + int(block.keys.estimated_size()) for block in blocks
    )
