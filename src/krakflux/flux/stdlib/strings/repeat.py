"""strings.repeat: a text several times."""

from __future__ import annotations

from krakflux.errors import FluxError
from krakflux.flux.stdlib.registry import function
from krakflux.flux.text import check_length

__all__ = ["repeat"]


@function("strings", "repeat", "(v: string, i: int) => string")
def repeat(v: str, i: int) -> str:
    """Repeat `v` `i` times."""
    if i < 0:
        raise FluxError("strings.repeat: negative count")
    check_length(len(v) * i, "strings.repeat")
    return v * i
