"""strings.replace: other parts."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function
from krakflux.flux.text import check_length

__all__ = ["replace"]


@function("strings", "replace", "(v: string, t: string, u: string, i: int) => string")
def replace(v: str, t: str, u: str, i: int) -> str:
    """Replace the first `i` occurrences of `t` in `v` by `u`; all where `i` is negative."""
    found = v.count(t) if i < 0 else min(v.count(t), i)
    check_length(len(v) + found * max(len(u) - len(t), 0), "strings.replace")
    return v.replace(t, u, i)
