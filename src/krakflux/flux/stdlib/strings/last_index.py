"""strings.lastIndex: where a text last holds another."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["last_index"]


@function("strings", "lastIndex", "(v: string, substr: string) => int")
def last_index(v: str, substr: str) -> int:
    """Give the place of the last `substr` in `v`, in bytes, or -1."""
    return v.encode().rfind(substr.encode())
