"""Every place of a region lies in a cell of its grid, whatever the region and the level."""

from __future__ import annotations

import math
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from krakflux.flux.stdlib.experimental.geo.cells import cell_at
from krakflux.flux.stdlib.experimental.geo.get_grid import covering
from krakflux.flux.stdlib.experimental.geo.shapes import radius_of_earth, region_of
from krakflux.flux.stdlib.experimental.geo.sphere import direction
from krakflux.flux.values import Record

KM = Record({"distance": "km"})

latitudes = st.floats(-80, 80)
longitudes = st.floats(-170, 170)


@dataclass(frozen=True, slots=True)
class Shape:
    """A region, its middle, and how far it reaches at most, in degrees of latitude."""

    region: Record
    latitude: float
    longitude: float
    reach: float


@st.composite
def circles(draw: st.DrawFn) -> Shape:
    latitude, longitude, radius = draw(latitudes), draw(longitudes), draw(st.floats(1, 2000))
    region = Record({"lat": latitude, "lon": longitude, "radius": radius})
    return Shape(region, latitude, longitude, radius / 111)


@st.composite
def boxes(draw: st.DrawFn) -> Shape:
    latitude, longitude = draw(latitudes), draw(longitudes)
    height, width = draw(st.floats(0.1, 10)), draw(st.floats(0.1, 10))
    sides = {"minLat": latitude - height, "maxLat": latitude + height}
    region = Record({**sides, "minLon": longitude - width, "maxLon": longitude + width})
    return Shape(region, latitude, longitude, height)


@st.composite
def polygons(draw: st.DrawFn) -> Shape:
    latitude, longitude = draw(latitudes), draw(longitudes)
    count, size = draw(st.integers(3, 6)), draw(st.floats(0.5, 9))
    turns = [math.tau * each / count for each in range(count)]
    corners = [
        Record({"lat": latitude + size * math.sin(turn), "lon": longitude + size * math.cos(turn)})
        for turn in turns
    ]
    return Shape(Record({"points": tuple(corners)}), latitude, longitude, size)


@given(
    circles() | boxes() | polygons(),
    st.integers(2, 7),
    st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1)), min_size=20, max_size=20),
)
def test_places_of_a_region_lie_in_its_grid(
    shape: Shape, level: int, offsets: list[tuple[float, float]]
) -> None:
    region = region_of(shape.region, radius_of_earth(KM))
    cells = next(cells for each, cells in covering(region, None) if each == level)
    for north, east in offsets:
        place = shape.latitude + shape.reach * north, shape.longitude + shape.reach * east
        point = direction(math.radians(place[0]), math.radians(place[1]))
        if abs(place[0]) < 90 and region.distance(point) <= 0:
            assert cell_at(*place, level) in cells
