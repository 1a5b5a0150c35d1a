"""hex.int: a hexadecimal text as an int."""

from __future__ import annotations

from krakflux.flux.stdlib.contrib.bonitoo_io.hex.digits import parse
from krakflux.flux.stdlib.registry import function

__all__ = ["to_int"]


@function("contrib/bonitoo-io/hex", "int", "(v: string) => int")
def to_int(v: str) -> int:
    """Read an int; `0x` may stand in front."""
    return parse(v, -(1 << 63), (1 << 63) - 1, "int")
