"""strings.trimPrefix: without a prefix."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["trim_prefix"]


@function("strings", "trimPrefix", "(v: string, prefix: string) => string")
def trim_prefix(v: str, prefix: str) -> str:
    """Cut `prefix` off, if `v` begins with it."""
    return v.removeprefix(prefix)
