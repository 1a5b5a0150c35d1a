"""hex.uint: a hexadecimal text as a uint."""

from __future__ import annotations

from krakflux.flux.stdlib.contrib.bonitoo_io.hex.digits import parse
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import UInt

__all__ = ["to_uint"]


@function("contrib/bonitoo-io/hex", "uint", "(v: string) => uint")
def to_uint(v: str) -> UInt:
    """Read a uint; `0x` may stand in front."""
    return UInt(parse(v, 0, (1 << 64) - 1, "uint"))
