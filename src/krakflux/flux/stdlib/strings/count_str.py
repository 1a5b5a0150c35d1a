"""strings.countStr: how often a text holds another."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["count_str"]


@function("strings", "countStr", "(v: string, substr: string) => int")
def count_str(v: str, substr: str) -> int:
    """Count `substr` in `v` without overlaps; the empty text counts one more than characters."""
    return v.count(substr)
