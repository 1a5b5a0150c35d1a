"""sampledata.int: rows with ints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.sampledata.rows import sample

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["int_"]

_FIRST: Final = (-2, 10, 7, 17, 15, 4)
_SECOND: Final = (19, 4, -3, 19, 13, 1)


@function(
    "sampledata",
    "int",
    "(?includeNull: bool) => stream[{_time: time, _value: int, tag: string}]",
)
def int_(include_null: bool = False) -> Stream:
    """Give twelve rows with ints, tagged t1 and t2; some null where asked for."""
    return sample(_FIRST, _SECOND, include_null)
