"""strings.isDigit: whether a character is a digit."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.strings.single_byte import single_byte

__all__ = ["is_digit"]


@function("strings", "isDigit", "(v: string) => bool")
def is_digit(v: str) -> bool:
    """Tell whether the single character is a digit."""
    return single_byte(v).isdecimal()
