"""strings.joinStr: texts put together."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function
from krakflux.flux.text import check_length

__all__ = ["join_str"]


@function("strings", "joinStr", "(arr: [string], v: string) => string")
def join_str(arr: tuple[str, ...], v: str) -> str:
    """Join texts with `v` between them."""
    check_length(sum(map(len, arr)) + len(v) * max(len(arr) - 1, 0), "strings.joinStr")
    return v.join(arr)
