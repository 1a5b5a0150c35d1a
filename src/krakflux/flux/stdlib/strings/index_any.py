"""strings.indexAny: where a text holds one of some characters."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["index_any"]


@function("strings", "indexAny", "(v: string, chars: string) => int")
def index_any(v: str, chars: str) -> int:
    """Give the place of the first of any of `chars` in `v`, in bytes, or -1."""
    found = next((place for place, char in enumerate(v) if char in chars), -1)
    return len(v[:found].encode()) if found > 0 else found
