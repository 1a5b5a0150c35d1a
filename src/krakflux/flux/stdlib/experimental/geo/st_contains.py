"""geo.stContains: whether a region holds a shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.experimental.geo.shapes import geometry_of, radius_of_earth, region_of
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Record

__all__ = ["st_contains"]


@function(
    "experimental/geo",
    "stContains",
    "(region: A, geometry: B, units: {distance: string}) => bool where A: Record, B: Record",
)
def st_contains(region: Record, geometry: Record, units: Record) -> bool:
    """Tell whether a region holds a point, or all points of a line."""
    shape = region_of(region, radius_of_earth(units))
    return all(shape.distance(point) <= 0 for point in geometry_of(geometry))
