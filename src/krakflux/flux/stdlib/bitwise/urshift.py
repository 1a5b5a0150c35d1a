"""bitwise.urshift: uints shifted."""

from __future__ import annotations

from typing import Final

from krakflux.flux.stdlib.bitwise.columns import BITS, check_shift
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import UInt, wrap_uint

__all__ = ["urshift"]

_SIGNATURE: Final = "(a: uint, b: uint) => uint"


@function("bitwise", "urshift", _SIGNATURE)
@function("experimental/bitwise", "urshift", _SIGNATURE)
def urshift(a: UInt, b: UInt) -> UInt:
    """Shift the bits to the right; zeros come in."""
    return wrap_uint(a >> min(check_shift(b), BITS))
