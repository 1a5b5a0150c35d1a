"""strings.isLetter: whether a character is a letter."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.strings.single_byte import single_byte

__all__ = ["is_letter"]


@function("strings", "isLetter", "(v: string) => bool")
def is_letter(v: str) -> bool:
    """Tell whether the single character is a letter."""
    return single_byte(v).isalpha()
