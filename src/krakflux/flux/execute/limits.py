"""What a query may use up."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """A query's bounds; None = no bound.

    Attributes:
        memory_bytes: For the tables alive at one time.
        time_s: From the start of the run, in seconds.
        rows: In any one stream.
        columns: In any one table that a function makes of values.
    """

    memory_bytes: int | None = 2 << 30
    time_s: float | None = 600.0
    rows: int | None = 200_000_000
    columns: int | None = 20_000
