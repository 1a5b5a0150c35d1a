"""The unit of the timestamps in a body."""

from __future__ import annotations

from enum import Enum

from krakflux.errors import InvalidError
from krakflux.model.time import MICROSECOND, MILLISECOND, SECOND

__all__ = ["Precision", "parse_precision"]


class Precision(Enum):
    """A timestamp unit; the value is its name in requests."""

    NANOSECOND = "ns"
    MICROSECOND = "us"
    MILLISECOND = "ms"
    SECOND = "s"

    @property
    def nanoseconds(self) -> int:
        """How many nanoseconds one unit has."""
        return _NANOSECONDS[self]

    def truncate(self, time: int) -> int:
        """Cut a time (ns) to a whole number of units, towards the past."""
        return time - time % self.nanoseconds


_NANOSECONDS = {
    Precision.NANOSECOND: 1,
    Precision.MICROSECOND: MICROSECOND,
    Precision.MILLISECOND: MILLISECOND,
    Precision.SECOND: SECOND,
}


def parse_precision(text: str) -> Precision:
    """Read the `precision` parameter of a write request.

    Raises:
        InvalidError: with InfluxDB's text; it knows no other units than these four.
    """
    try:
        return Precision(text)
    except ValueError:
        raise InvalidError(
            "invalid precision; valid precision units are ns, us, ms, and s"
        ) from None
