"""sampledata.float: rows with floats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.sampledata.rows import sample

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["float_"]

_FIRST: Final = (-3.5, 8.25, 6.75, 14.5, 12.0, 5.25)
_SECOND: Final = (18.5, 4.75, -1.25, 20.0, 11.5, 2.25)


@function(
    "sampledata",
    "float",
    "(?includeNull: bool) => stream[{_time: time, _value: float, tag: string}]",
)
def float_(include_null: bool = False) -> Stream:
    """Give twelve rows with floats, tagged t1 and t2; some null where asked for.

    Differences:
        Values of its own; times, tags and where nulls stand are as in InfluxDB.
    """
    return sample(_FIRST, _SECOND, include_null)
