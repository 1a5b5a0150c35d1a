"""dict.fromList: a dictionary out of pairs."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Dictionary, Record

__all__ = ["from_list"]


@function("dict", "fromList", "(pairs: [{key: K, value: V}]) => [K: V] where K: Comparable")
def from_list(pairs: tuple[Record, ...]) -> Dictionary:
    """Make a dictionary of records `{key, value}`; of equal keys the last counts."""
    return Dictionary({pair.fields["key"]: pair.fields["value"] for pair in pairs})
