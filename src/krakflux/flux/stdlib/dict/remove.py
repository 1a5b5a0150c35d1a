"""dict.remove: one key less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Dictionary

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["remove"]


@function("dict", "remove", "(dict: [K: V], key: K) => [K: V] where K: Comparable")
def remove(dict: Dictionary, key: Value) -> Dictionary:
    """Give a dictionary without `key`."""
    return Dictionary({each: value for each, value in dict.entries.items() if each != key})
