"""bitwise.ulshift: uints shifted."""

from __future__ import annotations

from typing import Final

from krakflux.flux.stdlib.bitwise.columns import BITS, check_shift
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import UInt, wrap_uint

__all__ = ["ulshift"]

_SIGNATURE: Final = "(a: uint, b: uint) => uint"


@function("bitwise", "ulshift", _SIGNATURE)
@function("experimental/bitwise", "ulshift", _SIGNATURE)
def ulshift(a: UInt, b: UInt) -> UInt:
    """Shift the bits to the left; those beyond the 64th are lost."""
    return wrap_uint(a << min(check_shift(b), BITS))
