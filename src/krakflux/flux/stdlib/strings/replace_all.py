"""strings.replaceAll: other parts everywhere."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function
from krakflux.flux.text import check_length

__all__ = ["replace_all"]


@function("strings", "replaceAll", "(v: string, t: string, u: string) => string")
def replace_all(v: str, t: str, u: str) -> str:
    """Replace `t` by `u` wherever it stands in `v`."""
    check_length(len(v) + v.count(t) * max(len(u) - len(t), 0), "strings.replaceAll")
    return v.replace(t, u)
