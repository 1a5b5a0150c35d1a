"""dict.insert: one more key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Dictionary

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["insert"]


@function("dict", "insert", "(dict: [K: V], key: K, value: V) => [K: V] where K: Comparable")
def insert(dict: Dictionary, key: Value, value: Value) -> Dictionary:
    """Give a dictionary in which `key` has `value`."""
    return Dictionary({**dict.entries, key: value})
