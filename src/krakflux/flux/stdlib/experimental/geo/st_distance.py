"""geo.stDistance: how far a shape is from a region."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from krakflux.flux.stdlib.experimental.geo.shapes import geometry_of, radius_of_earth, region_of
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Record

__all__ = ["st_distance"]


@function(
    "experimental/geo",
    "stDistance",
    "(region: A, geometry: B, units: {distance: string}) => float where A: Record, B: Record",
)
def st_distance(region: Record, geometry: Record, units: Record) -> float:
    """Give the distance between a region and a point, or the nearest point of a line's way."""
    radius = radius_of_earth(units)
    shape, points = region_of(region, radius), geometry_of(geometry)
    if len(points) == 1:
        return radius * shape.distance(points[0])
    return radius * min(shape.distance_of_arc(one, two) for one, two in pairwise(points))
