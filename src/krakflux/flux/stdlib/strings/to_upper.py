"""strings.toUpper: upper case."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.strings.upper_case import upper_case

__all__ = ["to_upper"]


@function("strings", "toUpper", "(v: string) => string")
def to_upper(v: str) -> str:
    """Make all letters upper case."""
    return upper_case(v)
