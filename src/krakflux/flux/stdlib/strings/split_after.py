"""strings.splitAfter: the parts with their separators."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["split_after"]


@function("strings", "splitAfter", "(v: string, t: string) => [string]")
def split_after(v: str, t: str) -> tuple[str, ...]:
    """Split `v` after each `t`."""
    if not t:
        return tuple(v)
    *heads, last = v.split(t)
    return (*(head + t for head in heads), last)
