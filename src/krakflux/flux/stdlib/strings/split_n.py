"""strings.splitN: some parts between separators."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["split_n"]


@function("strings", "splitN", "(v: string, t: string, i: int) => [string]")
def split_n(v: str, t: str, i: int) -> tuple[str, ...]:
    """Split `v` at `t` into at most `i` parts, the last one whole; none for 0, all for less."""
    if i == 0:
        return ()
    if not t:
        chars = tuple(v)
        return chars if i < 0 or len(chars) <= i else (*chars[: i - 1], v[i - 1 :])
    return tuple(v.split(t, i - 1 if i > 0 else -1))
