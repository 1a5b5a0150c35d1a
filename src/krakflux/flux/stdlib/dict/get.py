"""dict.get: the value of a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Dictionary, Value

__all__ = ["get"]


@function("dict", "get", "(dict: [K: V], key: K, default: V) => V where K: Comparable")
def get(dict: Dictionary, key: Value, default: Value) -> Value:
    """Give the value of `key`, or `default` where there is none."""
    return dict.entries.get(key, default)
