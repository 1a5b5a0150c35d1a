"""Which windows an instant lies in; the bounds of windows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

import polars as pl

from krakflux.errors import FluxError
from krakflux.model.calendar_windows import calendar_windows

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.model.time import Bounds
    from krakflux.model.window import Window

__all__ = ["WindowGrid", "check_every", "window_grid"]

# Two bounds, and what making them needs beside.
_WINDOW_BYTES: Final = 32

_FIRST: Final = -(1 << 63)
_LAST: Final = (1 << 63) - 1

# Times and lengths below it can be added without leaving 64 bits.
_NARROW: Final = 1 << 61


class WindowGrid(Protocol):
    """The windows that touch some bounds, numbered from 0, in order of time."""

    @property
    def count(self) -> int:
        """How many windows there are."""
        ...

    @property
    def overlaps(self) -> bool:
        """An instant may lie in several windows."""
        ...

    def assign(self, times: pl.Series) -> tuple[pl.Series, pl.Series]:
        """Give the first and the last window (Int64) each time (Int64 ns) lies in.

        Where last < first it lies in none.
        """
        ...

    def bounds_of(self, numbers: pl.Series) -> pl.DataFrame:
        """Give `start` and `stop` (Int64 ns) of windows, not clipped."""
        ...


def window_grid(window: Window, bounds: Bounds, context: Context) -> WindowGrid:
    """Find the windows that touch `bounds`.

    On a calendar or a local clock they are listed; all others cost nothing, however many they are.

    Raises:
        FluxError: more windows to list than the limits allow.
    """
    every, period = window.every, window.period
    if window.location.zone == "UTC" and every.months == 0 and period.months == 0:
        return _regular_grid(window, bounds)
    step = every.nanoseconds or every.months * 28 * 86_400_000_000_000
    count = (bounds.stop - bounds.start) // max(step, 1)
    context.check_size(count, count * _WINDOW_BYTES)
    frame = calendar_windows(window, bounds)
    return _ListedGrid(frame, bool((frame["stop"] > frame["start"].shift(-1)).any()))


def _regular_grid(window: Window, bounds: Bounds) -> _RegularGrid:
    every = window.every.nanoseconds
    period = window.period.signed_nanoseconds
    zero = window.offset.signed_nanoseconds - window.location.offset + min(period, 0)
    length = abs(period)
    first = (bounds.start - zero - length) // every + 1
    last = -(-(bounds.stop - zero) // every) - 1
    return _RegularGrid(every, length, zero + first * every, max(last - first + 1, 0))


@dataclass(frozen=True, slots=True)
class _RegularGrid:
    """Window i is [origin + every·i, origin + every·i + length)."""

    every: int
    length: int
    origin: int
    count: int

    @property
    def overlaps(self) -> bool:
        return self.length > self.every

    def assign(self, times: pl.Series) -> tuple[pl.Series, pl.Series]:
        kind = self._kind
        passed = pl.lit(times).cast(kind) - pl.lit(self.origin, kind)
        every = pl.lit(self.every, kind)
        first = (passed - pl.lit(self.length, kind)) // every + pl.lit(1, kind)
        last = pl.min_horizontal(passed // every, pl.lit(self.count - 1, kind))
        numbers = pl.select(
            pl.max_horizontal(first, pl.lit(0, kind)).cast(pl.Int64).alias("first"),
            last.cast(pl.Int64).alias("last"),
        )
        return numbers["first"], numbers["last"]

    def bounds_of(self, numbers: pl.Series) -> pl.DataFrame:
        kind = self._kind
        starts = pl.lit(numbers).cast(kind) * pl.lit(self.every, kind) + pl.lit(self.origin, kind)
        return pl.select(
            starts.clip(_FIRST, _LAST).cast(pl.Int64).alias("start"),
            (starts + pl.lit(self.length, kind)).clip(_FIRST, _LAST).cast(pl.Int64).alias("stop"),
        )

    @property
    def _kind(self) -> type[pl.Int64 | pl.Int128]:
        """What times are computed in: at the ends of time windows reach beyond 64 bits."""
        far = max(abs(self.origin), self.count * self.every, self.length)
        return pl.Int64 if far < _NARROW else pl.Int128


@dataclass(frozen=True, slots=True)
class _ListedGrid:
    """Windows one by one: columns `start` and `stop` (Int64 ns)."""

    bounds: pl.DataFrame
    overlaps: bool

    @property
    def count(self) -> int:
        return self.bounds.height

    def assign(self, times: pl.Series) -> tuple[pl.Series, pl.Series]:
        starts, stops = self.bounds["start"], self.bounds["stop"]
        first = stops.search_sorted(times, side="right").cast(pl.Int64)
        last = starts.search_sorted(times, side="right").cast(pl.Int64) - 1
        return first, last

    def bounds_of(self, numbers: pl.Series) -> pl.DataFrame:
        return self.bounds.select(pl.all().gather(numbers))


def check_every(window: Window) -> None:
    """Check the lengths of a window.

    Raises:
        FluxError: a length InfluxDB refuses.
    """
    every = window.every
    if every.months and every.nanoseconds:
        raise FluxError(
            "duration used as an interval cannot mix month and nanosecond units (window every)"
        )
    if every.negative:
        raise FluxError("duration used as an interval cannot be negative (window every)")
    if every.is_zero:
        raise FluxError("duration used as an interval cannot be zero (window every)")
