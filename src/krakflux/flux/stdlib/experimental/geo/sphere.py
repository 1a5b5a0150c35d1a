"""Directions from the middle of the earth, and arcs of great circles between them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = [
    "Arc",
    "Vector",
    "angle",
    "arc_distance",
    "arcs_meet",
    "cross",
    "direction",
    "dot",
    "edge_distance",
    "edges",
    "is_beside",
    "is_within",
    "turn",
    "unit",
]

Vector = tuple[float, float, float]
Arc = tuple[Vector, Vector]


def direction(latitude: float, longitude: float) -> Vector:
    """Give the direction of a place, in radians."""
    shrunk = math.cos(latitude)
    return shrunk * math.cos(longitude), shrunk * math.sin(longitude), math.sin(latitude)


def angle(one: Vector, two: Vector) -> float:
    """Give the angle between two directions."""
    return math.atan2(math.hypot(*cross(one, two)), dot(one, two))


def edge_distance(point: Vector, one: Vector, two: Vector) -> float:
    """Give the angle between a point and the shorter arc from `one` to `two`."""
    normal = cross(one, two)
    length = math.hypot(*normal)
    if length > 0 and is_beside(point, one, two):
        return abs(math.asin(max(-1.0, min(1.0, dot(normal, point) / length))))
    return min(angle(point, one), angle(point, two))


def is_beside(point: Vector, one: Vector, two: Vector) -> bool:
    """Tell whether the nearest point of the great circle lies between `one` and `two`."""
    normal = cross(one, two)
    return dot(cross(normal, one), point) > 0 and dot(cross(two, normal), point) > 0


def arcs_meet(first: Arc, second: Arc) -> bool:
    """Tell whether two arcs, each shorter than half a circle, cross."""
    (a, b), (c, d) = first, second
    side, other = cross(a, b), cross(c, d)
    if dot(side, c) * dot(side, d) > 0 or dot(other, a) * dot(other, b) > 0:
        return False
    # Great circles meet in two opposite points; both arcs must go through the same one.
    point = cross(side, other)
    return dot(point, _sum(a, b)) * dot(point, _sum(c, d)) > 0


def arc_distance(first: Arc, second: Arc) -> float:
    """Give the least angle between points of two arcs."""
    if arcs_meet(first, second):
        return 0.0
    ends = [edge_distance(end, *second) for end in first]
    return min(*ends, *(edge_distance(end, *first) for end in second))


def edges(corners: Sequence[Vector]) -> Iterator[Arc]:
    """Give the arcs around a closed line."""
    return zip(corners, (*corners[1:], corners[0]), strict=True)


def is_within(point: Vector, corners: Sequence[Vector]) -> bool:
    """Tell whether a convex line, against the clock, holds a point."""
    return all(dot(cross(one, two), point) >= 0 for one, two in edges(corners))


def turn(point: Vector, one: Vector, two: Vector) -> float:
    """Give by how much the way from `one` to `two` turns around a point."""
    first, second = cross(point, one), cross(point, two)
    return math.atan2(dot(point, cross(first, second)), dot(first, second))


def unit(vector: Vector) -> Vector:
    """Give the direction of a vector."""
    length = math.hypot(*vector)
    return vector[0] / length, vector[1] / length, vector[2] / length


def dot(one: Vector, two: Vector) -> float:
    """Give the scalar product."""
    return one[0] * two[0] + one[1] * two[1] + one[2] * two[2]


def cross(one: Vector, two: Vector) -> Vector:
    """Give the vector product."""
    (a, b, c), (x, y, z) = one, two
    return b * z - c * y, c * x - a * z, a * y - b * x


def _sum(one: Vector, two: Vector) -> Vector:
    return one[0] + two[0], one[1] + two[1], one[2] + two[2]
