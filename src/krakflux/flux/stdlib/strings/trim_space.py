"""strings.trimSpace: white space trimmed."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["trim_space"]


@function("strings", "trimSpace", "(v: string) => string")
def trim_space(v: str) -> str:
    """Cut white space off both ends."""
    return v.strip()
