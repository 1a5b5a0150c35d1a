"""strings.index: where a text holds another."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["index"]


@function("strings", "index", "(v: string, substr: string) => int")
def index(v: str, substr: str) -> int:
    """Give the place of the first `substr` in `v`, in bytes, or -1."""
    return v.encode().find(substr.encode())
