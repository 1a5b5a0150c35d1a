"""strings.isLetter: whether a character is a letter."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["is_letter"]


@function("strings", "isLetter", "(v: string) => bool")
def is_letter(v: str) -> bool:
    """Tell whether the single character is a letter."""
    return len(v) == 1 and v.isalpha()
