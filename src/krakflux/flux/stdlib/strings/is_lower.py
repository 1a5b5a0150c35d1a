"""strings.isLower: whether a character is lower case."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.strings.single_byte import single_byte

__all__ = ["is_lower"]


@function("strings", "isLower", "(v: string) => bool")
def is_lower(v: str) -> bool:
    """Tell whether the single character is a lower-case letter."""
    return single_byte(v).islower()
