"""strings.trimLeft: the left end trimmed."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["trim_left"]


@function("strings", "trimLeft", "(v: string, cutset: string) => string")
def trim_left(v: str, cutset: str) -> str:
    """Cut characters of `cutset` off the left end."""
    return v.lstrip(cutset) if cutset else v
