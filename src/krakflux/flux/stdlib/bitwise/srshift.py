"""bitwise.srshift: ints shifted."""

from __future__ import annotations

from typing import Final

from krakflux.flux.stdlib.bitwise.columns import BITS, check_shift
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import wrap_int

__all__ = ["srshift"]

_SIGNATURE: Final = "(a: int, b: int) => int"


@function("bitwise", "srshift", _SIGNATURE)
@function("experimental/bitwise", "srshift", _SIGNATURE)
def srshift(a: int, b: int) -> int:
    """Shift the bits to the right; copies of the sign come in."""
    return wrap_int(a >> min(check_shift(b), BITS))
