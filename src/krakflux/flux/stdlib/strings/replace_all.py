"""strings.replaceAll: other parts everywhere."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["replace_all"]


@function("strings", "replaceAll", "(v: string, t: string, u: string) => string")
def replace_all(v: str, t: str, u: str) -> str:
    """Replace `t` by `u` wherever it stands in `v`."""
    return v.replace(t, u)
