"""regexp.getString: the pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Regexp

__all__ = ["get_string"]


@function("regexp", "getString", "(r: regexp) => string")
def get_string(r: Regexp) -> str:
    """Give the pattern of a regular expression."""
    return r.pattern
