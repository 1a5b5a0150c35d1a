"""strings.isUpper: whether a character is upper case."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.strings.single_byte import single_byte

__all__ = ["is_upper"]


@function("strings", "isUpper", "(v: string) => bool")
def is_upper(v: str) -> bool:
    """Tell whether the single character is an upper-case letter."""
    return single_byte(v).isupper()
