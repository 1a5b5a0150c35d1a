"""math.float64frombits: a number by its bits."""

from __future__ import annotations

import struct

from krakflux.flux.stdlib.registry import function

__all__ = ["float64frombits"]


@function("math", "float64frombits", "(b: uint) => float")
def float64frombits(b: int) -> float:
    """Give the float with the IEEE 754 bits b."""
    value: float = struct.unpack("<d", struct.pack("<Q", b))[0]
    return value
