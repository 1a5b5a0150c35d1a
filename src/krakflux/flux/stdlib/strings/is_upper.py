"""strings.isUpper: whether a character is upper case."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["is_upper"]


@function("strings", "isUpper", "(v: string) => bool")
def is_upper(v: str) -> bool:
    """Tell whether the single character is an upper-case letter."""
    return len(v) == 1 and v.isupper()
