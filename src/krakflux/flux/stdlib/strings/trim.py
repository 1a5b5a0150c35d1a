"""strings.trim: both ends trimmed."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["trim"]


@function("strings", "trim", "(v: string, cutset: string) => string")
def trim(v: str, cutset: str) -> str:
    """Cut characters of `cutset` off both ends."""
    return v.strip(cutset) if cutset else v
