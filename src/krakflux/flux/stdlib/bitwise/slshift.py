"""bitwise.slshift: ints shifted."""

from __future__ import annotations

from typing import Final

from krakflux.flux.stdlib.bitwise.columns import BITS, check_shift
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import wrap_int

__all__ = ["slshift"]

_SIGNATURE: Final = "(a: int, b: int) => int"


@function("bitwise", "slshift", _SIGNATURE)
@function("experimental/bitwise", "slshift", _SIGNATURE)
def slshift(a: int, b: int) -> int:
    """Shift the bits to the left; those beyond the 64th are lost."""
    return wrap_int(a << min(check_shift(b), BITS))
