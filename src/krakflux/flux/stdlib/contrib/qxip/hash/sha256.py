"""hash.sha256: the digest SHA-256."""

from __future__ import annotations

from hashlib import sha256 as digest
from typing import TYPE_CHECKING

from krakflux.flux.stdlib.contrib.qxip.hash.octets import octets
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["sha256"]


@function("contrib/qxip/hash", "sha256", "(v: A) => string")
def sha256(v: Value) -> str:
    """Give a text's SHA-256 in hexadecimal digits."""
    return digest(octets(v, "sha256")).hexdigest()
