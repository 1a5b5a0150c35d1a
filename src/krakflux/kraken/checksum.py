"""The checksum by which Kraken proves an order book: CRC32 over its ten best levels a side.

Kraken's guides "book checksum" (v1 and v2): a number counts as it is written, without its point
and without zeros in front, so the lexemes of the wire are needed, trailing zeros included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["CHECKED_LEVELS", "checksum_of", "level_digits"]

CHECKED_LEVELS: Final = 10


def level_digits(price: bytes, quantity: bytes) -> bytes:
    """Give what a level adds to the checksum, from its numbers as the wire wrote them."""
    digits = price.replace(b".", b"").lstrip(b"0")
    return digits + quantity.replace(b".", b"").lstrip(b"0")


def checksum_of(asks: Iterable[bytes], bids: Iterable[bytes]) -> int:
    """Give the unsigned CRC32 of the ten best levels' digits, both sides best first.

    Books with fewer levels count those they have.
    """
    return crc32(b"".join((*asks, *bids)))
