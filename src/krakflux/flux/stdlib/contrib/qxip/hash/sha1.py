"""hash.sha1: the digest SHA-1."""

from __future__ import annotations

from hashlib import sha1 as digest
from typing import TYPE_CHECKING

from krakflux.flux.stdlib.contrib.qxip.hash.octets import octets
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["sha1"]


@function("contrib/qxip/hash", "sha1", "(v: A) => string")
def sha1(v: Value) -> str:
    """Give a text's SHA-1 in hexadecimal digits."""
    return digest(octets(v, "sha1"), usedforsecurity=False).hexdigest()
