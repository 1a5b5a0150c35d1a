"""regexp.findStringIndex: where the first match lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Regexp

__all__ = ["find_string_index"]


@function("regexp", "findStringIndex", "(r: regexp, v: string) => [int]")
def find_string_index(r: Regexp, v: str) -> tuple[int, ...]:
    """Give begin and end, in bytes, of the first stretch of `v` that `r` matches; else none."""
    found = r.compiled.search(v)
    if not found:
        return ()
    return tuple(len(v[:place].encode()) for place in found.span())
