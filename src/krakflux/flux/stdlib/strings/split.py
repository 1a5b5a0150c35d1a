"""strings.split: the parts between separators."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["split"]


@function("strings", "split", "(v: string, t: string) => [string]")
def split(v: str, t: str) -> tuple[str, ...]:
    """Split `v` at `t`; at every character where `t` is empty."""
    return tuple(v.split(t)) if t else tuple(v)
