"""sampledata.string: rows with strings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.sampledata.rows import sample

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["string_"]

_FIRST: Final = ("amber", "birch", "cedar", "dune", "ember", "fern")
_SECOND: Final = ("grove", "heath", "iris", "jade", "kelp", "lark")


@function(
    "sampledata",
    "string",
    "(?includeNull: bool) => stream[{_time: time, _value: string, tag: string}]",
)
def string_(include_null: bool = False) -> Stream:
    """Give twelve rows with strings, tagged t1 and t2; some null where asked for.

    Differences:
        Values of its own; times, tags and where nulls stand are as in InfluxDB.
    """
    return sample(_FIRST, _SECOND, include_null)
