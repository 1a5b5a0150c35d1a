"""hash.md5: the digest MD5."""

from __future__ import annotations

from hashlib import md5 as digest
from typing import TYPE_CHECKING

from krakflux.flux.stdlib.contrib.qxip.hash.octets import octets
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["md5"]


@function("contrib/qxip/hash", "md5", "(v: A) => string")
def md5(v: Value) -> str:
    """Give a text's MD5 in hexadecimal digits."""
    return digest(octets(v, "md5"), usedforsecurity=False).hexdigest()
