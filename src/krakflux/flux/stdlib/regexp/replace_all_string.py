"""regexp.replaceAllString: matches replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.matching import replace_matches
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Regexp

__all__ = ["replace_all_string"]


@function("regexp", "replaceAllString", "(r: regexp, v: string, t: string) => string")
def replace_all_string(r: Regexp, v: str, t: str) -> str:
    """Replace each match of `r` in `v` by `t`, in which `$1` stands for a group."""
    return replace_matches(r, v, t)
