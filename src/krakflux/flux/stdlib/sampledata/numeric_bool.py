"""sampledata.numericBool: rows with zeros and ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.sampledata.rows import sample

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["numeric_bool"]

_FIRST: Final = (1, 1, 0, 1, 0, 0)
_SECOND: Final = (0, 1, 0, 1, 1, 0)


@function(
    "sampledata",
    "numericBool",
    "(?includeNull: bool) => stream[{_time: time, _value: int, tag: string}]",
)
def numeric_bool(include_null: bool = False) -> Stream:
    """Give twelve rows with zeros and ones, tagged t1 and t2; some null where asked for."""
    return sample(_FIRST, _SECOND, include_null)
