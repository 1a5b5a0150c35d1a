"""regexp.findString: the first match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Regexp

__all__ = ["find_string"]


@function("regexp", "findString", "(r: regexp, v: string) => string")
def find_string(r: Regexp, v: str) -> str:
    """Give the first stretch of `v` that `r` matches, or an empty text."""
    found = r.compiled.search(v)
    return str(found.group()) if found else ""
