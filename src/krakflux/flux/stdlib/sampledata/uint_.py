"""sampledata.uint: rows with uints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.sampledata.rows import sample
from krakflux.flux.values import UInt

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["uint_"]

_FIRST: Final = tuple(map(UInt, (3, 8, 6, 14, 12, 5)))
_SECOND: Final = tuple(map(UInt, (18, 4, 1, 20, 11, 2)))


@function(
    "sampledata",
    "uint",
    "(?includeNull: bool) => stream[{_time: time, _value: uint, tag: string}]",
)
def uint_(include_null: bool = False) -> Stream:
    """Give twelve rows with uints, tagged t1 and t2; some null where asked for.

    Differences:
        Values of its own; times, tags and where nulls stand are as in InfluxDB.
    """
    return sample(_FIRST, _SECOND, include_null)
