"""debug.null: a null."""

from __future__ import annotations

from typing import Final

from krakflux.errors import FluxError
from krakflux.flux.stdlib.registry import function

__all__ = ["null"]

_TYPES: Final = ("string", "bytes", "int", "uint", "float", "bool", "time", "duration", "regexp")


@function("internal/debug", "null", "(?type: string) => A")
def null(type: str = "string") -> None:
    """Give a null of a basic type."""
    if type not in _TYPES:
        raise FluxError(f'debug.null: "{type}" is not a basic type')
