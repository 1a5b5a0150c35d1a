"""hex.bytes: a hexadecimal text as bytes."""

from __future__ import annotations

from krakflux.errors import FluxError
from krakflux.flux.stdlib.registry import function

__all__ = ["to_bytes"]


@function("contrib/bonitoo-io/hex", "bytes", "(v: string) => bytes")
def to_bytes(v: str) -> bytes:
    """Read two digits a byte; `0x` may stand in front."""
    try:
        return bytes.fromhex(v.removeprefix("0x"))
    except ValueError:
        message = f'cannot convert string "{v}" to bytes due to invalid syntax'
        raise FluxError(message) from None
