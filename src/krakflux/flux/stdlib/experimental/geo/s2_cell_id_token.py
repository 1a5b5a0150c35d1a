"""geo.s2CellIDToken: the cell that holds a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.stdlib.experimental.geo.cells import cell_at, from_token, parent, token_of
from krakflux.flux.stdlib.experimental.geo.shapes import place_of
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Record

__all__ = ["s2_cell_id_token"]


@function(
    "experimental/geo",
    "s2CellIDToken",
    "(?token: string, ?point: {lat: float, lon: float}, level: int) => string",
)
def s2_cell_id_token(level: int, token: str | None = None, point: Record | None = None) -> str:
    """Give the token of the S2 cell of a level that holds a point or another cell."""
    if (token is None) == (point is None):
        raise FluxError("either point or token must be specified")
    if token is not None:
        return token_of(parent(from_token(token), level))
    return token_of(cell_at(*place_of(point), level))
