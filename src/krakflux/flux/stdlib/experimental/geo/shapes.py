"""Shapes on the earth as records name them: points, lines, boxes, circles and polygons."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Protocol

from krakflux.errors import FluxError
from krakflux.flux.values import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.values import Value

__all__ = ["Region", "angle", "geometry_of", "place_of", "radius_of_earth", "region_of"]

Vector = tuple[float, float, float]

_RADIUS_KM: Final = 6371.01
_UNITS: Final = {"m": _RADIUS_KM * 1000, "km": _RADIUS_KM, "mile": _RADIUS_KM / 1.609344}


class Region(Protocol):
    """A part of the earth."""

    def distance(self, point: Vector) -> float:
        """Give the angle between a point and the region, 0 within it."""
        ...


def radius_of_earth(units: Record) -> float:
    """Give the radius of the earth in the units of a script.

    Raises:
        FluxError: the units are unknown.
    """
    name = units.fields.get("distance")
    radius = _UNITS.get(name) if isinstance(name, str) else None
    if radius is None:
        raise FluxError(f"invalid distance unit: {name}")
    return radius


def region_of(record: Record, radius: float) -> Region:
    """Read a region; a circle's radius is measured in units of which the earth has `radius`.

    Raises:
        FluxError: the record is no region.
    """
    fields = record.fields
    if "radius" in fields:
        return _Circle(_vector(*place_of(record)), _number(record, "radius") / radius)
    if "lat" in fields:
        return _Circle(_vector(*place_of(record)), 0.0)
    if "minLat" in fields:
        sides = (_number(record, name) for name in ("minLat", "maxLat", "minLon", "maxLon"))
        return _Box(*(math.radians(side) for side in sides))
    points = fields.get("points")
    if isinstance(points, tuple) and len(points) > 2:
        return _Polygon(tuple(_vector(*place_of(point)) for point in points))
    raise FluxError("unsupported geometry specified - must be either box, circle or polygon")


def geometry_of(record: Record) -> Sequence[Vector]:
    """Read a point, or the points of a line: `{linestring: "lon lat, lon lat"}`.

    Raises:
        FluxError: the record is neither.
    """
    line = record.fields.get("linestring")
    if not isinstance(line, str):
        return [_vector(*place_of(record))]
    try:
        pairs = [tuple(map(float, pair.split())) for pair in line.split(",")]
        places = [_vector(latitude, longitude) for longitude, latitude in pairs]
    except ValueError:
        places = []
    if not places or not all(math.isfinite(part) for place in places for part in place):
        raise FluxError(f"invalid linestring: {line}")
    return places


def place_of(record: Value) -> tuple[float, float]:
    """Read latitude and longitude, in degrees.

    Raises:
        FluxError: the record has none.
    """
    if not isinstance(record, Record):
        raise FluxError("a point has lat and lon")
    return _number(record, "lat"), _number(record, "lon")


def angle(one: Vector, two: Vector) -> float:
    """Give the angle between two directions."""
    return math.atan2(math.hypot(*_cross(one, two)), _dot(one, two))


@dataclass(frozen=True, slots=True)
class _Circle:
    middle: Vector
    radius: float

    def distance(self, point: Vector) -> float:
        return max(angle(self.middle, point) - self.radius, 0.0)


@dataclass(frozen=True, slots=True)
class _Box:
    south: float
    north: float
    west: float
    east: float

    def distance(self, point: Vector) -> float:
        x, y, z = point
        latitude, longitude = math.atan2(z, math.hypot(x, y)), math.atan2(y, x)
        width = (self.east - self.west) % math.tau
        over = (longitude - self.west) % math.tau
        if over <= width:
            return max(latitude - self.north, self.south - latitude, 0.0)
        nearest = self.east if over - width < math.tau - over else self.west
        ends = (_direction(side, nearest) for side in (self.south, self.north))
        return _edge_distance(point, *ends)


@dataclass(frozen=True, slots=True)
class _Polygon:
    """The smaller of the two parts into which a closed line cuts the earth."""

    corners: tuple[Vector, ...]

    def distance(self, point: Vector) -> float:
        edges = list(pairwise((*self.corners, self.corners[0])))
        middle = tuple(map(sum, zip(*self.corners, strict=True)))
        turned = sum(_turn(point, one, two) for one, two in edges)
        if abs(turned) > math.pi and _dot(point, (middle[0], middle[1], middle[2])) > 0:
            return 0.0
        return min(_edge_distance(point, one, two) for one, two in edges)


def _edge_distance(point: Vector, one: Vector, two: Vector) -> float:
    """Give the angle between a point and the shorter arc from `one` to `two`."""
    normal = _cross(one, two)
    length = math.hypot(*normal)
    beside = length > 0 and (
        _dot(_cross(normal, one), point) > 0 and _dot(_cross(two, normal), point) > 0
    )
    if beside:
        return abs(math.asin(max(-1.0, min(1.0, _dot(normal, point) / length))))
    return min(angle(point, one), angle(point, two))


def _turn(point: Vector, one: Vector, two: Vector) -> float:
    """Give by how much the way from `one` to `two` turns around a point."""
    first, second = _cross(point, one), _cross(point, two)
    return math.atan2(_dot(point, _cross(first, second)), _dot(first, second))


def _number(record: Record, name: str) -> float:
    value = record.fields.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise FluxError(f"{name} must be a finite number")
    return float(value)


def _vector(latitude: float, longitude: float) -> Vector:
    return _direction(math.radians(latitude), math.radians(longitude))


def _direction(phi: float, theta: float) -> Vector:
    shrunk = math.cos(phi)
    return shrunk * math.cos(theta), shrunk * math.sin(theta), math.sin(phi)


def _dot(one: Vector, two: Vector) -> float:
    return one[0] * two[0] + one[1] * two[1] + one[2] * two[2]


def _cross(one: Vector, two: Vector) -> Vector:
    (a, b, c), (x, y, z) = one, two
    return b * z - c * y, c * x - a * z, a * y - b * x
