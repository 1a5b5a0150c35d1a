"""hash.hmac: a text signed with a key."""

from __future__ import annotations

import hmac as signing
from base64 import b64encode
from typing import TYPE_CHECKING

from krakflux.flux.stdlib.contrib.qxip.hash.octets import octets
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["hmac"]


@function("contrib/qxip/hash", "hmac", "(v: A, k: A) => string")
def hmac(v: Value, k: Value) -> str:
    """Give the HMAC-SHA1 of `v` under the key `k` in Base64."""
    return b64encode(signing.digest(octets(k, "hmac"), octets(v, "hmac"), "sha1")).decode()
