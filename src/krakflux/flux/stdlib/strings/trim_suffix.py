"""strings.trimSuffix: without a suffix."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["trim_suffix"]


@function("strings", "trimSuffix", "(v: string, suffix: string) => string")
def trim_suffix(v: str, suffix: str) -> str:
    """Cut `suffix` off, if `v` ends with it."""
    return v.removesuffix(suffix)
