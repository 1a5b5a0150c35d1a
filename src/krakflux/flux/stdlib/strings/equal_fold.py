"""strings.equalFold: equality without case."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["equal_fold"]


@function("strings", "equalFold", "(v: string, t: string) => bool")
def equal_fold(v: str, t: str) -> bool:
    """Tell whether two texts are equal but for upper and lower case."""
    return len(v) == len(t) and all(map(_is_same, v, t))


def _is_same(one: str, two: str) -> bool:
    return one == two or one.lower() == two.lower() or one.upper() == two.upper()
