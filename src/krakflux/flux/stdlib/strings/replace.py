"""strings.replace: other parts."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["replace"]


@function("strings", "replace", "(v: string, t: string, u: string, i: int) => string")
def replace(v: str, t: str, u: str, i: int) -> str:
    """Replace the first `i` occurrences of `t` in `v` by `u`; all where `i` is negative."""
    return v.replace(t, u, i)
