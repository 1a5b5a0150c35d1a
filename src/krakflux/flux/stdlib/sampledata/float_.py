"""sampledata.float: rows with floats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.sampledata.rows import sample

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["float_"]

_FIRST: Final = (-2.18, 10.92, 7.35, 17.53, 15.23, 4.43)
_SECOND: Final = (19.85, 4.97, -3.75, 19.77, 13.86, 1.86)


@function(
    "sampledata",
    "float",
    "(?includeNull: bool) => stream[{_time: time, _value: float, tag: string}]",
)
def float_(include_null: bool = False) -> Stream:
    """Give twelve rows with floats, tagged t1 and t2; some null where asked for."""
    return sample(_FIRST, _SECOND, include_null)
