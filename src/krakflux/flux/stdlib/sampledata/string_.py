"""sampledata.string: rows with strings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.sampledata.rows import sample

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["string_"]

_FIRST: Final = (
    "smpl_g9qczs",
    "smpl_0mgv9n",
    "smpl_phw664",
    "smpl_guvzy4",
    "smpl_5v3cce",
    "smpl_s9fmgy",
)
_SECOND: Final = (
    "smpl_b5eida",
    "smpl_eu4oxp",
    "smpl_5g7tz4",
    "smpl_sox1ut",
    "smpl_wfm757",
    "smpl_dtn2bv",
)


@function(
    "sampledata",
    "string",
    "(?includeNull: bool) => stream[{_time: time, _value: string, tag: string}]",
)
def string_(include_null: bool = False) -> Stream:
    """Give twelve rows with strings, tagged t1 and t2; some null where asked for."""
    return sample(_FIRST, _SECOND, include_null)
