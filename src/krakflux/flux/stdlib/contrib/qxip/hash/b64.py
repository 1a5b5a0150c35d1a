"""hash.b64: a text in Base64."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from krakflux.flux.stdlib.contrib.qxip.hash.octets import octets
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["b64"]


@function("contrib/qxip/hash", "b64", "(v: A) => string")
def b64(v: Value) -> str:
    """Give a text in Base64, padded."""
    return b64encode(octets(v, "b64")).decode()
