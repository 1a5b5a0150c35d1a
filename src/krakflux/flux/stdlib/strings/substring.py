"""strings.substring: a part of a text."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["substring"]


@function("strings", "substring", "(v: string, start: int, end: int) => string")
def substring(v: str, start: int, end: int) -> str:
    """Give the characters from `start` up to, not including, `end`; places outside are cut."""
    begin = max(start, 0)
    return v[begin : max(end, begin)]
