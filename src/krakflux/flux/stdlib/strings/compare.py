"""strings.compare: the order of two texts."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["compare"]


@function("strings", "compare", "(v: string, t: string) => int")
def compare(v: str, t: str) -> int:
    """Give -1, 0 or 1 as `v` stands before, at or after `t`."""
    return (v > t) - (v < t)
