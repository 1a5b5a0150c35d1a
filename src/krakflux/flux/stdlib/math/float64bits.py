"""math.float64bits: the bits of a number."""

from __future__ import annotations

import struct

from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import UInt

__all__ = ["float64bits"]


@function("math", "float64bits", "(f: float) => uint")
def float64bits(f: float) -> UInt:
    """Give the IEEE 754 bits of f."""
    return UInt(struct.unpack("<Q", struct.pack("<d", f))[0])
