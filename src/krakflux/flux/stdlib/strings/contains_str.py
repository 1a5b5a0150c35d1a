"""strings.containsStr: whether a text holds another."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["contains_str"]


@function("strings", "containsStr", "(v: string, substr: string) => bool")
def contains_str(v: str, substr: str) -> bool:
    """Tell whether `v` holds `substr`."""
    return substr in v
