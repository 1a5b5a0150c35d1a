"""S2's cells: six faces of a cube, halved thirty times along a curve of Hilbert's.

A cell's id is its face and its places on the curve, two bits a level, closed by a 1; its token is
the id in hexadecimal without the zeros at the end.
"""

from __future__ import annotations

import math
import re
from typing import Final

from krakflux.errors import FluxError
from krakflux.flux.stdlib.experimental.geo.sphere import Vector, unit

__all__ = [
    "MAX_LEVEL",
    "cell_at",
    "center",
    "children",
    "corners",
    "faces",
    "from_token",
    "level_of",
    "parent",
    "token_of",
]

MAX_LEVEL: Final = 30

_FACES: Final = 6
_TOKEN: Final = re.compile(r"[0-9a-fA-F]{1,16}")
_SIZE: Final = 1 << MAX_LEVEL
# The quarter (i, j as two bits) at each place of the curve, for its four orientations, and how the
# orientation goes on from there.
_QUARTERS: Final = ((0, 1, 3, 2), (0, 2, 3, 1), (3, 2, 0, 1), (3, 1, 0, 2))
_PLACES: Final = tuple(tuple(row.index(quarter) for quarter in range(4)) for row in _QUARTERS)
_TURNS: Final = (1, 0, 0, 3)


def cell_at(latitude: float, longitude: float, level: int = MAX_LEVEL) -> int:
    """Give the cell of a level at a place, in degrees.

    Raises:
        FluxError: there is no such level.
    """
    _check_level(level)
    phi, theta = math.radians(latitude), math.radians(longitude)
    shrunk = math.cos(phi)
    face, u, v = _on_cube(shrunk * math.cos(theta), shrunk * math.sin(theta), math.sin(phi))
    i, j = _step(u), _step(v)
    orientation, cell = face & 1, face
    for bit in range(MAX_LEVEL - 1, MAX_LEVEL - 1 - level, -1):
        place = _PLACES[orientation][(i >> bit & 1) << 1 | j >> bit & 1]
        orientation ^= _TURNS[place]
        cell = cell << 2 | place
    return (cell << 1 | 1) << 2 * (MAX_LEVEL - level)


def center(cell: int) -> tuple[float, float]:
    """Give the latitude and the longitude of a cell's middle, in degrees."""
    face, i, j = _square(cell)
    size = 1 << level_of(cell)
    x, y, z = _off_cube(face, _plane((i + 0.5) / size), _plane((j + 0.5) / size))
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def corners(cell: int) -> tuple[Vector, Vector, Vector, Vector]:
    """Give the directions of a cell's corners, against the clock."""
    face, i, j = _square(cell)
    size = 1 << level_of(cell)
    west, east = _plane(i / size), _plane((i + 1) / size)
    south, north = _plane(j / size), _plane((j + 1) / size)
    return (
        unit(_off_cube(face, west, south)),
        unit(_off_cube(face, east, south)),
        unit(_off_cube(face, east, north)),
        unit(_off_cube(face, west, north)),
    )


def faces() -> list[int]:
    """Give the six cells of level 0."""
    return [face << 61 | 1 << 60 for face in range(_FACES)]


def children(cell: int) -> list[int]:
    """Give the four cells of the next level in a cell, along the curve; the last level has none."""
    lowest = cell & -cell
    return [cell - lowest + (lowest >> 2) + place * (lowest >> 1) for place in range(4)]


def parent(cell: int, level: int) -> int:
    """Give the cell of a level that holds another.

    Raises:
        FluxError: there is no such level, or the cell is larger.
    """
    _check_level(level)
    if level > level_of(cell):
        raise FluxError(f"requested level greater then current level {level_of(cell)}")
    lowest = 1 << 2 * (MAX_LEVEL - level)
    return cell & -lowest | lowest


def level_of(cell: int) -> int:
    """Give a cell's level, 0 (a face) to 30."""
    return MAX_LEVEL - ((cell & -cell).bit_length() - 1) // 2


def token_of(cell: int) -> str:
    """Write a cell's token."""
    return f"{cell:016x}".rstrip("0")


def from_token(token: str) -> int:
    """Read a cell's token.

    Raises:
        FluxError: it is none.
    """
    cell = int(token.ljust(16, "0"), 16) if _TOKEN.fullmatch(token) else 0
    lowest = cell & -cell
    if not cell or cell >> 61 >= _FACES or lowest.bit_length() % 2 == 0:
        raise FluxError(f"invalid token specified: {token}")
    return cell


def _check_level(level: int) -> None:
    if not 0 <= level <= MAX_LEVEL:
        raise FluxError(f"level value must be [0, {MAX_LEVEL}]")


def _square(cell: int) -> tuple[int, int, int]:
    """Give a cell's face and its place on it, counted in cells of its level."""
    face, i, j = cell >> 61, 0, 0
    orientation = face & 1
    for depth in range(level_of(cell)):
        place = cell >> 59 - 2 * depth & 3
        quarter = _QUARTERS[orientation][place]
        orientation ^= _TURNS[place]
        i, j = i << 1 | quarter >> 1, j << 1 | quarter & 1
    return face, i, j


def _off_cube(face: int, u: float, v: float) -> Vector:
    """Give the direction of a place on a face."""
    return ((1, u, v), (-u, 1, v), (-u, -v, 1), (-1, -v, -u), (v, -1, -u), (v, u, -1))[face]


def _on_cube(x: float, y: float, z: float) -> tuple[int, float, float]:
    """Give the face that a direction meets, and where."""
    direction = (x, y, z)
    axis = max(range(3), key=lambda one: (abs(direction[one]), one))
    if axis == 0:
        return (0, y / x, z / x) if x >= 0 else (3, z / x, y / x)
    if axis == 1:
        return (1, -x / y, z / y) if y >= 0 else (4, z / y, -x / y)
    return (2, -x / z, -y / z) if z >= 0 else (5, -y / z, -x / z)


def _step(u: float) -> int:
    """Number a place on a face's side; a parabola makes cells of more equal sizes."""
    side = 0.5 * math.sqrt(1 + 3 * u) if u >= 0 else 1 - 0.5 * math.sqrt(1 - 3 * u)
    return max(0, min(_SIZE - 1, math.floor(_SIZE * side)))


def _plane(side: float) -> float:
    return (4 * side * side - 1) / 3 if side >= 0.5 else (1 - 4 * (1 - side) ** 2) / 3
