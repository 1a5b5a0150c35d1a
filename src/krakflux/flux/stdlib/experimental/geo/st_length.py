"""geo.stLength: how long a line is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from krakflux.flux.stdlib.experimental.geo.shapes import geometry_of, radius_of_earth
from krakflux.flux.stdlib.experimental.geo.sphere import angle
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Record

__all__ = ["st_length"]


@function(
    "experimental/geo",
    "stLength",
    "(geometry: A, units: {distance: string}) => float where A: Record",
)
def st_length(geometry: Record, units: Record) -> float:
    """Give the length of a line; a point has none."""
    way = sum(angle(one, two) for one, two in pairwise(geometry_of(geometry)))
    return radius_of_earth(units) * way
