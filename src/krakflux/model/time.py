"""Time: int64 nanoseconds since the epoch (UTC), calendar durations, half-open bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

__all__ = [
    "DAY",
    "HOUR",
    "MAX_TIME",
    "MICROSECOND",
    "MILLISECOND",
    "MINUTE",
    "MIN_TIME",
    "NO_DURATION",
    "SECOND",
    "WEEK",
    "Bounds",
    "Duration",
    "format_rfc3339",
    "parse_rfc3339",
]

MICROSECOND: Final = 1_000
MILLISECOND: Final = 1_000 * MICROSECOND
SECOND: Final = 1_000 * MILLISECOND
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
WEEK: Final = 7 * DAY

# A point's time lies in [MIN_TIME, MAX_TIME] (InfluxDB keeps the outermost values for itself).
MIN_TIME: Final = -9_223_372_036_854_775_806
MAX_TIME: Final = 9_223_372_036_854_775_806


@dataclass(frozen=True, slots=True)
class Duration:
    """A calendar duration: months and nanoseconds, both ≥ 0, under one sign (as in Flux)."""

    months: int = 0
    nanoseconds: int = 0
    negative: bool = False

    @classmethod
    def from_nanoseconds(cls, value: int) -> Duration:
        """Make a duration without months; `value` may be negative."""
        return cls(nanoseconds=abs(value), negative=value < 0)

    @property
    def is_zero(self) -> bool:
        return self.months == 0 and self.nanoseconds == 0

    @property
    def signed_months(self) -> int:
        return -self.months if self.negative else self.months

    @property
    def signed_nanoseconds(self) -> int:
        return -self.nanoseconds if self.negative else self.nanoseconds

    def negated(self) -> Duration:
        """Give the same length in the other direction; zero stays positive."""
        return self if self.is_zero else Duration(self.months, self.nanoseconds, not self.negative)


NO_DURATION: Final = Duration()


@dataclass(frozen=True, slots=True)
class Bounds:
    """A stretch of time, start inclusive, stop exclusive, in nanoseconds."""

    start: int
    stop: int

    @property
    def is_empty(self) -> bool:
        return self.start >= self.stop

    def intersect(self, other: Bounds) -> Bounds:
        """Give what lies in both; may be empty."""
        return Bounds(max(self.start, other.start), min(self.stop, other.stop))


def format_rfc3339(time: int) -> str:
    """Render nanoseconds as Go's RFC3339Nano: UTC `Z`, trailing zeros of the fraction cut."""
    seconds, fraction = divmod(time, SECOND)
    text = datetime.fromtimestamp(seconds, UTC).isoformat()[:19]
    return f"{text}.{fraction:09d}".rstrip("0") + "Z" if fraction else text + "Z"


_RFC3339: Final = re.compile(
    r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:[.,](\d+))?(Z|[+-]\d\d:\d\d)", re.ASCII
)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def parse_rfc3339(text: str) -> int:
    """Read an RFC3339 time with any number of fraction digits; those below 1 ns are cut.

    Raises:
        ValueError: the text has another form, names no date, or lies outside int64 nanoseconds.
    """
    match = _RFC3339.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not an RFC3339 time")
    whole, fraction, zone = match.groups()
    elapsed = datetime.fromisoformat(whole + ("+00:00" if zone == "Z" else zone)) - _EPOCH
    time = (elapsed.days * DAY + elapsed.seconds * SECOND) + int(
        (fraction or "0")[:9].ljust(9, "0")
    )
    if not -(1 << 63) <= time < 1 << 63:
        raise ValueError(f"{text!r} is outside the range of nanosecond times")
    return time
