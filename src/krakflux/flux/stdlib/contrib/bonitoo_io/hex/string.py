"""hex.string: a value as hexadecimal text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.execute.convert import to_string
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["hex_string"]


@function("contrib/bonitoo-io/hex", "string", "(v: A) => string")
def hex_string(v: Value) -> str | None:
    """Render integers and bytes in hexadecimal, without `0x`; other values as string() does."""
    if isinstance(v, int) and not isinstance(v, bool):
        return f"{v:x}"
    return v.hex() if isinstance(v, bytes) else to_string(v)
