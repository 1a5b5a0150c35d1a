"""geo.getGrid: the cells that cover a region."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.errors import FluxError
from krakflux.flux.stdlib.experimental.geo.cells import (
    MAX_LEVEL,
    children,
    corners,
    faces,
    token_of,
)
from krakflux.flux.stdlib.experimental.geo.shapes import radius_of_earth, region_of
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krakflux.flux.interpret.runtime import Runtime, Watch
    from krakflux.flux.stdlib.experimental.geo.shapes import Region

__all__ = ["covering", "get_grid"]

# What InfluxDB takes where `minSize` alone is given.
_MOST: Final = 100
_LIMIT: Final = 10_000


@function(
    "experimental/geo",
    "getGrid",
    "(region: A, ?minSize: int, ?maxSize: int, ?level: int, ?maxLevel: int, "
    "units: {distance: string}) => {level: int, set: [string]} where A: Record",
)
def get_grid(
    runtime: Runtime,
    region: Record,
    units: Record,
    min_size: int = -1,
    max_size: int = -1,
    level: int = -1,
    max_level: int = -1,
) -> Record:
    """Give the tokens of the cells of one level that a region meets, sorted, and the level.

    With `level` it is that one. Else it is the first level with `minSize` cells; where that has
    more than `maxSize`, the level before. Where there is none, it is `maxLevel`; without `maxLevel`
    the set is empty and the level -1.

    Differences:
        More than 10000 cells of a level are an error; InfluxDB has no limit.
    """
    if "lat" in region.fields and "radius" not in region.fields:
        raise FluxError("unsupported region type: a grid covers a box, a circle or a polygon")
    if max(level, max_level) > MAX_LEVEL:
        raise FluxError(f"invalid level {max(level, max_level)}: the last level is {MAX_LEVEL}")
    if 0 < max_size < min_size:
        raise FluxError(f"minSize > maxSize ({min_size} > {max_size})")
    if level < 0 and min_size <= 0 and max_size <= 0:
        raise FluxError("either minSize or maxSize must be specified")
    levels = covering(region_of(region, radius_of_earth(units)), runtime.watch)
    if level >= 0:
        return _grid(level, next(cells for each, cells in levels if each == level))
    last = max_level if max_level > 0 else MAX_LEVEL
    best, found = -1, list[int]()
    for each, cells in levels:
        if each > last or len(cells) > (max_size if max_size > 0 else _MOST):
            break
        if each > 0:
            best, found = each, cells
        if each > 0 and 0 < min_size <= len(cells):
            break
    if len(found) < min_size and max_level <= 0:
        return _grid(-1, [])
    return _grid(best, found)


def _grid(level: int, cells: list[int]) -> Record:
    tokens = tuple(token_of(cell) for cell in cells)
    return Record({"level": level if cells else -1, "set": tokens})


def covering(region: Region, watch: Watch | None) -> Iterator[tuple[int, list[int]]]:
    """Give for each level, from 0 on, the cells that the region meets, sorted.

    Raises:
        FluxError: there are too many.
    """
    cells = faces()
    for level in range(MAX_LEVEL + 1):
        cells = [cell for cell in cells if _meets(region, cell, watch)]
        if len(cells) > _LIMIT:
            raise FluxError(
                f"more than {_LIMIT} cells of level {level} cover the region: choose a lower level"
            )
        yield level, cells
        if level < MAX_LEVEL:
            cells = [child for cell in cells for child in children(cell)]


def _meets(region: Region, cell: int, watch: Watch | None) -> bool:
    # A polygon may have any number of corners.
    if watch is not None:
        watch.check()
    return region.meets(corners(cell))
