"""strings.isLower: whether a character is lower case."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["is_lower"]


@function("strings", "isLower", "(v: string) => bool")
def is_lower(v: str) -> bool:
    """Tell whether the single character is a lower-case letter."""
    return len(v) == 1 and v.islower()
