"""Shapes on the earth as records name them: points, lines, boxes, circles and polygons."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from krakflux.errors import FluxError
from krakflux.flux.stdlib.experimental.geo.sphere import (
    angle,
    arc_distance,
    arcs_meet,
    cross,
    direction,
    dot,
    edge_distance,
    edges,
    is_beside,
    is_within,
    turn,
    unit,
)
from krakflux.flux.values import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from krakflux.flux.stdlib.experimental.geo.sphere import Arc, Vector
    from krakflux.flux.values import Value

    Corners = tuple[Vector, Vector, Vector, Vector]

__all__ = ["Region", "geometry_of", "place_of", "radius_of_earth", "region_of"]

_RADIUS_KM: Final = 6371.01
_UNITS: Final = {"m": _RADIUS_KM * 1000, "km": _RADIUS_KM, "mile": _RADIUS_KM / 1.609344}


class Region(Protocol):
    """A part of the earth."""

    def distance(self, point: Vector) -> float:
        """Give the angle between a point and the region, 0 within it."""
        ...

    def distance_of_arc(self, one: Vector, two: Vector) -> float:
        """Give the least angle between the region and a point of the way from `one` to `two`."""
        ...

    def meets(self, corners: Corners) -> bool:
        """Tell whether the region and a cell have a point in common."""
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
        return _box_of(record)
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


@dataclass(frozen=True, slots=True)
class _Circle:
    middle: Vector
    radius: float

    def distance(self, point: Vector) -> float:
        return max(angle(self.middle, point) - self.radius, 0.0)

    def distance_of_arc(self, one: Vector, two: Vector) -> float:
        return max(edge_distance(self.middle, one, two) - self.radius, 0.0)

    def meets(self, corners: Corners) -> bool:
        return is_within(self.middle, corners) or any(
            edge_distance(self.middle, one, two) <= self.radius for one, two in edges(corners)
        )


@dataclass(frozen=True, slots=True)
class _Box:
    south: float
    north: float
    west: float
    east: float

    @property
    def width(self) -> float:
        return min(self.east - self.west, math.tau)

    def distance(self, point: Vector) -> float:
        latitude, over = self._place(point)
        if over <= self.width:
            return max(latitude - self.north, self.south - latitude, 0.0)
        nearest = self.east if over - self.width < math.tau - over else self.west
        ends = (direction(side, nearest) for side in (self.south, self.north))
        return edge_distance(point, *ends)

    def distance_of_arc(self, one: Vector, two: Vector) -> float:
        """Measure from the polygon of the corners, as InfluxDB does for lines."""
        return _Polygon(self._corners()).distance_of_arc(one, two)

    def meets(self, corners: Corners) -> bool:
        if any(self.distance(corner) <= 0 for corner in corners):
            return True
        middle = direction((self.south + self.north) / 2, self.west + self.width / 2)
        if any(is_within(point, corners) for point in (middle, *self._corners())):
            return True
        return any(
            arcs_meet(edge, side) for edge in edges(corners) for side in self._meridians()
        ) or any(
            self._crosses(edge, latitude)
            for edge in edges(corners)
            for latitude in (self.south, self.north)
        )

    def _place(self, point: Vector) -> tuple[float, float]:
        """Give a point's latitude, and how far it is to the east of the west side."""
        x, y, z = point
        return math.atan2(z, math.hypot(x, y)), (math.atan2(y, x) - self.west) % math.tau

    def _corners(self) -> tuple[Vector, ...]:
        return (
            direction(self.south, self.west),
            direction(self.south, self.east),
            direction(self.north, self.east),
            direction(self.north, self.west),
        )

    def _meridians(self) -> Iterator[Arc]:
        """Give the sides, in halves: from pole to pole there is no shorter way."""
        middle = (self.south + self.north) / 2
        for side in (self.west, self.east):
            yield direction(self.south, side), direction(middle, side)
            yield direction(middle, side), direction(self.north, side)

    def _crosses(self, edge: Arc, latitude: float) -> bool:
        """Tell whether an arc crosses a side that runs along a parallel."""
        one, two = edge
        normal = unit(cross(one, two))
        height, tilt = math.sin(latitude), math.hypot(normal[0], normal[1])
        if tilt == 0 or abs(height) > tilt:
            return False
        # Its highest point, and the one a quarter of the circle further.
        top = unit(cross(cross(normal, (0.0, 0.0, 1.0)), normal))
        level = cross(normal, top)
        ahead, aside = height / tilt, math.sqrt(max(0.0, 1 - (height / tilt) ** 2))
        for sign in (aside, -aside):
            x, y, z = (ahead * high + sign * low for high, low in zip(top, level, strict=True))
            if is_beside((x, y, z), one, two) and self._place((x, y, z))[1] <= self.width:
                return True
        return False


@dataclass(frozen=True, slots=True)
class _Polygon:
    """The smaller of the two parts into which a closed line cuts the earth."""

    corners: tuple[Vector, ...]

    def distance(self, point: Vector) -> float:
        if self._holds(point):
            return 0.0
        return min(edge_distance(point, one, two) for one, two in edges(self.corners))

    def distance_of_arc(self, one: Vector, two: Vector) -> float:
        if self._holds(one):
            return 0.0
        return min(arc_distance((one, two), edge) for edge in edges(self.corners))

    def meets(self, corners: Corners) -> bool:
        return (
            any(is_within(corner, corners) for corner in self.corners)
            or any(self._holds(corner) for corner in corners)
            or any(arcs_meet(own, other) for own in edges(self.corners) for other in edges(corners))
        )

    def _holds(self, point: Vector) -> bool:
        middle = tuple(map(sum, zip(*self.corners, strict=True)))
        turned = sum(turn(point, one, two) for one, two in edges(self.corners))
        return abs(turned) > math.pi and dot(point, (middle[0], middle[1], middle[2])) > 0


def _box_of(record: Record) -> _Box:
    """Read a box; sides that are named the wrong way round are taken in order, as InfluxDB does."""
    south, north, west, east = (
        math.radians(_number(record, name)) for name in ("minLat", "maxLat", "minLon", "maxLon")
    )
    return _Box(min(south, north), max(south, north), min(west, east), max(west, east))


def _number(record: Record, name: str) -> float:
    value = record.fields.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise FluxError(f"{name} must be a finite number")
    return float(value)


def _vector(latitude: float, longitude: float) -> Vector:
    return direction(math.radians(latitude), math.radians(longitude))
