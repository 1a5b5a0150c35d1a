"""strings.hasPrefix: whether a text begins so."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["has_prefix"]


@function("strings", "hasPrefix", "(v: string, prefix: string) => bool")
def has_prefix(v: str, prefix: str) -> bool:
    """Tell whether `v` begins with `prefix`."""
    return v.startswith(prefix)
