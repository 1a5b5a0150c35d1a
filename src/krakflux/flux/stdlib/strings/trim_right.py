"""strings.trimRight: the right end trimmed."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["trim_right"]


@function("strings", "trimRight", "(v: string, cutset: string) => string")
def trim_right(v: str, cutset: str) -> str:
    """Cut characters of `cutset` off the right end."""
    return v.rstrip(cutset) if cutset else v
