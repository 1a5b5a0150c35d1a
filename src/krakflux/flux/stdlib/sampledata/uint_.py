"""sampledata.uint: rows with uints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.sampledata.rows import sample
from krakflux.flux.values import UInt

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["uint_"]

# Negative values of the other sets wrap around.
_FIRST: Final = tuple(map(UInt, (18_446_744_073_709_551_614, 10, 7, 17, 15, 4)))
_SECOND: Final = tuple(map(UInt, (19, 4, 18_446_744_073_709_551_613, 19, 13, 1)))


@function(
    "sampledata",
    "uint",
    "(?includeNull: bool) => stream[{_time: time, _value: uint, tag: string}]",
)
def uint_(include_null: bool = False) -> Stream:
    """Give twelve rows with uints, tagged t1 and t2; some null where asked for."""
    return sample(_FIRST, _SECOND, include_null)
