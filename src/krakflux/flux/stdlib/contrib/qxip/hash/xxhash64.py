"""hash.xxhash64: the digest xxHash of 64 bits."""

from __future__ import annotations

from struct import unpack_from
from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.contrib.qxip.hash.octets import octets
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["xxhash64"]

_MASK: Final = (1 << 64) - 1
_P1: Final = 0x9E3779B185EBCA87
_P2: Final = 0xC2B2AE3D27D4EB4F
_P3: Final = 0x165667B19E3779F9
_P4: Final = 0x85EBCA77C2B2AE63
_P5: Final = 0x27D4EB2F165667C5
_STRIPE: Final = 32


@function("contrib/qxip/hash", "xxhash64", "(v: A) => string")
def xxhash64(v: Value) -> str:
    """Give a text's xxHash of 64 bits, seed 0, as a decimal number."""
    return str(_digest(octets(v, "xxhash64")))


def _digest(data: bytes) -> int:
    place = len(data) // _STRIPE * _STRIPE
    value = (_stripes(data) if place else _P5) + len(data) & _MASK
    while place + 8 <= len(data):
        value ^= _round(0, unpack_from("<Q", data, place)[0])
        value = _rotate(value, 27) * _P1 + _P4 & _MASK
        place += 8
    if place + 4 <= len(data):
        value ^= unpack_from("<I", data, place)[0] * _P1 & _MASK
        value = _rotate(value, 23) * _P2 + _P3 & _MASK
        place += 4
    for octet in data[place:]:
        value = _rotate(value ^ octet * _P5 & _MASK, 11) * _P1 & _MASK
    value = (value ^ value >> 33) * _P2 & _MASK
    value = (value ^ value >> 29) * _P3 & _MASK
    return value ^ value >> 32


def _stripes(data: bytes) -> int:
    lanes = [_P1 + _P2 & _MASK, _P2, 0, -_P1 & _MASK]
    for place in range(0, len(data) // _STRIPE * _STRIPE, _STRIPE):
        lanes = [
            _round(lane, word)
            for lane, word in zip(lanes, unpack_from("<4Q", data, place), strict=True)
        ]
    turned = zip(lanes, (1, 7, 12, 18), strict=True)
    value = sum(_rotate(lane, bits) for lane, bits in turned) & _MASK
    for lane in lanes:
        value = (value ^ _round(0, lane)) * _P1 + _P4 & _MASK
    return value


def _round(lane: int, word: int) -> int:
    return _rotate(lane + word * _P2 & _MASK, 31) * _P1 & _MASK


def _rotate(value: int, bits: int) -> int:
    return (value << bits | value >> 64 - bits) & _MASK
