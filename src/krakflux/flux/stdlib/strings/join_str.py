"""strings.joinStr: texts put together."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["join_str"]


@function("strings", "joinStr", "(arr: [string], v: string) => string")
def join_str(arr: tuple[str, ...], v: str) -> str:
    """Join texts with `v` between them."""
    return v.join(arr)
