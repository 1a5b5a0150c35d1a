"""sampledata.bool: rows with bools."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.sampledata.rows import sample

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["bool_"]

_FIRST: Final = (True, True, False, True, False, False)
_SECOND: Final = (False, True, False, True, True, False)


@function(
    "sampledata",
    "bool",
    "(?includeNull: bool) => stream[{_time: time, _value: bool, tag: string}]",
)
def bool_(include_null: bool = False) -> Stream:
    """Give twelve rows with bools, tagged t1 and t2; some null where asked for."""
    return sample(_FIRST, _SECOND, include_null)
