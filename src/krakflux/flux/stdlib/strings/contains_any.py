"""strings.containsAny: whether a text holds one of some characters."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["contains_any"]


@function("strings", "containsAny", "(v: string, chars: string) => bool")
def contains_any(v: str, chars: str) -> bool:
    """Tell whether `v` holds any of `chars`."""
    return any(char in v for char in chars)
