"""regexp.splitRegexp: the parts between matches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.matching import split_at_matches
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Regexp

__all__ = ["split_regexp"]


@function("regexp", "splitRegexp", "(r: regexp, v: string, i: int) => [string]")
def split_regexp(r: Regexp, v: str, i: int) -> tuple[str, ...]:
    """Split `v` at matches of `r` into at most `i` parts; none for 0, all for less."""
    return tuple(split_at_matches(r, v, max(i, 0))) if i else ()
