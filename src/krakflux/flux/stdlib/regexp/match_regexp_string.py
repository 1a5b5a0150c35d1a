"""regexp.matchRegexpString: whether a text matches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Regexp

__all__ = ["match_regexp_string"]


@function("regexp", "matchRegexpString", "(r: regexp, v: string) => bool")
def match_regexp_string(r: Regexp, v: str) -> bool:
    """Tell whether `r` matches anywhere in `v`."""
    return r.matches(v)
