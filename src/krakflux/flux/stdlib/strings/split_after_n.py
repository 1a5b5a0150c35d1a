"""strings.splitAfterN: some parts with their separators."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["split_after_n"]


@function("strings", "splitAfterN", "(v: string, t: string, i: int) => [string]")
def split_after_n(v: str, t: str, i: int) -> tuple[str, ...]:
    """Split `v` after each `t` into at most `i` parts; none for 0, all for less."""
    if i == 0:
        return ()
    parts = v.split(t, i - 1 if i > 0 else -1) if t else list(v)
    return (*(part + t for part in parts[:-1]), parts[-1])
