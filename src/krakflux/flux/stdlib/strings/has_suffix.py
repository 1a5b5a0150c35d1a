"""strings.hasSuffix: whether a text ends so."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["has_suffix"]


@function("strings", "hasSuffix", "(v: string, suffix: string) => bool")
def has_suffix(v: str, suffix: str) -> bool:
    """Tell whether `v` ends with `suffix`."""
    return v.endswith(suffix)
