"""Windows over whole columns: which windows a stretch of time lies in, and their bounds.

Times are first counted into *grains*: stretches so narrow that each lies in a window wholly or not
at all. Grain g of a grid is [origin + width·g, origin + width·(g + 1)).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd
from typing import TYPE_CHECKING, Protocol

import polars as pl

from krakflux.model.calendar_windows import calendar_windows
from krakflux.model.time import DAY, MAX_TIME, MIN_TIME

if TYPE_CHECKING:
    from krakflux.model.time import Bounds
    from krakflux.model.window import Window

__all__ = ["WindowGrid", "make_grid"]


class WindowGrid(Protocol):
    """Windows, numbered in order of time."""

    @property
    def width(self) -> int:
        """The width of a grain in ns, > 0."""
        ...

    @property
    def origin(self) -> int:
        """Where grain 0 begins; in [0, width)."""
        ...

    @property
    def has_window_per_grain(self) -> bool:
        """Every grain is a window of its own."""
        ...

    def number_grains(self, grains: pl.Series) -> tuple[pl.Series, pl.Series]:
        """Give the first and the last window (Int64) of each grain; last < first = none."""
        ...

    def number_bounds(self, bounds: Bounds) -> tuple[int, int]:
        """Give the first and the last window that touch some bounds; last < first = none."""
        ...

    def clip_windows(self, numbers: pl.Series, bounds: Bounds) -> tuple[pl.Series, pl.Series]:
        """Give start and stop (Int64 ns) of windows, clipped to `bounds`."""
        ...


def make_grid(window: Window, bounds: Bounds) -> WindowGrid:
    """Make the grid of all windows that touch `bounds`."""
    has_months = window.every.months or window.period.months or window.offset.months
    if window.location.zone == "UTC" and not has_months:
        zero = window.offset.signed_nanoseconds - window.location.offset
        period = window.period.signed_nanoseconds
        # A negative period puts the window before its mark.
        return _RegularGrid(window.every.nanoseconds, abs(period), zero + min(period, 0))
    listed = calendar_windows(window, bounds)
    return _ListedGrid(listed["start"], listed["stop"])


@dataclass(frozen=True, slots=True)
class _RegularGrid:
    """Window i is [zero + every·i, zero + every·i + period).

    Numbers are computed in 128 bits: at the ends of time a bound may lie outside 64.
    """

    every: int
    period: int
    zero: int

    @property
    def width(self) -> int:
        return gcd(self.every, self.period)

    @property
    def origin(self) -> int:
        return self.zero % self.width

    @property
    def has_window_per_grain(self) -> bool:
        return self.period == self.every

    def number_grains(self, grains: pl.Series) -> tuple[pl.Series, pl.Series]:
        width = self.width
        shift = (self.zero - self.origin) // width
        if self.has_window_per_grain and shift == 0:
            return grains, grains
        since_zero = _wide(grains) - _constant(shift)
        every = _constant(self.every // width)
        last = (since_zero // every).cast(pl.Int64)
        first = ((since_zero - _constant(self.period // width)) // every).cast(pl.Int64) + 1
        numbers = grains.to_frame("grain").select(first.alias("first"), last.alias("last"))
        return numbers["first"], numbers["last"]

    def number_bounds(self, bounds: Bounds) -> tuple[int, int]:
        first = (bounds.start - self.zero - self.period) // self.every + 1
        return first, -(-(bounds.stop - self.zero) // self.every) - 1

    def clip_windows(self, numbers: pl.Series, bounds: Bounds) -> tuple[pl.Series, pl.Series]:
        if self._stays_in_range(numbers):
            plain = numbers * self.every + self.zero
            stops = plain + self.period
            return plain.clip(bounds.start, bounds.stop), stops.clip(bounds.start, bounds.stop)
        start = _wide(numbers) * _constant(self.every) + _constant(self.zero)
        low, high = _constant(bounds.start), _constant(bounds.stop)
        clipped = numbers.to_frame("grain").select(
            start.clip(low, high).cast(pl.Int64).alias("start"),
            (start + _constant(self.period)).clip(low, high).cast(pl.Int64).alias("stop"),
        )
        return clipped["start"], clipped["stop"]

    def _stays_in_range(self, numbers: pl.Series) -> bool:
        lowest, highest = numbers.min(), numbers.max()
        if not isinstance(lowest, int) or not isinstance(highest, int):
            return True
        return (
            self.every * lowest + self.zero >= MIN_TIME
            and self.every * highest + self.zero + self.period <= MAX_TIME
        )


def _wide(numbers: pl.Series) -> pl.Expr:
    return pl.lit(numbers).cast(pl.Int128)


def _constant(value: int) -> pl.Expr:
    return pl.lit(value, dtype=pl.Int128)


@dataclass(frozen=True, slots=True)
class _ListedGrid:
    """Windows whose bounds were computed one by one; neither starts nor stops ever fall."""

    starts: pl.Series
    stops: pl.Series

    @property
    def width(self) -> int:
        bounds = pl.concat([self.starts, self.stops]).unique()
        if bounds.len() < 2:
            return DAY
        return gcd(*bounds.sort().diff().drop_nulls().unique().to_list())

    @property
    def origin(self) -> int:
        return self.starts[0] % self.width if self.starts.len() else 0

    @property
    def has_window_per_grain(self) -> bool:
        return False

    def number_grains(self, grains: pl.Series) -> tuple[pl.Series, pl.Series]:
        start = _wide(grains) * _constant(self.width) + _constant(self.origin)
        low, high = _constant(MIN_TIME), _constant(MAX_TIME)
        times = grains.to_frame("grain").select(start.clip(low, high).cast(pl.Int64)).to_series()
        first = self.stops.search_sorted(times, side="right").cast(pl.Int64)
        last = self.starts.search_sorted(times, side="right").cast(pl.Int64) - 1
        return first, last

    def number_bounds(self, bounds: Bounds) -> tuple[int, int]:
        return 0, self.starts.len() - 1

    def clip_windows(self, numbers: pl.Series, bounds: Bounds) -> tuple[pl.Series, pl.Series]:
        return (
            self.starts.gather(numbers).clip(bounds.start, bounds.stop),
            self.stops.gather(numbers).clip(bounds.start, bounds.stop),
        )
