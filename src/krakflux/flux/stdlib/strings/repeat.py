"""strings.repeat: a text several times."""

from __future__ import annotations

from krakflux.errors import FluxError
from krakflux.flux.stdlib.registry import function
from krakflux.flux.text import MAX_LENGTH

__all__ = ["repeat"]


@function("strings", "repeat", "(v: string, i: int) => string")
def repeat(v: str, i: int) -> str:
    """Repeat `v` `i` times."""
    if i < 0:
        raise FluxError("strings.repeat: negative count")
    if len(v) * i > MAX_LENGTH:
        raise FluxError(f"strings.repeat: result exceeds {MAX_LENGTH} characters")
    return v * i
