"""geo.s2CellLatLon: the middle of a cell."""

from __future__ import annotations

from krakflux.flux.stdlib.experimental.geo.cells import center, from_token
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Record

__all__ = ["s2_cell_lat_lon"]


@function("experimental/geo", "s2CellLatLon", "(token: string) => {lat: float, lon: float}")
def s2_cell_lat_lon(token: str) -> Record:
    """Give the latitude and longitude of the middle of an S2 cell."""
    latitude, longitude = center(from_token(token))
    return Record({"lat": latitude, "lon": longitude})
