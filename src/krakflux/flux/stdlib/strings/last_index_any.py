"""strings.lastIndexAny: where a text last holds one of some characters."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["last_index_any"]


@function("strings", "lastIndexAny", "(v: string, chars: string) => int")
def last_index_any(v: str, chars: str) -> int:
    """Give the place of the last of any of `chars` in `v`, in bytes, or -1."""
    found = max((place for place, char in enumerate(v) if char in chars), default=-1)
    return len(v[:found].encode()) if found > 0 else found
