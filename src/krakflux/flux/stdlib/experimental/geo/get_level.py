"""geo.getLevel: the level of a cell."""

from __future__ import annotations

from krakflux.flux.stdlib.experimental.geo.cells import from_token, level_of
from krakflux.flux.stdlib.registry import function

__all__ = ["get_level"]


@function("experimental/geo", "getLevel", "(token: string) => int")
def get_level(token: str) -> int:
    """Give the level of an S2 cell, 0 (a face of the cube) to 30."""
    return level_of(from_token(token))
