"""hash.cityhash64: the digest CityHash of 64 bits, as its version 1.0.2 has it."""

from __future__ import annotations

from struct import unpack_from
from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.contrib.qxip.hash.octets import octets
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["cityhash64"]

_MASK: Final = (1 << 64) - 1
_K0: Final = 0xC3A5C85C97CB3127
_K1: Final = 0xB492B66FBE98F273
_K2: Final = 0x9AE16A3B2F90404F
_K3: Final = 0xC949D7C7509E6557
_MIX: Final = 0x9DDFEA08EB382D69
_STRIPE: Final = 64


@function("contrib/qxip/hash", "cityhash64", "(v: A) => string")
def cityhash64(v: Value) -> str:
    """Give a text's CityHash of 64 bits, version 1.0.2, as a decimal number."""
    return str(_digest(octets(v, "cityhash64")))


def _digest(data: bytes) -> int:
    size = len(data)
    if size <= 16:
        return _of_few(data)
    if size <= 32:
        return _of_some(data)
    return _of_more(data) if size <= _STRIPE else _of_stripes(data)


def _of_few(data: bytes) -> int:
    """Mix up to 16 bytes."""
    size = len(data)
    if size > 8:
        end = _word(data, -8)
        return _pair(_word(data, 0), _turned(end + size, size)) ^ end
    if size >= 4:
        first, last = unpack_from("<I", data)[0], unpack_from("<I", data, size - 4)[0]
        return _pair(size + (first << 3), last)
    if not data:
        return _K2
    first, last = data[0] + (data[size // 2] << 8), size + (data[-1] << 2)
    return _shifted(first * _K2 ^ last * _K3) * _K2 & _MASK


def _of_some(data: bytes) -> int:
    """Mix 17 to 32 bytes."""
    a, b = _word(data, 0) * _K1, _word(data, 8)
    c, d = _word(data, -8) * _K2, _word(data, -16) * _K0
    one = _turned(a - b, 43) + _turned(c, 30) + d
    return _pair(one, a + _turned(b ^ _K3, 20) - c + len(data))


def _of_more(data: bytes) -> int:
    """Mix 33 to 64 bytes, the halves apart."""
    start = _word(data, 0) + (len(data) + _word(data, -16)) * _K0
    one, two = _half(start, _word(data, 8), _word(data, 16), _word(data, 24))
    end = _word(data, 16) + _word(data, -32)
    three, four = _half(end, _word(data, -24), _word(data, -16), _word(data, -8))
    mixed = _shifted((one + four) * _K2 + (three + two) * _K0)
    return _shifted(mixed * _K0 + two) * _K2 & _MASK


def _half(a: int, second: int, third: int, last: int) -> tuple[int, int]:
    b, c = _turned(a + last, 52), _turned(a, 37)
    a += second
    c += _turned(a, 7)
    a += third
    return a + last, b + _turned(a, 31) + c


def _of_stripes(data: bytes) -> int:
    """Mix stripes of 64 bytes into a state of seven words, begun with the end of the data."""
    size = len(data)
    x, y, z = _word(data, 0), _word(data, -16) ^ _K1, _word(data, -56) ^ _K0
    v = _seeded(data, size - 64, size, y)
    w = _seeded(data, size - 32, size * _K1, _K0)
    z += _shifted(v[1]) * _K1
    x, y = _turned(z + x, 39) * _K1, _turned(y, 33) * _K1
    for place in range(0, (size - 1) // _STRIPE * _STRIPE, _STRIPE):
        x = _turned(x + y + v[0] + _word(data, place + 16), 37) * _K1 ^ w[1]
        y = _turned(y + v[1] + _word(data, place + 48), 42) * _K1 ^ v[0]
        z = _turned(z ^ w[0], 33)
        v = _seeded(data, place, v[1] * _K1, x + w[0])
        w = _seeded(data, place + 32, z + w[1], y)
        x, y, z = z, y & _MASK, x & _MASK
    one = _pair(v[0], w[0]) + _shifted(y) * _K1 + z
    return _pair(one, _pair(v[1], w[1]) + x)


def _seeded(data: bytes, place: int, a: int, b: int) -> tuple[int, int]:
    """Mix 32 bytes with two words."""
    one, two, three, four = unpack_from("<4Q", data, place)
    a += one
    b = _turned(b + a + four, 21)
    total = a + two + three
    return total + four & _MASK, b + _turned(total, 44) + a & _MASK


def _pair(one: int, two: int) -> int:
    mixed = _shifted((one ^ two) * _MIX)
    return _shifted((two ^ mixed) * _MIX) * _MIX & _MASK


def _word(data: bytes, place: int) -> int:
    """Give eight bytes as a number; a negative place counts from the end."""
    word: int = unpack_from("<Q", data, place % len(data) if place < 0 else place)[0]
    return word


def _turned(value: int, bits: int) -> int:
    value &= _MASK
    return value >> bits | value << 64 - bits & _MASK


def _shifted(value: int) -> int:
    value &= _MASK
    return value ^ value >> 47
