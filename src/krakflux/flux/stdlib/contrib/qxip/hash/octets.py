"""What is digested."""

from __future__ import annotations

from krakflux.errors import FluxTypeError
from krakflux.flux.values import Value, type_name

__all__ = ["octets"]


def octets(v: Value, function: str) -> bytes:
    """Give a text's UTF-8, or bytes as they are.

    Raises:
        FluxTypeError: `v` is neither.
    """
    if isinstance(v, str):
        return v.encode()
    if isinstance(v, bytes):
        return v
    raise FluxTypeError(f"cannot convert {type_name(v)} to {function}")
