"""strings.toTitle: title case."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["to_title"]


@function("strings", "toTitle", "(v: string) => string")
def to_title(v: str) -> str:
    """Make all letters title case."""
    return v.upper()
