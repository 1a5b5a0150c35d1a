"""iox.sqlInterval: a duration as SQL writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.registry import function
from krakflux.flux.text import format_duration

if TYPE_CHECKING:
    from krakflux.model.time import Duration

__all__ = ["sql_interval"]

_PART: Final = re.compile(r"(\d+)([a-zµ]+)")
_UNITS: Final = {
    "y": "years",
    "mo": "months",
    "w": "weeks",
    "d": "days",
    "h": "hours",
    "m": "minutes",
    "s": "seconds",
    "ms": "milliseconds",
    "us": "microseconds",
    "ns": "nanoseconds",
}


@function("experimental/iox", "sqlInterval", "(d: duration) => string")
def sql_interval(d: Duration) -> str:
    """Write a duration as an interval of SQL: its units in words, the largest first."""
    text = format_duration(d)
    sign = "-" if text.startswith("-") else ""
    return " ".join(f"{sign}{number} {_UNITS[unit]}" for number, unit in _PART.findall(text))
