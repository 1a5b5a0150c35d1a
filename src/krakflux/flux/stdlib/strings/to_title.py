"""strings.toTitle: title case."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.strings.upper_case import upper_case

__all__ = ["to_title"]


@function("strings", "toTitle", "(v: string) => string")
def to_title(v: str) -> str:
    """Make all letters title case."""
    return upper_case(v)
